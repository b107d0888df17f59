"""Logging an incident with two claims: by the desk's functions, and by eight raw statements.

Both write the same columns into the same tables, with history and rules by the same triggers, each
in one transaction, and both wait for the disk. Whoever calls takes the rows away again.
"""

# ruff: noqa: E402  # Django has to be set up first

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from typing import Any, Final

from bench.inside import set_up

set_up()

import pghistory
from django.db import connection, transaction

from incidents.desk.content import ClaimCard, Part
from incidents.desk.reading.values import ReadClaim, ReadFigure, ReadSite
from incidents.desk.recording.claims import write_claim, write_incident
from incidents.enums import (
    CasualtyCategory,
    Count,
    DatePrecision,
    EventType,
    Harm,
    Initiator,
    Side,
    SiteRole,
    Stance,
    WherePrecision,
)
from incidents.models import Place, Statement, User
from incidents.understanding.days import When
from incidents.validators import new_public_id

ROUNDS: Final = 60
_DAY: Final = dt.date(2020, 12, 12)
_PART: Final = Part({}, "claims.k1")
_STATEMENTS: Final = (
    """INSERT INTO incidents_incident (status, title, summary, event_type, starts_on, ends_on,
        date_precision, point, precision, radius_m, no_place_reason, sensitive, retraction_reason,
        created_by_id, created_at, updated_at)
    VALUES ('draft', 'Clash', '', 'ground_clash', %(day)s, %(day)s, 1,
        ST_GeomFromEWKB(%(point)s), 1, 1000, '', false, '', %(user)s, now(), now())
    RETURNING id""",
    """INSERT INTO incidents_incidentsite (incident_id, place_id, precision, role, description)
    VALUES (%(incident)s, %(place)s, 1, 'location', '')""",
    """INSERT INTO incidents_claim (public_id, statement_id, incident_id, status, round, stance,
        initiator, event_type, starts_on, ends_on, date_precision, paraphrase, quotation,
        grade_reason, created_by_id, created_at, updated_at)
    VALUES (%(public_id)s, %(statement)s, %(incident)s, 'draft', 0, 'reports', 'not_stated',
        'ground_clash', %(day)s, %(day)s, 1, 'Positions were attacked.', '', '', %(user)s, now(),
        now())
    RETURNING id""",
    """INSERT INTO incidents_claimsite (claim_id, place_id, precision, role, description)
    VALUES (%(claim)s, %(place)s, 1, 'location', '')""",
    """INSERT INTO incidents_casualtyfigure (claim_id, side, category, harm, count, minimum, best,
        maximum)
    VALUES (%(claim)s, 'armenia', 'military', 'killed', 'stated', 4, 4, 4)""",
)


def main() -> None:
    """Print the milliseconds of both, taken in turn."""
    user = User.objects.order_by("pk")[0]
    place = Place.objects.settled().order_by("pk")[0]
    statements = list(Statement.objects.order_by("-pk")[:2])
    ours: list[float] = []
    floor: list[float] = []
    for _number in range(ROUNDS):
        ours.append(_timed(lambda: _by_desk(user, place, statements)))
        floor.append(_timed(lambda: _by_hand(user, place, statements)))
    sys.stdout.write(json.dumps({"ours": ours[5:], "floor": floor[5:]}) + "\n")


def _timed(work: Any) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _by_desk(user: User, place: Place, statements: list[Statement]) -> None:
    with transaction.atomic(), pghistory.context(user=user.pk, reason="bench"):
        read = _read(place)
        incident = write_incident(read, user)
        for statement in statements:
            write_claim(read, statement, incident, user)


def _read(place: Place) -> ReadClaim:
    site = ReadSite(_PART, place, None, WherePrecision.EXACT, None, SiteRole.LOCATION, "")
    dead = ReadFigure(
        _PART, Side.ARMENIA, CasualtyCategory.MILITARY, Harm.KILLED, Count.STATED, 4, 4, 4
    )
    return ReadClaim(
        card=ClaimCard({}, "claims.k1"),
        incident=None,
        is_new=True,
        title="Clash",
        summary="",
        stance=Stance.REPORTS,
        initiator=Initiator.NOT_STATED,
        event_type=EventType.GROUND_CLASH,
        when=When(_DAY, _DAY, None, None, DatePrecision.EXACT),
        date_precision=DatePrecision.EXACT,
        clause=None,
        no_place_reason="",
        paraphrase="Positions were attacked.",
        quotation=None,
        sites=(site,),
        outcomes=(),
        figures=(dead,),
        quotes={},
        revises="",
    )


def _by_hand(user: User, place: Place, statements: list[Statement]) -> None:
    """Eight statements: an incident, its site, and for each claim the claim, its site, its dead."""
    incident, site, claim, claim_site, figure = _STATEMENTS
    values: dict[str, Any] = {
        "day": _DAY,
        "user": user.pk,
        "place": place.pk,
        "point": bytes(place.point.ewkb),
    }
    with transaction.atomic(), connection.cursor() as wrapped:
        cursor = wrapped.cursor  # psycopg2's own
        cursor.execute(incident, values)
        values["incident"] = cursor.fetchone()[0]
        cursor.execute(site, values)
        for statement in statements:
            values |= {"statement": statement.pk, "public_id": new_public_id()}
            cursor.execute(claim, values)
            values["claim"] = cursor.fetchone()[0]
            cursor.execute(claim_site, values)
            cursor.execute(figure, values)


if __name__ == "__main__":
    main()
