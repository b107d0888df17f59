"""What the accepted claims of many incidents amount to, in three queries however many there are.

Used by every answer that shows an incident in one row, so that list, index and page agree.
Nothing here adds people across claims.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.aggregates import BitOr
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Sum, TextChoices, Value, When
from django.db.models.functions import Coalesce

from incidents.enums import Harm, Initiator, Side, Stance
from incidents.models import CasualtyFigure, Claim


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """The accepted claims of one incident as numbers.

    `sides` and `initiators` are bit sets in the order of the code lists. `killed_least` and
    `killed` are the fewest and most people any single claim gives, of all sides together;
    `casualties` the most killed and wounded. None when no claim gives a number.
    """

    sides: int = 0
    initiators: int = 0
    claim_count: int = 0
    killed_least: int | None = None
    killed: int | None = None
    casualties: int | None = None


NOTHING = ClaimFacts()
"""An incident that nobody had spoken of by the day asked for."""


def bit(code: TextChoices) -> int:
    """Return the bit that stands for `code` in a bit set over its own code list."""
    return 1 << list(type(code)).index(code)


def claim_facts(incidents: Iterable[int], known_on: dt.date | None) -> dict[int, ClaimFacts]:
    """Return the facts of each of `incidents` (primary keys) by primary key.

    Only claims accepted, and issued by `known_on` where it is given, count. An incident
    without such a claim is not in the answer: take NOTHING for it.
    """
    wanted = list(incidents)
    claims = Claim.objects.accepted().known_on(known_on).filter(incident__in=wanted).order_by()
    people = _people(claims)
    rows = claims.values_list("incident_id").annotate(
        side_bits=BitOr(_bits("statement__actor__side", Side)),
        initiator_bits=BitOr(_bits("initiator", Initiator)),
        claim_count=Count("pk"),
    )
    return {
        incident: ClaimFacts(sides, initiators, count, *people.get(incident, (None, None, None)))
        for incident, sides, initiators, count in rows
    }


def _bits(field: str, codes: type[TextChoices]) -> Case:
    return Case(
        *(When(**{field: code.value}, then=Value(bit(code))) for code in codes),
        default=Value(0),
        output_field=IntegerField(),
    )


def _people(claims: QuerySet[Claim]) -> dict[int, tuple[int | None, int | None, int | None]]:
    """Fewest killed, most killed, most killed and wounded by incident.

    Summed within one claim only, each figure by its best number, else its minimum, else its
    maximum: the rule of tally.casualties_total. A claim that only comments adds no fact.
    """
    amount = Coalesce("best", "minimum", "maximum")
    rows = (
        CasualtyFigure.objects.filter(
            claim__in=claims.exclude(stance=Stance.COMMENTS).values("pk"),
            harm__in=(Harm.KILLED, Harm.WOUNDED),
        )
        .order_by()
        .values_list("claim__incident_id", "claim_id")
        .annotate(killed=Sum(amount, filter=Q(harm=Harm.KILLED)), casualties=Sum(amount))
    )
    killed: dict[int, list[int]] = defaultdict(list)
    harmed: dict[int, list[int]] = defaultdict(list)
    for incident, _claim, dead, both in rows:
        if dead is not None:
            killed[incident].append(dead)
        if both is not None:
            harmed[incident].append(both)
    return {
        incident: (
            min(killed[incident], default=None),
            max(killed[incident], default=None),
            max(numbers),
        )
        for incident, numbers in harmed.items()
    }
