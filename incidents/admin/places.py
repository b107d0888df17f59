"""Pages of places and areas, with a map to draw on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.admin import TabularInline
from django.contrib.gis.geos import Point, Polygon
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms import ModelForm
from django.utils.translation import gettext as _
from leaflet.admin import LeafletGeoAdmin

from incidents.enums import PlaceOrigin
from incidents.gazetteer.folding import fold
from incidents.models import Area, Incident, Place, PlaceName
from incidents.publication import index_incident

from .site import RoleAdmin, RoleInline, register

if TYPE_CHECKING:
    from django.forms import BaseModelFormSet
    from django.http import HttpRequest


class PlaceNameInline(RoleInline, TabularInline):  # type: ignore[type-arg]
    """Names of a place. The search key is made from the name."""

    model = PlaceName
    fields = ("name", "language", "script", "kind", "used_by", "year_from", "year_to", "source")


class PlaceForm(ModelForm):  # type: ignore[type-arg]
    """A place whose point lies where the database accepts points."""

    def clean_point(self) -> Point:
        """Return the point. Raises ValidationError outside REGION_BBOX."""
        point: Point = self.cleaned_data["point"]
        if not Polygon.from_bbox(settings.REGION_BBOX).covers(point):
            raise ValidationError(_("The point lies outside the region this tracker covers."))
        return point


@register(Place)
class PlaceAdmin(LeafletGeoAdmin, RoleAdmin):  # type: ignore[misc]
    """Places with their names. A place is never deleted: it is marked as retired."""

    deletable = False
    form = PlaceForm
    list_display = ("label", "kind", "district_before_2020", "district_after_2020", "origin")
    list_filter = ("kind", "origin", "country")
    search_fields = ("label", "names__name")
    prepopulated_fields = {"slug": ("label",)}
    readonly_fields = ("origin", "geonames_id")
    inlines = (PlaceNameInline,)

    def save_model(
        self,
        request: HttpRequest,
        obj: Place,
        form: ModelForm[Place],
        change: bool,
    ) -> None:
        """Save as our own: what a person entered here wins over every later import."""
        obj.origin = PlaceOrigin.OWN
        super().save_model(request, obj, form, change)

    def save_formset(
        self,
        request: HttpRequest,
        form: ModelForm[Place],
        formset: BaseModelFormSet[Any, Any],
        change: bool,
    ) -> None:
        """Save the names with their search keys."""
        for name in formset.save(commit=False):
            name.folded = fold(name.name)
            name.save()
        for name in formset.deleted_objects:
            name.delete()
        formset.save_m2m()

    def save_related(
        self,
        request: HttpRequest,
        form: ModelForm[Place],
        formsets: list[BaseModelFormSet[Any, Any]],
        change: bool,
    ) -> None:
        """Save the names, then write the search words of the incidents at this place anew."""
        super().save_related(request, form, formsets, change)
        here = Q(sites__place=form.instance) | Q(claims__sites__place=form.instance)
        for incident in Incident.objects.public().filter(here).distinct():
            index_incident(incident)


@register(Area)
class AreaAdmin(LeafletGeoAdmin, RoleAdmin):  # type: ignore[misc]
    """Areas, each as somebody draws them, with source and uncertainty."""

    list_display = ("name", "kind", "valid_from", "valid_to", "drawn_by", "uncertainty_m")
    list_filter = ("kind",)
    search_fields = ("name", "drawn_by", "source")
    prepopulated_fields = {"slug": ("name",)}
