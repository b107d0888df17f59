"""Incidents as lists show them: each with the sides that make claims about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from incidents.comparison import alphabetical
from incidents.enums import Side
from incidents.exchange.facts import NOTHING, ClaimFacts, claim_facts
from incidents.models import Incident
from incidents.snapshot.codes import SIDES, codes_of


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list: the incident, whose claims it has, in alphabetical order, and facts."""

    incident: Incident
    sides: tuple[Side, ...]
    facts: ClaimFacts = NOTHING


def listed(incidents: Iterable[Incident], known_on: dt.date | None = None) -> list[Listed]:
    """Return `incidents` in their order with the sides of their accepted claims; two queries."""
    found = list(incidents)
    facts = claim_facts([incident.pk for incident in found], known_on)
    return [_line(one, facts.get(one.pk, NOTHING)) for one in found]


def _line(incident: Incident, facts: ClaimFacts) -> Listed:
    return Listed(incident, sides_in(facts.sides), facts)


def sides_in(bits: int) -> tuple[Side, ...]:
    """Return the sides of a bit set in alphabetical order of their labels."""
    return alphabetical(Side(code) for code in codes_of(bits, SIDES))
