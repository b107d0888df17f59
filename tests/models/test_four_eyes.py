"""Rule 2: no one decides on their own claim or publishes what they alone wrote."""

from __future__ import annotations

import pytest
from django.db import connection
from django.utils import timezone

from incidents.enums import ClaimStatus, Decision, IncidentStatus, Role
from incidents.models import Claim, Review
from tests.factories import (
    accept,
    editor,
    make_accepted_claim,
    make_claim,
    make_incident,
    make_published_incident,
    make_user,
    publish_incident,
)

from .refusals import refused_by, run_sql

pytestmark = pytest.mark.django_db


def review_of(claim: Claim, **fields: object) -> Review:
    """An accepting review by the editor, not saved."""
    values = {
        "claim": claim,
        "round": 1,
        "reviewer": editor(),
        "decision": Decision.ACCEPT,
        "decided_at": timezone.now(),
        "reliability": "C",
        "credibility": 3,
    }
    return Review(**(values | fields))


def test_the_author_cannot_review_their_own_claim() -> None:
    claim = make_claim(make_incident(), created_by=editor())
    with refused_by("reviewer_is_not_author"):
        review_of(claim).save()


def test_who_edited_a_claim_last_cannot_review_it() -> None:
    claim = make_claim(make_incident(), edited_by=editor())
    with refused_by("reviewer_is_not_author"):
        review_of(claim).save()


def test_a_review_cannot_be_handed_to_the_author_by_raw_sql() -> None:
    writer = make_user("writing_editor", Role.EDITOR)
    claim = make_claim(make_incident(), created_by=writer)
    review = review_of(claim, decision=None, decided_at=None, reliability=None, credibility=None)
    review.save()
    with refused_by("reviewer_is_not_author"):
        run_sql("UPDATE incidents_review SET reviewer_id = %s WHERE id = %s", writer.pk, review.pk)


def test_the_author_of_a_claim_cannot_be_changed_to_get_round_the_rule() -> None:
    claim = make_claim(make_incident(), created_by=editor())
    with pytest.raises(Exception, match="Cannot update rows"):
        run_sql(
            "UPDATE incidents_claim SET created_by_id = %s WHERE id = %s",
            make_user("nobody").pk,
            claim.pk,
        )


def test_a_claim_is_not_accepted_without_a_review_even_by_raw_sql() -> None:
    claim = make_claim(make_incident())
    with refused_by("decided_by_review"):
        run_sql(
            "UPDATE incidents_claim SET status = 'accepted', round = 1, reliability = 'A', "
            "credibility = 2 WHERE id = %s",
            claim.pk,
        )


def test_a_claim_is_not_graded_otherwise_than_its_review_says() -> None:
    claim = make_accepted_claim(make_incident())
    connection.check_constraints()
    with refused_by("decided_by_review"):
        run_sql("UPDATE incidents_claim SET reliability = 'A' WHERE id = %s", claim.pk)


@pytest.mark.parametrize("missing", ["reliability", "credibility"])
def test_a_claim_is_accepted_only_with_both_grades(missing: str) -> None:
    claim = make_claim(make_incident())
    grade = {"reliability": "C", "credibility": 3, missing: None}
    with refused_by("claim_accepted_is_graded"):
        Claim.objects.filter(pk=claim.pk).update(status=ClaimStatus.ACCEPTED, round=1, **grade)


@pytest.mark.parametrize("missing", ["reliability", "credibility"])
def test_accepting_needs_both_grades(missing: str) -> None:
    claim = make_claim(make_incident())
    with refused_by("review_grade_or_reason"):
        review_of(claim, **{missing: None}).save()


def test_a_decision_has_a_time_and_a_time_a_decision() -> None:
    claim = make_claim(make_incident())
    with refused_by("review_decided_at_a_time"):
        review_of(claim, decided_at=None).save()
    with refused_by("review_decided_at_a_time"):
        review_of(claim, decision=None, reliability=None, credibility=None).save()


def test_a_claim_has_one_open_review_at_most() -> None:
    claim = make_claim(make_incident())
    undecided = {"decision": None, "decided_at": None, "reliability": None, "credibility": None}
    review_of(claim, **undecided).save()
    with refused_by("review_one_open"):
        review_of(claim, reviewer=make_user("other_editor", Role.EDITOR), **undecided).save()


def test_one_submission_is_decided_once() -> None:
    claim = make_accepted_claim(make_incident())
    with refused_by("review_one_decision_per_round"):
        review_of(claim, reviewer=make_user("other_editor", Role.EDITOR)).save()


def test_a_decided_review_is_never_changed() -> None:
    claim = make_accepted_claim(make_incident())
    with refused_by("decided_is_final"):
        run_sql("UPDATE incidents_review SET reason = 'other' WHERE claim_id = %s", claim.pk)


def test_returning_needs_a_reason() -> None:
    claim = make_claim(make_incident())
    with refused_by("review_grade_or_reason"):
        review_of(
            claim, decision=Decision.RETURN, reason="", reliability=None, credibility=None
        ).save()


def test_nobody_publishes_an_incident_they_alone_wrote() -> None:
    incident = make_incident(created_by=editor())
    accept(make_claim(incident, created_by=editor()), make_user("other_editor", Role.EDITOR))
    with refused_by("four_eyes_on_publishing"):
        publish_incident(incident)


def test_an_incident_with_a_claim_by_somebody_else_can_be_published() -> None:
    incident = make_incident(created_by=editor())
    make_accepted_claim(incident)
    publish_incident(incident)
    connection.check_constraints()
    incident.refresh_from_db()
    assert incident.status == IncidentStatus.PUBLISHED


def test_an_incident_without_an_accepted_claim_is_not_published() -> None:
    incident = make_incident()
    make_claim(incident)
    with refused_by("published_has_claim"):
        publish_incident(incident)


def test_a_published_incident_is_assessed_and_dated() -> None:
    incident = make_published_incident()
    connection.check_constraints()
    with refused_by("incident_public_is_dated_assessed"):
        run_sql("UPDATE incidents_incident SET occurrence = NULL WHERE id = %s", incident.pk)
