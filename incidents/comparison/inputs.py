"""What comparing starts from: the accepted claims of one incident as plain, frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.enums import (
    CasualtyCategory,
    Count,
    DatePrecision,
    EventType,
    Harm,
    Initiator,
    Outcome,
    Side,
    SiteRole,
    Stance,
    WherePrecision,
)

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class SiteView:
    """One place a claim names. Degrees of WGS 84; a radius in metres; a place by its slug.

    ``radius_m`` None means the radius the precision stands for. A site may have no point.
    """

    lon: float | None
    lat: float | None
    radius_m: int | None
    precision: WherePrecision
    place: str | None
    label: str
    role: SiteRole = SiteRole.LOCATION


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """How a claim says it ended, at the place with this slug, or on the whole (place None)."""

    outcome: Outcome
    place: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class FigureView:
    """One casualty figure: people of one side, category and harm.

    The three numbers are people and only mean something when ``count`` is "stated". A missing
    minimum or maximum leaves that end open, unless ``best`` stands alone.
    """

    side: Side
    category: CasualtyCategory
    harm: Harm
    count: Count
    minimum: int | None = None
    best: int | None = None
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What one statement says about one incident.

    ``side`` is the side of the actor who speaks. ``lineage`` is the id of the statement at the
    root of ``derived_from``, the statement's own id when it repeats nobody. The dates are an
    inclusive interval in local days that is already as wide as ``date_precision`` says: nothing
    here widens it again.
    """

    id: int
    side: Side
    actor: str
    statement_id: int
    lineage: int
    issued_on: date
    stance: Stance = Stance.REPORTS
    initiator: Initiator = Initiator.NOT_STATED
    event_type: EventType | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    date_precision: DatePrecision | None = None
    sites: tuple[SiteView, ...] = ()
    outcomes: tuple[OutcomeView, ...] = ()
    figures: tuple[FigureView, ...] = ()
