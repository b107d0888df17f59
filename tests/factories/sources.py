"""Actors, outlets, publications, statements and agreements for tests."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from django.utils.text import slugify

from incidents.enums import ActorKind, Language, OutletKind, Side
from incidents.models import (
    Actor,
    Agreement,
    Appearance,
    Clause,
    Outlet,
    Publication,
    Statement,
)
from tests.factories.people import analyst

_numbers = count(1)


def make_actor(side: Side = Side.ARMENIA, name: str | None = None, **fields: Any) -> Actor:
    """Return the actor of this name, made at the first call; by default a side's ministry."""
    name = name or f"Ministry of {side.label}"
    values = {"name": name, "short_name": name[:80], "side": side, "kind": ActorKind.MINISTRY}
    return Actor.objects.get_or_create(slug=slugify(name)[:80], defaults=values | fields)[0]


def make_outlet(name: str = "The Outlet", **fields: Any) -> Outlet:
    """Return the outlet of this name, made at the first call."""
    values = {"name": name, "kind": OutletKind.NEWS, "language": Language.ENGLISH}
    return Outlet.objects.get_or_create(slug=slugify(name)[:80], defaults=values | fields)[0]


def make_publication(outlet: Outlet | None = None, **fields: Any) -> Publication:
    """Make one page at an outlet, with an address of its own."""
    number = next(_numbers)
    values = {
        "url": f"https://outlet.example/{number}",
        "url_key": f"outlet.example/{number}",
        "title": f"Page {number}",
        "language": Language.ENGLISH,
        "published_on": dt.date(2020, 12, 13),
        "created_by": analyst(),
    }
    return Publication.objects.create(outlet=outlet or make_outlet(), **(values | fields))


def make_statement(
    actor: Actor | None = None,
    issued_on: dt.date = dt.date(2020, 12, 13),
    *,
    publications: int = 1,
    **fields: Any,
) -> Statement:
    """Make what an actor said on a day, seen in so many publications."""
    values = {
        "language": Language.ENGLISH,
        "summary": "What the statement says, in our words.",
        "created_by": analyst(),
    }
    statement = Statement.objects.create(
        actor=actor or make_actor(), issued_on=issued_on, **(values | fields)
    )
    for _number in range(publications):
        Appearance.objects.create(statement=statement, publication=make_publication())
    return statement


def make_agreement(**fields: Any) -> Agreement:
    """Make the statement of 9-10 November 2020 with its first clause."""
    values = {
        "slug": "november-2020",
        "title": "Statement of 9–10 November 2020",
        "short_title": "Statement of 9–10 November 2020",
        "signed_on": dt.date(2020, 11, 9),
        "in_force_from": dt.datetime(2020, 11, 9, 21, tzinfo=dt.UTC),
        "summary": "A full ceasefire from 00:00 Moscow time.",
        "source": "the statement itself",
    }
    agreement = Agreement.objects.create(**(values | fields))
    Clause.objects.create(agreement=agreement, number="1", summary="A full ceasefire.")
    return agreement
