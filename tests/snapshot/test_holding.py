"""The columns a process holds: loaded once, renewed beside the requests, never half."""

from __future__ import annotations

import threading
from functools import partial

import pytest
from django.db import connection, transaction

from incidents.enums import Side
from incidents.models import Incident
from incidents.snapshot import holding, version
from incidents.snapshot.columns import Columns
from incidents.snapshot.holding import Holder
from incidents.snapshot.loading import load
from tests.factories import (
    SiteSpec,
    make_accepted_claim,
    make_incident,
    make_place,
    make_published_incident,
    publish_incident,
    retract_incident,
)
from tests.processes import wait_for

HERE = 46.79, 39.52


def published(title: str) -> Incident:
    """A public incident with a place, of which two sides speak."""
    with transaction.atomic():
        place = make_place(title, HERE)
        claims = [{"side": Side.ARMENIA}, {"side": Side.AZERBAIJAN}]
        made = make_published_incident(title, sites=[SiteSpec(place)], claims=claims)
        version.advance()
    return made


@pytest.mark.django_db
def test_only_what_is_public_and_has_coordinates_is_loaded_with_its_sides() -> None:
    place = make_place("Here", HERE)
    shown = make_published_incident(
        "Shown",
        sites=[SiteSpec(place)],
        claims=[{"side": Side.ARMENIA}, {"side": Side.OBSERVERS}],
    )
    make_incident("Draft", sites=[SiteSpec(place)])
    make_published_incident("Unmapped")
    retract_incident(make_published_incident("Retracted", sites=[SiteSpec(place)]))
    columns = load()
    assert columns.pk.tolist() == [shown.pk]
    sides = [side for n, side in enumerate(Side) if int(columns.sides[0]) >> n & 1]
    assert sides == [Side.ARMENIA, Side.OBSERVERS]


@pytest.mark.django_db(transaction=True)
def test_a_publication_is_seen_a_moment_later_and_no_request_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(holding, "LOOK_EVERY_S", 0.0)
    first = published("First")
    holder = Holder()
    assert holder.get().columns.pk.tolist() == [first.pk]
    second = published("Second")
    at_hand = holder.get()
    assert at_hand.columns.pk.tolist() == [first.pk]
    wait_for(lambda: len(holder.get().columns) == 2, "the new columns")
    assert set(holder.get().columns.pk.tolist()) == {first.pk, second.pk}
    assert holder.get().version == version.current()
    # Who holds the old ones keeps them whole.
    assert at_hand.columns.pk.tolist() == [first.pk]
    wait_for(lambda: not threads(), "the end of the thread")


@pytest.mark.django_db(transaction=True)
def test_many_who_ask_at_once_load_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    published("First")
    loads: list[int] = []

    def counted() -> Columns:
        loads.append(1)
        return load()

    monkeypatch.setattr(holding, "load", counted)
    holder = Holder()
    found: list[int] = []

    def ask() -> None:
        found.append(len(holder.get().columns))
        connection.close()

    people = [threading.Thread(target=ask) for _n in range(4)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert found == [1] * 4
    assert len(loads) == 1


@pytest.mark.django_db(transaction=True)
def test_two_processes_come_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holding, "LOOK_EVERY_S", 0.0)
    one, other = Holder(), Holder()
    one.get()
    other.get()
    with transaction.atomic():
        draft = make_incident("Draft", sites=[SiteSpec(make_place("Here", HERE))])
        make_accepted_claim(draft)
        publish_incident(draft)
        version.advance()
    for holder in (one, other):
        wait_for(partial(holds_one, holder), "the columns")
    assert one.get().version == other.get().version
    assert one.get().columns.code.tolist() == other.get().columns.code.tolist()
    wait_for(lambda: not threads(), "the end of the threads")


def holds_one(holder: Holder) -> bool:
    """Whether a process has seen the publication."""
    return len(holder.get().columns) == 1


def threads() -> list[threading.Thread]:
    """The threads that load columns now."""
    return [thread for thread in threading.enumerate() if thread.name == "snapshot"]
