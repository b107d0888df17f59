"""Duplicates that were made one incident, with the claims that went over."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.validators import validate_plain_text

from .base import never_deleted, recorded
from .claim import Claim
from .incident import Incident
from .triggers import MOVED_FROM_SOURCE


@recorded()
class Merge(models.Model):
    """One incident was found to be another: its claims went over to that one.

    Open until it is undone; an incident is merged into at most one other at a time. `source_status`
    is where it stood before, and stands again when the merge is undone.
    """

    source = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="merges")
    target = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="taken_in")
    source_status = models.CharField(_("stood before"), max_length=16)
    reason = models.TextField(_("why they are the same"), validators=[validate_plain_text])
    merged_by = models.ForeignKey("incidents.User", on_delete=models.PROTECT, related_name="+")
    merged_at = models.DateTimeField(_("merged"), auto_now_add=True)
    undo_reason = models.TextField(
        _("why it was undone"), blank=True, validators=[validate_plain_text]
    )
    undone_by = models.ForeignKey(
        "incidents.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    class Meta:
        ordering = ["-merged_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source"], condition=Q(undone_at__isnull=True), name="merge_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(source=F("target")) & ~Q(reason=""), name="merge_has_two_and_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True, undo_reason="")
                | (Q(undone_at__isnull=False, undone_by__isnull=False) & ~Q(undo_reason="")),
                name="merge_undone_by_somebody",
            ),
        ]
        triggers = [
            never_deleted(),
            pgtrigger.ReadOnly(
                name="made_once",
                fields=["source", "target", "source_status", "reason", "merged_by", "merged_at"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


class MergedClaim(models.Model):
    """A claim that went over with a merge. Append-only.

    Only such a claim leaves its incident once an editor has decided on it: to the merge's target,
    and back when the merge is undone.
    """

    merge = models.ForeignKey(Merge, on_delete=models.PROTECT, related_name="moved")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="moves")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["merge", "claim"], name="merged_claim_once")]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="moved_from_source",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=MOVED_FROM_SOURCE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim} · {self.merge}"
