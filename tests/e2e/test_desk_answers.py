"""What the desk asks while one writes: is it the same, does it only repeat, why is it right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from incidents.enums import ClaimStatus, Side
from incidents.models import Claim, Incident, IncidentRelation, Place, WarningAnswer
from tests.e2e.desk import expect_saved, field, open_draft, stored
from tests.e2e.looking import violations
from tests.factories import SiteSpec, make_actor, make_claim, make_incident, make_statement
from tests.factories.drafts import make_ready_draft, make_vocabulary

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from incidents.models import Statement

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("at_the_desk")]

WORDS = (
    "The ministry says that units advanced toward two villages before dawn, that fighting went on "
    "for hours and that six of its servicemen were wounded"
)


@pytest.fixture
def near() -> Incident:
    """An incident at the place and on the day of the ready draft, with a claim."""
    make_vocabulary()
    place = SiteSpec(Place.objects.get(slug="hadrut"))
    incident = make_incident("Clash on record", event_type="advance", sites=[place])
    speaker = make_actor(Side.AZERBAIJAN)
    make_claim(incident, make_statement(speaker), sites=[place], paraphrase="They say so too.")
    return incident


def submit(page: Page) -> None:
    """Press the button and wait for what comes of it."""
    page.get_by_role("button", name="Submit for review").click()
    page.wait_for_function(
        "() => !document.querySelector('form[data-draft]') || document.querySelector('.check')"
    )


def offered(page: Page) -> Locator:
    """The incident on record, as the card asks about it."""
    return page.locator("[data-similar] .offer")


@pytest.mark.parametrize("said", ["related", "different"])
def test_an_incident_said_to_be_another_is_kept_beside_the_new_one(
    page: Page, near: Incident, said: str
) -> None:
    draft = make_ready_draft()
    open_draft(page, draft)
    field(page, "claims.k1.when").fill("12 December 2020")
    expect(offered(page)).to_contain_text("Clash on record")
    expect(offered(page)).to_contain_text("They say so too.")
    assert violations(page) == []
    offered(page).get_by_label(said, exact=True).check()
    expect_saved(page)
    assert stored(draft)[f"claims.k1.relations.{near.pk}"] == said
    submit(page)
    page.wait_for_function("() => !document.querySelector('form[data-draft]')")
    kept = IncidentRelation.objects.get()
    new = Incident.objects.exclude(pk=near.pk).get()
    assert {kept.one, kept.other} == {near, new}
    assert kept.relation == said


def test_an_incident_said_to_be_the_same_takes_the_claim(page: Page, near: Incident) -> None:
    draft = make_ready_draft()
    open_draft(page, draft)
    field(page, "claims.k1.when").fill("12 December 2020")
    offered(page).get_by_label("this is the same").check()
    expect_saved(page)
    submit(page)
    page.wait_for_function("() => !document.querySelector('form[data-draft]')")
    assert Incident.objects.get() == near
    assert near.claims.count() == 2


@pytest.fixture
def earlier() -> Statement:
    """A statement on record whose words the draft tells in another order."""
    make_vocabulary()
    return make_statement(
        make_actor(Side.AZERBAIJAN),
        verbatim="Six of its servicemen were wounded, the ministry says. Units advanced toward two "
        "villages before dawn and fighting went on for hours, the agency reports.",
    )


@pytest.mark.parametrize(
    ("answer", "path"),
    [
        ("Yes, this one only repeats it", "statement.repeats"),
        ("No, it stands on its own", "statement.repeats_no"),
    ],
)
def test_a_text_told_in_other_words_is_asked_about_and_the_answer_kept(
    page: Page, earlier: Statement, answer: str, path: str
) -> None:
    draft = make_ready_draft(statement__verbatim="Another text.")
    open_draft(page, draft)
    page.get_by_text("Paste or change the words").click()
    field(page, "statement.verbatim").fill(WORDS)
    question = page.locator("[data-repeats] .offer")
    expect(question).to_contain_text("Same lineage?")
    question.get_by_role("button", name=answer).click()
    expect(question).to_have_count(0)
    expect_saved(page)
    assert stored(draft)[path] == earlier.public_id


def test_what_is_odd_goes_in_with_a_reason_and_the_reason_is_kept(page: Page) -> None:
    make_vocabulary()
    draft = make_ready_draft(claims__k1__when="14.12.2020")
    open_draft(page, draft)
    submit(page)
    odd = page.locator(".check-warning")
    expect(odd).to_have_count(1)
    assert violations(page) == []
    odd.get_by_label("It is right all the same, because").fill("The text was dated a day early.")
    expect_saved(page)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".check.is-settled")).to_contain_text("Answered")
    submit(page)
    page.wait_for_function("() => !document.querySelector('form[data-draft]')")
    assert Claim.objects.get().status == ClaimStatus.SUBMITTED
    assert WarningAnswer.objects.get().reason == "The text was dated a day early."
