"""What people type in discussions, and their choice of e-mails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.enums import MailChoice
from incidents.models.discussion import LONGEST_COMMENT
from incidents.validators import validate_plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.enums import ClaimField


class CommentForm(forms.Form):
    """The words of one comment. Several stand on a page, so ids begin with `place`."""

    words = forms.CharField(
        label=_("Comment"),
        max_length=LONGEST_COMMENT,
        validators=[validate_plain_text],
        error_messages={"required": _("Write something first.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, place: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = f"{place}-%s"


class StartForm(CommentForm):
    """The first comment of a discussion, and which part of the record it is about."""

    part = forms.ChoiceField(label=_("About"), required=False)
    field_order = ("part", "words")

    def __init__(self, parts: Iterable[ClaimField], *args: Any, **kwargs: Any) -> None:
        super().__init__("start", *args, **kwargs)
        chosen: Any = self.fields["part"]
        chosen.choices = [("", _("as a whole")), *((one.value, one.label) for one in parts)]


class MailForm(forms.Form):
    """When somebody wants e-mails."""

    choice = forms.ChoiceField(
        label=_("E-mails"), choices=MailChoice.choices, widget=forms.RadioSelect
    )
