"""Releases, and the version of what is public."""

from __future__ import annotations

import pgtrigger
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Release(models.Model):
    """A dated, signed, citable export of everything public. Append-only."""

    name = models.CharField(_("name"), max_length=40, unique=True)
    released_at = models.DateTimeField(_("released"))
    file = models.FileField(_("file"), upload_to="releases/")
    sha256 = models.CharField(
        _("SHA-256"), max_length=64, validators=[RegexValidator(r"^[0-9a-f]{64}$")]
    )
    signature = models.TextField(_("signature"))
    incidents = models.PositiveIntegerField(_("incidents"))
    claims = models.PositiveIntegerField(_("claims"))
    notes = models.TextField(_("notes"), blank=True)

    class Meta:
        ordering = ["-released_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="release_hash_is_sha256"
            )
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return self.name


class SnapshotVersion(models.Model):
    """The version of what is public: one row, moved on after each publication."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=0)
    moved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="snapshot_version_single_row")
        ]

    def __str__(self) -> str:
        return str(self.number)


class SnapshotChange(models.Model):
    """A note that an incident changed in public, or anything may have where it names none.

    `number` is the version of what is public from which on it holds; null until the job that
    follows gives it one. Derived: what is noted stands in the records themselves.
    """

    incident = models.ForeignKey(
        "incidents.Incident", on_delete=models.CASCADE, null=True, related_name="+"
    )
    number = models.PositiveBigIntegerField(null=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.incident_id}: {self.number}"


class HistoryCheck(models.Model):
    """The result of one nightly check that history is unbroken."""

    checked_at = models.DateTimeField(auto_now_add=True)
    rows = models.PositiveBigIntegerField()
    faults = models.JSONField(default=list)

    class Meta:
        ordering = ["-checked_at"]

    def __str__(self) -> str:
        return f"{self.checked_at:%Y-%m-%d}: {len(self.faults)}"
