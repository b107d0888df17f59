"""Records the API's tests ask for: the same small world of incidents, told by several sides."""

from __future__ import annotations

import datetime as dt
from typing import Any

from incidents.enums import (
    CasualtyCategory,
    EventType,
    Harm,
    Initiator,
    Occurrence,
    Outcome,
    Responsibility,
    Side,
    Stance,
    WherePrecision,
)
from incidents.models import Incident
from tests.factories import (
    SiteSpec,
    make_accepted_claim,
    make_actor,
    make_claim,
    make_incident,
    make_place,
    make_published_incident,
    make_statement,
    merge_into,
    publish_incident,
    reject,
    retract_incident,
)

MILITARY = CasualtyCategory.MILITARY


def december(day: int) -> dt.date:
    """A day of December 2020."""
    return dt.date(2020, 12, day)


def make_told_incident(title: str = "Clash at two villages", **fields: Any) -> Incident:
    """An incident told by three voices of two sides, one of which is retold by an agency.

    Armenia's ministry (13 December): six wounded, two killed of its own, at the first place.
    Azerbaijan's ministry (15 December): four killed of its own, at the second, a day earlier.
    An agency (14 December) repeats Armenia's ministry. An observer comments.
    """
    north = make_place(f"North of {title}", (47.0, 39.5))
    south = make_place(f"South of {title}", (47.1, 39.4))
    incident = make_incident(
        title, day=december(12), sites=[SiteSpec(north, WherePrecision.NEAR)], **fields
    )
    ministry = make_statement(make_actor(Side.ARMENIA), december(13))
    make_accepted_claim(
        incident,
        ministry,
        initiator=Initiator.AZERBAIJAN,
        sites=[SiteSpec(north)],
        outcomes=[(Outcome.REPELLED, None)],
        figures=[
            (Side.ARMENIA, MILITARY, Harm.WOUNDED, 6),
            (Side.ARMENIA, MILITARY, Harm.KILLED, 2),
        ],
        quotation="six of our men",
    )
    agency = make_statement(
        make_actor(Side.ARMENIA, "The Agency"), december(14), derived_from=ministry
    )
    make_accepted_claim(incident, agency, initiator=Initiator.AZERBAIJAN)
    make_accepted_claim(
        incident,
        make_statement(make_actor(Side.AZERBAIJAN), december(15)),
        day=december(11),
        stance=Stance.DENIES,
        event_type=EventType.GROUND_CLASH,
        initiator=Initiator.ARMENIA,
        sites=[SiteSpec(south)],
        figures=[(Side.AZERBAIJAN, MILITARY, Harm.KILLED, 4)],
    )
    make_accepted_claim(
        incident,
        make_statement(make_actor(Side.OBSERVERS), december(20)),
        day=None,
        stance=Stance.COMMENTS,
        event_type=None,
        figures=[(Side.ARMENIA, MILITARY, Harm.KILLED, 900)],
    )
    return publish_incident(
        incident, occurrence=Occurrence.DENIED, responsibility=Responsibility.CONTESTED
    )


def make_world() -> list[Incident]:
    """Public incidents that differ in everything the filter asks of, and some not public."""
    far = make_place("Far away", (49.0, 40.5))
    told = make_told_incident()
    unmapped = make_published_incident(
        "Shots somewhere",
        day=dt.date(2021, 3, 1),
        event_type=EventType.SNIPER_FIRE,
        no_place_reason="No source names a place.",
        claims=[{"side": Side.AZERBAIJAN, "initiator": Initiator.ARMENIA}],
    )
    long = make_published_incident(
        "Road blocked",
        day=dt.date(2020, 11, 30),
        ends_on=dt.date(2021, 2, 2),
        event_type=EventType.ROAD_BLOCK,
        sites=[SiteSpec(far, WherePrecision.DISTRICT)],
        claims=[
            {"side": Side.PEACEKEEPERS, "sites": [SiteSpec(far)]},
            {"side": Side.INDEPENDENT},
        ],
        published={"occurrence": Occurrence.CONFIRMED},
    )
    retract_incident(make_published_incident("Retracted"))
    merge_into(make_published_incident("Merged"), told)
    make_accepted_claim(make_incident("Draft"))
    make_claim(told, make_statement(make_actor(Side.INDEPENDENT)))
    reject(make_claim(unmapped, make_statement(make_actor(Side.PEACEKEEPERS))))
    return [told, unmapped, long]


__all__ = ["december", "make_told_incident", "make_world"]
