"""The shapes of a draft that has been read; None and "" where nothing usable was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from django.contrib.gis.geos import Point

from incidents.enums import (
    WHERE_RADIUS_M,
    CasualtyCategory,
    Count,
    DatePrecision,
    EventType,
    Harm,
    Initiator,
    Language,
    Outcome,
    QuotedField,
    Side,
    SiteRole,
    Stance,
    WherePrecision,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from incidents.desk.content import ClaimCard, Part
    from incidents.desk.problems import Problem
    from incidents.models import (
        Actor,
        Clause,
        Incident,
        Outlet,
        Place,
        Publication,
        Statement,
    )
    from incidents.understanding.days import Day, When

LonLat: TypeAlias = tuple[float, float]
"""Degrees, SRID 4326, longitude first."""


@dataclass(frozen=True, slots=True)
class ReadPublication:
    """Where the statement was read.

    `known` is the publication on record with the same normalised address. `outlet` is one on
    record; `outlet_name` names one that is not and has to be made.
    """

    part: Part
    url: str
    known: Publication | None
    outlet: Outlet | None
    outlet_name: str
    title: str
    language: Language | None
    published: Day | None
    note: str


@dataclass(frozen=True, slots=True)
class ReadStatement:
    """Who spoke, when, in which language, and the words."""

    part: Part
    actor: Actor | None
    joint: tuple[Actor, ...]
    issued: Day | None
    language: Language | None
    summary: str
    verbatim: str
    translation: str
    repeats: Statement | None
    not_repeated: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReadSite:
    """A place or a point of a claim; `radius_m` None means what the precision means."""

    part: Part
    place: Place | None
    lon_lat: LonLat | None
    precision: WherePrecision
    radius_m: int | None
    role: SiteRole
    description: str

    @property
    def point(self) -> Point | None:
        """Its own point, None where it stands for its place."""
        return Point(*self.lon_lat, srid=4326) if self.lon_lat else None

    @property
    def where(self) -> Point | None:
        """The point of the site: its own, else its place's."""
        return self.point or (self.place.point if self.place else None)

    @property
    def reach_m(self) -> int | None:
        """The radius in metres, None where the precision means no circle."""
        return self.radius_m if self.radius_m is not None else WHERE_RADIUS_M[self.precision]

    def columns(self) -> dict[str, object]:
        """Return what a ClaimSite or IncidentSite holds of it."""
        return {
            "place": self.place,
            "point": self.point,
            "precision": self.precision,
            "radius_m": self.radius_m,
            "role": self.role,
            "description": self.description,
        }


@dataclass(frozen=True, slots=True)
class ReadOutcome:
    """How it ended, at a place where one is named."""

    part: Part
    outcome: Outcome
    place: Place | None


@dataclass(frozen=True, slots=True)
class ReadFigure:
    """One cell of the casualty table with its count."""

    part: Part
    side: Side
    category: CasualtyCategory
    harm: Harm
    count: Count
    minimum: int | None
    best: int | None
    maximum: int | None


@dataclass(frozen=True, slots=True)
class ReadQuote:
    """Words of the statement; start and end count characters of its verbatim text."""

    text: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """What the statement says of one incident.

    `incident` is one on record; `is_new` tells that the card makes one, with `title` and `summary`.
    `revises` is the public identifier of the returned claim the card revises, "" for a new one.
    """

    card: ClaimCard
    incident: Incident | None
    is_new: bool
    title: str
    summary: str
    stance: Stance | None
    initiator: Initiator
    event_type: EventType | None
    when: When | None
    date_precision: DatePrecision | None
    clause: Clause | None
    no_place_reason: str
    paraphrase: str
    quotation: ReadQuote | None
    sites: tuple[ReadSite, ...]
    outcomes: tuple[ReadOutcome, ...]
    figures: tuple[ReadFigure, ...]
    quotes: dict[QuotedField, ReadQuote]
    revises: str


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A whole draft, read; `problems` are the errors and oddities of single values.

    `words` says back what was understood, by path: "12 December 2020, exact date".
    """

    statement: ReadStatement
    publications: tuple[ReadPublication, ...]
    claims: tuple[ReadClaim, ...]
    problems: tuple[Problem, ...]
    words: Mapping[str, str]
