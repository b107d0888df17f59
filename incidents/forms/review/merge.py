"""What an editor fills in to make two incidents one, and to undo that."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .incident import words_field


class MergeForm(forms.Form):
    """Why two incidents are one. `version` is the newest public version the editor has seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = words_field(
        _("Why the two are one incident"),
        3,
        required=True,
        help_text=_("Public where the incident is, with the date."),
    )


class UndoMergeForm(forms.Form):
    """Why two incidents are not one after all."""

    reason = words_field(_("Why they are two"), 2, required=True, help_text=_("Public."))

    def __init__(self, *args: Any, number: int, **kwargs: Any) -> None:
        kwargs["auto_id"] = f"undo-{number}-%s"
        super().__init__(*args, **kwargs)
