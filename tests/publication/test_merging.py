"""Making duplicates one incident, and undoing that."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection

from incidents.enums import (
    ClaimStatus,
    Credibility,
    IncidentStatus,
    Reliability,
    Side,
)
from incidents.models import Claim, Incident, Merge, MergedClaim, SearchDocument
from incidents.publication import NotPublishable, merge, undo_merge
from tests.factories import (
    SiteSpec,
    accept,
    analyst,
    editor,
    make_accepted_claim,
    make_claim,
    make_incident,
    make_place,
    make_published_incident,
    make_statement,
    reject,
    second_editor,
)
from tests.models.refusals import refused_by, run_sql

pytestmark = pytest.mark.django_db

WHY = "Both tell of the fight at the same village that day."


def published(title: str, **fields: Any) -> Incident:
    """A published incident, as after the end of the transaction that published it."""
    found = make_published_incident(title, **fields)
    connection.check_constraints()
    return found


@pytest.fixture
def kept() -> Incident:
    return published("Clash near Hadrut")


@pytest.fixture
def double() -> Incident:
    """A published incident of the next day with an accepted, a rejected and a waiting claim."""
    day = dt.date(2020, 12, 13)
    said = {"side": Side.AZERBAIJAN, "day": day}
    found = published("Fight south of Hadrut", day=day, claims=[said])
    reject(make_claim(found))
    make_claim(found, status=ClaimStatus.SUBMITTED)
    return found


def again(incident: Incident) -> Incident:
    found: Incident = Incident.objects.get(pk=incident.pk)
    return found


def test_claims_go_over_and_the_reference_leads_to_the_other(
    kept: Incident, double: Incident
) -> None:
    went = set(double.claims.all())
    made = merge(double, kept, editor(), WHY)
    connection.check_constraints()
    source, target = again(double), again(kept)
    assert (source.status, source.survivor) == (IncidentStatus.MERGED, target)
    assert source.reference
    assert not source.claims.exists()
    assert went < set(target.claims.all())
    assert {row.claim for row in made.moved.all()} == went
    # The days of the target follow its claims, and its new version says what happened.
    assert target.ends_on == dt.date(2020, 12, 13)
    version = target.versions.latest("number")
    assert version.note == f"{source.reference} was merged into this incident. {WHY}"
    assert {claim["side"] for claim in version.content["claims"]} == {"armenia", "azerbaijan"}
    assert not SearchDocument.objects.filter(incident=source).exists()
    assert SearchDocument.objects.filter(incident=target).count() == 3


def test_whoever_merges_becomes_no_writer_of_the_claims(kept: Incident, double: Incident) -> None:
    before = {claim.pk: claim.writer_ids for claim in double.claims.all()}
    merge(double, kept, editor(), WHY)
    assert {pk: Claim.objects.get(pk=pk).writer_ids for pk in before} == before


def test_undoing_gives_back_what_went_over_and_only_that(kept: Incident, double: Incident) -> None:
    own, went = set(kept.claims.all()), set(double.claims.all())
    made = merge(double, kept, editor(), WHY)
    later = make_accepted_claim(again(kept), side=Side.OBSERVERS)
    undo_merge(made, second_editor(), "They are ten kilometres apart.")
    connection.check_constraints()
    source, target = again(double), again(kept)
    assert (source.status, source.merged_into) == (IncidentStatus.PUBLISHED, None)
    assert source.reference == double.reference
    assert set(source.claims.all()) == went
    assert set(target.claims.all()) == {*own, later}
    for one, other, word in ((source, target, "into"), (target, source, "with")):
        note = one.versions.latest("number").note
        assert note == (
            f"The merge {word} {other.reference} was undone. They are ten kilometres apart."
        )
        assert SearchDocument.objects.filter(incident=one).exists()
    with pytest.raises(NotPublishable, match="undone meanwhile"):
        undo_merge(made, editor(), "Again.")


def test_a_draft_is_discarded_and_comes_back(kept: Incident) -> None:
    draft = make_incident("The same, logged twice")
    claim = make_claim(draft)
    made = merge(draft, kept, editor(), WHY)
    assert again(draft).status == IncidentStatus.DISCARDED
    assert Claim.objects.get(pk=claim.pk).incident == kept
    assert again(kept).versions.latest("number").note.startswith("Claims of a duplicate")
    undo_merge(made, editor(), "Not the same.")
    assert again(draft).status == IncidentStatus.DRAFT
    assert Claim.objects.get(pk=claim.pk).incident == draft


def test_two_drafts_become_one_without_a_word_in_public() -> None:
    draft, other = make_incident("One"), make_incident("Other")
    make_claim(draft)
    merge(draft, other, editor(), WHY)
    assert not again(other).versions.exists()
    assert other.claims.count() == 1


@pytest.mark.parametrize(
    ("case", "message"),
    [
        ("itself", "the incident itself"),
        ("analyst", "Only an editor"),
        ("no reason", "Say why"),
        ("gone", "is merged into another"),
        ("into a draft", "not merged into a draft"),
        ("old version", "newer version meanwhile"),
    ],
)
def test_what_cannot_be_merged_is_refused_and_stays(
    kept: Incident, double: Incident, case: str, message: str
) -> None:
    source, target, who, reason, seen = double, kept, editor(), WHY, None
    match case:
        case "itself":
            target = double
        case "analyst":
            who = analyst()
        case "no reason":
            reason = "  "
        case "gone":
            target = published("Third")
            merge(target, kept, editor(), WHY)
        case "into a draft":
            target = make_incident("Draft")
        case "old version":
            seen = 7
    number = Merge.objects.count()
    with pytest.raises(NotPublishable, match=message):
        merge(source, target, who, reason, seen=seen)
    assert Merge.objects.count() == number
    assert again(double).status == IncidentStatus.PUBLISHED
    assert double.claims.count() == 3


def test_two_claims_of_one_statement_are_not_put_together(kept: Incident, double: Incident) -> None:
    statement = make_statement()
    make_accepted_claim(kept, statement=statement)
    make_accepted_claim(double, statement=statement)
    with pytest.raises(NotPublishable, match="a claim of the same statement"):
        merge(double, kept, editor(), WHY)


def test_a_sensitive_one_makes_the_other_sensitive_and_takes_another_editor(
    kept: Incident, double: Incident
) -> None:
    Incident.objects.filter(pk=double.pk).update(sensitive=True)
    with pytest.raises(NotPublishable, match="another editor merges"):
        merge(double, kept, editor(), WHY)
    merge(double, kept, second_editor(), WHY)
    assert again(kept).sensitive


def test_merges_follow_each_other_and_are_undone_from_the_end(
    kept: Incident, double: Incident
) -> None:
    third = published("Third")
    first = merge(double, kept, editor(), WHY)
    merge(kept, third, editor(), WHY)
    assert again(double).survivor == third
    with pytest.raises(NotPublishable, match="is merged into another"):
        undo_merge(first, editor(), "Not the same.")


def test_a_grade_that_rests_on_a_claim_that_went_over_keeps_it_there() -> None:
    here = [SiteSpec(make_place("Here"))]
    kept = published("Kept", claims=[{"day": dt.date(2020, 12, 20), "sites": here}])
    double = published("Double", claims=[{"side": Side.AZERBAIJAN, "sites": here}])
    made = merge(double, kept, editor(), WHY)
    accept(
        make_claim(again(kept), side=Side.OBSERVERS, sites=here),
        reliability=Reliability.A,
        credibility=Credibility.CONFIRMED,
    )
    connection.check_constraints()
    with pytest.raises(NotPublishable, match="graded on the strength"):
        undo_merge(made, editor(), "Not the same.")
    assert again(double).status == IncidentStatus.MERGED
    assert Merge.objects.get().undone_at is None


def test_raw_sql_moves_no_decided_claim_without_a_merge(kept: Incident, double: Incident) -> None:
    claim = double.claims.get(status=ClaimStatus.ACCEPTED)
    move = "UPDATE incidents_claim SET incident_id = %s WHERE id = %s"
    with refused_by("decided_is_fixed"):
        run_sql(move, kept.pk, claim.pk)
    made = merge(double, kept, editor(), WHY)
    with refused_by("decided_is_fixed"):
        run_sql(move, double.pk, claim.pk)
    with refused_by("moved_from_source"):
        MergedClaim.objects.create(merge=made, claim=kept.claims.exclude(pk=claim.pk)[0])
