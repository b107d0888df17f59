"""The shapes of the API's answers, made from the columns: what OpenAPI describes and tests check.

Answers are written by the functions of incidents.exchange and not passed through these models,
which would cost more than finding the records; a test holds every answer against its model.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, create_model

from incidents.exchange.bulletin_columns import BULLETIN, BULLETIN_COUNT, BULLETIN_ROW
from incidents.exchange.column import Column, Kind
from incidents.exchange.columns import (
    ASSESSMENT,
    CELL,
    CLAIM,
    COMPARISON,
    FIGURE,
    INCIDENT,
    INDEX,
    OUTCOME,
    PUBLICATION,
    SITE,
)
from incidents.exchange.place_columns import AREA, PLACE
from incidents.exchange.timeline import Bucket

_TYPES: dict[Kind, Any] = {
    Kind.TEXT: str,
    Kind.WHOLE: int,
    Kind.DECIMAL: float,
    Kind.DAY: dt.date,
    Kind.INSTANT: dt.datetime,
    Kind.FLAG: bool,
    Kind.TEXTS: list[str],
}


class Shape(Schema):
    """An answer or a part of one; it has no keys but those described."""

    model_config = ConfigDict(extra="forbid")


def _type(column: Column) -> Any:
    kind: Any = _TYPES.get(column.kind, column.codes)
    if column.kind is Kind.CODES:
        kind = list[column.codes]  # type: ignore[name-defined]  # a code list is a type
    return kind | None if column.nullable else kind


def _description(column: Column) -> str:
    return f"{column.description} Unit: {column.unit}." if column.unit else column.description


def _shape(name: str, doc: str, columns: tuple[Column, ...], **more: Any) -> type[Shape]:
    """A model with a field for each column, and `more` fields."""
    fields: dict[str, Any] = {
        column.name: (_type(column), Field(description=_description(column))) for column in columns
    }
    return create_model(name, __base__=Shape, __doc__=doc, **fields, **more)


def _field(kind: Any, description: str) -> tuple[Any, Any]:
    return kind, Field(description=description)


class Refusal(Shape):
    """Why a request makes no sense."""

    parameter: str = Field(description="The parameter concerned.")
    message: str = Field(description="What is wrong with it, in one sentence.")


class Missing(Shape):
    """There is nothing here."""

    message: str = Field(description="What is missing, in one sentence.")


class Retracted(Shape):
    """The incident was public and is retracted; its reference is not used again."""

    ref: str = Field(description="Reference.")
    message: str = Field(description="That it was retracted.")
    reason: str = Field(description="Why.")


Incident = _shape("Incident", "One incident in a row.", INCIDENT)
Site = _shape("Site", "A place, and how exactly it is known.", SITE)
ClaimOutcome = _shape("ClaimOutcome", "How it is said to have ended.", OUTCOME)
Figure = _shape("Figure", "A casualty figure of one claim.", FIGURE)
Publication = _shape("Publication", "Where a statement was read.", PUBLICATION)
Claim = _shape(
    "Claim",
    "What one statement says about the incident.",
    CLAIM,
    sites=_field(list[Site], "Where it says it happened."),  # type: ignore[valid-type]
    outcomes=_field(list[ClaimOutcome], "How it says it ended."),  # type: ignore[valid-type]
    figures=_field(list[Figure], "Its casualty figures."),  # type: ignore[valid-type]
    publications=_field(
        list[Publication],  # type: ignore[valid-type]
        "Where the statement was read.",
    ),
)


class Answer(Shape):
    """What one claim says on one question."""

    claim: str = Field(description="Public identifier of the claim.")
    values: list[Any] = Field(
        description="Codes, intervals of days, sites, outcomes or figures; empty when silent."
    )
    is_repeat: bool = Field(description="Whether another claim of its lineage speaks for it.")
    departs: bool = Field(description="Whether it repeats, yet contradicts what it repeats.")


_ROW_FIELDS: dict[str, Any] = {
    "common": _field(Any, "What the voices that agree have in common; null otherwise."),
    "conflicts": _field(list[list[str]], "Pairs of claims that cannot both be right."),
    "answers": _field(list[Answer], "Every claim's answer, in the order of the claims."),
}
QuestionRow = _shape(
    "QuestionRow", "How the claims compare on one question.", COMPARISON, **_ROW_FIELDS
)
CasualtyRow = _shape(
    "CasualtyRow",
    "How the claims compare on one casualty cell. Never a sum over claims.",
    (*CELL, *COMPARISON),
    **_ROW_FIELDS,
)


class Comparison(Shape):
    """The claims side by side."""

    questions: list[QuestionRow] = Field(  # type: ignore[valid-type]
        description="Who started it, what, when, where, outcome."
    )
    casualties: list[CasualtyRow] = Field(  # type: ignore[valid-type]
        description="One row for each cell."
    )


IncidentRecord = _shape(
    "IncidentRecord",
    "One incident with everything public about it.",
    (*INCIDENT, *ASSESSMENT),
    sites=_field(list[Site], "Where it happened, as assessed."),  # type: ignore[valid-type]
    claims=_field(
        list[Claim],  # type: ignore[valid-type]
        "Accepted claims: sides in alphabetical order, then by day of issue.",
    ),
    comparison=_field(Comparison, "How they compare."),
)


class IncidentList(Shape):
    """One page of incidents, newest first."""

    count: int = Field(description="How many incidents match, on all pages together.")
    next: str | None = Field(description="Address of the next page; null on the last.")
    incidents: list[Incident] = Field(description="This page.")  # type: ignore[valid-type]


class TimelineBucket(Shape):
    """The incidents that begin within these days."""

    starts_on: dt.date = Field(description="First day of the bucket.")
    ends_on: dt.date = Field(description="Last day of the bucket, inclusive.")
    total: int = Field(description="Incidents, each counted once.")
    types: dict[str, int] = Field(description="Incidents by type, each counted once.")
    sides: dict[str, dict[str, int]] = Field(
        description="Incidents by side that speaks of them and type: an incident counts once "
        "for each side, so these do not add up to the total."
    )
    shares: dict[Literal["exact", "vague"], dict[str, float]] | None = Field(
        default=None,
        description="With `shares=yes`: each incident divided equally between the sides that speak "
        "of it, apart by whether its day is exact.",
    )


class Lasting(Shape):
    """An incident of several days."""

    starts_on: dt.date = Field(description="First day.")
    ends_on: dt.date = Field(description="Last day, inclusive.")
    date_precision: int = Field(description="UCDP date_prec.")


class Timeline(Shape):
    """Counts over time; buckets without incidents are left out."""

    bucket: Bucket = Field(description="How long one bucket is.")
    count: int = Field(description="How many incidents match.")
    buckets: list[TimelineBucket] = Field(description="In order of time.")
    several_days: int | None = Field(
        default=None, description="With `lasting`: how many incidents last more than a day."
    )
    lasting: list[Lasting] | None = Field(
        default=None,
        description="With `lasting`: those of as many days or more, the earliest first.",
    )


_INDEX_FIELDS: dict[str, Any] = {
    column.name: _field(list[_type(column)], _description(column))  # type: ignore[misc]
    for column in INDEX
}
IndexColumns = _shape(
    "IndexColumns",
    "Lists of equal length, one entry an incident, newest first.",
    (),
    **_INDEX_FIELDS,
)


class Counts(Shape):
    """Totals, and by parameter and value what a choice would leave, if anything."""

    version: int = Field(description="Moves on with every publication.")
    count: int = Field(description="How many incidents match.")
    unmapped: int = Field(description="How many of them have no coordinates.")
    type: dict[str, int] = Field(description="By event type.")
    side: dict[str, int] = Field(description="By side that speaks of them.")
    initiator: dict[str, int] = Field(description="By who is said to have started.")
    assessment: dict[str, int] = Field(description="By occurrence and by responsibility.")
    precision: dict[str, int] = Field(description="By where_prec: known at least so well.")


class Index(Shape):
    """Every matching incident as numbers, column by column."""

    version: int = Field(description="Moves on with every publication.")
    count: int = Field(description="How many incidents match.")
    columns: IndexColumns = Field(description="The columns.")  # type: ignore[valid-type]
    codes: dict[str, list[str]] = Field(
        description="What the numbers of the columns type, sides, initiators and assessment mean."
    )


class Titles(Shape):
    """What incidents are called."""

    titles: dict[str, str] = Field(description="Title by reference, of those that are public.")


Place = _shape("Place", "A place found by one of its names.", PLACE)


class PlaceList(Shape):
    """Places whose name is, or is like, what was asked; the best first."""

    count: int = Field(description="How many are given.")
    places: list[Place] = Field(description="The places.")  # type: ignore[valid-type]


AreaProperties = _shape("AreaProperties", "What an area is and how sure its line is.", AREA)


class AreaFeature(Shape):
    """One area as a GeoJSON feature."""

    type: str = Field(description="Always Feature.")
    id: str = Field(description="Slug of the area.")
    geometry: dict[str, Any] = Field(description="GeoJSON geometry, WGS 84.")
    properties: AreaProperties = Field(description="Its columns.")  # type: ignore[valid-type]


class AreaCollection(Shape):
    """Areas as GeoJSON."""

    type: str = Field(description="Always FeatureCollection.")
    features: list[AreaFeature] = Field(description="The areas.")


Bulletin = _shape("Bulletin", "What one statement counts for some days.", BULLETIN)
BulletinCount = _shape(
    "BulletinCount",
    "What one actor counts for the days of a row, and the bulletins it rests on.",
    BULLETIN_COUNT,
    bulletins=_field(list[Bulletin], "What the number is, or adds up."),  # type: ignore[valid-type]
    earlier=_field(
        list[Bulletin],  # type: ignore[valid-type]
        "Counts for the same days that the actor gave before; not in the number.",
    ),
    repeats=_field(
        list[Bulletin],  # type: ignore[valid-type]
        "Statements that pass the count on; not in the number.",
    ),
)
BulletinRow = _shape(
    "BulletinRow",
    "The counts for the same days, sides in alphabetical order.",
    BULLETIN_ROW,
    counts=_field(list[BulletinCount], "One for each actor."),  # type: ignore[valid-type]
)


class BulletinSeries(Shape):
    """The paired series of one year. No count is called right, and none is added to another's."""

    bucket: Bucket = Field(description="Whether rows are days, or weeks and other stretches.")
    year: int | None = Field(description="Which year; null where there are no counts.")
    years: list[int] = Field(description="The years that have counts, newest first.")
    count: int = Field(description="How many rows are given.")
    undivided: int = Field(
        description="How many bulletins count several days and therefore have no row by day."
    )
    rows: list[BulletinRow] = Field(  # type: ignore[valid-type]
        description="In order of time; one that reaches over New Year stands in both years."
    )
