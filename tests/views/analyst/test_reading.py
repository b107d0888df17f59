"""Statements and incidents as the desk sees them, public or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents import workflow
from incidents.enums import IncidentStatus
from incidents.models import Draft
from tests.factories import (
    SiteSpec,
    analyst,
    editor,
    make_actor,
    make_claim,
    make_incident,
    make_place,
    make_statement,
    other_analyst,
)

if TYPE_CHECKING:
    from django.test import Client

    from incidents.models import Claim

pytestmark = pytest.mark.django_db


def returned(number: int = 0) -> Claim:
    """A claim of the analyst at a place, which came back."""
    place = make_place(f"Village {number}", names={})
    claim = make_claim(
        make_incident(f"Clash {number}", sites=[SiteSpec(place)]),
        make_statement(make_actor(), verbatim="Their <b>words</b>."),
        sites=[SiteSpec(place)],
        paraphrase="They say it burns.",
    )
    workflow.submit(claim, analyst())
    workflow.return_to_author(claim, editor(), "Which village?")
    claim.refresh_from_db()
    return claim


def read(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_statement_is_shown_with_claims_that_are_not_public(colleague: Client) -> None:
    claim = returned()
    html = read(colleague, f"/desk/statements/{claim.statement.public_id}/")
    assert "They say it burns." in html
    assert "Which village?" in html
    assert "Their &lt;b&gt;words&lt;/b&gt;." in html
    assert f'action="/desk/claims/{claim.public_id}/revise/"' in html


def test_a_draft_of_ones_own_is_linked_and_no_other(colleague: Client) -> None:
    statement = make_statement()
    own = Draft.objects.create(owner=other_analyst(), statement=statement)
    theirs = Draft.objects.create(owner=analyst(), statement=statement)
    html = read(colleague, f"/desk/statements/{statement.public_id}/")
    assert (own.public_id in html, theirs.public_id in html) == (True, False)


def test_an_incident_is_shown_with_what_is_said_of_it(colleague: Client) -> None:
    claim = returned()
    html = read(colleague, f"/desk/incidents/{claim.incident_id}/")
    assert "Clash 0" in html
    assert "They say it burns." in html


@pytest.mark.parametrize(
    "address",
    [
        "/desk/statements/nothing0/",
        "/desk/incidents/999999/",
        f"/desk/incidents/{'9' * 30}/",
        "/desk/incidents/x/",
    ],
)
def test_what_is_not_there_is_404(colleague: Client, address: str) -> None:
    assert colleague.get(address).status_code == 404


def test_a_discarded_incident_is_not_there(colleague: Client) -> None:
    gone = make_incident(status=IncidentStatus.DISCARDED)
    assert colleague.get(f"/desk/incidents/{gone.pk}/").status_code == 404


def test_five_claims_take_as_many_queries_as_one(colleague: Client) -> None:
    claim = returned()

    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            read(colleague, address)
        return len(asked)

    statement = f"/desk/statements/{claim.statement.public_id}/"
    incident = f"/desk/incidents/{claim.incident_id}/"
    before = (queries(statement), queries(incident))
    for number in range(1, 5):
        place = make_place(f"Other village {number}", names={})
        at = [SiteSpec(place)]
        make_claim(make_incident(f"Other {number}"), claim.statement, sites=at)
        make_claim(claim.incident, make_statement(make_actor(name=f"Actor {number}")), sites=at)
    assert (queries(statement), queries(incident)) == before
    assert max(before) <= 15
