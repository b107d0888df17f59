"""How often the database is asked does not depend on how much there is."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.enums import Side
from tests.api.world import december, make_told_incident
from tests.factories import make_accepted_claim, make_actor, make_statement

pytestmark = pytest.mark.django_db


def queries(visitor: Client, address: str) -> int:
    """How many queries an address takes."""
    with CaptureQueriesContext(connection) as asked:
        assert visitor.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("address", ["incidents", "incidents?side=armenia", "index", "timeline"])
def test_three_incidents_take_as_many_queries_as_one(visitor: Client, address: str) -> None:
    make_told_incident("One")
    one = queries(visitor, f"/api/v1/{address}")
    make_told_incident("Two")
    make_told_incident("Three")
    assert queries(visitor, f"/api/v1/{address}") == one


def test_a_record_takes_as_many_queries_with_more_claims(visitor: Client) -> None:
    incident = make_told_incident()
    address = f"/api/v1/incidents/{incident.reference}"
    few = queries(visitor, address)
    for number in range(3):
        first = make_statement(make_actor(Side.INDEPENDENT, f"Newsroom {number}"), december(13))
        make_accepted_claim(incident, first)
        retold = make_statement(
            make_actor(Side.INDEPENDENT, f"Agency {number}"), december(14), derived_from=first
        )
        make_accepted_claim(incident, retold)
    assert queries(visitor, address) == few
