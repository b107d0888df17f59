"""How many incidents each choice of the filter would leave, everything else as asked.

A choice is counted as if it alone were chosen in its group, so that a number says what a click
on an empty group gives. The rules are those of static/js/explorer/filter.js, which counts the
same in the browser.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Count

from incidents.enums import WherePrecision
from incidents.filters import IncidentFilter
from incidents.models import Claim, Incident
from incidents.querysets.incident import IncidentQuerySet

ChoiceCounts = dict[str, dict[str, int]]
"""Parameter of the filter → value → number of incidents; a value that none has is left out."""


def choice_counts(wanted: IncidentFilter) -> ChoiceCounts:
    """Return the counts of every group with boxes or choices; six queries.

    `precision` counts what is known at least so well, so its numbers grow with the value.
    """
    assessed = _found(replace(wanted, assessments=()))
    return {
        "type": dict(_by(_found(replace(wanted, types=())), "event_type")),
        "side": _said(replace(wanted, sides=()), "statement__actor__side"),
        "initiator": _said(replace(wanted, initiators=()), "initiator"),
        "assessment": {
            **dict(_by(assessed, "occurrence")),
            **dict(_by(assessed, "responsibility")),
        },
        "precision": _at_least(_found(replace(wanted, precision=None))),
    }


def _found(wanted: IncidentFilter) -> IncidentQuerySet:
    return Incident.objects.public().matching(wanted)


def _by(found: IncidentQuerySet, field: str) -> Iterable[tuple[Any, int]]:
    rows: Iterable[tuple[Any, int]] = (
        found.order_by().values_list(field).annotate(number=Count("pk"))
    )
    return rows


def _said(wanted: IncidentFilter, field: str) -> dict[str, int]:
    """Incidents by what accepted claims say, each incident once for each value."""
    claims = Claim.objects.accepted().known_on(wanted.known_on)
    rows = (
        claims.filter(incident__in=_found(wanted).order_by().values("pk"))
        .order_by()
        .values_list(field)
        .annotate(number=Count("incident", distinct=True))
    )
    return dict(rows)


def _at_least(found: IncidentQuerySet) -> dict[str, int]:
    numbers = dict(_by(found.filter(point__isnull=False), "precision"))
    return {
        str(value): sum(number for exact, number in numbers.items() if exact <= value)
        for value in WherePrecision.values
    }
