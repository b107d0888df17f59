"""What an editor fills in to publish an incident, to correct it, to take it back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.enums import EventType, Occurrence, Responsibility
from incidents.models import Incident
from incidents.models.incident import SHOWN_WITHIN
from incidents.validators import validate_plain_text


def words_field(label: Any, rows: int, *, required: bool, help_text: Any = "") -> forms.CharField:
    """Return a field for plain text of several lines, at most 4,000 characters."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=4_000,
        validators=[validate_plain_text],
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _shown_within() -> forms.TypedChoiceField:
    """Return a field for how exactly a place is shown: metres, None for as it is known."""
    return forms.TypedChoiceField(
        label=_("Place shown to the public"),
        choices=[("", _("as exactly as it is known")), *SHOWN_WITHIN],
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_(
            "For sensitive incidents. Points, radii and names of places become as coarse on every "
            "page, map and file; titles and quotations stay as they are worded."
        ),
    )


def _coarse_is_sensitive(form: forms.BaseForm) -> None:
    """Ask for the mark where the place of an incident is shown less exactly."""
    given = form.cleaned_data
    if given.get("shown_within_m") and not given.get("sensitive"):
        form.add_error("shown_within_m", _("Mark the incident as sensitive, or show the place."))


class PublishForm(forms.Form):
    """The assessment on both axes with its public reason, and whether the incident is sensitive.

    The reason may be empty where the proposal is taken as it is: its sentences are then the reason.
    """

    occurrence = forms.ChoiceField(label=_("Occurrence"), choices=Occurrence.choices)
    responsibility = forms.ChoiceField(label=_("Responsibility"), choices=Responsibility.choices)
    reason = words_field(
        _("Reason of the assessment"),
        4,
        required=False,
        help_text=_("Public. Empty: the sentences of the proposal."),
    )
    sensitive = forms.BooleanField(
        label=_("Sensitive: civilian deaths, named persons, captives"), required=False
    )

    shown_within_m = _shown_within()
    not_before = forms.DateTimeField(
        label=_("Not before"),
        required=False,
        help_text=_("Local time, within 90 days. Empty: it is published at once."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": _("Give day and time, as in 2020-12-13 07:30.")},
    )

    def __init__(self, *args: Any, proposed: tuple[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposed = proposed

    def clean(self) -> dict[str, Any]:
        """Ask for a reason where the assessment is not the one proposed."""
        given: dict[str, Any] = super().clean() or {}
        chosen = (given.get("occurrence"), given.get("responsibility"))
        if None not in chosen and chosen != self.proposed and not given.get("reason"):
            self.add_error("reason", _("Say why it is assessed otherwise than the claims suggest."))
        _coarse_is_sensitive(self)
        return given


class ReassessForm(forms.Form):
    """Another assessment of a published incident, with its public reason.

    `version` is the public version the editor has seen.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    occurrence = forms.ChoiceField(label=_("Occurrence"), choices=Occurrence.choices)
    responsibility = forms.ChoiceField(
        label=_("Responsibility"),
        choices=Responsibility.choices,
        help_text=_("Another answer here waits for a second editor."),
    )
    reason = words_field(_("Why it is assessed anew"), 3, required=True, help_text=_("Public."))


class CorrectForm(forms.ModelForm):  # type: ignore[type-arg]  # no generic at run time
    """What a correction may change, and the public note that says what changed and why.

    `version` is the public version the editor has seen: another one is not corrected unseen.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    note = words_field(
        _("What changed and why"), 3, required=True, help_text=_("Public, with the date.")
    )

    class Meta:
        model = Incident
        fields = (
            "title",
            "summary",
            "event_type",
            "no_place_reason",
            "sensitive",
            "shown_within_m",
        )
        widgets = {"summary": forms.Textarea(attrs={"rows": 4})}

    event_type = forms.ChoiceField(label=_("What"), choices=EventType.choices)
    shown_within_m = _shown_within()

    def clean(self) -> dict[str, Any]:
        """Ask for the mark where the place is shown less exactly."""
        given: dict[str, Any] = super().clean() or {}
        _coarse_is_sensitive(self)
        return given

    def changes(self) -> dict[str, Any]:
        """Return the fields of the incident that differ from what stands there."""
        own = set(self.Meta.fields)
        return {name: self.cleaned_data[name] for name in self.changed_data if name in own}


class RetractForm(forms.Form):
    """Why an incident is taken back."""

    reason = words_field(_("Why it is taken back"), 3, required=True, help_text=_("Public."))
