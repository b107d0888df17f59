"""Places and their names."""

from __future__ import annotations

import pgtrigger
from django.contrib.gis.db import models
from django.contrib.postgres.indexes import GinIndex
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from incidents.enums import Language, NameKind, PlaceKind, PlaceOrigin, Script, Side
from incidents.querysets.place import PlaceQuerySet

from .base import recorded
from .triggers import inside_region


@recorded()
class Place(models.Model):
    """A settlement, district or feature, with the districts each side counts it to.

    `label` is the neutral heading used where no reader's choice applies; it names both sides'
    names where they differ. `accuracy_m` is how far the sources of the coordinate disagree.
    """

    slug = models.SlugField(max_length=100, unique=True)
    label = models.CharField(_("label"), max_length=200)
    kind = models.CharField(_("kind"), max_length=16, choices=PlaceKind)
    point = models.PointField(_("point"), srid=4326)
    accuracy_m = models.PositiveIntegerField(_("accuracy in metres"), null=True, blank=True)
    district_before_2020 = models.CharField(_("district before 2020"), max_length=200, blank=True)
    district_after_2020 = models.CharField(_("district after 2020"), max_length=200, blank=True)
    country = models.CharField(_("country code"), max_length=2, blank=True)
    population = models.PositiveIntegerField(_("inhabitants"), null=True, blank=True)
    origin = models.CharField(_("table"), max_length=16, choices=PlaceOrigin)
    geonames_id = models.PositiveIntegerField(null=True, blank=True, unique=True)
    sources = models.TextField(_("sources"))
    note = models.TextField(_("note"), blank=True)
    retired_on = models.DateField(
        _("no longer in its source since"),
        null=True,
        blank=True,
        help_text=_("A place an import no longer contains is marked, never deleted."),
    )

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["label"]
        triggers = [inside_region("point")]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        """Return the public address of the place."""
        return reverse("place", args=[self.slug])


@recorded()
class PlaceName(models.Model):
    """One name of a place: in a language and script, used by a side, in some years.

    `folded` is the search key made by gazetteer.folding; the importers fill it.
    """

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=3, choices=Language)
    script = models.CharField(_("script"), max_length=4, choices=Script)
    kind = models.CharField(_("kind"), max_length=16, choices=NameKind)
    used_by = models.CharField(_("used by"), max_length=16, choices=Side, blank=True)
    year_from = models.SmallIntegerField(_("from year"), null=True, blank=True)
    year_to = models.SmallIntegerField(_("until year"), null=True, blank=True)
    folded = models.CharField(max_length=200, editable=False)
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta:
        ordering = ["place", "language", "kind", "name"]
        indexes = [
            models.Index(fields=["folded"], name="placename_folded"),
            GinIndex(fields=["folded"], name="placename_trigram", opclasses=["gin_trgm_ops"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "name", "language"], name="placename_once_per_language"
            ),
            models.CheckConstraint(
                condition=Q(year_from__isnull=True)
                | Q(year_to__isnull=True)
                | Q(year_to__gte=F("year_from")),
                name="placename_years_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@recorded()
class Region(models.Model):
    """The box outside which the database refuses coordinates: one row, kept from REGION_BBOX."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    box = models.PolygonField(_("box"), srid=4326)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="region_single_row")]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return str(self.box.extent)
