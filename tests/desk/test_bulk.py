"""Several records changed at once: all or nothing for each, every reason told."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents import workflow
from incidents.desk.bulk import Change, Report, change_claims, change_incidents
from incidents.desk.records import seen_of
from incidents.enums import ClaimStatus, EventType
from incidents.models import Claim, Draft, Incident, Tag
from tests.factories import (
    analyst,
    editor,
    make_accepted_claim,
    make_claim,
    make_incident,
    make_published_incident,
    make_statement,
    other_analyst,
)

pytestmark = pytest.mark.django_db

SHELLING = Change(event_type=EventType.SHELLING)


def on_claims(change: Change, *claims: Claim) -> Report:
    return change_claims(analyst(), {claim.pk: seen_of(claim) for claim in claims}, change)


def on_incidents(change: Change, *incidents: Incident) -> Report:
    return change_incidents(analyst(), {one.pk: seen_of(one) for one in incidents}, change)


def tags(incident: Incident) -> list[str]:
    return [tag.label for tag in incident.tags.all()]


def test_the_type_of_several_claims_is_changed() -> None:
    one, other = make_claim(make_incident("One")), make_claim(make_incident("Other"))
    report = on_claims(SHELLING, one, other)
    assert (report.changed, report.refused) == ([one.pk, other.pk], {})
    assert set(Claim.objects.values_list("event_type", flat=True)) == {"shelling"}


def test_what_was_so_already_is_told_apart() -> None:
    claim = make_claim(make_incident(), event_type=EventType.SHELLING)
    report = on_claims(SHELLING, claim)
    assert (report.changed, report.as_before) == ([], [claim.pk])


def test_a_refused_record_keeps_everything_and_others_are_changed() -> None:
    incident = make_incident("Decided")
    decided, draft = make_accepted_claim(incident), make_claim(make_incident("Open"))
    change = Change(event_type=EventType.SHELLING, add_tags=("later",))
    report = on_claims(change, decided, draft)
    assert report.changed == [draft.pk]
    assert report.refused == {
        decided.pk: [
            "The claim is accepted; its type is changed only while it is a draft or returned."
        ]
    }
    decided.refresh_from_db()
    assert (decided.event_type, tags(incident)) == (EventType.ADVANCE, [])
    assert tags(draft.incident) == ["later"]


def test_every_reason_is_told() -> None:
    claim = make_accepted_claim(make_incident())
    change = Change(event_type=EventType.SHELLING, reassign=True, assigned_to=editor())
    assert on_claims(change, claim).refused == {
        claim.pk: [
            "The claim is accepted; its type is changed only while it is a draft or returned.",
            "The claim is accepted: nobody goes on with it.",
        ]
    }


def test_somebody_elses_claim_is_refused_like_one_that_is_not_there() -> None:
    theirs = make_claim(make_incident(), created_by=other_analyst())
    report = change_claims(analyst(), {theirs.pk: seen_of(theirs), 999_999: "/"}, SHELLING)
    assert report.refused == {
        theirs.pk: ["This is not one of your records."],
        999_999: ["This is not one of your records."],
    }
    theirs.refresh_from_db()
    assert theirs.event_type == EventType.ADVANCE


def test_what_a_colleague_changed_meanwhile_is_not_overwritten() -> None:
    claim = make_claim(make_incident())
    seen = {claim.pk: seen_of(claim)}
    Claim.objects.update(event_type=EventType.MINE)
    reason = (
        "The type was changed meanwhile; it is now “Mine, IED or unexploded ordnance”. "
        "Send again to replace it."
    )
    assert change_claims(analyst(), seen, SHELLING).refused == {claim.pk: [reason]}
    tag = Change(add_tags=("mines",))
    assert change_claims(analyst(), seen, tag).changed == [claim.pk]


def test_a_claim_that_a_draft_revises_keeps_its_type() -> None:
    statement = make_statement()
    claim = make_claim(make_incident(), statement)
    content = {"claims": "k1", "claims.k1.claim": claim.public_id}
    Draft.objects.create(owner=analyst(), statement=statement, content=content)
    assert on_claims(SHELLING, claim).refused == {
        claim.pk: ["Somebody revises this claim in a draft: change its type there."]
    }


def test_who_changes_a_colleagues_claim_is_kept_for_four_eyes() -> None:
    given = make_claim(make_incident(), created_by=other_analyst(), assigned_to=analyst())
    own = make_claim(make_incident("Own"), edited_by=other_analyst())
    assert on_claims(SHELLING, given, own).refused == {}
    hands = Claim.objects.order_by("pk").values_list("created_by", "edited_by")
    assert list(hands) == [
        (other_analyst().pk, analyst().pk),
        (analyst().pk, other_analyst().pk),
    ]


def test_claims_are_given_to_a_colleague_and_back() -> None:
    claim = workflow.submit(make_claim(make_incident()), analyst())
    to_colleague = Change(reassign=True, assigned_to=other_analyst())
    assert on_claims(to_colleague, claim).changed == [claim.pk]
    claim.refresh_from_db()
    assert (claim.assigned_to, claim.edited_by) == (other_analyst(), None)
    assert on_claims(Change(reassign=True, assigned_to=analyst()), claim).changed == [claim.pk]
    claim.refresh_from_db()
    assert (claim.assigned_to, claim.status) == (None, ClaimStatus.SUBMITTED)


def test_tags_are_put_on_the_incident_and_taken_off() -> None:
    incident = make_incident()
    claim = make_claim(incident)
    assert on_claims(Change(add_tags=("To check", "Hadrut")), claim).changed == [claim.pk]
    assert tags(incident) == ["Hadrut", "To check"]
    assert on_claims(Change(add_tags=("to CHECK",)), claim).as_before == [claim.pk]
    assert on_claims(Change(remove_tags=("hadrut", "never there")), claim).changed == [claim.pk]
    assert tags(incident) == ["To check"]
    assert Tag.objects.count() == 2


def test_the_type_of_an_incident_is_changed_while_it_is_a_draft() -> None:
    draft, public = make_incident(), make_published_incident("Public")
    report = on_incidents(SHELLING, draft, public)
    assert report.changed == [draft.pk]
    assert report.refused == {
        public.pk: ["The incident is published; its type is changed only while it is a draft."]
    }


def test_published_incidents_are_tagged_too() -> None:
    public = make_published_incident("Public")
    assert on_incidents(Change(add_tags=("later",)), public).changed == [public.pk]
    assert tags(public) == ["later"]


def test_an_incident_is_given_to_nobody() -> None:
    incident = make_incident()
    assert on_incidents(Change(reassign=True), incident).refused == {
        incident.pk: ["Claims are given to somebody, incidents are not."]
    }


def test_history_says_who_did_it_and_where() -> None:
    claim = make_claim(make_incident())
    on_claims(SHELLING, claim)
    event = claim.events.order_by("-pgh_id")[0]  # type: ignore[attr-defined]
    assert event.pgh_context.metadata == {
        "user": analyst().pk,
        "reason": "table of records",
    }


def test_ten_records_take_as_many_queries_as_one() -> None:
    def queries(*claims: Claim) -> int:
        change = Change(
            event_type=EventType.SHELLING,
            add_tags=("a", "b"),
            remove_tags=("c",),
            reassign=True,
            assigned_to=editor(),
        )
        with CaptureQueriesContext(connection) as asked:
            assert on_claims(change, *claims).refused == {}
        return len(asked)

    claims = [make_claim(make_incident(f"Clash {number}")) for number in range(10)]
    first = make_claim(make_incident("first"))
    editor()
    assert queries(first) == queries(*claims)
