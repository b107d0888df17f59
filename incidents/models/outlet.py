"""Outlets, publications and captures: where a statement was read and what was kept of it."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.enums import CaptureStatus, Language, OutletKind, Reliability
from incidents.querysets.words import PUBLICATION_WORDS

from .base import Stamped, recorded


@recorded()
class Outlet(models.Model):
    """A site, agency or channel where something was read."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=16, choices=OutletKind)
    url = models.URLField(_("address"), max_length=500, blank=True)
    language = models.CharField(_("main language"), max_length=3, choices=Language)
    owner = models.ForeignKey(
        "incidents.Actor",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="outlets",
        verbose_name=_("run by"),
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@recorded()
class OutletGrade(models.Model):
    """The usual reliability of an outlet (STANAG 2511, A-F) from a day on: rows are a history."""

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="grades")
    reliability = models.CharField(_("reliability"), max_length=1, choices=Reliability)
    since = models.DateField(_("since"))
    reason = models.TextField(_("reason"))

    class Meta:
        ordering = ["outlet", "-since"]
        constraints = [
            models.UniqueConstraint(fields=["outlet", "since"], name="outlet_grade_once_a_day"),
            models.CheckConstraint(
                condition=Q(reliability__in=Reliability.values), name="outlet_grade_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outlet}: {self.reliability} ({self.since})"


@recorded()
class Publication(Stamped):
    """One page or post at an outlet."""

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="publications")
    url = models.URLField(
        _("address"),
        max_length=1000,
        blank=True,
        help_text=_("Empty where the page was read without its address being kept."),
    )
    url_key = models.CharField(
        _("normalised address"),
        max_length=1000,
        unique=True,
        help_text=_("Without scheme, www, mobile host and tracking parameters."),
    )
    title = models.CharField(_("title"), max_length=300, blank=True)
    language = models.CharField(_("language"), max_length=3, choices=Language)
    published_on = models.DateField(_("published on"), null=True, blank=True)

    class Meta:
        ordering = ["published_on", "id"]
        indexes = [GinIndex(PUBLICATION_WORDS, name="publication_words")]

    def __str__(self) -> str:
        return self.title or self.url or str(self.outlet)


@recorded()
class Capture(models.Model):
    """What was archived of a publication at a moment."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="captures")
    captured_at = models.DateTimeField(_("captured at"))
    status = models.CharField(_("status"), max_length=16, choices=CaptureStatus)
    http_status = models.PositiveSmallIntegerField(null=True, blank=True)
    warc = models.FileField(_("WARC file"), upload_to="captures/%Y/%m/", blank=True)
    sha256 = models.CharField(
        _("SHA-256"),
        max_length=64,
        blank=True,
        validators=[RegexValidator(r"^[0-9a-f]{64}$")],
    )
    text = models.TextField(_("extracted text"), blank=True)
    error = models.TextField(_("error"), blank=True)

    class Meta:
        ordering = ["publication", "-captured_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=CaptureStatus.CAPTURED)
                | (Q(sha256__regex=r"^[0-9a-f]{64}$") & ~Q(warc="")),
                name="capture_has_bytes_and_hash",
            )
        ]

    def __str__(self) -> str:
        return f"{self.publication} ({self.captured_at:%Y-%m-%d})"
