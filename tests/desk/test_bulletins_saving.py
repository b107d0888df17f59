"""Saving bulletins when two people do so at the same moment."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from incidents.desk.bulletins import (
    AlreadyThere,
    Changed,
    ReadCount,
    change,
    enter,
    read_count,
    read_source,
)
from incidents.models import Bulletin, Publication, Statement, User
from tests.factories import analyst, make_actor, make_bulletin, other_analyst

pytestmark = pytest.mark.django_db(transaction=True)

TODAY = dt.date(2021, 6, 1)
SOURCE = {
    "actor": "Ministry of Armenia",
    "issued": "12.12.2020",
    "language": "hy",
    "address": "https://ministry.example/12",
}


def counted(violations: str) -> ReadCount:
    """A count for 11 December 2020."""
    said_on = dt.date(2020, 12, 12)
    count, _problems = read_count(
        {"when": "11.12.2020", "violations": violations}, today=TODAY, said_on=said_on
    )
    assert count is not None
    return count


def at_once(act: Callable[[User], object], *people: User) -> list[str]:
    """Let everybody act at the same moment; return what became of each, in order of names."""
    start = threading.Barrier(len(people))
    outcomes: list[str] = []

    def go(person: User) -> None:
        try:
            start.wait()
            act(person)
            outcomes.append("kept")
        except (AlreadyThere, Changed) as refusal:
            outcomes.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=go, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def cast() -> tuple[User, User]:
    """Two people who write."""
    with transaction.atomic():
        return analyst(), other_analyst()


def test_of_two_who_enter_the_same_count_one_is_told_and_nothing_is_kept_twice() -> None:
    people = cast()
    make_actor()

    def act(person: User) -> None:
        enter(person, read_source(SOURCE, TODAY), counted("12"))

    assert at_once(act, *people) == ["AlreadyThere", "kept"]
    assert (Bulletin.objects.count(), Statement.objects.count()) == (1, 1)
    assert Publication.objects.count() == 1


def test_of_two_who_change_one_bulletin_the_second_is_told() -> None:
    people = cast()
    with transaction.atomic():
        bulletin = make_bulletin()

    def act(person: User) -> None:
        change(bulletin, person, 1, counted(str(100 + person.pk)))

    assert at_once(act, *people) == ["Changed", "kept"]
    bulletin.refresh_from_db()
    assert bulletin.version == 2
