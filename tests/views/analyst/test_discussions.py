"""Pages of discussions: taking part, what is refused, who may, the lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents import discussion as talking
from incidents.enums import ClaimStatus
from incidents.models import Claim, Comment, Discussion, Incident
from tests.factories import (
    administrator,
    analyst,
    editor,
    make_claim,
    make_comment,
    make_incident,
    make_submitted_claim,
    other_analyst,
)
from tests.views.signing_in import signed_in

if TYPE_CHECKING:
    from incidents.models import User

LIST = "/desk/discussions/"


@pytest.fixture
def claim(db: None) -> Claim:
    return make_submitted_claim()


def page_of(about: Claim | Incident) -> str:
    if isinstance(about, Claim):
        return f"/desk/claims/{about.public_id}/discussion/"
    return f"/desk/incidents/{about.pk}/discussion/"


def of(discussion: Discussion, step: str) -> str:
    return f"/desk/discussions/{discussion.pk}/{step}/"


def test_an_analyst_begins_a_discussion_at_a_part_of_a_claim(claim: Claim, writer: Client) -> None:
    answer = writer.post(page_of(claim), {"part": "when", "words": "Which day?"})
    said = Comment.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"{page_of(claim)}#comment-{said.pk}"
    html = writer.get(page_of(claim)).text
    assert "Which day?" in html
    assert f'id="comment-{said.pk}"' in html
    assert said.discussion.part == "when"


def test_and_of_an_incident(claim: Claim, writer: Client) -> None:
    writer.post(page_of(claim.incident), {"part": "", "words": "Two headlines?"})
    assert Discussion.objects.get().incident == claim.incident
    assert "Two headlines?" in writer.get(page_of(claim.incident)).text


def test_who_comes_from_the_review_goes_back_there(claim: Claim, reviewer: Client) -> None:
    sent = {"part": "when", "words": "@analyst which day?", "from": "review"}
    begun = reviewer.post(page_of(claim), sent)
    said = Comment.objects.get()
    assert begun["Location"] == f"/review/claims/{claim.public_id}/#comment-{said.pk}"
    for step, data in (("comment", {"words": "And?"}), ("resolve", {}), ("reopen", {})):
        answer = reviewer.post(of(said.discussion, step), {**data, "from": "review"})
        assert answer["Location"].startswith(f"/review/claims/{claim.public_id}/#")
    about_incident = reviewer.post(page_of(claim.incident), {**sent, "part": ""})
    assert about_incident["Location"].startswith(f"/review/incidents/{claim.incident_id}/#")


def test_an_analyst_is_not_sent_to_the_review(claim: Claim, writer: Client) -> None:
    answer = writer.post(page_of(claim), {"words": "Which day?", "from": "review"})
    assert answer["Location"].startswith(page_of(claim))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "Write something first."),
        ("Ask @nobody, they know.", "Nobody here signs in as “nobody”."),
        ("x" * 4_001, "at most 4000 characters"),
        ("with \u202e turned", "U+202E"),
    ],
)
def test_what_cannot_be_kept_comes_back_as_typed(
    claim: Claim, writer: Client, words: str, sentence: str
) -> None:
    answer = writer.post(page_of(claim), {"part": "where", "words": words})
    assert answer.status_code == 422
    assert sentence in answer.text
    form = answer.context["talk"].start
    assert (form["words"].value(), form["part"].value()) == (words, "where")
    assert 'aria-describedby="start-words_error"' in answer.text
    assert answer.text.count("autofocus") == 1
    assert Discussion.objects.count() == 0

    said = make_comment(claim)
    answer = writer.post(of(said.discussion, "comment"), {"words": words, "from": "review"})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert answer.context["talk"].shown[0].form["words"].value() == words
    assert answer.text.count('name="from" value="review"') == 2
    assert Comment.objects.count() == 1


def test_a_part_that_is_none_is_refused(claim: Claim, writer: Client) -> None:
    for about, part in ((claim, "colour"), (claim.incident, "paraphrase")):
        answer = writer.post(page_of(about), {"part": part, "words": "Words"})
        assert answer.status_code == 422
        assert "is not one of the available choices" in answer.text
    assert Discussion.objects.count() == 0


def test_a_discussion_is_resolved_with_a_last_comment_and_opened_again(
    claim: Claim, writer: Client
) -> None:
    found = make_comment(claim, analyst()).discussion
    writer.post(of(found, "resolve"), {"words": "Thanks."})
    html = writer.get(page_of(claim)).text
    assert "Thanks." in html
    assert "resolved by analyst" in html
    assert of(found, "comment") not in html
    writer.post(of(found, "reopen"))
    assert of(found, "comment") in writer.get(page_of(claim)).text


def test_what_became_of_it_meanwhile_is_told_and_the_words_stay(
    claim: Claim, writer: Client
) -> None:
    found = make_comment(claim).discussion
    talking.resolve(found, editor())
    answer = writer.post(of(found, "comment"), {"words": "One more thing."})
    assert answer.status_code == 422
    assert "Open it again to say more." in answer.text
    assert "One more thing." in answer.text
    told = writer.post(of(found, "resolve"), follow=True)
    assert "The discussion is resolved already." in told.text


def test_words_about_an_incident_discarded_meanwhile_stay_on_the_page(
    db: None, writer: Client
) -> None:
    incident = make_incident(status="discarded")
    assert writer.get(page_of(incident)).context["talk"].start is None
    answer = writer.post(page_of(incident), {"part": "", "words": "Two headlines?"})
    assert answer.status_code == 422
    assert "This incident cannot be discussed." in answer.text
    assert "Two headlines?" in answer.text


def test_a_claim_never_submitted_and_what_is_not_there_are_not_found(
    db: None, writer: Client
) -> None:
    draft = make_claim(make_incident())
    for address in (
        page_of(draft),
        "/desk/claims/nothing/discussion/",
        "/desk/incidents/999999/discussion/",
    ):
        assert writer.get(address).status_code == 404
        assert writer.post(address, {"words": "Words"}).status_code == 404
    for step in ("comment", "resolve", "reopen"):
        assert writer.post(f"/desk/discussions/999999/{step}/").status_code == 404
        assert writer.get(f"/desk/discussions/1/{step}/").status_code == 405


@pytest.mark.parametrize("who", [analyst, other_analyst, editor, administrator])
def test_everybody_who_works_here_reads_and_writes(claim: Claim, who: object) -> None:
    person: User = who()  # type: ignore[operator]
    browser = signed_in(person)
    said = make_comment(claim, words="What is meant?")
    assert "What is meant?" in browser.get(page_of(claim)).text
    browser.post(of(said.discussion, "comment"), {"words": "The second village."})
    assert Comment.objects.filter(author=person, words="The second village.").exists()
    assert browser.get(LIST).status_code == 200


def test_a_visitor_is_sent_to_sign_in(claim: Claim, visitor: Client) -> None:
    found = make_comment(claim).discussion
    for address in (LIST, page_of(claim), page_of(claim.incident)):
        answer = visitor.get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/accounts/login/")
    for step in ("comment", "resolve", "reopen"):
        assert visitor.post(of(found, step), {"words": "x"}).status_code == 302
    assert Comment.objects.count() == 1


def test_who_takes_no_part_is_not_offered_to_resolve_and_is_refused(
    claim: Claim, colleague: Client
) -> None:
    found = make_comment(claim).discussion
    assert of(found, "resolve") not in colleague.get(page_of(claim)).text
    told = colleague.post(of(found, "resolve"), follow=True)
    assert "An editor resolves it, or somebody who takes part in it." in told.text
    assert Discussion.objects.open().count() == 1


def test_the_list_shows_what_concerns_whoever_asks(
    claim: Claim, writer: Client, colleague: Client
) -> None:
    make_comment(claim, part="when")
    other = make_comment(make_incident("Shelling at Sur", created_by=editor()))
    html = writer.get(LIST).text
    assert "Clash near Hadrut" in html
    assert "editor: Which village is meant?" in html
    assert "Shelling at Sur" not in html
    assert "Clash near Hadrut" not in colleague.get(LIST).text
    assert "Clash near Hadrut" in colleague.get(f"{LIST}?whose=all").text
    other_analyst()
    talking.comment(other.discussion, editor(), "@other_analyst do you know?")
    assert "Shelling at Sur" in colleague.get(LIST).text
    talking.resolve(other.discussion, editor())
    assert "Shelling at Sur" not in colleague.get(LIST).text
    assert "Shelling at Sur" in colleague.get(f"{LIST}?state=resolved").text


@pytest.mark.parametrize("query", ["page=2", "whose=yours", "state=asleep", "colour=red"])
def test_parameters_without_meaning_are_refused_by_name(writer: Client, query: str) -> None:
    answer = writer.get(f"{LIST}?{query}")
    assert answer.status_code == 400
    assert f"<code>{query.partition('=')[0]}</code>" in answer.text


def test_more_take_no_more_queries(claim: Claim, writer: Client) -> None:
    def queries() -> list[int]:
        numbers = []
        for address in (LIST, page_of(claim), "/desk/"):
            with CaptureQueriesContext(connection) as asked:
                writer.get(address)
            numbers.append(len(asked))
        return numbers

    make_comment(claim, words="First.")
    one = queries()
    for number in range(4):
        said = make_comment(claim, words=f"Discussion {number}")
        talking.comment(said.discussion, other_analyst(), "More.")
        make_comment(make_submitted_claim(f"Clash {number}"))
    assert queries() == one


def test_desk_and_records_lead_to_it(claim: Claim, writer: Client) -> None:
    make_comment(claim)
    make_comment(claim.incident)
    desk = writer.get("/desk/").text
    assert "Open discussions" in desk
    assert f'href="{page_of(claim)}#discussion-' in desk
    records = writer.get("/desk/records/?kind=claims").text
    assert f'href="{page_of(claim)}"' in records
    assert "1 open discussion" in records
    incidents = writer.get("/desk/records/?kind=incidents").text
    assert f'href="{page_of(claim.incident)}"' in incidents
    on_record = writer.get(f"/desk/statements/{claim.statement.public_id}/").text
    assert f'href="{page_of(claim)}"' in on_record
    assert (
        f'href="{page_of(claim.incident)}"'
        in writer.get(f"/desk/incidents/{claim.incident_id}/").text
    )


def test_so_does_the_card_of_a_claim_that_came_back(claim: Claim, writer: Client) -> None:
    make_comment(claim)
    Claim.objects.filter(pk=claim.pk).update(status=ClaimStatus.SUBMITTED)
    from_review = talking.start(claim, editor(), "Which day?", "when")
    assert from_review.pk is not None
    _return(claim)
    draft = writer.post(f"/desk/claims/{claim.public_id}/revise/", follow=True)
    assert f'href="{page_of(claim)}"' in draft.text
    assert "2 open discussions" in draft.text


def _return(claim: Claim) -> None:
    from_editor = signed_in(editor())
    sent = {"round": 1, "decision": "return", "reason": "Which village?"}
    assert from_editor.post(f"/review/claims/{claim.public_id}/", sent).status_code == 302


def test_the_review_pages_show_it_and_mark_the_part(claim: Claim, reviewer: Client) -> None:
    said = make_comment(claim, part="when", words="Which day is meant?")
    make_comment(claim.incident, words="Two headlines?")
    html = reviewer.get(f"/review/claims/{claim.public_id}/").text
    assert "Which day is meant?" in html
    assert f'<a class="part-talk" href="#discussion-{said.discussion_id}">' in html
    assert "Two headlines?" not in html
    assert "Two headlines?" in reviewer.get(f"/review/incidents/{claim.incident_id}/").text


def test_words_are_shown_as_words(claim: Claim, writer: Client) -> None:
    make_comment(claim, words="<script>alert(1)</script> & more")
    html = writer.get(page_of(claim)).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in html
    assert "<script>alert" not in html
