"""Incidents: something said to have happened at a time and place."""

from __future__ import annotations

import pgtrigger
from django.contrib.gis.db import models
from django.contrib.postgres.indexes import GinIndex, GistIndex, OpClass
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from incidents.enums import (
    WHERE_RADIUS_M,
    DatePrecision,
    EventType,
    IncidentStatus,
    Occurrence,
    Responsibility,
    WherePrecision,
)
from incidents.querysets.incident import IncidentQuerySet
from incidents.querysets.words import INCIDENT_WORDS
from incidents.validators import validate_plain_text

from .base import Stamped, never_deleted, recorded
from .site import SiteFields
from .triggers import (
    COUNTER_ONLY_GROWS,
    FOUR_EYES_ON_PUBLISHING,
    REFERENCE_IS_FIXED,
    inside_region,
)

SHOWN_WITHIN = (
    (5_000, _("to within 5 km")),
    (10_000, _("to within 10 km")),
    (25_000, _("to within 25 km")),
)
"""How exactly the public may see where a sensitive incident was; metres."""

WITH_REFERENCE = (IncidentStatus.PUBLISHED, IncidentStatus.RETRACTED, IncidentStatus.MERGED)


@recorded()
class Incident(Stamped):
    """Holds only what is not contested, or what an editor has assessed.

    What anybody says about it stands in its claims. The interval is the widest the accepted
    claims give; `point` is a representative point for indexing, in SRID 4326, or none.
    With its precision and radius it is what the public sees: less exact than the sites on record
    where `shown_within_m` says so.
    The reference is given at the first publication, so that the numbers do not tell how
    many drafts exist.
    """

    reference = models.CharField(max_length=16, unique=True, null=True, blank=True, editable=False)
    status = models.CharField(
        _("status"), max_length=16, choices=IncidentStatus, default=IncidentStatus.DRAFT
    )
    title = models.CharField(_("title"), max_length=200, validators=[validate_plain_text])
    summary = models.TextField(_("summary"), blank=True, validators=[validate_plain_text])
    event_type = models.CharField(_("what"), max_length=20, choices=EventType)
    starts_on = models.DateField(_("earliest day"), null=True, blank=True)
    ends_on = models.DateField(_("latest day"), null=True, blank=True)
    date_precision = models.PositiveSmallIntegerField(
        _("precision of the time"), choices=DatePrecision, null=True, blank=True
    )
    point = models.PointField(_("representative point"), srid=4326, null=True, blank=True)
    precision = models.PositiveSmallIntegerField(
        _("precision of the place"), choices=WherePrecision, null=True, blank=True
    )
    radius_m = models.PositiveIntegerField(_("radius in metres"), null=True, blank=True)
    no_place_reason = models.CharField(_("why there is no place"), max_length=300, blank=True)
    occurrence = models.CharField(
        _("occurrence"), max_length=24, choices=Occurrence, null=True, blank=True
    )
    responsibility = models.CharField(
        _("responsibility"), max_length=16, choices=Responsibility, null=True, blank=True
    )
    sensitive = models.BooleanField(_("sensitive"), default=False)
    shown_within_m = models.PositiveIntegerField(
        _("how exactly the place is shown"), choices=SHOWN_WITHIN, null=True, blank=True
    )
    tags = models.ManyToManyField("incidents.Tag", through="incidents.IncidentTag", blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_from"
    )
    retraction_reason = models.TextField(_("why it was retracted"), blank=True)
    published_by = models.ForeignKey(
        "incidents.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(_("first published"), null=True, blank=True)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-reference"]
        indexes = [
            GinIndex(INCIDENT_WORDS, name="incident_words"),
            GinIndex(OpClass(Upper("reference"), "gin_trgm_ops"), name="incident_reference_parts"),
            models.Index(
                fields=["-starts_on", "-reference"],
                name="incident_public_newest",
                condition=Q(status=IncidentStatus.PUBLISHED),
            ),
            models.Index(
                fields=["event_type", "starts_on"],
                name="incident_public_type",
                condition=Q(status=IncidentStatus.PUBLISHED),
            ),
            models.Index(
                fields=["ends_on"],
                name="incident_public_end",
                condition=Q(status=IncidentStatus.PUBLISHED),
            ),
            models.Index(
                fields=["occurrence", "responsibility"],
                name="incident_public_assessment",
                condition=Q(status=IncidentStatus.PUBLISHED),
            ),
            models.Index(
                fields=["shown_within_m"],
                name="incident_shown_coarsely",
                condition=Q(shown_within_m__isnull=False),
            ),
            GistIndex(
                fields=["point"],
                name="incident_public_point",
                condition=Q(status=IncidentStatus.PUBLISHED),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True, ends_on__isnull=True)
                | Q(starts_on__isnull=False, ends_on__isnull=False, ends_on__gte=F("starts_on")),
                name="incident_interval_in_order",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(date_precision__isnull=False),
                name="incident_time_has_precision",
            ),
            models.CheckConstraint(
                condition=Q(point__isnull=True) | Q(precision__isnull=False),
                name="incident_point_has_precision",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=WITH_REFERENCE)
                | Q(
                    reference__isnull=False,
                    reference__regex=r"^NK-[0-9]{4}-[0-9]{4,}$",
                    published_by__isnull=False,
                    published_at__isnull=False,
                ),
                name="incident_public_has_reference",
            ),
            models.CheckConstraint(
                condition=~Q(status=IncidentStatus.PUBLISHED)
                | Q(
                    starts_on__isnull=False,
                    occurrence__isnull=False,
                    responsibility__isnull=False,
                ),
                name="incident_public_is_dated_assessed",
            ),
            models.CheckConstraint(
                condition=~Q(status=IncidentStatus.MERGED)
                | (Q(merged_into__isnull=False) & ~Q(merged_into=F("id"))),
                name="incident_merged_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(reference__isnull=True)
                | ~Q(status__in=[IncidentStatus.DRAFT, IncidentStatus.DISCARDED]),
                name="incident_public_never_draft_again",
            ),
            models.CheckConstraint(
                condition=Q(status__in=IncidentStatus.values)
                & Q(event_type__in=EventType.values)
                & (Q(date_precision__isnull=True) | Q(date_precision__in=DatePrecision.values))
                & (Q(precision__isnull=True) | Q(precision__in=WherePrecision.values))
                & (Q(occurrence__isnull=True) | Q(occurrence__in=Occurrence.values))
                & (Q(responsibility__isnull=True) | Q(responsibility__in=Responsibility.values)),
                name="incident_codes_known",
            ),
            models.CheckConstraint(
                condition=Q(shown_within_m__isnull=True)
                | Q(sensitive=True, shown_within_m__in=[metres for metres, _word in SHOWN_WITHIN]),
                name="incident_coarse_is_sensitive",
            ),
            models.CheckConstraint(
                condition=~Q(status=IncidentStatus.RETRACTED) | ~Q(retraction_reason=""),
                name="incident_retracted_with_reason",
            ),
        ]
        triggers = [
            never_deleted(),
            pgtrigger.ReadOnly(name="author_is_fixed", fields=["created_by"]),
            inside_region("point"),
            pgtrigger.Trigger(
                name="reference_is_fixed",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("reference"),
                func=REFERENCE_IS_FIXED,
            ),
            pgtrigger.Trigger(
                name="four_eyes",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                timing=pgtrigger.Deferred,
                func=FOUR_EYES_ON_PUBLISHING,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference or 'draft'}: {self.title}"

    @property
    def survivor(self) -> Incident:
        """The incident that a merged one ended up in, else itself; merges can follow each other.

        One query a step unless `merged_into` was selected.
        """
        found, seen = self, {self.pk}
        while found.merged_into is not None and found.merged_into_id not in seen:
            found = found.merged_into
            seen.add(found.pk)
        return found

    @property
    def writer_ids(self) -> set[int]:
        """Who wrote the incident and who edited it last."""
        return {one for one in (self.created_by_id, self.edited_by_id) if one is not None}

    def get_absolute_url(self) -> str:
        """Return the public address; only incidents with a reference have one."""
        return reverse("incident", args=[self.reference])

    @property
    def reach_m(self) -> int | None:
        """The radius around the representative point in metres, if there is one."""
        if self.radius_m is not None or self.precision is None:
            return self.radius_m
        return WHERE_RADIUS_M[WherePrecision(self.precision)]


@recorded()
class IncidentSite(SiteFields):
    """A place of an incident; one incident can have several."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="sites")

    class Meta(SiteFields.Meta):
        triggers = [inside_region("point")]


class ReferenceCounter(models.Model):
    """The last number given in a year; it only grows, so no reference is used twice."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        triggers = [
            never_deleted(),
            pgtrigger.Trigger(
                name="only_grows",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=COUNTER_ONLY_GROWS,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class PublishedVersion(models.Model):
    """An incident as it was published at a moment: what `/v/<n>/` answers from. Append-only.

    `content` is the public representation of that moment (the shape of the API's answer).
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    published_at = models.DateTimeField(_("published"), auto_now_add=True)
    published_by = models.ForeignKey("incidents.User", on_delete=models.PROTECT, related_name="+")
    note = models.TextField(_("what changed"), blank=True)
    content = models.JSONField(_("content"))

    class Meta:
        ordering = ["incident", "number"]
        constraints = [
            models.UniqueConstraint(fields=["incident", "number"], name="version_number_once")
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.incident.reference} v{self.number}"
