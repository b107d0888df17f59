"""The form in which an editor decides on a bulletin."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.enums import Decision
from incidents.forms.new_statement import TidyText

LONGEST_REASON: Final = 2_000


class BulletinDecisionForm(forms.Form):
    """Accept, return or reject the submission that was read, in the editor's words.

    `submission` is the round the page showed. A reason is needed unless it is accepted.
    """

    submission = forms.IntegerField(min_value=0, max_value=32_000, widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        choices=Decision.choices,
        widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("Choose one of the three decisions.")},
    )
    reason = TidyText(
        label=gettext_lazy("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The author reads it. Needed to return or reject."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a reason where the author needs one."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        reason = given.get("reason", "")
        if len(reason) > LONGEST_REASON:
            self.add_error(
                "reason",
                _("A reason has %(limit)d characters at most.") % {"limit": LONGEST_REASON},
            )
        elif given.get("decision") in {Decision.RETURN, Decision.REJECT} and not reason.strip():
            self.add_error("reason", _("Say why: the author reads the reason."))
        return given
