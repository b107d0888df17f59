"""Drafts: what an analyst has typed of a statement and its claims, before it becomes records.

A draft keeps texts exactly as they were typed, right or wrong, so that nothing is lost and every
mistake can be shown at its field. `incidents.desk` reads it, checks it and turns it into records.
Never public.
"""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.postgres.indexes import GistIndex
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.enums import DraftStatus, EventType
from incidents.querysets.draft import DraftQuerySet
from incidents.validators import new_public_id

from .base import never_deleted
from .incident import Incident
from .lead import Lead
from .statement import Statement


class Draft(models.Model):
    """One statement with its claims as it is being written.

    `content` maps paths ("statement.issued", "claims.k1.when") to what was typed. `version` counts
    the saves; each save is a DraftChange. `statement` is set where the draft adds to, or has
    become, a statement on record. `headline` is made from the content, for lists.
    """

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="drafts"
    )
    shared_with = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="DraftShare", related_name="drafts_shared", blank=True
    )
    status = models.CharField(
        _("status"), max_length=16, choices=DraftStatus, default=DraftStatus.OPEN
    )
    statement = models.ForeignKey(
        Statement, on_delete=models.PROTECT, null=True, blank=True, related_name="drafts"
    )
    lead = models.ForeignKey(
        Lead, on_delete=models.PROTECT, null=True, blank=True, related_name="drafts"
    )
    content = models.JSONField(_("content"), default=dict)
    version = models.PositiveIntegerField(_("version"), default=0)
    headline = models.CharField(_("headline"), max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at"]
        indexes = [
            models.Index(
                fields=["owner", "-updated_at"],
                name="draft_open_of_owner",
                condition=Q(status=DraftStatus.OPEN),
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=DraftStatus.values), name="draft_status_known"
            ),
            models.CheckConstraint(
                condition=~Q(status=DraftStatus.SUBMITTED) | Q(statement__isnull=False),
                name="draft_submitted_has_statement",
            ),
        ]
        triggers = [never_deleted()]

    def __str__(self) -> str:
        return self.headline or self.public_id


class DraftShare(models.Model):
    """A colleague whom the owner lets write in a draft."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="shares")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="draft_shares"
    )
    shared_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "user"], name="draft_shared_once")]

    def __str__(self) -> str:
        return f"{self.draft} + {self.user}"


class DraftChange(models.Model):
    """One save of a draft: which fields it changed, from what to what. Append-only.

    `changes` maps a path to [what stood there, what stands there now]; null where nothing stood.
    """

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="changes")
    version = models.PositiveIntegerField(_("version"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now_add=True)
    changes = models.JSONField(_("changes"))

    class Meta:
        ordering = ["draft", "version"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "version"], name="draft_version_once")
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.draft} v{self.version}"


class DraftSketch(models.Model):
    """What a draft's claim says of day and place, for finding the same incident. Derived.

    One row for each claim of an open draft, written anew at each save.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="sketches")
    key = models.CharField(max_length=16)
    incident = models.ForeignKey(
        Incident, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    title = models.CharField(max_length=200, blank=True)
    event_type = models.CharField(max_length=20, choices=EventType, null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    point = models.PointField(srid=4326, null=True, blank=True)
    radius_m = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "key"], name="sketch_once")]
        indexes = [
            GistIndex(fields=["point"], name="sketch_point"),
            models.Index(fields=["starts_on", "ends_on"], name="sketch_days"),
        ]

    def __str__(self) -> str:
        return self.title or self.key


class Presence(models.Model):
    """Who had a draft open last, and when: tells colleagues of each other. Not kept."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="presences"
    )
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "user"], name="presence_once")]
        indexes = [models.Index(fields=["seen_at"], name="presence_seen")]

    def __str__(self) -> str:
        return f"{self.user}: {self.draft}"
