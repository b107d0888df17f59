"""Filters asked of the product, each beside the condition that asks the same in raw SQL.

Values change from round to round, so that nobody answers from what they kept of the last one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.cluster import Cluster
    from bench.sizes import Size


class Asked(NamedTuple):
    """One filter: parameters of the address, and a condition on `i` with its values."""

    pairs: list[tuple[str, str]]
    where: str = "true"
    values: dict[str, Any] = {}  # never changed

    @property
    def query(self) -> str:
        """The parameters as a query string, with a leading `&` where there are any."""
        return f"&{urlencode(self.pairs)}" if self.pairs else ""


@dataclass(frozen=True, slots=True)
class Question:
    """A kind of filter: its name, and what it asks in a round."""

    name: str
    asked: Callable[[int], Asked]


WORDS: Final = (
    "fire",
    "position",
    "vineyard",
    "howitzers",
    "reservoir",
    "cemetery",
    "harvested",
    "hadrut",
    "height 1245",
    "sniper",
    "trench",
    "prosecutor",
    "drone overflight",
    "farmers",
    "checkpoint",
    "shepherd detained",
    "loitering munition",
    "1693",
    "photographer",
    "local truce",
)
"""From what is often said to what is said of few."""

_SAID: Final = """EXISTS (
    SELECT 1 FROM incidents_claim c JOIN incidents_statement s ON s.id = c.statement_id
    JOIN incidents_actor a ON a.id = s.actor_id
    WHERE c.incident_id = i.id AND c.status = 'accepted' AND {condition})"""
_TYPES: Final = ("shelling", "ground_clash", "sniper_fire", "mine", "air_strike", "advance")
_ASSESSMENTS: Final = ("denied", "contested", "agreed", "attributed", "single_side")
_SIDES: Final = ("observers", "peacekeepers", "independent", "azerbaijan", "armenia")
_WORDS: Final = ("vineyard", "reservoir", "harvested", "cemetery", "column", "howitzers", "fog")


def questions(places: list[str]) -> tuple[Question, ...]:
    """Return one question for each parameter of the one filter, after the one that asks all."""
    return (
        Question("no filter", lambda _round: Asked([])),
        Question("one year", _year),
        Question("box and four types", _box),
        Question("type", _type),
        Question("side", _side),
        Question("initiator", _initiator),
        Question("assessment", _assessment),
        Question("place", lambda number: _place(places[number % len(places)])),
        Question("precision", _precision),
        Question("casualties", _casualties),
        Question("words", lambda number: _words(_WORDS[number % len(_WORDS)])),
        Question("known on", _known_on),
    )


def busy_places(cluster: Cluster, size: Size) -> list[str]:
    """Return the slugs of places with many incidents, which the rounds take in turn."""
    connection = cluster.connect(size.database)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(
                """
                SELECT p.slug FROM incidents_place p JOIN incidents_incidentsite s
                ON s.place_id = p.id GROUP BY p.slug ORDER BY count(*) DESC, p.slug LIMIT 12
                """
            )
            return [slug for (slug,) in cursor.fetchall()]
    finally:
        connection.close()


def _year(number: int) -> Asked:
    first, last = f"{2008 + number % 12}-01-01", f"{2008 + number % 12}-12-31"
    return Asked(
        [("from", first), ("to", last)],
        "i.starts_on <= %(last)s AND i.ends_on >= %(first)s",
        {"first": first, "last": last},
    )


def _box(number: int) -> Asked:
    west, south, east, north = 46.2 + number / 100, 39.2, 47.1 + number / 100, 40.1
    types = _TYPES[:4]
    return Asked(
        [("bbox", f"{west:.2f},{south},{east:.2f},{north}"), *(("type", one) for one in types)],
        "ST_CoveredBy(i.point, ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, 4326))"
        " AND i.event_type = ANY(%(types)s)",
        {
            "west": round(west, 2),
            "south": south,
            "east": round(east, 2),
            "north": north,
            "types": list(types),
        },
    )


def _type(number: int) -> Asked:
    chosen = _TYPES[number % len(_TYPES)]
    return Asked([("type", chosen)], "i.event_type = %(type)s", {"type": chosen})


def _side(number: int) -> Asked:
    chosen = _SIDES[number % len(_SIDES)]
    return Asked([("side", chosen)], _SAID.format(condition="a.side = %(side)s"), {"side": chosen})


def _initiator(number: int) -> Asked:
    chosen = ("armenia", "azerbaijan", "not_stated")[number % 3]
    return Asked(
        [("initiator", chosen)],
        "EXISTS (SELECT 1 FROM incidents_claim c WHERE c.incident_id = i.id"
        " AND c.status = 'accepted' AND c.initiator = %(initiator)s)",
        {"initiator": chosen},
    )


def _assessment(number: int) -> Asked:
    chosen = _ASSESSMENTS[number % len(_ASSESSMENTS)]
    return Asked(
        [("assessment", chosen)],
        "(i.occurrence = %(assessment)s OR i.responsibility = %(assessment)s)",
        {"assessment": chosen},
    )


def _place(slug: str) -> Asked:
    site = "JOIN incidents_place p ON p.id = w.place_id AND p.slug = %(place)s"
    return Asked(
        [("place", slug)],
        f"""(EXISTS (SELECT 1 FROM incidents_incidentsite w {site} WHERE w.incident_id = i.id)
        OR EXISTS (SELECT 1 FROM incidents_claim c JOIN incidents_claimsite w ON w.claim_id = c.id
            {site} WHERE c.incident_id = i.id AND c.status = 'accepted'))""",
        {"place": slug},
    )


def _precision(number: int) -> Asked:
    worst = 1 + number % 3
    return Asked(
        [("precision", str(worst))],
        "i.point IS NOT NULL AND i.precision <= %(worst)s",
        {"worst": worst},
    )


def _casualties(number: int) -> Asked:
    least = 5 + number % 20
    return Asked(
        [("casualties_min", str(least))],
        """EXISTS (SELECT 1 FROM incidents_claim c WHERE c.incident_id = i.id
            AND c.status = 'accepted' AND c.stance <> 'comments' AND (
                SELECT sum(coalesce(f.best, f.minimum, f.maximum)) FROM incidents_casualtyfigure f
                WHERE f.claim_id = c.id AND f.harm IN ('killed', 'wounded')) >= %(least)s)""",
        {"least": least},
    )


def _words(word: str) -> Asked:
    return Asked(
        [("q", word)],
        "EXISTS (SELECT 1 FROM incidents_searchdocument d WHERE d.incident_id = i.id"
        " AND d.vector @@ websearch_to_tsquery('english', %(q)s))",
        {"q": word},
    )


def _known_on(number: int) -> Asked:
    day = f"{2004 + number % 16}-06-30"
    return Asked(
        [("known_on", day)], _SAID.format(condition="s.issued_on <= %(day)s"), {"day": day}
    )
