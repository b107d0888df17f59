"""The form that changes several records at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.desk.bulk import Change, slug_of
from incidents.enums import EventType
from incidents.validators import validate_plain_text

from .asked import CLAIMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from incidents.models import User

MOST_ROWS: Final = 200
MOST_TAGS: Final = 10
LONGEST_TAG: Final = 60
AUTHOR: Final = "author"
"""The value that gives a claim back to whoever wrote it."""


class Tags(forms.CharField):
    """Tags between commas; the value is their labels, each once."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.validators = []

    def clean(self, value: object) -> tuple[str, ...]:
        """Return the labels. Raises ValidationError with a sentence."""
        typed = (" ".join(part.split()) for part in str(value or "").split(","))
        labels = tuple({slug_of(label): label for label in typed if label}.values())
        if len(labels) > MOST_TAGS:
            raise ValidationError(_("At most %(most)d tags at once.") % {"most": MOST_TAGS})
        for label in labels:
            validate_plain_text(label)
            if len(label) > LONGEST_TAG:
                raise ValidationError(
                    _("A tag has %(most)d characters at most; “%(tag)s…” is longer.")
                    % {"most": LONGEST_TAG, "tag": label[:20]}
                )
            if not slug_of(label):
                raise ValidationError(
                    _("A tag needs a letter or a digit; “%(tag)s” has none.") % {"tag": label}
                )
        return labels


class BulkForm(forms.Form):
    """What to change in the rows that are ticked; empty fields leave them as they are.

    `rows` are the primary keys ticked, `seen` maps them to what stood there when the page was
    made, `change` is what is wanted. All three are there once the form is valid.
    """

    event_type = forms.ChoiceField(label=gettext_lazy("Type"), required=False)
    add_tags = Tags(
        label=gettext_lazy("Add tags"),
        help_text=gettext_lazy("Several between commas. Tags are never public."),
    )
    remove_tags = Tags(label=gettext_lazy("Take tags off"))
    assigned_to = forms.ChoiceField(label=gettext_lazy("Goes on with it"), required=False)

    def __init__(self, kind: str, colleagues: Iterable[User], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        keep = ("", _("leave as it is"))
        self.people: Mapping[str, User] = {str(one.pk): one for one in colleagues}
        names = [(pk, one.known_as) for pk, one in self.people.items()]
        self._choices("event_type", [keep, *EventType.choices])
        self._choices("assigned_to", [keep, (AUTHOR, _("whoever wrote it")), *names])
        if kind != CLAIMS:
            del self.fields["assigned_to"]

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
        field.error_messages["invalid_choice"] = _("Choose one of the list.")

    @property
    def rows(self) -> list[int]:
        """The primary keys of the rows that were ticked; what is no number is left out."""
        posted = self.data.getlist("row") if hasattr(self.data, "getlist") else []
        numbers = (text for text in posted if text.isascii() and text.isdigit() and len(text) < 18)
        return list(dict.fromkeys(map(int, numbers)))

    @property
    def seen(self) -> dict[int, str]:
        """What stood in each ticked row when the page was made."""
        return {pk: str(self.data.get(f"seen.{pk}", ""))[:100] for pk in self.rows}

    @property
    def change(self) -> Change:
        """What is wanted."""
        given = self.cleaned_data
        taker = given.get("assigned_to", "")
        return Change(
            event_type=EventType(given["event_type"]) if given["event_type"] else None,
            add_tags=given["add_tags"],
            remove_tags=given["remove_tags"],
            reassign=bool(taker),
            assigned_to=self.people.get(taker),
        )

    def clean(self) -> dict[str, Any]:
        """Refuse a form that names no row, too many, or nothing to change."""
        given: dict[str, Any] = self.cleaned_data
        if self.errors:
            return given
        if not self.rows:
            raise ValidationError(_("Tick the rows to change first."))
        if len(self.rows) > MOST_ROWS:
            raise ValidationError(_("At most %(most)d rows at once.") % {"most": MOST_ROWS})
        if self.change.is_empty:
            raise ValidationError(_("Say what to change: type, tags or who goes on with it."))
        return given
