"""The site map for search engines: published incidents, public statements, places, fixed pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, overload

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.db.models import Exists, Max, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Greatest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from incidents.enums import ClaimStatus, IncidentStatus
from incidents.exchange.addresses import absolute
from incidents.models import ClaimSite, Incident, IncidentSite, Place, Statement
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import public_page
from incidents.views.public.parameters import read_only

FIXED = ("home", "incidents", "timeline", "bulletins", "balance", "methodology", "about")


class Section(Sitemap):  # type: ignore[type-arg]  # not generic at run time
    """One kind of page; addresses stand under SITE_URL, else under the host that was asked."""

    limit = 2_000

    def get_domain(self, site: Any = None) -> str:
        """Return the host."""
        return settings.SITE_URL.partition("://")[2] or super().get_domain(site)

    def get_protocol(self, protocol: str | None = None) -> str:
        """Return the scheme."""
        return settings.SITE_URL.partition("://")[0] or super().get_protocol(protocol)


class Dated(Sequence[Model]):
    """Records by pages: counted as `plain`, and only those of a page are `dated`."""

    def __init__(self, plain: QuerySet[Any], dated: QuerySet[Any]) -> None:
        self.plain, self.dated = plain, dated

    def __len__(self) -> int:
        return self.plain.count()

    @overload
    def __getitem__(self, index: int) -> Model: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Model]: ...

    def __getitem__(self, index: int | slice) -> Model | Sequence[Model]:
        if isinstance(index, int):
            return self[index : index + 1][0]
        keys = list(self.plain.values_list("pk", flat=True)[index])
        found = self.dated.in_bulk(keys)
        return [found[key] for key in keys if key in found]


class Changing(Section):
    """Pages of records that carry `changed_at`: when what is published about them last changed."""

    def lastmod(self, item: Model) -> dt.datetime | None:
        """Return when the page last changed."""
        changed_at: dt.datetime | None = item.changed_at  # type: ignore[attr-defined]  # annotated
        return changed_at


class Incidents(Changing):
    """Published incidents, changed when their newest version was published."""

    def items(self) -> Dated:
        """Return the incidents in the order of their references."""
        dated = Incident.objects.annotate(changed_at=Max("versions__published_at"))
        return Dated(Incident.objects.public().order_by("reference"), dated)


class Statements(Changing):
    """Public statements, changed with the newest version of an incident or bulletin of theirs."""

    def items(self) -> Dated:
        """Return the statements in a fixed order."""
        said = Q(
            claims__status=ClaimStatus.ACCEPTED,
            claims__incident__status=IncidentStatus.PUBLISHED,
        )
        counted = Q(bulletins__status=ClaimStatus.ACCEPTED)
        # GREATEST leaves out what is NULL.
        changed_at = Greatest(
            Max("claims__incident__versions__published_at", filter=said),
            Max("bulletins__reviews__decided_at", filter=counted),
        )
        dated = Statement.objects.annotate(changed_at=changed_at)
        return Dated(Statement.objects.public().order_by("public_id"), dated)


class Places(Section):
    """Places that a published incident, or an accepted claim about one, names."""

    def items(self) -> QuerySet[Place]:
        """Return the places in the order of their addresses."""
        named = {"place": OuterRef("pk")}
        own = IncidentSite.objects.filter(incident__status=IncidentStatus.PUBLISHED, **named)
        claimed = ClaimSite.objects.filter(
            claim__status=ClaimStatus.ACCEPTED,
            claim__incident__status=IncidentStatus.PUBLISHED,
            **named,
        )
        return Place.objects.filter(Exists(own) | Exists(claimed)).order_by("slug")


class FixedPages(Section):
    """The pages that are always there."""

    def items(self) -> Sequence[str]:
        """Return the names of their addresses."""
        return FIXED

    def location(self, item: str) -> str:
        """Return the address of a name."""
        return reverse(item)


SECTIONS: dict[str, Section] = {
    "incidents": Incidents(),
    "statements": Statements(),
    "places": Places(),
    "pages": FixedPages(),
}


@public_page
@answers_bad_parameter
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """List the parts of the site map."""
    read_only(request.GET)
    parts = [
        absolute(request, f"{reverse('sitemap_section', args=[name])}{f'?p={page}' * (page > 1)}")
        for name, section in SECTIONS.items()
        for page in section.paginator.page_range
    ]
    context = {"sitemaps": [{"location": part} for part in parts]}
    return render(request, "sitemap_index.xml", context, content_type="application/xml")


@public_page
def sitemap_section(request: HttpRequest, section: str) -> HttpResponseBase:
    """List the addresses of one section, by pages of `p`."""
    answer: HttpResponseBase = sitemap(request, sitemaps={**SECTIONS}, section=section)
    return answer
