"""What an editor words in a draft incident before it is published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.enums import EventType
from incidents.forms.records.bulk import Tags
from incidents.models import Incident
from incidents.validators import validate_plain_text

if TYPE_CHECKING:
    from incidents.versions import Words

YES: Final = "yes"


class WordsForm(forms.Form):
    """Title, summary, type, why there is no place, the mark and the tags of a draft.

    `seen` is the state of the incident its reader was shown: what they leave as it stood then is no
    change of theirs.
    """

    seen = forms.CharField(max_length=200, widget=forms.HiddenInput)
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        validators=[validate_plain_text],
        help_text=_("What and where, in neutral words."),
    )
    summary = forms.CharField(
        label=_("Summary"),
        required=False,
        max_length=4_000,
        validators=[validate_plain_text],
        help_text=_("Only what nobody contests."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    event_type = forms.ChoiceField(label=_("What"), choices=EventType.choices)
    no_place_reason = forms.CharField(
        label=_("Why there is no place"),
        required=False,
        max_length=Incident._meta.get_field("no_place_reason").max_length,
        validators=[validate_plain_text],
    )
    sensitive = forms.BooleanField(
        label=_("Sensitive: civilian deaths, named persons, captives"), required=False
    )
    tags = Tags(label=_("Tags"), help_text=_("Several between commas. Tags are never public."))

    @classmethod
    def showing(cls, words: Words) -> WordsForm:
        """Return the form with the words as they stand."""
        return cls(initial={**held(words), "seen": words.token})

    @property
    def typed(self) -> dict[str, str]:
        """The words as texts, without the tags. Ask once the form is valid."""
        given = self.cleaned_data
        texts = {n: str(v) for n, v in given.items() if n not in {"seen", "tags", "sensitive"}}
        return {**texts, "sensitive": YES if given["sensitive"] else ""}


def held(words: Words) -> dict[str, Any]:
    """Return words as the values of the form's fields."""
    return {
        **words.fields,
        "sensitive": words.fields["sensitive"] == YES,
        "tags": ", ".join(words.tags),
    }
