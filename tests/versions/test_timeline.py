"""Versions are put together from the events of a record and of the rows below it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.enums import CasualtyCategory, ClaimStatus, Harm, Language, Side
from incidents.models import CasualtyFigure, Incident, IncidentSite, IncidentTag, Tag
from incidents.versions import CLAIM, INCIDENT, STATEMENT, fields_at
from incidents.workflow import return_to_author, submit
from tests.factories import (
    SiteSpec,
    add_site,
    analyst,
    editor,
    make_claim,
    make_incident,
    make_place,
    make_statement,
)

from .acts import act, history_of, neutral, save, shown

if TYPE_CHECKING:
    from incidents.models import Place

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def village() -> Place:
    return make_place("Village")


@pytest.fixture
def incident(village: Place) -> Incident:
    """A draft written by the analyst, with its site, in one act."""
    with act(analyst(), "entered"):
        return make_incident("Clash near Hadrut", sites=[SiteSpec(village)])


def test_a_record_and_its_rows_changed_in_one_act_are_one_version(incident: Incident) -> None:
    with act(editor(), "moved"):
        save(incident, title="Clash near Other")
        incident.sites.all().delete()
        add_site(incident, SiteSpec(make_place("Other")))
    timeline = history_of(INCIDENT, incident)
    assert [(one.number, one.user_id, one.reason) for one in timeline.versions] == [
        (1, analyst().pk, "entered"),
        (2, editor().pk, "moved"),
    ]
    assert [shown(timeline, n)["title"] for n in (1, 2)] == [
        "Clash near Hadrut",
        "Clash near Other",
    ]
    assert [[site.label for site in shown(timeline, n)["sites"]] for n in (1, 2)] == [
        ["Village"],
        ["Other"],
    ]


def test_a_change_of_a_row_alone_is_a_version(incident: Incident) -> None:
    with act(editor(), "tagged"):
        tag = Tag.objects.create(slug="drones", label="Drones")
        IncidentTag.objects.create(incident=incident, tag=tag)
    with act(editor(), "untagged"):
        IncidentTag.objects.all().delete()
    timeline = history_of(INCIDENT, incident)
    assert [shown(timeline, one.number)["tags"] for one in timeline.versions] == [
        (),
        ("Drones",),
        (),
    ]


def test_sql_typed_by_hand_is_a_version_of_nobody(incident: Incident) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE incidents_incident SET title = 'By hand'")
        cursor.execute("SELECT session_user")
        (role,) = cursor.fetchone()
    version = history_of(INCIDENT, incident).versions[-1]
    assert (version.has_context, version.user_id, version.db_role) == (False, None, role)


def test_who_began_first_and_wrote_last_is_the_newest(incident: Incident) -> None:
    """The database notes when a transaction began; that does not tell who wrote last."""

    def overtake() -> None:
        try:
            with act(editor(), "began later"):
                save(Incident.objects.get(), title="Wrote first")
        finally:
            connection.close()

    editor()
    with act(analyst(), "began first"):
        Tag.objects.create(slug="begun", label="Begun")
        with ThreadPoolExecutor(max_workers=1) as other:
            other.submit(overtake).result()
        save(incident, title="Wrote last")
    timeline = history_of(INCIDENT, incident)
    assert [one.reason for one in timeline.versions] == ["entered", "began later", "began first"]
    assert timeline.versions[2].at < timeline.versions[1].at
    assert shown(timeline, 3)["title"] == "Wrote last"


def test_the_token_changes_with_every_change_and_leads_back(incident: Incident) -> None:
    first = history_of(INCIDENT, incident).token
    IncidentSite.objects.update(description="by the road")
    timeline = history_of(INCIDENT, incident)
    assert timeline.token != first
    then = timeline.seen_at(first)
    assert then is not None
    assert [row.description for row in then.parts[IncidentSite]] == [""]
    for wrong in ("", "1", "a.b.c", "0.0.0", "1.1.1.1", "-1.1.1", "²1.1.1"):
        assert timeline.seen_at(wrong) is None


def test_a_claim_is_shown_part_by_part(village: Place) -> None:
    killed = (Side.ARMENIA, CasualtyCategory.MILITARY, Harm.KILLED, 2)
    with act(analyst()):
        claim = make_claim(make_incident(), sites=[SiteSpec(village)], figures=[killed])
    claim = submit(claim, analyst())
    return_to_author(claim, editor(), "Count again.")
    with act(analyst()):
        CasualtyFigure.objects.update(best=3)
    timeline = history_of(CLAIM, claim)
    assert [shown(timeline, n)["casualties"][0].best for n in (1, 2, 3, 4)] == [2, 2, 2, 3]
    assert [shown(timeline, n)["status"] for n in (1, 2, 3)] == [
        (ClaimStatus(one).label,) for one in ("draft", "submitted", "returned")
    ]
    assert timeline.versions[2].reason == "Count again."


def test_a_statement_is_shown_with_where_it_was_read() -> None:
    with act(analyst()):
        statement = make_statement(publications=1, language=Language.RUSSIAN)
    with act(analyst()):
        statement.appearances.update(note="page 3")
    timeline = history_of(STATEMENT, statement)
    first, second = (shown(timeline, n) for n in (1, 2))
    assert first["language"] == second["language"] == (str(Language.RUSSIAN.label),)
    assert [shown_at.endswith("page 3") for shown_at in second["appearances"]] == [True]
    assert not first["appearances"][0].endswith("page 3")


def test_a_place_that_left_the_gazetteer_is_said_to_be_gone(
    incident: Incident, village: Place
) -> None:
    with act(editor()):
        incident.sites.all().delete()
    village.delete()
    timeline = history_of(INCIDENT, incident)
    assert shown(timeline, 1)["sites"] == ("a place that is no longer in the gazetteer",)


def test_more_versions_take_no_more_queries(incident: Incident) -> None:
    def ask() -> int:
        with CaptureQueriesContext(connection) as asked:
            timeline = history_of(INCIDENT, incident)
            fields_at(timeline, range(timeline.newest + 1), neutral)
        return len(asked)

    save(incident, title="Once")
    few = ask()
    for number in range(5):
        with act(editor()):
            save(incident, title=f"Title {number}")
            add_site(incident, SiteSpec(make_place(f"Place {number}")))
    assert ask() == few
