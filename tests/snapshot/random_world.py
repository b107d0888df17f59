"""Incidents and filters at random: what the columns answer is held against the database."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any, Final

from hypothesis import strategies as st

from incidents.enums import (
    CasualtyCategory,
    EventType,
    Harm,
    Initiator,
    Occurrence,
    Responsibility,
    Side,
    Stance,
    WherePrecision,
)
from incidents.filters import IncidentFilter
from incidents.gazetteer.folding import fold
from incidents.models import Place, Statement
from tests.factories import (
    SiteSpec,
    make_actor,
    make_incident,
    make_place,
    make_published_incident,
    make_statement,
    retract_incident,
)

PLACES: Final = ("Hadrut", "Shushi", "Martuni", "Aghdam")
WORDS: Final = ("clash", "shelling", "convoy")
FIRST: Final = dt.date(2020, 11, 1)
DAYS: Final = 90


def make_random_world(seed: int, incidents: int = 30) -> None:
    """Make so many published incidents, and some that are not public."""
    chance = random.Random(seed)
    places = [make_place(name, (46.5 + n / 4, 39.4 + n / 5)) for n, name in enumerate(PLACES)]
    for number in range(incidents):
        made = make_published_incident(**_incident(chance, places, number))
        if number % 10 == 9:
            retract_incident(made)
    make_incident("Draft clash", sites=[SiteSpec(places[0])])


def _incident(chance: random.Random, places: list[Place], number: int) -> dict[str, Any]:
    day = FIRST + dt.timedelta(days=chance.randrange(DAYS))
    return {
        "title": f"{chance.choice(WORDS)} {number}",
        "starts_on": day,
        "ends_on": day + dt.timedelta(days=chance.choice((0, 0, 1, 5))),
        "date_precision": chance.choice((1, 2)),
        "event_type": chance.choice(list(EventType)),
        "sites": _sites(chance, places),
        "claims": [_claim(chance, places) for _n in range(chance.choice((1, 2, 2, 3)))],
        "published": {
            "occurrence": chance.choice(list(Occurrence)),
            "responsibility": chance.choice(list(Responsibility)),
        },
    }


def _sites(chance: random.Random, places: list[Place]) -> list[SiteSpec]:
    if chance.random() < 0.2:
        return []
    precision = chance.choice(list(WherePrecision))
    return [SiteSpec(chance.choice(places), precision, chance.choice((None, 3_000)))]


def _claim(chance: random.Random, places: list[Place]) -> dict[str, Any]:
    return {
        "statement": _statement(chance),
        "stance": chance.choice((Stance.REPORTS, Stance.DENIES, Stance.COMMENTS)),
        "initiator": chance.choice(list(Initiator)),
        "sites": _sites(chance, places) if chance.random() < 0.4 else [],
        "figures": [
            (Side.ARMENIA, CasualtyCategory.MILITARY, harm, chance.randrange(9))
            for harm in (Harm.KILLED, Harm.WOUNDED, Harm.CAPTURED)
            if chance.random() < 0.4
        ],
    }


def _statement(chance: random.Random) -> Statement:
    day = FIRST + dt.timedelta(days=chance.randrange(DAYS + 30))
    return make_statement(make_actor(chance.choice(list(Side))), issued_on=day)


def _some(values: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    chosen = st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True)
    return st.just(()) | chosen.map(lambda found: tuple(sorted(found)))


_DAY = st.integers(0, DAYS + 30).map(lambda number: FIRST + dt.timedelta(days=number))
_BOX = st.tuples(
    st.sampled_from((46.0, 46.5, 46.6)),
    st.sampled_from((39.0, 39.4, 39.5)),
    st.sampled_from((46.75, 47.0, 47.25)),
    st.sampled_from((39.6, 39.8, 40.0)),
)


def _filter(**parts: Any) -> IncidentFilter:
    if parts["first"] and parts["last"] and parts["first"] > parts["last"]:
        parts["first"], parts["last"] = parts["last"], parts["first"]
    return IncidentFilter(**parts, q_folded=fold(parts["q"]) if parts["q"] else "")


def _now_and_then(strategy: st.SearchStrategy[Any], otherwise: Any) -> st.SearchStrategy[Any]:
    """Few parameters at a time, so that something is left of so few incidents."""
    return st.one_of(st.just(otherwise), st.just(otherwise), st.just(otherwise), strategy)


FILTERS: Final = st.builds(
    _filter,
    first=_now_and_then(_DAY, None),
    last=_now_and_then(_DAY, None),
    bbox=_now_and_then(_BOX, None),
    types=_now_and_then(_some(EventType.values), ()),
    sides=_now_and_then(_some(Side.values), ()),
    initiators=_now_and_then(_some(Initiator.values), ()),
    assessments=_now_and_then(_some([*Occurrence.values, *Responsibility.values]), ()),
    places=_now_and_then(_some([name.lower() for name in PLACES]), ()),
    precision=_now_and_then(st.sampled_from(WherePrecision.values), None),
    casualties_min=_now_and_then(st.integers(0, 12), None),
    q=_now_and_then(st.sampled_from((*WORDS, "Hadrut", "clash -convoy", "nothing")), ""),
    known_on=_now_and_then(_DAY, None),
)
