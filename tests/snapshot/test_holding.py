"""The columns a process holds: loaded once, brought up to date beside the requests, never half."""

from __future__ import annotations

import gc
import threading
import weakref
from functools import partial
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from incidents.enums import Side
from incidents.filters import IncidentFilter
from incidents.gazetteer.folding import fold
from incidents.models import Incident, Place, SnapshotChange
from incidents.publication import index_incident
from incidents.snapshot import holding, version
from incidents.snapshot.holding import Holder
from incidents.snapshot.loading import load
from tests.factories import SiteSpec, make_place, make_published_incident, retract_incident
from tests.models.refusals import run_sql
from tests.processes import wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from incidents.snapshot.columns import Columns

HERE = 46.79, 39.52

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _no_thread_is_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Look at the version each time, and leave no thread with a connection behind."""
    monkeypatch.setattr(holding, "LOOK_EVERY_S", 0.0)
    yield
    wait_for(lambda: not threads(), "the end of the threads")


def threads() -> list[threading.Thread]:
    """The threads that load columns now."""
    return [thread for thread in threading.enumerate() if thread.name == "snapshot"]


def published(title: str, *, told: bool = True) -> Incident:
    """A public incident with a place, of which two sides speak; `told` has the version move on."""
    with transaction.atomic():
        place = make_place(f"Village {Place.objects.count()}", HERE)
        claims = [{"side": Side.ARMENIA}, {"side": Side.AZERBAIJAN}]
        made = make_published_incident(title, sites=[SiteSpec(place)], claims=claims)
        SnapshotChange.objects.create(incident=made)
        if told:
            version.advance()
    return made


def keys(holder: Holder) -> set[int]:
    """The incidents that a process holds."""
    columns = holder.get().columns
    return set(columns.pk[columns.stands].tolist())


def sees(holder: Holder, *incidents: Incident) -> None:
    """Wait until a process holds these and no others."""
    expected = {incident.pk for incident in incidents}
    wait_for(lambda: keys(holder) == expected, "the columns")


def test_a_publication_is_seen_a_moment_later_and_no_request_waits() -> None:
    first = published("First")
    holder = Holder()
    assert keys(holder) == {first.pk}
    second = published("Second")
    at_hand = holder.get()
    assert at_hand.columns.pk.tolist() == [first.pk]
    sees(holder, first, second)
    assert holder.get().version == version.current()
    # Who holds the old ones keeps them whole.
    assert at_hand.columns.pk.tolist() == [first.pk]


def test_only_what_changed_is_asked_of_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    first = published("First")
    holder = Holder()
    holder.get()
    monkeypatch.setattr(holding, "load", lambda: pytest.fail("all was loaded anew"))
    second = published("Second")
    sees(holder, first, second)
    with transaction.atomic():
        retract_incident(second)
        version.note_change(second.pk)
        version.advance()
    sees(holder, first)
    with transaction.atomic():
        Incident.objects.filter(pk=first.pk).update(event_type="shelling")
        version.note_change(first.pk)
        version.advance()
    wait_for(lambda: holder.get().version == version.current(), "the correction")
    exchanged = holder.get().columns.in_order()
    assert exchanged.type.tolist() == load().type.tolist()
    assert exchanged.claims.facts.sides.tolist() == load().claims.facts.sides.tolist()


def test_a_version_that_changes_no_incident_leaves_the_columns_as_they_are() -> None:
    first = published("First")
    holder = Holder()
    columns = holder.get().columns
    version.advance()
    wait_for(lambda: holder.get().version == version.current(), "the version")
    assert holder.get().columns is columns
    assert keys(holder) == {first.pk}


def test_what_changed_without_a_note_is_seen_after_the_night() -> None:
    first = published("First")
    holder = Holder()
    holder.get()
    Incident.objects.filter(pk=first.pk).update(event_type="shelling")
    version.start_over()
    wait_for(lambda: holder.get().version == version.current(), "the version")
    assert holder.get().columns.type.tolist() == load().type.tolist()
    assert SnapshotChange.objects.count() == 1


def test_a_job_that_was_lost_is_made_up_for() -> None:
    first = published("First")
    holder = Holder()
    holder.get()
    second = published("Second", told=False)
    before = version.current()
    version.catch_up()
    sees(holder, first, second)
    version.catch_up()
    assert version.current() == before + 1


def test_where_the_database_fails_the_columns_at_hand_stay_and_it_is_tried_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    first = published("First")
    holder = Holder()
    holder.get()
    second = published("Second")
    run_sql("ALTER TABLE incidents_casualtyfigure RENAME TO elsewhere")
    try:
        assert keys(holder) == {first.pk}
        wait_for(lambda: "could not be brought up to date" in caplog.text, "the line in the log")
        assert keys(holder) == {first.pk}
    finally:
        wait_for(lambda: not threads(), "the end of the thread")
        run_sql("ALTER TABLE elsewhere RENAME TO incidents_casualtyfigure")
    sees(holder, first, second)


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


def test_a_process_that_begins_to_load_at_its_start_has_it_before_the_first_request() -> None:
    first = published("First")
    holder = Holder()
    holder.begin()
    wait_for(lambda: not threads(), "the end of loading")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(holding, "load", lambda: pytest.fail("it was loaded again"))
        assert keys(holder) == {first.pk}


def test_two_processes_come_to_the_same_while_incidents_come_and_go() -> None:
    one, other = Holder(), Holder()
    one.get()
    made = []
    for number in range(4):
        made.append(published(f"Number {number}"))
        one.get()
        if number == 2:
            other.get()
    for holder in (one, other):
        wait_for(partial(is_current, holder), "the version")
        sees(holder, *made)
    first, second = (holder.get().columns.in_order() for holder in (one, other))
    assert first.code.tolist() == second.code.tolist()
    assert first.newest.tolist() == second.newest.tolist()


def is_current(holder: Holder) -> bool:
    """Whether a process has come to the newest version."""
    return holder.get().version == version.current()


def test_readers_beside_publications_never_see_half_a_version() -> None:
    holder = Holder()
    holder.get()
    torn: list[str] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            columns = holder.get().columns
            lengths = {len(columns.pk), len(columns.newest), len(columns.claims.start) - 1}
            claims = 2 * len(columns.pk)
            if len(lengths) != 1 or len(columns.claims.issued) != claims:
                torn.append(f"{lengths}, {claims}")
        connection.close()

    readers = [threading.Thread(target=read) for _n in range(2)]
    for reader in readers:
        reader.start()
    made = [published(f"Number {number}") for number in range(5)]
    sees(holder, *made)
    done.set()
    for reader in readers:
        reader.join()
    assert torn == []


@pytest.fixture
def _no_collector() -> Iterator[None]:
    """Python looks for no circles meanwhile."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_no_collector")
