"""The shapes in which the sample is written down."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from incidents.enums import (
    ActorKind,
    CasualtyCategory,
    Count,
    Credibility,
    DatePrecision,
    EventType,
    Harm,
    Initiator,
    Language,
    Occurrence,
    Outcome,
    OutletKind,
    Reliability,
    Side,
    SiteRole,
    Stance,
    WherePrecision,
)


@dataclass(frozen=True, slots=True)
class ActorSpec:
    """An actor by slug."""

    slug: str
    name: str
    short_name: str
    side: Side
    kind: ActorKind
    year_from: int | None = None
    year_to: int | None = None
    names: tuple[tuple[Language, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OutletSpec:
    """An outlet by slug, with its usual grade and why."""

    slug: str
    name: str
    kind: OutletKind
    url: str
    language: Language
    grade: Reliability
    grade_reason: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class PublicationSpec:
    """A page at an outlet; `note` says how the statement appears there."""

    outlet: str
    url: str
    language: Language
    published_on: dt.date | None
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StatementSpec:
    """A statement by its number in the sample (1-11)."""

    number: int
    actor: str
    issued_on: dt.date
    language: Language
    summary: str
    publications: tuple[PublicationSpec, ...]
    joint_actors: tuple[str, ...] = ()
    issued_precision: DatePrecision = DatePrecision.EXACT


@dataclass(frozen=True, slots=True)
class SiteSpec:
    """A place by slug, with the precision a claim or incident gives it."""

    place: str
    precision: WherePrecision = WherePrecision.EXACT
    radius_m: int | None = None
    role: SiteRole = SiteRole.LOCATION
    description: str = ""


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """One casualty figure; `number` None means losses said without a number."""

    side: Side
    category: CasualtyCategory
    harm: Harm
    number: int | None

    @property
    def count(self) -> Count:
        """Whether a number is given."""
        return Count.NOT_STATED if self.number is None else Count.STATED


@dataclass(frozen=True, slots=True)
class ClaimSpec:
    """What statement `statement` says of an incident, and the grade the editor gave."""

    statement: int
    paraphrase: str
    reliability: Reliability
    credibility: Credibility
    grade_reason: str
    stance: Stance = Stance.REPORTS
    initiator: Initiator = Initiator.NOT_STATED
    event_type: EventType | None = None
    days: tuple[dt.date, dt.date] | None = None
    date_precision: DatePrecision | None = None
    sites: tuple[SiteSpec, ...] = ()
    outcomes: tuple[tuple[Outcome, str], ...] = ()
    figures: tuple[FigureSpec, ...] = ()
    quotation: str = ""
    breaches: str = ""


@dataclass(frozen=True, slots=True)
class IncidentSpec:
    """An incident with its claims and the editor's assessment."""

    key: str
    title: str
    summary: str
    event_type: EventType
    sites: tuple[SiteSpec, ...]
    claims: tuple[ClaimSpec, ...]
    reason: str
    occurrence: Occurrence | None = None
    sensitive: bool = field(default=False)


@dataclass(frozen=True, slots=True)
class BulletinSpec:
    """What a statement of the sample, by its number, counts for one day."""

    statement: int
    day: dt.date
    violations: int
    stretch: str
