"""What an editor fills in to decide on a claim: one form, three ways to end it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.enums import ClaimField, Credibility, Decision, RejectGround, Reliability
from incidents.validators import validate_plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.forms.boundfield import BoundField

MAX_REASON: Final = 4_000
MAX_REMARK: Final = 1_000
_REMARK: Final = "remark_"


class DecisionForm(forms.Form):
    """Grade, reasons and remarks; which of them are needed depends on the decision.

    `round` is the submission the editor has read: another one is not decided on unseen.
    """

    round = forms.IntegerField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        choices=Decision.choices,
        error_messages={
            "required": _("Say what you decide: accept, return or reject."),
            "invalid_choice": _("Say what you decide: accept, return or reject."),
        },
    )
    reliability = forms.ChoiceField(
        label=_("Source reliability"),
        choices=Reliability.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    credibility = forms.TypedChoiceField(
        label=_("Information credibility"),
        choices=Credibility.choices,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    ground = forms.ChoiceField(
        label=_("Why it is turned down"),
        choices=[("", _("choose a ground")), *RejectGround.choices],
        required=False,
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=MAX_REASON,
        validators=[validate_plain_text],
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in ClaimField:
            self.fields[f"{_REMARK}{field.value}"] = forms.CharField(
                label=_("Remark"),
                required=False,
                max_length=MAX_REMARK,
                validators=[validate_plain_text],
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def clean(self) -> dict[str, Any]:
        """Ask for what the decision needs, each at its own field."""
        given: dict[str, Any] = super().clean() or {}
        decision = given.get("decision")
        if decision == Decision.ACCEPT:
            if not given.get("reliability") and "reliability" not in self.errors:
                self.add_error("reliability", _("Grade the source by a letter."))
            if not given.get("credibility") and "credibility" not in self.errors:
                self.add_error("credibility", _("Grade the information by a digit."))
        reason = (given.get("reason") or "").strip()
        if decision == Decision.RETURN and not reason and not self.remarks:
            self.add_error("reason", _("Say why it goes back, here or at a field."))
        if decision == Decision.REJECT:
            if not given.get("ground") and "ground" not in self.errors:
                self.add_error("ground", _("Choose why it is turned down."))
            if not reason and "reason" not in self.errors:
                self.add_error("reason", _("Say in words why it is turned down."))
        return given

    @property
    def remarks(self) -> dict[ClaimField, str]:
        """What was said of single parts of the claim, as far as it can be kept."""
        given = {
            field: self.cleaned_data.get(f"{_REMARK}{field.value}", "") for field in ClaimField
        }
        return {field: words.strip() for field, words in given.items() if words.strip()}

    def remark_fields(self) -> Iterator[tuple[str, BoundField]]:
        """Yield each part of a claim with the field for a remark on it."""
        for field in ClaimField:
            yield field.value, self[f"{_REMARK}{field.value}"]
