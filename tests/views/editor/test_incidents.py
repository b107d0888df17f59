"""Assessing, publishing, correcting and taking back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from incidents.enums import IncidentStatus, Role, Side
from incidents.models import Incident
from incidents.publication import publish_due
from incidents.workflow import submit
from tests.factories import (
    SiteSpec,
    add_site,
    analyst,
    make_accepted_claim,
    make_claim,
    make_incident,
    make_place,
    make_user,
)
from tests.views.signing_in import signed_in

pytestmark = pytest.mark.django_db

AS_PROPOSED = {"occurrence": "single_side", "responsibility": "not_stated", "reason": ""}


@pytest.fixture
def ready() -> Incident:
    """A draft with a place and an accepted claim."""
    incident = make_incident("Clash near Hadrut")
    add_site(incident, SiteSpec(make_place("Hadrut")))
    make_accepted_claim(incident, sites=[SiteSpec(make_place("Village"))])
    return incident


def address(incident: Incident, way: str = "") -> str:
    return f"/review/incidents/{incident.pk}/{way}"


def publish(client: Client, incident: Incident, **sent: Any) -> Any:
    return client.post(address(incident, "publish/"), {**AS_PROPOSED, **sent})


def state_of(incident: Incident) -> str:
    incident.refresh_from_db()
    return incident.status


def test_only_editors_come_in(ready: Incident, visitor: Client, writer: Client) -> None:
    for way in ("", "publish/", "correct/", "retract/"):
        method = "post" if way else "get"
        assert getattr(visitor, method)(address(ready, way)).status_code == 302
        assert getattr(writer, method)(address(ready, way)).status_code == 403
    assert writer.get("/review/incidents/").status_code == 403
    assert state_of(ready) == IncidentStatus.DRAFT


def test_what_could_be_published_is_listed(reviewer: Client, ready: Incident) -> None:
    submit(make_claim(ready, side=Side.AZERBAIJAN), analyst())
    make_claim(make_incident("Nothing accepted yet"))
    (shown,) = reviewer.get("/review/incidents/").context["page"]
    assert (shown, shown.accepted, shown.undecided) == (ready, 1, 1)
    publish(reviewer, ready)
    assert list(reviewer.get("/review/incidents/").context["page"]) == []
    assert reviewer.get("/review/incidents/?x=1").status_code == 400


def test_the_proposal_stands_there_with_its_reasons_and_is_published(
    reviewer: Client, visitor: Client, ready: Incident
) -> None:
    page = reviewer.get(address(ready))
    assert page.context["forms"].publish.initial["occurrence"] == "single_side"
    assert "Sides that say it happened: Armenia." in page.text
    publish(reviewer, ready)
    assert state_of(ready) == IncidentStatus.PUBLISHED
    assert ready.assessments.get().reason == (
        "Sides that say it happened: Armenia. No claim says who started it."
    )
    assert visitor.get(ready.get_absolute_url()).status_code == 200


def test_another_assessment_needs_a_public_reason(reviewer: Client, ready: Incident) -> None:
    answer = publish(reviewer, ready, occurrence="unverifiable")
    assert answer.status_code == 422
    assert list(answer.context["forms"].publish.errors) == ["reason"]
    assert state_of(ready) == IncidentStatus.DRAFT
    publish(reviewer, ready, occurrence="unverifiable", reason="Nobody was there.")
    ready.refresh_from_db()
    assessment = ready.assessments.get()
    assert (ready.occurrence, assessment.proposed_occurrence) == ("unverifiable", "single_side")
    assert assessment.reason == "Nobody was there."


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"occurrence": "certain"}, "occurrence"),
        ({"responsibility": ""}, "responsibility"),
        ({"reason": "x" * 4001}, "reason"),
    ],
)
def test_wrong_values_are_said_at_their_field(
    reviewer: Client, ready: Incident, sent: dict[str, str], field: str
) -> None:
    answer = publish(reviewer, ready, **sent)
    assert (answer.status_code, list(answer.context["forms"].publish.errors)) == (422, [field])
    assert state_of(ready) == IncidentStatus.DRAFT


def test_nobody_publishes_what_they_alone_wrote() -> None:
    lone = make_user("lone", Role.EDITOR)
    incident = make_incident("Alone", created_by=lone)
    add_site(incident, SiteSpec(make_place("Here")))
    make_accepted_claim(incident, created_by=lone)
    answer = publish(signed_in(lone), incident)
    assert answer.status_code == 409
    assert "they alone wrote" in answer.text
    assert state_of(incident) == IncidentStatus.DRAFT


@pytest.mark.django_db(transaction=True)  # accepted first, marked later
def test_a_sensitive_incident_takes_two_editors(
    reviewer: Client, second: Client, ready: Incident
) -> None:
    answer = publish(reviewer, ready, sensitive="on")
    assert answer.status_code == 409
    assert "another editor than its reader publishes it" in answer.text
    assert state_of(ready) == IncidentStatus.DRAFT
    publish(second, ready, sensitive="on")
    assert state_of(ready) == IncidentStatus.PUBLISHED
    assert ready.sensitive is True


def test_publishing_twice_is_refused(reviewer: Client, ready: Incident) -> None:
    publish(reviewer, ready)
    answer = publish(reviewer, ready)
    assert (answer.status_code, ready.versions.count()) == (409, 1)
    assert "The incident is published." in answer.text


def correction(client: Client, incident: Incident, **changed: Any) -> dict[str, Any]:
    """What the form of the page holds, with something changed."""
    form = client.get(address(incident)).context["forms"].correct
    held = {name: form[name].value() for name in form.fields}
    held = {name: value for name, value in held.items() if value not in (None, False)}
    return {**held, "note": "The village was misspelt.", **changed}


def test_a_correction_is_a_new_version_with_its_note(
    reviewer: Client, second: Client, visitor: Client, ready: Incident
) -> None:
    publish(reviewer, ready)
    sent = correction(second, ready, title="Clash near Hadrut, corrected")
    assert second.post(address(ready, "correct/"), sent).status_code == 302
    ready.refresh_from_db()
    assert ready.title == "Clash near Hadrut, corrected"
    public = visitor.get(f"{ready.get_absolute_url()}history/").text
    assert "The village was misspelt." in public
    assert "second_editor" not in public + visitor.get(ready.get_absolute_url()).text


def test_a_correction_without_a_note_keeps_what_was_typed(
    reviewer: Client, ready: Incident
) -> None:
    publish(reviewer, ready)
    sent = correction(reviewer, ready, title="Another title", note=" ")
    answer = reviewer.post(address(ready, "correct/"), sent)
    assert (answer.status_code, list(answer.context["forms"].correct.errors)) == (422, ["note"])
    assert "Another title" in answer.text
    assert ready.versions.count() == 1


def test_of_two_corrections_the_second_is_told_of_the_first(
    reviewer: Client, second: Client, ready: Incident
) -> None:
    publish(reviewer, ready)
    one = correction(reviewer, ready, title="First")
    other = correction(second, ready, title="Second")
    reviewer.post(address(ready, "correct/"), one)
    answer = second.post(address(ready, "correct/"), other)
    assert answer.status_code == 409
    assert "published a newer version meanwhile" in answer.text
    assert "Second" in answer.text
    ready.refresh_from_db()
    assert (ready.title, ready.versions.count()) == ("First", 2)


def test_what_is_taken_back_says_why(reviewer: Client, visitor: Client, ready: Incident) -> None:
    publish(reviewer, ready)
    assert reviewer.post(address(ready, "retract/"), {"reason": ""}).status_code == 422
    reviewer.post(address(ready, "retract/"), {"reason": "Two statements were confused."})
    assert state_of(ready) == IncidentStatus.RETRACTED
    gone = visitor.get(ready.get_absolute_url())
    assert gone.status_code == 410
    assert "Two statements were confused." in gone.text
    assert reviewer.get(address(ready)).context["forms"].correct is None


def test_drafts_without_an_accepted_claim_offer_no_publishing(reviewer: Client) -> None:
    bare = make_incident()
    assert "Without an accepted claim it is not published." in reviewer.get(address(bare)).text
    assert publish(reviewer, bare).status_code in {409, 422}
    assert state_of(bare) == IncidentStatus.DRAFT


def test_more_claims_take_no_more_queries(reviewer: Client, ready: Incident) -> None:
    here = SiteSpec(make_place("Here"))
    with CaptureQueriesContext(connection) as few:
        reviewer.get(address(ready))
    for side in (Side.AZERBAIJAN, Side.PEACEKEEPERS, Side.INDEPENDENT):
        make_accepted_claim(ready, side=side, sites=[here])
    with CaptureQueriesContext(connection) as more:
        reviewer.get(address(ready))
    assert len(more) <= len(few) + 2


def test_a_published_incident_is_assessed_anew_by_two(
    reviewer: Client, second: Client, ready: Incident
) -> None:
    publish(reviewer, ready)
    held = {"version": 1, "occurrence": "single_side", "responsibility": "contested"}
    refused = reviewer.post(address(ready, "reassess/"), {**held, "reason": ""})
    assert (refused.status_code, list(refused.context["forms"].reassess.errors)) == (
        422,
        ["reason"],
    )
    reviewer.post(address(ready, "reassess/"), {**held, "reason": "Both name the other."})
    ready.refresh_from_db()
    assert ready.responsibility == "not_stated"
    assert "Confirm and publish" not in reviewer.get(address(ready)).text
    assert [one.incident for one in second.get("/review/incidents/").context["asked"]] == [ready]
    told = reviewer.post(address(ready, "settle/"), {"confirm": ""}, follow=True)
    assert "Another editor confirms it." in told.text
    assert "Confirm and publish" in second.get(address(ready)).text
    second.post(address(ready, "settle/"), {"confirm": ""})
    ready.refresh_from_db()
    assert (ready.responsibility, ready.versions.count()) == ("contested", 2)
    assert second.post(address(ready, "settle/"), {"confirm": ""}).status_code == 404


def test_a_publication_is_put_off_and_called_off(
    reviewer: Client, visitor: Client, ready: Incident
) -> None:
    moment = timezone.localtime() + dt.timedelta(hours=3)
    sent = {"not_before": f"{moment:%Y-%m-%dT%H:%M}", "sensitive": ""}
    assert publish(reviewer, ready, **sent).status_code == 302
    page = reviewer.get(address(ready))
    waiting = page.context["scheduled"]
    assert timezone.localtime(waiting.not_before) == moment.replace(second=0, microsecond=0)
    assert f"{moment:%H:%M}" in page.text
    assert 'name="occurrence"' not in page.text
    assert ready.title not in visitor.get("/incidents/").text
    assert publish(reviewer, ready, **sent).status_code == 409
    reviewer.post(address(ready, "call-off/"))
    assert reviewer.get(address(ready)).context["scheduled"] is None
    assert reviewer.post(address(ready, "call-off/")).status_code == 404


@pytest.mark.parametrize("moment", ["tomorrow", "2020-12-13T07:30", "9999-01-01T00:00"])
def test_a_moment_that_makes_no_sense_is_refused(
    reviewer: Client, ready: Incident, moment: str
) -> None:
    answer = publish(reviewer, ready, not_before=moment)
    assert answer.status_code in {409, 422}
    assert moment in answer.text
    assert not ready.scheduled.exists()


def test_what_was_put_off_is_listed_and_what_was_refused_stands_first(
    reviewer: Client, ready: Incident
) -> None:
    moment = timezone.localtime() + dt.timedelta(hours=3)
    publish(reviewer, ready, not_before=f"{moment:%Y-%m-%dT%H:%M}")
    listed = reviewer.get("/review/incidents/").context
    assert [one.incident for one in listed["put_off"]] == [ready]
    assert not listed["not_published"]
    make_accepted_claim(ready, side=Side.AZERBAIJAN)
    publish_due(moment + dt.timedelta(days=1))
    page = reviewer.get("/review/incidents/")
    assert not page.context["put_off"]
    assert [one.incident for one in page.context["not_published"]] == [ready]
    assert "others than those the editor had read" in page.text
    assert publish(reviewer, ready, reason="Looked at again.").status_code == 302
    assert not reviewer.get("/review/incidents/").context["not_published"]
