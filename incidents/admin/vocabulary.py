"""Pages of the vocabularies: actors, outlets and their grades, agreements and their clauses."""

from __future__ import annotations

from django.contrib.admin import StackedInline, TabularInline
from django.db.models import URLField

from incidents.models import Actor, ActorName, Agreement, Clause, Outlet, OutletGrade

from .site import RoleAdmin, RoleInline, register


class ActorNameInline(RoleInline, TabularInline):  # type: ignore[type-arg]
    """Other names of an actor."""

    model = ActorName


@register(Actor)
class ActorAdmin(RoleAdmin):
    """Actors with their names."""

    list_display = ("name", "short_name", "side", "kind", "year_from", "year_to")
    list_filter = ("side", "kind")
    search_fields = ("name", "short_name", "names__name")
    prepopulated_fields = {"slug": ("short_name",)}
    inlines = (ActorNameInline,)


class OutletGradeInline(RoleInline, TabularInline):  # type: ignore[type-arg]
    """The grades of an outlet, newest first: a new one is added, the old ones stay."""

    model = OutletGrade
    deletable = False


@register(Outlet)
class OutletAdmin(RoleAdmin):
    """Outlets with the history of their grade."""

    list_display = ("name", "kind", "language", "owner", "url")
    list_filter = ("kind", "language")
    list_select_related = ("owner",)
    search_fields = ("name", "url")
    formfield_overrides = {URLField: {"assume_scheme": "https"}}
    prepopulated_fields = {"slug": ("name",)}
    inlines = (OutletGradeInline,)


class ClauseInline(RoleInline, StackedInline):  # type: ignore[type-arg]
    """The clauses of an agreement, in our words."""

    model = Clause


@register(Agreement)
class AgreementAdmin(RoleAdmin):
    """Agreements with their clauses."""

    list_display = ("short_title", "signed_on", "in_force_from", "in_force_until")
    search_fields = ("title", "short_title")
    prepopulated_fields = {"slug": ("short_title",)}
    inlines = (ClauseInline,)
