"""Publishing an incident about every second, by the functions an editor's page calls.

Prints a line of JSON for each: how many are published, and the time of the commit. Ends when its
standard input is closed.
"""

# ruff: noqa: E402  # Django has to be set up first

from __future__ import annotations

import datetime as dt
import json
import select
import sys
import time
from typing import Final

from bench.inside import set_up

set_up()

import pghistory
from django.contrib.gis.geos import Point
from django.db import transaction

from incidents import publication, workflow
from incidents.enums import (
    Credibility,
    DatePrecision,
    EventType,
    Language,
    Reliability,
    Role,
    Stance,
    WherePrecision,
)
from incidents.models import Actor, Claim, ClaimSite, Incident, IncidentSite, Statement, User

DAY: Final = dt.date(2026, 11, 15)
"""After all that is made up, so that what is published here can be counted."""

_EVERY_S: Final = 1.0


def main() -> None:
    """Publish until nobody listens any more."""
    analyst = User.objects.filter(role=Role.ANALYST).order_by("pk")[0]
    editor = User.objects.filter(role=Role.EDITOR).order_by("pk")[0]
    actor = Actor.objects.order_by("pk")[0]
    number = 0
    while not select.select([sys.stdin], [], [], _EVERY_S)[0]:
        number += 1
        _publish(number, analyst, editor, actor)
        told = {"number": number, "at": time.time()}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


def _publish(number: int, analyst: User, editor: User, actor: Actor) -> None:
    """Write an incident and its claim, have it accepted, publish it: three transactions."""
    point = Point(46.6 + number % 40 / 100, 39.7, srid=4326)
    site = {"point": point, "precision": WherePrecision.EXACT, "description": "on the road"}
    days = {"starts_on": DAY, "ends_on": DAY, "date_precision": DatePrecision.EXACT}
    with transaction.atomic(), pghistory.context(user=analyst.pk, reason="bench"):
        incident = Incident.objects.create(
            title=f"Published under load, {number}",
            event_type=EventType.SHELLING,
            created_by=analyst,
            **days,
        )
        IncidentSite.objects.create(incident=incident, **site)
        statement = Statement.objects.create(
            actor=actor,
            issued_on=DAY,
            language=Language.ENGLISH,
            summary="Says that a road was shelled.",
            created_by=analyst,
        )
        claim = Claim.objects.create(
            statement=statement,
            incident=incident,
            stance=Stance.REPORTS,
            event_type=EventType.SHELLING,
            paraphrase="A road was shelled.",
            created_by=analyst,
            **days,
        )
        ClaimSite.objects.create(claim=claim, **site)
        workflow.submit(claim, analyst)
    reason = "Graded as its source usually is."
    workflow.accept(claim, editor, Reliability.C, Credibility.POSSIBLY_TRUE, reason)
    publication.publish(incident, editor, "Published under load.")


if __name__ == "__main__":
    main()
