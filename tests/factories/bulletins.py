"""Bulletins for tests: entered by an analyst, decided on by an editor."""

from __future__ import annotations

import datetime as dt
from typing import Any

from incidents import bulletins
from incidents.enums import Side
from incidents.models import Bulletin, Statement
from tests.factories.people import analyst, editor
from tests.factories.sources import make_actor, make_statement

ELEVENTH = dt.date(2020, 12, 11)


def make_bulletin(
    side: Side = Side.ARMENIA,
    first: dt.date = ELEVENTH,
    last: dt.date | None = None,
    violations: int = 12,
    *,
    statement: Statement | None = None,
    **fields: Any,
) -> Bulletin:
    """Make a draft of a count; without a statement the side's ministry issues one on the last day.

    Without `last` it counts one day.
    """
    last = last or first
    statement = statement or make_statement(make_actor(side), last)
    values = {"side": statement.actor.side, "created_by": analyst(), **fields}
    return Bulletin.objects.create(
        statement=statement, starts_on=first, ends_on=last, violations=violations, **values
    )


def make_submitted_bulletin(*args: Any, **fields: Any) -> Bulletin:
    """Make a bulletin that waits for an editor; the arguments are those of make_bulletin."""
    bulletin = make_bulletin(*args, **fields)
    return bulletins.submit(bulletin, bulletin.created_by)


def make_accepted_bulletin(*args: Any, **fields: Any) -> Bulletin:
    """Make a bulletin and let the editor accept it; the arguments are those of make_bulletin."""
    bulletin = make_submitted_bulletin(*args, **fields)
    bulletins.accept(bulletin, editor(), bulletin.round)
    bulletin.refresh_from_db()
    return bulletin
