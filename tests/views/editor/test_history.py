"""Versions of records as editors see them: listed, compared, brought back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.enums import Credibility, EventType, Reliability, Side
from incidents.models import Incident, IncidentSite
from incidents.publication import publish
from incidents.workflow import accept, return_to_author, submit
from tests.factories import (
    SiteSpec,
    add_site,
    analyst,
    editor,
    make_accepted_claim,
    make_claim,
    make_incident,
    make_place,
    make_statement,
    retract_incident,
    second_editor,
)
from tests.versions.acts import act, save

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def incident() -> Incident:
    """A draft in two versions; its words and its site changed in one act of the editor."""
    with act(analyst(), "submit from the desk"):
        made = make_incident("Clash near Hadrut", summary="Two men were killed there.")
        add_site(made, SiteSpec(make_place("First place")))
    with act(editor(), "Read again."):
        save(made, title="Raid near Hadrut", summary="Three men were killed there.")
        IncidentSite.objects.update(place=make_place("Second place"))
        save(made, event_type=EventType.ADVANCE)
    return made


@pytest.fixture
def public(incident: Incident) -> Incident:
    make_accepted_claim(incident)
    publish(incident, editor(), "One side speaks of it.")
    incident.refresh_from_db()
    return incident


def address(incident: Incident, query: str = "") -> str:
    return f"/review/history/incidents/{incident.pk}/{query}"


def words(answer: Any) -> str:
    """The words of a page, with single spaces."""
    main = answer.text.split("<main")[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def restoring(client: Client, incident: Incident, **sent: Any) -> dict[str, Any]:
    """What the form of the page that compares the first version with the newest holds."""
    newest = client.get(address(incident)).context["timeline"].newest
    page = client.get(address(incident, f"?from=1&to={newest}"))
    form = page.context["comparison"].form
    held = {name: form.initial[name] for name in ("version", "seen", "public")}
    return {**{n: v for n, v in held.items() if v is not None}, "reason": "As before.", **sent}


def restore(client: Client, incident: Incident, sent: dict[str, Any]) -> Any:
    return client.post(address(incident, "restore/"), sent)


def test_only_editors_come_in(incident: Incident, visitor: Client, writer: Client) -> None:
    claim = submit(make_claim(incident), analyst())
    pages = [
        address(incident),
        address(incident, "?from=1&to=2"),
        f"/review/history/claims/{claim.public_id}/",
        f"/review/history/statements/{claim.statement.public_id}/",
    ]
    assert {page: visitor.get(page).status_code for page in pages} == dict.fromkeys(pages, 302)
    assert {page: writer.get(page).status_code for page in pages} == dict.fromkeys(pages, 403)
    for client, status in ((visitor, 302), (writer, 403)):
        sent = {"version": 1, "seen": "1.1.0", "fields_chosen": "title", "reason": "x"}
        assert restore(client, incident, sent).status_code == status
    incident.refresh_from_db()
    assert incident.title == "Raid near Hadrut"


def test_every_version_is_listed_with_who_when_why_and_what(
    incident: Incident, reviewer: Client
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE incidents_incident SET title = 'By hand'")
    page = reviewer.get(address(incident))
    assert [[change.name for change in row.changed] for row in page.context["rows"][:2]] == [
        ["title"],
        ["title", "summary", "event_type", "sites"],
    ]
    text = words(page)
    assert "Read again. Changed: Title, Summary, What, Where" in text
    assert "handed in from the desk The record was made." in text
    assert re.search(r"changed in the database itself by its role “\w+”; nobody was noted", text)
    assert [row.who for row in page.context["rows"]] == [None, editor(), analyst()]


def test_two_versions_are_compared_in_the_words_of_the_forms(
    incident: Incident, reviewer: Client
) -> None:
    page = reviewer.get(address(incident, "?from=1&to=2"))
    assert "<del>Clash</del><ins>Raid</ins> near Hadrut" in page.text
    assert "<del>Two</del><ins>Three</ins> men were killed there." in page.text
    changes = {one.label: one for one in page.context["comparison"].changes}
    assert list(changes) == ["Title", "Summary", "What", "Where"]
    assert changes["What"].before.values == (str(EventType.GROUND_CLASH.label),)
    assert "First place Second place" in words(page)
    backwards = reviewer.get(address(incident, "?from=2&to=1"))
    assert backwards.context["comparison"].changes == page.context["comparison"].changes


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("?from=1", "to"),
        ("?to=1", "from"),
        ("?from=0&to=1", "from"),
        ("?from=1&to=3", "to"),
        ("?from=x&to=1", "from"),
        ("?from=1&to=1", "to"),
        ("?from=1&from=2&to=2", "from"),
        ("?from=%00&to=2", None),
        ("?from=-1&to=2", "from"),
        ("?from=99999999999999999999&to=2", "from"),
        ("?page=2", "page"),
        ("?known_on=2020-12-12", "known_on"),
    ],
)
def test_parameters_that_make_no_sense_are_named(
    incident: Incident, reviewer: Client, query: str, name: str | None
) -> None:
    answer = reviewer.get(address(incident, query))
    assert answer.status_code == 400
    if name:
        assert answer.context["parameter"] == name


@pytest.mark.parametrize(
    "page",
    ["incidents/0/", "incidents/x/", "incidents/99999999999/", "claims/nothere/", "people/1/"],
)
def test_what_is_not_there_is_not_found(reviewer: Client, page: str) -> None:
    assert reviewer.get(f"/review/history/{page}").status_code == 404
    assert reviewer.post(f"/review/history/{page}restore/", {}).status_code == 404


def test_a_claim_its_authors_still_write_is_not_shown(incident: Incident, reviewer: Client) -> None:
    claim = make_claim(incident)
    assert reviewer.get(f"/review/history/claims/{claim.public_id}/").status_code == 404


def test_a_field_is_brought_back_and_seen_recorded(incident: Incident, reviewer: Client) -> None:
    answer = restore(reviewer, incident, restoring(reviewer, incident, fields_chosen="title"))
    assert (answer.status_code, answer["Location"]) == (302, address(incident))
    page = reviewer.get(answer["Location"])
    assert "Brought back from version 1: Title." in words(page)
    assert page.context["rows"][0].who == editor()
    assert page.context["rows"][0].version.reason == "As before."
    incident.refresh_from_db()
    assert (incident.title, incident.summary) == (
        "Clash near Hadrut",
        "Three men were killed there.",
    )


def test_a_whole_version_is_brought_back(incident: Incident, reviewer: Client) -> None:
    restore(reviewer, incident, restoring(reviewer, incident, do="whole"))
    incident.refresh_from_db()
    assert (incident.title, incident.event_type) == ("Clash near Hadrut", EventType.GROUND_CLASH)
    assert str(incident.sites.get().place) == "First place"


def test_of_a_published_incident_it_is_a_public_correction(
    public: Incident, reviewer: Client, visitor: Client
) -> None:
    restore(reviewer, public, restoring(reviewer, public, fields_chosen=["title"]))
    assert public.versions.count() == 2
    history = visitor.get(f"{public.get_absolute_url()}history/").text
    assert "As before." in history
    assert "Clash near Hadrut" in visitor.get(public.get_absolute_url()).text


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"reason": " ", "fields_chosen": "title"}, "reason"),
        ({}, "fields_chosen"),
        ({"fields_chosen": "status"}, "fields_chosen"),
        ({"fields_chosen": "title", "seen": ""}, "seen"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    incident: Incident, reviewer: Client, sent: dict[str, str], field: str
) -> None:
    answer = restore(reviewer, incident, restoring(reviewer, incident, **sent))
    assert answer.status_code == 422
    assert list(answer.context["comparison"].form.errors) == [field]
    if sent.get("reason", "x").strip():
        assert "As before." in answer.text
    incident.refresh_from_db()
    assert incident.title == "Raid near Hadrut"


def test_who_comes_second_is_told_and_overwrites_nothing(
    incident: Incident, reviewer: Client
) -> None:
    held = restoring(reviewer, incident, fields_chosen="title")
    with act(second_editor(), "Mine."):
        save(incident, title="By a colleague")
    answer = restore(reviewer, incident, held)
    assert answer.status_code == 409
    assert "Somebody changed this record meanwhile." in words(answer)
    assert "As before." in answer.text
    incident.refresh_from_db()
    assert incident.title == "By a colleague"


@pytest.mark.parametrize("version", ["0", "3", "x", "", "-1"])
def test_a_version_that_never_was_is_named(
    incident: Incident, reviewer: Client, version: str
) -> None:
    held = restoring(reviewer, incident, fields_chosen="title", version=version)
    assert restore(reviewer, incident, held).status_code == 400


def test_a_retracted_incident_offers_nothing_and_says_why(
    public: Incident, reviewer: Client
) -> None:
    retract_incident(public)
    page = reviewer.get(address(public, "?from=1&to=2"))
    assert "The incident is retracted: what stands in it is kept as it is." in words(page)
    newest = page.context["timeline"].newest
    page = reviewer.get(address(public, f"?from=1&to={newest}"))
    assert page.context["comparison"].form is None


@pytest.mark.parametrize("decided", [False, True])
def test_a_claim_offers_nothing_and_says_why(
    incident: Incident, reviewer: Client, *, decided: bool
) -> None:
    claim = submit(make_claim(incident), analyst())
    if decided:
        accept(claim, editor(), Reliability.C, Credibility.POSSIBLY_TRUE)
    page = reviewer.get(f"/review/history/claims/{claim.public_id}/?from=1&to=2")
    assert page.context["comparison"].form is None
    sentence = "what they read is fixed" if decided else "its authors write it"
    assert sentence in words(page)
    posted = reviewer.post(f"/review/history/claims/{claim.public_id}/restore/", {"version": 1})
    assert posted.status_code == 404


def test_the_first_of_two_readings_is_in_no_history_before_the_second(reviewer: Client) -> None:
    sensitive = make_incident(sensitive=True)
    claim = submit(make_claim(sensitive, side=Side.AZERBAIJAN), analyst())
    accept(claim, second_editor(), Reliability.B, Credibility.DOUBTFUL, "zqfirst reading")
    for page in (
        f"claims/{claim.public_id}/",
        f"claims/{claim.public_id}/?from=1&to=2",
        f"statements/{claim.statement.public_id}/",
        f"incidents/{sensitive.pk}/",
    ):
        answer = reviewer.get(f"/review/history/{page}")
        assert answer.status_code == 200
        assert "zqfirst" not in answer.text
        assert "second_editor" not in answer.text


def test_ways_lead_to_the_versions_of_a_record_for_those_who_may_see_them(
    incident: Incident, reviewer: Client, writer: Client
) -> None:
    claim = submit(make_claim(incident), analyst())
    said = claim.statement.public_id
    ways = {
        f"/review/incidents/{incident.pk}/": address(incident),
        f"/review/claims/{claim.public_id}/": f"/review/history/claims/{claim.public_id}/",
        f"/desk/statements/{said}/": f"/review/history/statements/{said}/",
        f"/desk/incidents/{incident.pk}/": address(incident),
    }
    for page, way in ways.items():
        assert f'href="{way}"' in reviewer.get(page).text
        assert f'href="{way}"' not in writer.get(page).text
        assert reviewer.get(way).status_code == 200


def test_a_statement_that_came_back_is_restored(reviewer: Client) -> None:
    with act(analyst()):
        statement = make_statement(summary="First summary")
        claim = make_claim(make_incident(), statement)
    return_to_author(submit(claim, analyst()), editor(), "Word it anew.")
    with act(analyst()):
        save(statement, summary="Second summary")
    page = reviewer.get(f"/review/history/statements/{statement.public_id}/?from=1&to=2")
    form = page.context["comparison"].form
    sent = {"version": 1, "seen": form.initial["seen"], "do": "whole", "reason": "Better."}
    where = f"/review/history/statements/{statement.public_id}/restore/"
    assert reviewer.post(where, sent).status_code == 302
    statement.refresh_from_db()
    assert statement.summary == "First summary"


def test_more_versions_take_no_more_queries_and_come_in_pages(
    incident: Incident, reviewer: Client
) -> None:
    with CaptureQueriesContext(connection) as few:
        reviewer.get(address(incident, "?from=1&to=2"))
    for number in range(60):
        with act(second_editor() if number % 2 else editor(), f"Reason {number}"):
            save(incident, title=f"Title {number}")
    with CaptureQueriesContext(connection) as more:
        page = reviewer.get(address(incident, "?from=1&to=2"))
    assert len(more) == len(few)
    assert (len(page.context["rows"]), page.context["timeline"].newest) == (50, 62)
    assert len(reviewer.get(address(incident, "?page=2")).context["rows"]) == 12
