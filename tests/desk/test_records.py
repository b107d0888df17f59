"""Whose records stand in whose table."""

from __future__ import annotations

import pytest

from incidents.desk import records
from incidents.enums import ClaimStatus, IncidentStatus, Role
from incidents.models import IncidentTag, Tag
from tests.factories import (
    analyst,
    editor,
    make_accepted_claim,
    make_claim,
    make_incident,
    make_user,
    other_analyst,
)

pytestmark = pytest.mark.django_db


def test_claims_are_those_written_edited_or_taken() -> None:
    theirs = other_analyst()
    make_claim(make_incident("theirs", created_by=theirs), created_by=theirs)
    own = make_claim(make_incident("own"))
    taken = make_claim(make_incident("taken"), created_by=theirs, assigned_to=analyst())
    edited = make_claim(make_incident("edited"), created_by=theirs, edited_by=analyst())
    assert set(records.claims_of(analyst())) == {own, taken, edited}


def test_claims_are_narrowed_by_state_and_tag() -> None:
    tagged = make_incident("tagged")
    IncidentTag.objects.create(incident=tagged, tag=Tag.objects.create(slug="later", label="Later"))
    draft, accepted = make_claim(tagged), make_accepted_claim(make_incident("other"))
    assert list(records.claims_of(analyst(), ClaimStatus.ACCEPTED)) == [accepted]
    assert list(records.claims_of(analyst(), tag="later")) == [draft]
    assert [tag.slug for tag in records.tags_of(analyst())] == ["later"]
    assert list(records.tags_of(editor())) == []


def test_incidents_are_those_written_or_spoken_of_with_their_claims_counted() -> None:
    theirs = other_analyst()
    make_incident("theirs", created_by=theirs)
    own = make_incident("own")
    spoken_of = make_incident("spoken of", created_by=theirs)
    make_claim(spoken_of)
    make_claim(spoken_of, created_by=theirs, status=ClaimStatus.SUBMITTED, round=1)
    found = records.incidents_of(analyst(), IncidentStatus.DRAFT).order_by("pk")
    assert [(one, one.claims_total, one.claims_waiting) for one in found] == [
        (own, 0, 0),
        (spoken_of, 2, 1),
    ]


def test_colleagues_are_those_who_write() -> None:
    make_user("admin", Role.ADMINISTRATOR)
    make_user("former", is_active=False)
    cast = [analyst(), editor()]
    assert list(records.colleagues()) == cast
