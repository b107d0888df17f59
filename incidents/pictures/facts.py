"""What the picture of an incident says, gathered from what is public of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from incidents.comparison import alphabetical, compare
from incidents.enums import Side, Verdict, WherePrecision
from incidents.exchange.comparable import comparables
from incidents.models import Area, Claim, Incident
from incidents.templatetags.words import days, where_words

Line = tuple[tuple[float, float], ...]
"""Longitude and latitude of the points, in degrees."""


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """Everything the picture shows, as words and numbers.

    `sides` are all sides that make claims, in alphabetical order, with the number of their
    claims; `verdicts` a question in words and how the answers compare. `point` is in degrees,
    None where there are no coordinates; `reach_m` the radius around it in metres, None where
    the place is exact or the precision means no circle.
    """

    reference: str
    title: str
    what: str
    when: str
    where: str
    sides: tuple[tuple[Side, int], ...]
    verdicts: tuple[tuple[str, Verdict], ...]
    assessment: tuple[str, str]
    point: tuple[float, float] | None
    reach_m: int | None
    areas: tuple[Line, ...]

    def texts(self) -> list[str]:
        """Return every text of the picture, for those who must know what it tells."""
        sides = [str(side.label) for side, _number in self.sides]
        verdicts = [f"{question} {verdict.label}" for question, verdict in self.verdicts]
        own = [self.reference, self.title, self.what, self.when, self.where]
        return [*own, *sides, *verdicts, *self.assessment]


def facts_of(incident: Incident) -> PictureFacts:
    """Return the facts of a published incident, from its accepted claims only."""
    assert incident.starts_on  # the database holds this of published ones
    claims = Claim.objects.filter(incident=incident).accepted().for_readers()
    comparison = compare(comparables(claims))
    numbers = Counter(view.side for view in comparison.claims)
    exact = incident.precision == WherePrecision.EXACT
    return PictureFacts(
        reference=incident.reference or "",
        title=incident.title,
        what=incident.get_event_type_display(),
        when=days(incident.starts_on, incident.ends_on, incident.date_precision),
        where=_where(incident),
        sides=tuple((side, numbers[side]) for side in alphabetical(numbers)),
        verdicts=tuple((str(row.question.label), row.verdict) for row in comparison.questions),
        assessment=(
            str(incident.get_occurrence_display()),
            str(incident.get_responsibility_display()),
        ),
        point=(incident.point.x, incident.point.y) if incident.point else None,
        reach_m=None if exact else incident.reach_m,
        areas=areas_of(incident),
    )


def areas_of(incident: Incident) -> tuple[Line, ...]:
    """Return the lines, and borders of areas, drawn as of the last day of `incident`."""
    assert incident.ends_on
    found: list[Line] = []
    for area in Area.objects.valid_on(incident.ends_on):
        shape = area.geometry.boundary if area.geometry.dims == 2 else area.geometry
        parts = [shape] if shape.geom_type == "LineString" else list(shape)
        found += [tuple((x, y) for x, y, *_height in part.coords) for part in parts]
    return tuple(found)


def _where(incident: Incident) -> str:
    """The places an editor has set down, and how exactly the point is known."""
    sites = incident.shown_sites.select_related("place").prefetch_related("place__names")
    names = list(
        dict.fromkeys(
            str(site) for site in sites if site.place or site.description or site.is_coarse
        )
    )
    how = where_words(incident.precision, incident.radius_m) if incident.point else ""
    return " · ".join([*names, how or _("no coordinates")])