def test_what_was_held_before_is_let_go_of() -> None:
    published("First")
    holder = Holder()
    old = weakref.ref(holder.get().columns.claims.issued)
    second = published("Second")
    wait_for(partial(is_current, holder), "the version")
    assert second.pk in keys(holder)
    wait_for(lambda: not threads(), "the end of the thread")
    # At once, not when Python next looks for circles: a version can be a hundred megabytes.
    assert old() is None


def found(holder: Holder, q: str) -> set[int]:
    """The incidents a search finds."""
    held = holder.get()
    asked = held.ask(IncidentFilter(q=q, q_folded=fold(q)))
    return set(held.columns.pk[asked.mask].tolist())


def test_a_search_is_kept_and_asked_again_of_what_changed_only() -> None:
    first, other = published("Convoy one"), published("Mortar")
    holder = Holder()
    assert found(holder, "convoy") == {first.pk}
    with CaptureQueriesContext(connection) as asked:
        assert found(holder, "convoy") == {first.pk}
    assert "searchdocument" not in str(asked.captured_queries)
    second = published("Convoy two")
    with transaction.atomic():
        Incident.objects.filter(pk=first.pk).update(title="Column one")
        index_incident(Incident.objects.get(pk=first.pk))
        version.note_change(first.pk)
        version.advance()
    wait_for(partial(is_current, holder), "the version")
    with CaptureQueriesContext(connection) as asked:
        assert found(holder, "convoy") == {second.pk}
    (query,) = [one["sql"] for one in asked.captured_queries if "searchdocument" in one["sql"]]
    assert str(other.pk) not in query.partition('"incident_id" IN (')[2].partition(")")[0]
    assert found(holder, "mortar") == {other.pk}
    with transaction.atomic():
        retract_incident(second)
        version.note_change(second.pk)
        version.advance()
    wait_for(partial(is_current, holder), "the version")
    assert found(holder, "convoy") == set()
