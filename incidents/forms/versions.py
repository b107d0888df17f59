"""Which two versions an address compares, and what somebody brings back of the earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.forms.filter import BadParameter
from incidents.validators import validate_plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

    from incidents.revisions import Field

COMPARING: Final = ("from", "to")
"""The parameters that name two versions."""

WHOLE: Final = "whole"
"""The value of the button that brings back all that differs."""


def read_pair(params: QueryDict, newest: int, oldest: int = 1) -> tuple[int, int] | None:
    """Return the two versions asked for, the earlier first; None where none is asked for.

    Raises BadParameter for one alone, one that there is not, and the same one twice.
    """
    if not any(name in params for name in COMPARING):
        return None
    first, second = (_number(params, name, oldest, newest) for name in COMPARING)
    if first == second:
        raise BadParameter("to", _("Choose two different versions."))
    return min(first, second), max(first, second)


def _number(params: QueryDict, name: str, oldest: int, newest: int) -> int:
    text = params.get(name, "").strip()
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 8 else -1
    if len(params.getlist(name)) > 1 or not oldest <= number <= newest:
        raise BadParameter(
            name,
            _("Give one version between %(first)d and %(last)d.")
            % {"first": oldest, "last": newest},
        )
    return number


class ChooseForm(forms.Form):
    """Which fields are brought back from `version`.

    `seen` is the state of the record its reader saw. The button decides whether it is the ticked
    fields or all that differ.
    """

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    seen = forms.CharField(max_length=200, widget=forms.HiddenInput)
    fields_chosen = forms.MultipleChoiceField(
        label=gettext_lazy("What to bring back"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, offered: Iterable[Field], **more: Any) -> None:
        super().__init__(*args, **more)
        self.offered = tuple(offered)
        chosen = self.fields["fields_chosen"]
        assert isinstance(chosen, forms.MultipleChoiceField)
        chosen.choices = [(one.name, one.label) for one in self.offered]

    def clean(self) -> dict[str, Any]:
        """Ask for something to bring back, unless all of it is."""
        given: dict[str, Any] = super().clean() or {}
        if self.data.get("do") == WHOLE:
            given["fields_chosen"] = [one.name for one in self.offered]
        if not given.get("fields_chosen") and "fields_chosen" not in self.errors:
            self.add_error("fields_chosen", _("Tick what is to be brought back."))
        return given


class RestoreForm(ChooseForm):
    """The same of a record, with the reason; `public` is the newest version that was published."""

    public = forms.IntegerField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Why it is brought back"),
        max_length=4_000,
        validators=[validate_plain_text],
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Say why it is brought back.")},
    )

    def __init__(self, *args: Any, is_public: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if is_public:
            self.fields["reason"].label = _("What is brought back and why")
            self.fields["reason"].help_text = _(
                "Public, with the date: it is a correction. If only tags are brought back, nobody "
                "but colleagues reads it."
            )
