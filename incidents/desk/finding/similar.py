"""Incidents and colleagues' drafts that may be the very clash a card speaks of.

Near in place means that circles of uncertainty meet, near in time that the intervals do; the types
are the same or told of one another (`neighbours`). What is a day apart is shown as well, because
sides give different days for one clash, and so is what has no place; only what is near in both
must be answered.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Final

from django.db.models import Q
from django.utils import timezone

from incidents.comparison import distance_m
from incidents.desk import reading, vocabulary
from incidents.desk.content import Sheet
from incidents.enums import ClaimStatus, DraftStatus
from incidents.models import Claim, ClaimSite, DraftSketch, Incident

from .neighbours import NEIGHBOURS, are_neighbours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.desk.reading import LonLat, ReadClaim, ReadSheet
    from incidents.models import Draft

DAYS_SHOWN: Final = 1
"""How many days apart an incident is still shown."""

MOST: Final = 12
_CANDIDATES = 300
_FARTHEST_M = 150_000  # no circle that is meant seriously is larger
_METRES_A_DEGREE = 80_000  # of longitude at 42.5 N: less than any degree here


@dataclass(frozen=True, slots=True)
class SimilarIncident:
    """An incident that a card may speak of.

    `distance_m` lies between the nearest centres, None where one has no place; `days_apart` is 0
    where the intervals meet. `said` is what the card answers: same, related, different or "".
    `claims` holds what has been said of it, of any state but withdrawn; empty where not asked for.
    """

    incident: Incident
    distance_m: float | None
    days_apart: int
    said: str
    claims: tuple[Claim, ...] = ()

    @property
    def must_be_answered(self) -> bool:
        """Whether a draft cannot be submitted before somebody says what the two are."""
        return self.distance_m is not None and self.days_apart == 0


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who writes of the same: their name, what their draft is called, when last saved.

    `is_own` where it is another draft of the same owner.
    """

    name: str
    headline: str
    seen: dt.datetime
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Similar:
    """What one card may repeat."""

    incidents: tuple[SimilarIncident, ...] = ()
    colleagues: tuple[Colleague, ...] = ()


@dataclass(frozen=True, slots=True)
class _Circle:
    at: LonLat
    radius_m: int


def similar_incidents(draft: Draft, card_key: str) -> Similar:
    """Return what one card of a draft may repeat, incidents with their claims.

    Empty for a card that is not there or says no day. At most nine queries.
    """
    content = {
        path: text
        for path, text in draft.content.items()
        if path == "claims" or path.startswith(("statement.issued", f"claims.{card_key}"))
    }
    found = vocabulary.Vocabulary()
    vocabulary.look_up_places(found, Sheet(content))
    vocabulary.look_up_incidents(found, Sheet(content))
    read = reading.read(content, today=timezone.localdate(), vocabulary=found)
    similar = similar_by_card(draft, read, only=card_key).get(card_key, Similar())
    return Similar(_with_claims(similar.incidents), similar.colleagues)


def similar_by_card(draft: Draft, read: ReadSheet, only: str = "") -> dict[str, Similar]:
    """Return what each card may repeat, without claims. Three queries, whatever is on record."""
    cards = [
        claim
        for claim in read.claims
        if claim.when and not claim.revises and (not only or claim.card.key == only)
    ]
    if not cards:
        return {}
    near = reduce(or_, map(_near, cards))
    candidates = list(
        Incident.objects.to_claim_about().filter(near).order_by("-starts_on", "-pk")[:_CANDIDATES]
    )
    circles = _circles_of(candidates)
    sketches = list(
        DraftSketch.objects.filter(near)
        .filter(draft__status=DraftStatus.OPEN)
        .exclude(draft=draft)
        .select_related("draft__owner")
        .order_by("-draft__updated_at")[:_CANDIDATES]
    )
    return {
        claim.card.key: Similar(
            _similar(claim, candidates, circles), _colleagues(claim, draft, sketches)
        )
        for claim in cards
    }


def _near(claim: ReadClaim) -> Q:
    """A rough condition that everything near a card meets; the index answers it."""
    assert claim.when is not None  # similar_by_card has seen to it
    slack = dt.timedelta(days=DAYS_SHOWN)
    near = Q(starts_on__lte=claim.when.ends_on + slack, ends_on__gte=claim.when.starts_on - slack)
    if claim.event_type:
        near &= Q(event_type__in=NEIGHBOURS[claim.event_type]) | Q(event_type=None)
    around = Q(point=None)
    for site in claim.sites:
        reach = min(site.reach_m or 0, _FARTHEST_M) + _FARTHEST_M
        around |= Q(point__dwithin=(site.where, reach / _METRES_A_DEGREE))
    return near & around if claim.sites else near


