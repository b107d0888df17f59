"""What a claim's answers rest on, and how its author answered the warnings before submitting."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.enums import QuotedField
from incidents.validators import validate_plain_text

from .base import recorded
from .claim import Claim
from .triggers import fixed_once_decided


@recorded()
class Quotation(models.Model):
    """The words of the statement that one answer of a claim rests on.

    `start` and `end` count characters of the statement's verbatim text, end exclusive; both are
    null where the words stand in a text that was not kept.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="quotations")
    field = models.CharField(_("answer"), max_length=16, choices=QuotedField)
    text = models.TextField(_("quotation"), validators=[validate_plain_text])
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        triggers = [fixed_once_decided()]
        constraints = [
            models.UniqueConstraint(fields=["claim", "field"], name="quotation_once_per_answer"),
            models.CheckConstraint(
                condition=Q(field__in=QuotedField.values) & ~Q(text=""),
                name="quotation_answer_known",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True)
                | Q(start__isnull=False, end__isnull=False, end__gt=F("start")),
                name="quotation_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_field_display()}: {self.text[:60]}"


@recorded()
class WarningAnswer(models.Model):
    """Why an author submitted a claim in spite of a warning; editors read it, the public never."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="warning_answers")
    code = models.CharField(_("warning"), max_length=32)
    reason = models.TextField(_("reason"), validators=[validate_plain_text])
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        triggers = [fixed_once_decided()]
        constraints = [
            models.UniqueConstraint(fields=["claim", "code"], name="warning_answered_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="warning_answer_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.reason[:60]}"
