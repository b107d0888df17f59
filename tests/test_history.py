"""The check of history finds what was done while the triggers were off, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from incidents import history
from incidents.models import Actor, HistoryCheck, User
from tests.factories import analyst, make_actor, make_agreement, make_place, make_published_incident
from tests.forging import without_triggers

pytestmark = pytest.mark.django_db


def faults() -> list[tuple[str, str, int, list[str]]]:
    """What a check finds, each fault as a tuple."""
    found: list[dict[str, Any]] = history.check_history().faults
    return [(f["table"], f["fault"], f["count"], f["rows"]) for f in found]


def run_sql(statement: str) -> None:
    """Run one statement as the application's database role."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_history_with_inserts_updates_and_deletions_is_sound() -> None:
    make_published_incident()
    make_place(names={})
    actor = make_actor(name="Somebody")
    actor.note = "changed"
    actor.save()
    actor.delete()
    run_sql("UPDATE incidents_statement SET summary = 'changed by raw SQL'")
    check = history.check_history()
    assert check.faults == []
    assert check.rows == sum(event.objects.count() for event in history.tracked())
    assert check.rows > 0


def test_untracked_fields_are_left_aside() -> None:
    person = analyst()
    person.set_password("another one")
    person.save()
    User.objects.update(last_login="2020-12-12T00:00Z")
    assert faults() == []


def test_a_changed_row_is_found() -> None:
    actor = make_actor()
    make_actor(name="Left alone")
    without_triggers(
        "incidents_actor", f"UPDATE incidents_actor SET side = 'observers' WHERE id = {actor.pk}"
    )
    assert faults() == [
        ("incidents_actor", "differs from its newest event", 1, [str(actor.pk)]),
    ]


def test_a_moved_point_is_found() -> None:
    place = make_place()
    without_triggers(
        "incidents_place", "UPDATE incidents_place SET point = ST_Translate(point, 0.000001, 0)"
    )
    assert faults() == [("incidents_place", "differs from its newest event", 1, [str(place.pk)])]


def test_a_row_inserted_without_history_is_found() -> None:
    actor = make_actor()
    without_triggers(
        "incidents_actorname",
        "INSERT INTO incidents_actorname (id, actor_id, name, language) "
        f"VALUES (77, {actor.pk}, 'smuggled in', 'en')",
    )
    assert faults() == [("incidents_actorname", "no history", 1, ["77"])]


def test_a_row_deleted_without_history_is_found() -> None:
    clause = make_agreement().clauses.get()
    without_triggers("incidents_clause", "DELETE FROM incidents_clause")
    assert faults() == [("incidents_clause", "gone without a deletion", 1, [str(clause.pk)])]


def test_a_row_brought_back_after_its_deletion_is_found() -> None:
    actor = make_actor()
    pk = actor.pk
    run_sql("CREATE TEMPORARY TABLE kept AS SELECT * FROM incidents_actor")
    actor.delete()
    without_triggers("incidents_actor", "INSERT INTO incidents_actor SELECT * FROM kept")
    run_sql("DROP TABLE kept")
    assert faults() == [("incidents_actor", "there after its deletion", 1, [str(pk)])]


def test_a_missing_first_event_is_found() -> None:
    actor = make_actor()
    actor.note = "changed"
    actor.save()
    without_triggers(
        "incidents_actorevent", "DELETE FROM incidents_actorevent WHERE pgh_label = 'insert'"
    )
    assert faults() == [("incidents_actor", "events out of order", 1, [str(actor.pk)])]


def test_a_row_removed_with_all_its_events_is_missed_by_their_number() -> None:
    make_actor()
    assert faults() == []
    without_triggers("incidents_actor", "DELETE FROM incidents_actor")
    without_triggers("incidents_actorevent", "DELETE FROM incidents_actorevent")
    assert faults() == [("all", "fewer events than before", 1, [])]


def test_a_trigger_that_is_switched_off_is_found() -> None:
    run_sql("ALTER TABLE incidents_lead DISABLE TRIGGER USER")
    (fault,) = faults()
    assert fault == (
        "incidents_lead",
        "trigger",
        3,
        ["delete_delete", "insert_insert", "update_update"],
    )


def test_the_number_of_faulty_rows_is_given_in_full_and_only_the_first_are_named() -> None:
    Actor.objects.bulk_create(
        Actor(slug=f"a{n}", name=f"A {n}", short_name="A", side="observers", kind="agency")
        for n in range(history.NAMED + 5)
    )
    without_triggers("incidents_actor", "UPDATE incidents_actor SET note = 'forged'")
    ((_table, _fault, count, rows),) = faults()
    assert count == history.NAMED + 5
    assert (
        rows
        == [str(pk) for pk in sorted(Actor.objects.values_list("pk", flat=True))][: history.NAMED]
    )


def test_every_check_is_kept() -> None:
    history.check_history()
    history.check_history()
    assert HistoryCheck.objects.count() == 2
