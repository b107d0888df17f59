"""What waits for an editor: which claims, since when, on whose desk; how fair the waiting is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Aggregate, Count, DateTimeField, Exists, Min, OuterRef, Prefetch, Q
from django.utils import timezone

from incidents.enums import Decision, Role, Side
from incidents.models import Claim, Review, User
from incidents.workflow import HELD_FOR, NotAllowed, held_now, take

from .standing import standing_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.filters import IncidentFilter
    from incidents.querysets.claim import ClaimQuerySet

    from .standing import Standing

LOAD_OVER: Final = dt.timedelta(days=7)
"""How far back decisions count as an editor's load."""

TRIED: Final = 20
"""How many claims `take_next` tries where colleagues take them at the same moment."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim in the queue, and where it stands for the editor who looks."""

    claim: Claim
    standing: Standing


@dataclass(frozen=True, slots=True)
class SideWaiting:
    """How many claims of one side wait, since when the oldest and the median."""

    side: Side
    number: int
    oldest: dt.datetime | None
    median: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Load:
    """How many claims an editor has on their desk, and has decided on lately."""

    editor: User
    on_desk: int
    decided: int


class MiddleTime(Aggregate):
    """The median of moments, as one of them."""

    function = "PERCENTILE_DISC"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DateTimeField()


def queue(wanted: IncidentFilter) -> ClaimQuerySet:
    """Return submitted claims the one filter asks for, the longest waiting first.

    With what `seen_by` needs, in a fixed number of queries; without the long texts.
    """
    rounds = Review.objects.select_related("reviewer").order_by("pk")
    found: ClaimQuerySet = (
        Claim.objects.awaiting_review()
        .matching(wanted)
        .select_related("statement__actor", "incident", "created_by")
        .defer("statement__verbatim", "statement__translation")
        .prefetch_related(
            "writers", "sites__place__names", Prefetch("reviews", rounds, to_attr="rounds")
        )
    )
    return found


def seen_by(editor: User, claims: Iterable[Claim]) -> list[Waiting]:
    """Return claims of `queue` as one editor sees them."""
    return [
        Waiting(claim, standing_of(claim, editor, claim.rounds))  # type: ignore[attr-defined]  # prefetched by queue
        for claim in claims
    ]


def open_to(claims: ClaimQuerySet, editor: User) -> ClaimQuerySet:
    """Of these claims, those an editor may take: others' work, on nobody's desk, not yet read."""
    reviews = Review.objects.filter(claim=OuterRef("pk"))
    held = reviews.filter(held_now())
    read = reviews.filter(decision=Decision.ACCEPT, round=OuterRef("round"), reviewer=editor)
    found: ClaimQuerySet = (
        claims.of_others(editor)
        .exclude(Exists(held.exclude(reviewer=editor)))
        .exclude(Exists(read))
    )
    return found


def on_desk_of(claims: ClaimQuerySet, editor: User) -> ClaimQuerySet:
    """Of these claims, those an editor has on their desk."""
    mine = Review.objects.filter(held_now(), claim=OuterRef("pk"), reviewer=editor)
    found: ClaimQuerySet = claims.filter(Exists(mine))
    return found


def take_next(editor: User, wanted: IncidentFilter) -> Claim | None:
    """Put the longest waiting claim an editor may decide on upon their desk, and return it.

    One they have already comes first. None where nothing waits for them.
    """
    waiting = Claim.objects.awaiting_review().matching(wanted)
    mine: Claim | None = on_desk_of(waiting, editor).first()
    if mine is not None:
        return mine
    claim: Claim
    for claim in open_to(waiting, editor)[:TRIED]:
        try:
            with transaction.atomic():
                take(claim, editor)
        except NotAllowed:
            continue
        return claim
    return None


def balance() -> list[SideWaiting]:
    """Return for each side how many claims wait and since when, in the order of the code list."""
    rows = (
        Claim.objects.awaiting_review()
        .order_by()
        .values_list("statement__actor__side")
        .annotate(number=Count("pk"), oldest=Min("submitted_at"), median=MiddleTime("submitted_at"))
    )
    found = {side: SideWaiting(Side(side), *rest) for side, *rest in rows}
    return [found.get(side.value, SideWaiting(side, 0, None, None)) for side in Side]


def loads() -> list[Load]:
    """Return what each editor has on their desk and has decided on lately, by name."""
    now = timezone.now()
    editors = User.objects.filter(role=Role.EDITOR, is_active=True).annotate(
        on_desk=Count(
            "reviews",
            filter=Q(reviews__decision=None, reviews__taken_at__gt=now - HELD_FOR),
        ),
        decided=Count("reviews", filter=Q(reviews__decided_at__gt=now - LOAD_OVER)),
    )
    return [Load(one, one.on_desk, one.decided) for one in editors.order_by("username")]
