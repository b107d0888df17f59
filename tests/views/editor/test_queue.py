"""The queue as editors see it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from incidents.enums import Initiator, Role, Side
from incidents.models import Claim
from incidents.workflow import submit, take
from tests.factories import (
    SiteSpec,
    analyst,
    editor,
    make_claim,
    make_incident,
    make_place,
    make_user,
    other_analyst,
    second_editor,
)


def waiting(title: str = "Clash", *, days: int = 1, **said: object) -> Claim:
    """A claim submitted some days ago."""
    author = said.pop("created_by", None) or analyst()
    claim = submit(make_claim(make_incident(title), created_by=author, **said), author)  # type: ignore[arg-type]  # passed on
    Claim.objects.filter(pk=claim.pk).update(submitted_at=timezone.now() - dt.timedelta(days=days))
    return claim


def shown(client: Client, query: str = "") -> list[str]:
    """The titles the queue shows."""
    return [one.claim.incident.title for one in client.get(f"/review/?{query}").context["waiting"]]


def test_only_editors_come_in(visitor: Client, writer: Client) -> None:
    assert visitor.get("/review/")["Location"] == "/accounts/login/?next=/review/"
    assert writer.get("/review/").status_code == 403


def test_the_longest_waiting_stands_first(reviewer: Client) -> None:
    waiting("young", days=1)
    waiting("old", days=9)
    make_claim(make_incident("still a draft"))
    assert shown(reviewer) == ["old", "young"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("from=2020-12-20", ["late"]),
        ("to=2020-12-13", ["early"]),
        ("type=shelling", ["late"]),
        ("side=azerbaijan", ["late"]),
        ("initiator=armenia", ["late"]),
        ("place=hadrut", ["early"]),
        ("bbox=47,39.4,47.1,39.6", ["early"]),
        ("precision=1", ["early"]),
        ("casualties_min=3", ["late"]),
        ("casualties_min=5", []),
        ("q=early", ["early"]),
        ("known_on=2020-12-14", ["early", "late"]),
        ("known_on=2020-12-01", []),
        ("assessment=agreed", []),
        ("analyst=other_analyst", ["late"]),
        ("desk=mine", []),
        ("desk=open&sort=side", ["early", "late"]),
        ("sort=analyst", ["early", "late"]),
    ],
)
def test_every_parameter_narrows_the_queue(reviewer: Client, query: str, titles: list[str]) -> None:
    hadrut = make_place("Hadrut", (47.03, 39.52), slug="hadrut")
    waiting("early", days=3, sites=[SiteSpec(hadrut)])
    waiting(
        "late",
        days=2,
        side=Side.AZERBAIJAN,
        day=dt.date(2020, 12, 27),
        event_type="shelling",
        initiator=Initiator.ARMENIA,
        created_by=other_analyst(),
        figures=[
            (Side.AZERBAIJAN, "military", "killed", 3),
            (Side.ARMENIA, "military", "missing", 9),
        ],
    )
    assert shown(reviewer, query) == titles


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("desk=other", "desk"),
        ("sort=z", "sort"),
        ("page=9", "page"),
        ("from=x", "from"),
        ("a=b", "a"),
    ],
)
def test_parameters_that_make_no_sense_are_named(reviewer: Client, query: str, name: str) -> None:
    answer = reviewer.get(f"/review/?{query}")
    assert (answer.status_code, answer.context["parameter"]) == (400, name)


def test_others_see_who_has_a_claim_and_cannot_take_it(reviewer: Client, second: Client) -> None:
    claim = waiting()
    reviewer.post(f"/review/claims/{claim.public_id}/take/")
    assert "on your desk" in reviewer.get("/review/").text
    page = second.get("/review/").text
    assert "on the desk of editor" in page
    assert f"/review/claims/{claim.public_id}/take/" not in page
    told = second.post(f"/review/claims/{claim.public_id}/take/", follow=True).text
    assert "editor has this claim on their desk." in told
    assert shown(second, "desk=open") == []
    assert shown(reviewer, "desk=mine") == ["Clash"]


def test_ones_own_claim_is_shown_but_not_offered(reviewer: Client) -> None:
    waiting("own", created_by=editor())
    page = reviewer.get("/review/")
    assert "you wrote in it" in page.text
    assert [one.standing.may_decide for one in page.context["waiting"]] == [False]
    assert shown(reviewer, "desk=open") == []


def test_the_next_is_the_longest_waiting_that_is_open(reviewer: Client) -> None:
    waiting("own", days=9, created_by=editor())
    take(waiting("held", days=8), second_editor())
    open_to_all = waiting("open", days=2)
    answer = reviewer.post("/review/next/")
    assert answer["Location"] == f"/review/claims/{open_to_all.public_id}/"
    assert reviewer.post("/review/next/")["Location"] == answer["Location"]


def test_with_nothing_open_one_stays_and_is_told(reviewer: Client) -> None:
    page = reviewer.post("/review/next/", follow=True)
    assert page.redirect_chain == [("/review/", 302)]
    assert "Nothing waits for you here." in page.text


def test_the_balance_tells_of_each_side_how_many_wait_and_how_long(reviewer: Client) -> None:
    for days in (1, 3, 8):
        waiting(days=days)
    waiting(days=2, side=Side.AZERBAIJAN)
    balance = {one.side: one for one in reviewer.get("/review/").context["balance"]}
    assert [(one.side, one.number) for one in balance.values() if one.number] == [
        (Side.ARMENIA, 3),
        (Side.AZERBAIJAN, 1),
    ]
    armenia = balance[Side.ARMENIA]
    assert armenia.median is not None
    assert armenia.oldest is not None
    assert ((timezone.now() - armenia.median).days, (timezone.now() - armenia.oldest).days) == (
        3,
        8,
    )


def test_the_load_counts_what_lies_there_and_what_was_decided(reviewer: Client) -> None:
    take(waiting(), second_editor())
    make_user("gone", Role.EDITOR, is_active=False)
    claim = waiting("decided")
    grade = {"round": 1, "decision": "accept", "reliability": "C", "credibility": "3"}
    reviewer.post(f"/review/claims/{claim.public_id}/", grade)
    loads = reviewer.get("/review/").context["loads"]
    assert [(one.editor.username, one.on_desk, one.decided) for one in loads] == [
        ("editor", 0, 1),
        ("second_editor", 1, 0),
    ]


def test_ten_claims_take_as_many_queries_as_one(reviewer: Client) -> None:
    waiting(sites=[SiteSpec(make_place("Here"))])
    with CaptureQueriesContext(
        connection,
    ) as one:
        reviewer.get("/review/")
    for number in range(9):
        take(waiting(f"more {number}", sites=[SiteSpec(make_place(f"P{number}"))]), second_editor())
    with CaptureQueriesContext(connection) as ten:
        reviewer.get("/review/")
    assert len(ten) == len(one) <= 20
