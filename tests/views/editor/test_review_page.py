"""One claim under review."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.enums import CasualtyCategory, ClaimStatus, Harm, Initiator, Role, Side
from incidents.models import Claim, Quotation, Review
from incidents.workflow import return_to_author, submit, take
from tests.factories import (
    SiteSpec,
    analyst,
    editor,
    make_accepted_claim,
    make_claim,
    make_incident,
    make_place,
    make_publication,
    make_statement,
    make_user,
    second_editor,
)
from tests.views.signing_in import signed_in

ACCEPT = {"round": 1, "decision": "accept", "reliability": "C", "credibility": "3"}


@pytest.fixture
def waiting(db: None) -> Claim:
    return submit(make_claim(make_incident("Clash near Hadrut")), analyst())


def address(claim: Claim) -> str:
    return f"/review/claims/{claim.public_id}/"


def status_of(claim: Claim) -> str:
    claim.refresh_from_db()
    return claim.status


def test_a_claim_is_accepted_with_its_grade(waiting: Claim, reviewer: Client) -> None:
    told = reviewer.post(
        address(waiting), {**ACCEPT, "reason": "Signed by the ministry."}, follow=True
    )
    assert "Accepted: Clash near Hadrut." in told.text
    assert status_of(waiting) == ClaimStatus.ACCEPTED
    assert (waiting.reliability, waiting.credibility) == ("C", 3)
    assert waiting.grade_reason == "Signed by the ministry."


def test_a_claim_goes_back_with_remarks_at_its_parts(waiting: Claim, reviewer: Client) -> None:
    sent = {"round": 1, "decision": "return", "remark_when": "It says the 11th."}
    reviewer.post(address(waiting), sent)
    assert status_of(waiting) == ClaimStatus.RETURNED
    remarks = Review.objects.get(claim=waiting).remarks.values_list("field", "words")
    assert list(remarks) == [("when", "It says the 11th.")]


def test_a_claim_is_rejected_on_a_ground_and_in_words(waiting: Claim, reviewer: Client) -> None:
    sent = {"round": 1, "decision": "reject", "ground": "not_said", "reason": "Not in the text."}
    reviewer.post(address(waiting), sent)
    assert status_of(waiting) == ClaimStatus.REJECTED
    assert Review.objects.get(claim=waiting).ground == "not_said"


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"decision": ""}, "decision"),
        ({"decision": "burn"}, "decision"),
        ({"decision": "accept", "credibility": "3"}, "reliability"),
        ({"decision": "accept", "reliability": "G", "credibility": "3"}, "reliability"),
        ({"decision": "accept", "reliability": "C"}, "credibility"),
        ({"decision": "accept", "reliability": "C", "credibility": "9"}, "credibility"),
        ({"decision": "return", "remark_where": " "}, "reason"),
        ({"decision": "return", "reason": "x" * 4001}, "reason"),
        ({"decision": "return", "remark_when": "x" * 1001}, "remark_when"),
        ({"decision": "reject", "reason": "Not there."}, "ground"),
        ({"decision": "reject", "ground": "other"}, "reason"),
        ({"decision": "accept", "reliability": "C", "credibility": "3", "round": "x"}, "round"),
    ],
)
def test_what_is_missing_is_said_at_its_field_and_nothing_is_written(
    waiting: Claim, reviewer: Client, sent: dict[str, str], field: str
) -> None:
    typed = {"round": "1", "remark_where": "Which village?", **sent}
    answer = reviewer.post(address(waiting), typed)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert typed["remark_where"] in answer.text
    assert (status_of(waiting), Review.objects.count()) == (ClaimStatus.SUBMITTED, 0)


def test_a_refusal_of_the_rules_keeps_what_was_typed(waiting: Claim, reviewer: Client) -> None:
    sent = {**ACCEPT, "credibility": "1", "reason": "Everybody says so."}
    answer = reviewer.post(address(waiting), sent)
    assert answer.status_code == 409
    assert "Credibility 1 needs an accepted claim of another lineage" in answer.text
    assert "Everybody says so." in answer.text
    assert status_of(waiting) == ClaimStatus.SUBMITTED


def test_what_was_submitted_again_meanwhile_is_not_decided_unseen(
    waiting: Claim, reviewer: Client
) -> None:
    return_to_author(waiting, second_editor(), "Which village?")
    submit(waiting, analyst())
    answer = reviewer.post(address(waiting), ACCEPT)
    assert answer.status_code == 409
    assert "changed and submitted again" in answer.text
    assert status_of(waiting) == ClaimStatus.SUBMITTED


def test_the_author_sees_the_page_and_cannot_decide(waiting: Claim) -> None:
    writing_editor = make_user("writing_editor", Role.EDITOR)
    own = submit(make_claim(make_incident("Own"), created_by=writing_editor), writing_editor)
    browser = signed_in(writing_editor)
    assert "somebody else decides on it" in browser.get(address(own)).text
    assert browser.post(address(own), ACCEPT).status_code == 409
    assert status_of(own) == ClaimStatus.SUBMITTED


def test_drafts_are_not_there_for_editors(reviewer: Client) -> None:
    assert reviewer.get(address(make_claim(make_incident()))).status_code == 404


@pytest.mark.parametrize("way", ["", "take/", "release/"])
def test_analysts_and_visitors_are_kept_out(
    waiting: Claim, writer: Client, visitor: Client, way: str
) -> None:
    assert writer.post(address(waiting) + way, ACCEPT).status_code == 403
    assert visitor.post(address(waiting) + way, ACCEPT).status_code == 302
    assert status_of(waiting) == ClaimStatus.SUBMITTED


def test_each_part_stands_beside_the_words_it_rests_on(reviewer: Client) -> None:
    statement = make_statement(verbatim="On the 12th three were wounded near Hadrut.")
    claim = make_claim(
        make_incident(),
        statement,
        figures=[(Side.ARMENIA, CasualtyCategory.MILITARY, Harm.WOUNDED, 3)],
    )
    Quotation.objects.create(claim=claim, field="casualties", text="three were wounded")
    page = reviewer.get(address(submit(claim, analyst())))
    parts = {shown.part.field: shown.part for shown in page.context["parts"]}
    assert parts["casualties"].quotation == "three were wounded"
    assert "Armenia, military, wounded: 3" in page.text
    assert parts["outcome"].is_silent is True


def test_what_acceptance_would_change_is_shown_before(reviewer: Client) -> None:
    incident = make_incident()
    make_accepted_claim(incident, side=Side.AZERBAIJAN, day=dt.date(2020, 12, 11))
    claim = submit(make_claim(incident, side=Side.ARMENIA), analyst())
    page = reviewer.get(address(claim))
    (row,) = [row for row in page.context["effect"].changed if row.after.question == "when"]
    assert row.before is not None
    assert (row.before.verdict, row.after.verdict) == ("one_side", "dispute")
    assert "1 day apart" in page.text
    assert status_of(claim) == ClaimStatus.SUBMITTED


@pytest.mark.django_db(transaction=True)  # history tells transactions apart, by their time
def test_what_changed_since_the_last_submission_is_shown_part_by_part(
    waiting: Claim, reviewer: Client
) -> None:
    hadrut = SiteSpec(make_place("Hadrut"))
    return_to_author(waiting, editor(), "Where, and when?")
    waiting.refresh_from_db()
    waiting.starts_on = dt.date(2020, 12, 11)
    waiting.initiator = Initiator.AZERBAIJAN
    waiting.save()
    waiting.sites.create(**hadrut.fields())
    submit(waiting, analyst())
    changed = {one.now.field: one for one in reviewer.get(address(waiting)).context["changes"]}
    assert set(changed) == {"initiator", "when", "where"}
    assert changed["where"].before.is_silent is True
    assert [site.label for site in changed["where"].now.values] == ["Hadrut"]
    assert changed["when"].before.values[0].starts_on == dt.date(2020, 12, 12)


@pytest.mark.django_db(transaction=True)  # history tells transactions apart, by their time
def test_rows_written_anew_without_change_are_no_change(reviewer: Client) -> None:
    site = SiteSpec(make_place("Hadrut"))
    claim = submit(make_claim(make_incident(), sites=[site]), analyst())
    return_to_author(claim, editor(), "Look again.")
    claim.sites.all().delete()
    claim.sites.create(**site.fields())
    submit(claim, analyst())
    assert reviewer.get(address(claim)).context["changes"] == ()


def test_the_second_reader_does_not_see_the_first_grade_before_giving_theirs(
    reviewer: Client, second: Client
) -> None:
    claim = submit(make_claim(make_incident(sensitive=True)), analyst())
    sent = {**ACCEPT, "reliability": "B", "reason": "A word only the first wrote."}
    told = reviewer.post(address(claim), sent, follow=True).text
    assert "a second editor reads it now" in told
    hidden = second.get(address(claim))
    assert "A word only the first wrote." not in hidden.text
    assert "editor, submission" not in hidden.text
    assert "You see their grade once you have given yours" in hidden.text
    assert hidden.context["reviews"].decided == []
    own = reviewer.get(address(claim))
    assert "A word only the first wrote." in own.text
    assert own.context["reviews"].standing.may_decide is False
    second.post(address(claim), ACCEPT)
    assert status_of(claim) == ClaimStatus.ACCEPTED
    assert "A word only the first wrote." in second.get(address(claim)).text


def test_the_usual_grade_of_the_source_is_offered(reviewer: Client, waiting: Claim) -> None:
    assert reviewer.get(address(waiting)).context["form"]["reliability"].initial is None
    publication = make_publication()
    publication.outlet.grades.create(reliability="B", since=dt.date(2020, 1, 1), reason="Known.")
    waiting.statement.appearances.create(publication=publication)
    page = reviewer.get(address(waiting))
    assert page.context["form"].initial["reliability"] == "B"
    assert "is usually graded B, usually reliable: Known." in page.text


def test_taking_and_putting_back(waiting: Claim, reviewer: Client, second: Client) -> None:
    reviewer.post(address(waiting) + "take/")
    assert second.post(address(waiting), ACCEPT).status_code == 409
    reviewer.post(address(waiting) + "release/")
    assert second.post(address(waiting), ACCEPT).status_code == 302
    assert status_of(waiting) == ClaimStatus.ACCEPTED


def test_more_claims_take_no_more_queries(reviewer: Client) -> None:
    incident, here = make_incident(), SiteSpec(make_place("Here"))
    claim = submit(make_claim(incident, sites=[here]), analyst())
    make_accepted_claim(incident, sites=[here])
    with CaptureQueriesContext(connection) as few:
        reviewer.get(address(claim))
    for side in (Side.AZERBAIJAN, Side.PEACEKEEPERS, Side.INDEPENDENT):
        make_accepted_claim(incident, side=side, sites=[here])
    with CaptureQueriesContext(connection) as more:
        reviewer.get(address(claim))
    assert len(more) == len(few) <= 60


def test_a_claim_is_held_while_its_reader_is_at_it(waiting: Claim, second: Client) -> None:
    take(waiting, editor())
    page = second.get(address(waiting))
    assert "editor has this claim on their desk." in page.text
    assert page.context["reviews"].standing.may_decide is False
