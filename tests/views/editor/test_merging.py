"""Making two incidents one on the review pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.enums import IncidentStatus, Side
from incidents.models import Incident, Merge
from tests.factories import make_accepted_claim, make_claim, make_incident, make_published_incident

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept() -> Incident:
    return make_published_incident("Clash near Hadrut")


@pytest.fixture
def double() -> Incident:
    return make_published_incident("Fight south of Hadrut", claims=[{"side": Side.AZERBAIJAN}])


@pytest.fixture(autouse=True)
def _published(kept: Incident, double: Incident) -> None:
    connection.check_constraints()


def address(source: Incident, target: Incident | None = None) -> str:
    query = f"?into={target.pk}" if target else ""
    return f"/review/incidents/{source.pk}/merge/{query}"


def merge(client: Client, source: Incident, target: Incident, **sent: Any) -> Any:
    given = {"reason": "One fight.", "version": 0}
    return client.post(address(source, target), given | sent)


def state_of(incident: Incident) -> str:
    incident.refresh_from_db()
    return incident.status


def test_only_editors_merge(
    visitor: Client, writer: Client, kept: Incident, double: Incident
) -> None:
    for client, status in ((visitor, 302), (writer, 403)):
        assert client.get(address(double)).status_code == status
        assert merge(client, double, kept).status_code == status
        assert client.post("/review/merges/1/undo/", {"reason": "x"}).status_code == status
    assert state_of(double) == IncidentStatus.PUBLISHED


def test_what_is_near_or_found_is_offered_but_not_the_incident_itself(
    reviewer: Client, kept: Incident, double: Incident
) -> None:
    far = make_incident("Shelling of Shushi", day=None)
    assert reviewer.get(address(double)).context["offered"] == [kept, far]
    found = reviewer.get(f"{address(double)}?q=Shushi")
    assert found.context["offered"] == [far]
    assert 'value="Shushi"' in found.text
    assert reviewer.get(address(kept)).context["offered"][0] == double


def test_both_are_shown_side_by_side_before_anything_happens(
    reviewer: Client, kept: Incident, double: Incident
) -> None:
    page = reviewer.get(address(double, kept))
    assert page.context["pair"] == (double, kept)
    assert [group[0] for group in page.context["groups"]] == [Side.ARMENIA, Side.AZERBAIJAN]
    assert page.context["form"].initial == {"version": 0}
    assert state_of(double) == IncidentStatus.PUBLISHED


def test_what_stands_in_the_way_is_said_before_anything_is_typed(
    reviewer: Client, kept: Incident, double: Incident
) -> None:
    make_claim(double, statement=kept.claims.get().statement)
    assert "Both have a claim of the same statement" in reviewer.get(address(double, kept)).text


def test_a_merge_leads_visitors_to_the_other_and_is_undone(
    reviewer: Client, visitor: Client, kept: Incident, double: Incident
) -> None:
    old = double.get_absolute_url()
    answer = merge(reviewer, double, kept)
    assert answer["Location"] == f"/review/incidents/{kept.pk}/"
    moved = visitor.get(old)
    assert (moved.status_code, moved["Location"]) == (301, kept.get_absolute_url())
    # A browser that kept it for good would lead there after the merge is undone.
    assert "no-cache" in moved["Cache-Control"]
    through = visitor.get(f"/api/v1/incidents/{double.reference}")
    assert (through.status_code, through["Location"]) == (
        301,
        f"/api/v1/incidents/{kept.reference}",
    )
    shown = reviewer.get(answer["Location"])
    [(made, _form)] = shown.context["taken_in"]
    assert "One fight." in shown.text
    back = reviewer.post(f"/review/merges/{made.pk}/undo/", {"reason": "Two fights."})
    assert back["Location"] == f"/review/incidents/{double.pk}/"
    assert visitor.get(old).status_code == 200
    assert "Two fights." in visitor.get(f"{old}history/").text


def test_what_is_wrong_is_said_at_the_field_and_kept(
    reviewer: Client, kept: Incident, double: Incident
) -> None:
    answer = merge(reviewer, double, kept, reason=" ")
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["reason"])
    stale = merge(reviewer, double, kept, version=3)
    assert stale.status_code == 409
    assert "newer version meanwhile" in stale.text
    assert "One fight." in stale.text
    assert not Merge.objects.exists()
    merge(reviewer, double, kept)
    made = Merge.objects.get()
    undo = f"/review/merges/{made.pk}/undo/"
    assert reviewer.post(undo, {"reason": ""}).status_code == 422
    reviewer.post(undo, {"reason": "Two."})
    again = reviewer.post(undo, {"reason": "Two, again."})
    assert again.status_code == 409
    assert "undone meanwhile" in again.text
    assert "Two, again." in again.text


@pytest.mark.parametrize("query", ["into=x", "into=999999", "into=²", "other=1", f"q={'a' * 201}"])
def test_parameters_that_make_no_sense_are_named(
    reviewer: Client, double: Incident, query: str
) -> None:
    answer = reviewer.get(f"{address(double)}?{query}")
    assert answer.status_code == 400
    assert query.split("=", maxsplit=1)[0] in answer.text


def test_an_incident_is_not_offered_to_itself(reviewer: Client, double: Incident) -> None:
    assert reviewer.get(address(double, double)).status_code == 400


def test_queries_do_not_grow_with_the_claims(
    reviewer: Client, kept: Incident, double: Incident
) -> None:
    with CaptureQueriesContext(
        connection,
    ) as few:
        reviewer.get(address(double, kept))
    for side in (Side.OBSERVERS, Side.PEACEKEEPERS):
        make_accepted_claim(kept, side=side)
        make_claim(double, side=side)
    with CaptureQueriesContext(connection) as many:
        reviewer.get(address(double, kept))
    assert len(many) == len(few)
