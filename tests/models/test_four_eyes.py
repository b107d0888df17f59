"""Rule 2: no one decides on their own claim or publishes what they alone wrote."""

from __future__ import annotations

import pytest
from django.db import connection
from django.utils import timezone

from incidents.enums import ClaimStatus, Decision, IncidentStatus, Role
from incidents.models import Claim, Review, ReviewRemark
from tests.factories import (
    accept,
    editor,
    make_accepted_claim,
    make_claim,
    make_incident,
    make_published_incident,
    make_user,
    publish_incident,
    reject,
)

from .refusals import refused_by, run_sql

pytestmark = pytest.mark.django_db


def review_of(claim: Claim, **fields: object) -> Review:
    """An accepting review by the editor, not saved."""
    values = {
        "claim": claim,
        "round": 1,
        "reviewer": editor(),
        "taken_at": timezone.now(),
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
    with refused_by("review_one_decision_per_reader"):
        review_of(claim, reviewer=make_user("other_editor", Role.EDITOR)).save()


def test_a_decided_review_is_never_changed() -> None:
    claim = make_accepted_claim(make_incident())
    with refused_by("decided_is_final"):
        run_sql("UPDATE incidents_review SET reason = 'other' WHERE claim_id = %s", claim.pk)


def test_who_wrote_in_a_claim_long_ago_cannot_review_it_even_by_raw_sql() -> None:
    claim = make_claim(make_incident(), edited_by=editor())
    run_sql("UPDATE incidents_claim SET edited_by_id = NULL WHERE id = %s", claim.pk)
    with refused_by("reviewer_is_not_author"):
        review_of(claim).save()
    with pytest.raises(Exception, match="Cannot update or delete rows"):
        run_sql("DELETE FROM incidents_claimwriter WHERE claim_id = %s", claim.pk)


def test_the_first_of_two_readers_does_not_write_in_the_claim_afterwards() -> None:
    claim = make_claim(make_incident(sensitive=True), status=ClaimStatus.SUBMITTED, round=1)
    review_of(claim).save()
    with refused_by("reviewer_is_not_author"):
        run_sql("UPDATE incidents_claim SET edited_by_id = %s", editor().pk)


def test_a_sensitive_claim_is_not_accepted_by_one_editor_even_by_raw_sql() -> None:
    claim = make_claim(make_incident(sensitive=True))
    review_of(claim).save()
    with refused_by("two_readers"):
        run_sql(
            "UPDATE incidents_claim SET status = 'accepted', round = 1, reliability = 'C', "
            "credibility = 3 WHERE id = %s",
            claim.pk,
        )


def test_one_editor_is_not_both_readers() -> None:
    claim = make_claim(make_incident(sensitive=True))
    review_of(claim).save()
    with refused_by("review_two_editors"):
        review_of(claim, reader=2).save()


def test_of_two_grades_the_more_cautious_stands() -> None:
    claim = make_claim(make_incident(sensitive=True))
    review_of(claim).save()
    other = make_user("other_editor", Role.EDITOR)
    review_of(claim, reader=2, reviewer=other, reliability="D", credibility=2).save()
    grade = {"status": ClaimStatus.ACCEPTED, "round": 1}
    with refused_by("decided_by_review"):
        Claim.objects.filter(pk=claim.pk).update(**grade, reliability="C", credibility=2)
    Claim.objects.filter(pk=claim.pk).update(**grade, reliability="D", credibility=3)
    connection.check_constraints()


def test_a_remark_is_never_added_to_a_decided_review() -> None:
    claim = reject(make_claim(make_incident()))
    with refused_by("decided_is_final"):
        ReviewRemark.objects.create(review=claim.reviews.get(), field="when", words="Late.")


def test_a_rejection_names_a_ground_and_nothing_else_does() -> None:
    claim = make_claim(make_incident())
    refusal = {"reliability": None, "credibility": None, "reason": "Not there."}
    with refused_by("review_ground_of_rejection"):
        review_of(claim, decision=Decision.REJECT, **refusal).save()
    with refused_by("review_ground_of_rejection"):
        review_of(claim, decision=Decision.RETURN, ground="other", **refusal).save()


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
