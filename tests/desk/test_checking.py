"""What a draft lacks, what is wrong in it, what is odd: each in a sentence at its field."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.desk.checking import Checklist, check
from incidents.desk.problems import Kind, Offer, Problem
from incidents.enums import EventType, IncidentStatus, Side
from incidents.models import Draft
from tests.factories import (
    SiteSpec,
    analyst,
    make_actor,
    make_claim,
    make_incident,
    make_place,
    make_publication,
    make_statement,
    other_analyst,
)
from tests.factories.drafts import READY, make_draft, make_ready_draft, make_vocabulary

pytestmark = pytest.mark.django_db

TODAY = dt.date(2020, 12, 20)


@pytest.fixture(autouse=True)
def _vocabulary() -> None:
    make_vocabulary()


def checked(**changed: str) -> Checklist:
    """The checklist of the ready draft with some fields changed."""
    return check(make_ready_draft(**changed), TODAY)


def by_path(checklist: Checklist) -> dict[str, list[Problem]]:
    """The problems of each field."""
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in checklist.problems:
        found[problem.path].append(problem)
    return dict(found)


def said(checklist: Checklist, path: str) -> list[tuple[str, str]]:
    """Kind and code of what is said at a field."""
    return [(one.kind.value, one.code) for one in by_path(checklist).get(path, [])]


def test_a_draft_nothing_is_missing_of_may_be_submitted() -> None:
    checklist = checked()
    assert checklist.problems == ()
    assert checklist.may_submit


def test_an_empty_draft_is_told_all_it_lacks_in_plain_words() -> None:
    checklist = check(make_draft({}), TODAY)
    assert [(one.path, one.message) for one in checklist.problems] == [
        ("statement.actor", "Say who speaks."),
        ("statement.issued", "Say when it was said: a day, or as near as is known."),
        (
            "statement.summary",
            "Say in a sentence or two of our own what the statement says.",
        ),
        ("claims", "Add a card for each incident it speaks of."),
        (
            "publications",
            "Say where it was read: an address or an outlet. Or give the reason why there is none.",
        ),
    ]
    assert not checklist.may_submit


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("statement.actor", "no_actor"),
        ("statement.issued", "no_issued"),
        ("publications.p1.outlet", "no_outlet"),
        ("claims.k1.incident", "no_incident"),
        ("claims.k1.title", "no_title"),
        ("claims.k1.stance", "no_stance"),
        ("claims.k1.event_type", "no_event_type"),
        ("claims.k1.when", "no_date"),
        ("claims.k1.paraphrase", "no_paraphrase"),
    ],
)
def test_what_is_not_there_is_missing_at_its_field(path: str, code: str) -> None:
    checklist = checked(**{path.replace(".", "__"): ""})
    assert said(checklist, path) == [("missing", code)]
    assert not checklist.may_submit


def test_a_place_or_the_reason_for_none_is_needed() -> None:
    without = {"claims__k1__sites": ""}
    assert said(checked(**without), "claims.k1.sites") == [("missing", "no_place")]
    assert checked(**without, claims__k1__no_place_reason="The statement names none.").may_submit


def test_a_source_or_the_reason_for_none_is_needed() -> None:
    without = {"publications": ""}
    assert said(checked(**without), "publications") == [("missing", "no_source")]
    assert checked(**without, answers__no_source="Said by telephone.").may_submit


def test_a_comment_on_an_incident_on_record_needs_no_day_and_no_place() -> None:
    incident = make_incident()
    bare = {"claims__k1__when": "", "claims__k1__sites": "", "claims__k1__event_type": ""}
    card = {"claims__k1__incident": str(incident.pk), "claims__k1__stance": "comments"}
    assert checked(**bare, **card).may_submit
    card["claims__k1__stance"] = "reports"
    assert [one.code for one in checked(**bare, **card).problems] == ["no_date", "no_place"]


def test_an_unknown_actor_is_refused_with_those_that_may_be_meant() -> None:
    problems = by_path(checked(statement__actor="Ministry of Armenja"))["statement.actor"]
    assert [one.message for one in problems] == [
        (
            "Nobody called “Ministry of Armenja” is on record: choose an actor; an administrator "
            "adds one."
        )
    ]
    assert problems[0].offers == (Offer("ministry-of-armenia", "Ministry of Armenia"),)


@pytest.mark.parametrize("typed", ["MINISTRY OF ARMENIA", "Нечто", "NoA"])
def test_an_actor_is_known_by_any_of_its_names(typed: str) -> None:
    actor = make_actor()
    actor.names.create(name="Нечто", language="ru")
    actor.names.create(name="NoA", language="en")
    assert checked(statement__actor=typed).read.statement.actor == actor


@pytest.mark.parametrize(
    ("path", "typed", "code"),
    [
        ("statement.issued", "the day of the fox", None),
        ("statement.issued", "21.12.2020", "future"),
        ("statement.language", "klingon", "unknown_choice"),
        ("statement.repeats", "nothing", "unknown_statement"),
        ("publications.p1.url", "not an address", "no_address"),
        ("publications.p1.url", "https://x.example/" + "x" * 1000, "too_long"),
        ("publications.p1.url", "javascript:alert(1)", "no_address"),
        ("publications.p1.outlet", "Nowhere Daily", "unknown_outlet"),
        ("claims.k1.incident", "999999", "unknown_incident"),
        ("claims.k1.incident", "9" * 30, "unknown_incident"),
        ("claims.k1.title", "x" * 201, "too_long"),
        ("claims.k1.stance", "shouts", "unknown_choice"),
        ("claims.k1.when", "between 12 and 11 December 2020", "end_before_start"),
        ("claims.k1.when", "21.12.2020", "future"),
        ("claims.k1.date_precision", "9", "unknown_choice"),
        ("claims.k1.clause", "nothing/1", "unknown_clause"),
        ("claims.k1.sites.s1.place", "atlantis", "unknown_place"),
        ("claims.k1.sites.s1.radius_m", "wide", "not_a_number"),
        ("claims.k1.sites.s1.radius_m", "-5", "not_a_number"),
        ("claims.k1.sites.s1.radius_m", "9" * 40, "too_large"),
        ("claims.k1.sites.s1.precision", "8", "unknown_choice"),
    ],
)
def test_a_wrong_value_is_an_error_at_its_field(path: str, typed: str, code: str | None) -> None:
    checklist = checked(**{path.replace(".", "__"): typed})
    problems = by_path(checklist)[path]
    assert [one.kind for one in problems] == [Kind.ERROR]
    assert code is None or problems[0].code == code
    assert problems[0].message[-1] in ".?:"
    assert not checklist.may_submit


FIGURE = {
    "claims__k1__figures": "f1",
    "claims__k1__figures__f1__side": "armenia",
    "claims__k1__figures__f1__category": "military",
    "claims__k1__figures__f1__harm": "wounded",
}


def figure(**typed: str) -> dict[str, str]:
    """A row of casualties with some fields typed."""
    return FIGURE | {f"claims__k1__figures__f1__{name}": text for name, text in typed.items()}


def test_a_minimum_above_the_maximum_is_refused_with_both_numbers() -> None:
    checklist = checked(**figure(minimum="6", maximum="3"))
    problems = by_path(checklist)["claims.k1.figures.f1.maximum"]
    assert [one.message for one in problems] == ["The maximum, 3, is below the minimum, 6."]


def test_none_and_not_stated_are_kept_apart() -> None:
    none = checked(**figure(count="none")).read.claims[0].figures[0]
    unsaid = checked(**figure(count="not_stated")).read.claims[0].figures[0]
    assert (none.count, none.minimum, none.best, none.maximum) == ("none", 0, 0, 0)
    assert (unsaid.count, unsaid.minimum, unsaid.best, unsaid.maximum) == (
        "not_stated",
        None,
        None,
        None,
    )


def test_a_number_beside_the_word_none_is_refused() -> None:
    checklist = checked(**figure(count="none", best="3"))
    assert said(checklist, "claims.k1.figures.f1.count") == [("error", "count_against_numbers")]


def test_a_figure_without_whose_or_how_many_lacks_it() -> None:
    checklist = checked(**(figure() | {"claims__k1__figures__f1__side": ""}))
    assert said(checklist, "claims.k1.figures.f1.side") == [("missing", "no_side")]
    assert said(checklist, "claims.k1.figures.f1.count") == [("missing", "no_count")]


def test_the_same_cell_twice_is_refused_at_the_second_row() -> None:
    twice = figure(count="3") | {
        name.replace("__f1", "__f2"): text for name, text in figure(count="4").items()
    }
    checklist = checked(**(twice | {"claims__k1__figures": "f1 f2"}))
    assert said(checklist, "claims.k1.figures.f2.count") == [("error", "said_twice")]


def test_an_unusually_high_figure_is_questioned_and_goes_in_with_a_reason() -> None:
    many = figure(count="1200")
    problem = by_path(checked(**many))["claims.k1.figures.f1.count"][0]
    assert (problem.kind, problem.answer_path) == (
        Kind.WARNING,
        "claims.k1.answers.figure_unusually_high",
    )
    assert not checked(**many).may_submit
    answered = checked(**many, claims__k1__answers__figure_unusually_high="Of the whole war.")
    assert answered.may_submit


def test_a_day_after_the_statement_is_questioned() -> None:
    late = {"claims__k1__when": "14.12.2020"}
    assert said(checked(**late), "claims.k1.when") == [("warning", "date_after_statement")]
    assert checked(**late, claims__k1__answers__date_after_statement="An ultimatum.").may_submit


def test_a_quotation_that_does_not_stand_in_the_text_is_questioned() -> None:
    text = {"statement__verbatim": "The enemy attacked.", "claims__k1__quotation": "They fled."}
    checklist = checked(**text)
    assert said(checklist, "claims.k1.quotation") == [("warning", "quotation_not_in_text")]


def test_a_quotation_finds_its_place_again_after_the_text_was_edited() -> None:
    quote = (
        checked(
            statement__verbatim="Yerevan. The enemy attacked.",
            claims__k1__quotation="The enemy",
            claims__k1__quotation_start="0",
            claims__k1__quotation_end="9",
        )
        .read.claims[0]
        .quotation
    )
    assert quote is not None
    assert (quote.text, quote.start, quote.end) == ("The enemy", 9, 18)


def test_two_cards_for_one_incident_are_refused_at_the_second() -> None:
    incident = make_incident()
    second = {name.replace("k1", "k2"): text for name, text in READY.items() if ".k1" in name}
    content = {**READY, **second, "claims": "k1 k2"}
    content |= {f"claims.{key}.incident": str(incident.pk) for key in ("k1", "k2")}
    checklist = check(make_draft(content), TODAY)
    assert said(checklist, "claims.k1.incident") == []
    assert said(checklist, "claims.k2.incident") == [("error", "incident_twice")]


def test_a_statement_claims_something_of_an_incident_only_once() -> None:
    incident = make_incident()
    statement = make_statement(make_actor())
    make_claim(incident, statement)
    draft = make_ready_draft(claims__k1__incident=str(incident.pk))
    draft.statement = statement
    draft.save()
    checklist = check(draft, TODAY)
    assert said(checklist, "claims.k1.incident") == [("error", "claimed_already")]


@pytest.mark.parametrize("status", [IncidentStatus.DISCARDED])
def test_no_claim_is_added_to_a_closed_incident(status: IncidentStatus) -> None:
    incident = make_incident(status=status)
    checklist = checked(claims__k1__incident=str(incident.pk))
    assert said(checklist, "claims.k1.incident") == [("error", "closed_incident")]


def test_a_statement_on_record_on_the_same_page_gets_the_claims() -> None:
    statement = make_statement(make_actor(), publications=0)
    page = make_publication(url="https://outlet.example/news/1", url_key="outlet.example/news/1")
    statement.appearances.create(publication=page)
    assert checked().statement == statement
    assert checked(statement__issued="14.12.2020").statement is None


WORDS = "The ministry says that units attacked positions near two villages before dawn on Saturday"


def test_a_reworded_repeat_is_questioned_until_somebody_says_whether_it_is_one() -> None:
    first = make_statement(make_actor(Side.AZERBAIJAN), summary=WORDS)
    again = {"statement__summary": f"Agency: {WORDS}, it added."}
    assert said(checked(**again), "statement.repeats") == [("warning", "looks_like_repeat")]
    assert checked(**again, statement__repeats=first.public_id).may_submit
    assert checked(**again, statement__repeats_no=first.public_id).may_submit
    assert checked(**again, answers__looks_like_repeat="Both quote the same order.").may_submit


def near_incident(**fields: Any) -> int:
    """The number of an incident on record near that of the ready draft."""
    place = make_place("Village", (47.035, 39.52))
    return make_incident("Attack", sites=[SiteSpec(place)], **fields).pk


def test_a_new_incident_near_one_on_record_must_be_compared_with_it() -> None:
    pk = near_incident()
    path = f"claims.k1.relations.{pk}"
    assert said(checked(), path) == [("warning", "similar_incident")]
    assert not checked().may_submit
    name = path.replace(".", "__")
    for relation in ("related", "different"):
        assert checked(**{name: relation}).may_submit
    same = checked(**{name: "same"})
    assert same.may_submit
    assert same.read.claims[0].incident is not None
    assert same.read.claims[0].incident.pk == pk


@pytest.mark.parametrize(
    "fields",
    [
        {"day": dt.date(2020, 12, 8)},
        {"event_type": EventType.INFRASTRUCTURE},
        {"status": IncidentStatus.DISCARDED},
    ],
)
def test_what_is_of_another_time_or_kind_is_not_asked_about(fields: dict[str, Any]) -> None:
    near_incident(**fields)
    assert checked().problems == ()


def test_a_day_apart_is_told_but_need_not_be_answered() -> None:
    pk = near_incident(day=dt.date(2020, 12, 11))
    assert said(checked(), f"claims.k1.relations.{pk}") == [("note", "similar_incident")]
    assert checked().may_submit


def test_colleagues_who_write_of_the_same_are_told_and_not_in_the_way() -> None:
    make_ready_draft(other_analyst(), claims__k1__title="The same clash")
    checklist = checked()
    assert [one.message for one in checklist.problems] == [
        "other_analyst writes of something near in place and time: “The same clash”."
    ]
    assert checklist.may_submit


def test_another_draft_of_the_same_author_is_called_that() -> None:
    make_ready_draft(analyst(), claims__k1__title="The same clash")
    (told,) = checked().problems
    assert told.message.startswith("Another draft of the same author tells of something near")
    assert "“The same clash”" in told.message


def test_a_closed_draft_is_nobodys_work_any_more() -> None:
    Draft.objects.filter(pk=make_ready_draft(other_analyst()).pk).update(status="discarded")
    assert checked().problems == ()


def test_the_number_of_queries_grows_with_nothing() -> None:
    def queries(draft: Draft) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            check(Draft.objects.select_related("statement").get(pk=draft.pk), TODAY)
        return len(captured)

    near_incident()
    one = queries(make_ready_draft())
    second = {name.replace("k1", "k2"): text for name, text in READY.items() if ".k1" in name}
    for number in range(5):
        make_statement(make_actor(), summary=f"{WORDS} {number}")
        make_incident(f"Attack {number}", sites=[SiteSpec(make_place(f"Place {number}"))])
        make_ready_draft(other_analyst())
    five = queries(make_draft({**READY, **second, "claims": "k1 k2"}))
    assert one == five
    assert one <= 12
