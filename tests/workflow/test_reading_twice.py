"""Claims that two editors accept, and when the grade of the first is shown to the second."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from incidents.enums import (
    CasualtyCategory,
    ClaimStatus,
    Credibility,
    Harm,
    Initiator,
    Reliability,
    SecondReading,
    Side,
)
from incidents.models import Claim
from incidents.workflow import (
    NotAllowed,
    accept,
    first_reading,
    return_to_author,
    second_reading_reasons,
    submit,
)
from tests.factories import (
    analyst,
    editor,
    make_accepted_claim,
    make_claim,
    make_incident,
    publish_incident,
    second_editor,
)

pytestmark = pytest.mark.django_db

CIVILIANS_KILLED = (Side.ARMENIA, CasualtyCategory.CIVILIAN, Harm.KILLED, 1)
CAPTIVES = (Side.ARMENIA, CasualtyCategory.MILITARY, Harm.CAPTURED, 10)
NOBODY_CAPTURED = (Side.ARMENIA, CasualtyCategory.MILITARY, Harm.KILLED, 2)


@pytest.fixture
def waiting() -> Claim:
    """A submitted claim about an incident marked as sensitive."""
    return submit(make_claim(make_incident(sensitive=True)), analyst())


def status_of(claim: Claim) -> str:
    """Where the claim stands now."""
    claim.refresh_from_db()
    return claim.status


def test_marked_incidents_civilian_deaths_and_captives_need_two_editors(waiting: Claim) -> None:
    assert second_reading_reasons(waiting) == (SecondReading.MARKED,)
    assert [
        second_reading_reasons(make_claim(make_incident(), figures=[figure]))
        for figure in (CIVILIANS_KILLED, CAPTIVES, NOBODY_CAPTURED)
    ] == [(SecondReading.CIVILIAN_DEATHS,), (SecondReading.CAPTIVES,), ()]


def test_a_new_answer_to_who_started_a_published_incident_needs_two_editors() -> None:
    incident = make_incident()
    said: dict[str, Any] = {"side": Side.ARMENIA, "initiator": Initiator.AZERBAIJAN}
    before = make_claim(incident, **said)
    assert second_reading_reasons(before) == ()
    make_accepted_claim(incident)
    publish_incident(incident)
    assert second_reading_reasons(before) == (SecondReading.WHO_STARTED,)
    make_accepted_claim(incident, **said)
    assert second_reading_reasons(before) == ()
    other_side = make_claim(incident, side=Side.AZERBAIJAN, initiator=Initiator.ARMENIA)
    assert second_reading_reasons(other_side) == (SecondReading.WHO_STARTED,)


def test_the_claim_waits_until_the_second_has_read_it(waiting: Claim) -> None:
    first = accept(waiting, editor(), Reliability.B, Credibility.POSSIBLY_TRUE, "Seen there.")
    assert status_of(waiting) == ClaimStatus.SUBMITTED
    assert first_reading(waiting) == first
    second = accept(waiting, second_editor(), Reliability.C, Credibility.PROBABLY_TRUE, "Signed.")
    assert status_of(waiting) == ClaimStatus.ACCEPTED
    assert (first.reader, second.reader) == (1, 2)
    assert (waiting.reliability, waiting.credibility) == ("C", 3)
    assert waiting.grade_reason == "Seen there.\nSigned."
    connection.check_constraints()


def test_nobody_is_both_readers(waiting: Claim) -> None:
    accept(waiting, editor(), Reliability.B, Credibility.POSSIBLY_TRUE)
    with pytest.raises(NotAllowed, match="waits for a second editor"):
        accept(waiting, editor(), Reliability.B, Credibility.POSSIBLY_TRUE)
    assert status_of(waiting) == ClaimStatus.SUBMITTED


def test_the_second_may_return_what_the_first_accepted(waiting: Claim) -> None:
    accept(waiting, editor(), Reliability.B, Credibility.POSSIBLY_TRUE)
    return_to_author(waiting, second_editor(), "The name of the captive stands in it.")
    assert status_of(waiting) == ClaimStatus.RETURNED
    again = submit(waiting, analyst())
    assert first_reading(again) is None
    accept(again, editor(), Reliability.B, Credibility.POSSIBLY_TRUE)
    assert status_of(again) == ClaimStatus.SUBMITTED
    connection.check_constraints()


def test_an_incident_marked_after_the_first_reading_waits_for_a_second() -> None:
    claim = submit(make_claim(make_incident()), analyst())
    claim.incident.sensitive = True
    claim.incident.save()
    accept(claim, editor(), Reliability.B, Credibility.POSSIBLY_TRUE)
    assert status_of(claim) == ClaimStatus.SUBMITTED