def _circles_of(candidates: Sequence[Incident]) -> dict[int, list[_Circle]]:
    """By incident: the circle that stands for it, and those its claims give."""
    found: dict[int, list[_Circle]] = defaultdict(list)
    for incident in candidates:
        if incident.point is not None and incident.reach_m is not None:
            found[incident.pk].append(
                _Circle((incident.point.x, incident.point.y), incident.reach_m)
            )
    sites = (
        ClaimSite.objects.filter(claim__incident__in=[one.pk for one in candidates])
        .exclude(claim__status__in=(ClaimStatus.WITHDRAWN, ClaimStatus.REJECTED))
        .select_related("place", "claim")
    )
    for site in sites if candidates else ():
        if site.reach_m is not None:
            circle = _Circle((site.where.x, site.where.y), site.reach_m)
            found[site.claim.incident_id].append(circle)
    return found


def _circles_of_card(claim: ReadClaim) -> list[_Circle]:
    return [
        _Circle((site.where.x, site.where.y), site.reach_m)
        for site in claim.sites
        if site.where is not None and site.reach_m is not None
    ]


def _meet(here: Sequence[_Circle], there: Sequence[_Circle]) -> tuple[bool, float | None]:
    """Whether two lots of circles can be one place, and how far the nearest that meet are apart.

    Where one has no circle nobody can tell: they may be, at no distance.
    """
    if not here or not there:
        return True, None
    apart = [
        (distance_m(one.at, other.at), one.radius_m + other.radius_m)
        for one in here
        for other in there
    ]
    meeting = [metres for metres, reach in apart if metres <= reach]
    return bool(meeting), min(meeting) if meeting else None


def _similar(
    claim: ReadClaim, candidates: Sequence[Incident], circles: dict[int, list[_Circle]]
) -> tuple[SimilarIncident, ...]:
    here = _circles_of_card(claim)
    chosen = claim.incident.pk if claim.incident else None
    found = []
    for incident in candidates:
        near, metres = _meet(here, circles[incident.pk])
        apart = _days_apart(claim, incident)
        if incident.pk == chosen or not near or apart > DAYS_SHOWN:
            continue
        if not are_neighbours(claim.event_type, incident.event_type):
            continue
        # Without a place everything of a day would be alike: only the very type is then shown.
        if metres is None and claim.event_type != incident.event_type:
            continue
        said = claim.card.relations.get(incident.pk, "")
        found.append(SimilarIncident(incident, metres, apart, said))
    found.sort(key=_likeness)
    return tuple(found[:MOST])


def _likeness(similar: SimilarIncident) -> tuple[bool, int, float, int]:
    metres = similar.distance_m
    return metres is None, similar.days_apart, metres or 0, similar.incident.pk


def _days_apart(claim: ReadClaim, other: Incident | DraftSketch) -> int:
    assert claim.when is not None
    if other.starts_on is None or other.ends_on is None:
        return DAYS_SHOWN + 1
    later, earlier = claim.when.starts_on - other.ends_on, other.starts_on - claim.when.ends_on
    return max(0, later.days, earlier.days)


def _colleagues(
    claim: ReadClaim, mine: Draft, sketches: Sequence[DraftSketch]
) -> tuple[Colleague, ...]:
    here = _circles_of_card(claim)
    by_draft: dict[int, Colleague] = {}
    for sketch in sketches:
        there = (
            [_Circle((sketch.point.x, sketch.point.y), sketch.radius_m)]
            if sketch.point is not None and sketch.radius_m is not None
            else []
        )
        near, metres = _meet(here, there)
        is_same_type = claim.event_type == sketch.event_type
        if not near or (metres is None and not is_same_type) or _days_apart(claim, sketch):
            continue
        if are_neighbours(claim.event_type, sketch.event_type):
            draft = sketch.draft
            headline = sketch.title or draft.headline
            is_own = draft.owner_id == mine.owner_id
            by_draft.setdefault(
                draft.pk, Colleague(draft.owner.known_as, headline, draft.updated_at, is_own)
            )
    return tuple(by_draft.values())


def _with_claims(similar: Sequence[SimilarIncident]) -> tuple[SimilarIncident, ...]:
    """The same with what has been said of each."""
    by_incident: dict[int, list[Claim]] = defaultdict(list)
    claims = (
        Claim.objects.filter(incident__in=[one.incident.pk for one in similar])
        .exclude(status=ClaimStatus.WITHDRAWN)
        .for_comparison()
    )
    for claim in claims if similar else ():
        by_incident[claim.incident_id].append(claim)
    return tuple(replace(one, claims=tuple(by_incident[one.incident.pk])) for one in similar)
