"""Nothing that is not public is in any answer of the API."""

from __future__ import annotations

import pytest
from django.test import Client

from incidents.models import Incident, Lead
from incidents.publication import index_incident
from tests.api.world import december, make_told_incident
from tests.factories import (
    accept,
    analyst,
    make_accepted_claim,
    make_actor,
    make_claim,
    make_incident,
    make_place,
    make_publication,
    make_published_incident,
    make_statement,
    reject,
    retract_incident,
)

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/api/v1/incidents",
    "/api/v1/index",
    "/api/v1/index.bin",
    "/api/v1/timeline",
    "/api/v1/areas",
    "/api/v1/places?q=Hadrut",
    "/api/openapi.json",
]


def plant(incident: Incident) -> None:
    """Put the word "planted" into every kind of record that is not public."""
    draft = make_incident("planted draft", summary="planted")
    make_accepted_claim(draft, paraphrase="planted on a draft", quotation="planted")
    index_incident(draft)
    hidden = make_statement(make_actor(name="Planted actor"), summary="planted statement")
    make_claim(incident, hidden, paraphrase="planted and waiting", grade_reason="planted grade")
    reject(
        make_claim(incident, make_statement(summary="planted"), paraphrase="planted, rejected"),
        "planted reason",
    )
    accept(
        make_claim(
            incident,
            make_statement(make_actor(name="Retold"), december(16), derived_from=hidden),
        )
    )
    make_publication(title="planted page")
    Lead.objects.create(title="planted lead", text="planted")
    gone = make_published_incident("planted and retracted", summary="planted")
    retract_incident(gone, "A duplicate.")
    index_incident(gone)
    person = analyst()
    person.first_name = person.last_name = "Planted"
    person.save()


def test_no_answer_holds_anything_planted_in_unpublished_records(visitor: Client) -> None:
    make_place("Hadrut")
    incident = make_told_incident()
    plant(incident)
    index_incident(incident)
    refs = Incident.objects.with_reference().values_list("reference", flat=True)
    titles = "/api/v1/titles?" + "&".join(f"ref={ref}" for ref in refs)
    addresses = [*ADDRESSES, titles, *(f"/api/v1/incidents/{ref}" for ref in refs)]
    for address in addresses:
        content = visitor.get(address).content.decode(errors="replace").lower()
        assert "planted" not in content, address
        for person in ("analyst", "editor"):
            assert f'"{person}"' not in content, address
    for address in ("incidents", "index", "timeline"):
        assert visitor.get(f"/api/v1/{address}?q=planted").json()["count"] == 0
    assert visitor.get("/api/v1/incidents").json()["count"] == 1
