"""What a draft may repeat: publications, statements, incidents, colleagues' drafts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.desk import reading
from incidents.desk.finding import (
    NEIGHBOURS,
    Similar,
    SimilarStatement,
    are_neighbours,
    known_publication,
    outlet_for,
    similar_incidents,
    similar_to,
)
from incidents.desk.vocabulary import look_up
from incidents.enums import EventType, Side, WherePrecision
from incidents.models import Claim, Draft, Incident
from incidents.workflow import withdraw
from tests.factories import (
    SiteSpec,
    accept,
    analyst,
    make_actor,
    make_claim,
    make_incident,
    make_outlet,
    make_place,
    make_publication,
    make_statement,
    other_analyst,
    reject,
)
from tests.factories.drafts import make_draft, make_ready_draft, make_vocabulary

pytestmark = pytest.mark.django_db

TODAY = dt.date(2020, 12, 20)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.outlet.example/a?id=1&utm_source=mail",
        "http://m.outlet.example/a/?id=1&fbclid=7#top",
        "outlet.example/a?id=1",
    ],
)
def test_a_page_is_known_by_every_variant_of_its_address(address: str) -> None:
    page = make_publication(url="https://outlet.example/a?id=1", url_key="outlet.example/a?id=1")
    assert known_publication(address) == page


def test_another_page_is_not_known_and_nothing_is_no_page() -> None:
    make_publication(url="", url_key="without-address:x:y")
    assert known_publication("https://outlet.example/b") is None
    assert known_publication(" ") is None


def test_an_outlet_is_known_by_its_host_and_a_channel_by_its_path() -> None:
    carrier = make_outlet("Carrier", url="https://t.example")
    channel = make_outlet("Channel", url="https://t.example/ministry")
    site = make_outlet("Site", url="https://www.news.example/en")
    root = make_outlet("Root", url="https://mil.example/")
    assert outlet_for("https://t.example/ministry/17") == channel
    assert outlet_for("https://t.example/other/17") == carrier
    assert outlet_for("https://news.example/en/1") == site
    assert outlet_for("https://news.example/az/1") is None
    assert outlet_for("http://en.mil.example/1") == root
    assert outlet_for("https://notmil.example/1") is None
    for nothing in ("", "localhost", "no address", "https://[", "\x00"):
        assert outlet_for(nothing) is None


WORDS = (
    "The ministry says that units advanced toward two villages before dawn, that fighting went on "
    "for hours and that six of its servicemen were wounded"
)


def alike(draft: Draft) -> list[SimilarStatement]:
    """What the words of a draft may repeat."""
    read = reading.read(draft.content, today=TODAY, vocabulary=look_up(draft.content))
    return similar_to(read.statement, draft)


def repeating(**changed: str) -> Any:
    """What a draft with these words may repeat."""
    make_vocabulary()
    return alike(make_ready_draft(**{"statement__summary": WORDS, **changed}))


def test_a_rearranged_and_framed_text_is_found_with_its_likeness() -> None:
    statement = make_statement(
        make_actor(Side.AZERBAIJAN),
        verbatim="Six of its servicemen were wounded, the ministry says. Units advanced toward two "
        "villages before dawn and fighting went on for hours, the agency reports.",
    )
    found = repeating()
    assert [one.statement for one in found] == [statement]
    assert found[0].score >= 75
    assert found[0].why == f"The words are alike: {found[0].score} of 100."


@pytest.mark.parametrize(
    "other",
    [
        {"summary": "Denies that anything happened near the two villages on that Saturday."},
        {"summary": WORDS, "issued_on": dt.date(2020, 11, 20)},
        {"summary": "The ministry says."},
    ],
)
def test_other_words_another_time_and_too_few_words_are_not_offered(other: dict[str, Any]) -> None:
    make_statement(make_actor(Side.AZERBAIJAN), **other)
    assert repeating() == []


def test_one_that_was_declined_is_not_offered_again() -> None:
    statement = make_statement(make_actor(Side.AZERBAIJAN), summary=WORDS)
    assert repeating(statement__repeats_no=statement.public_id) == []


def test_the_statement_a_draft_adds_to_is_not_its_own_repeat() -> None:
    make_vocabulary()
    statement = make_statement(make_actor(Side.AZERBAIJAN), summary=WORDS)
    draft = make_ready_draft(statement__summary=WORDS)
    draft.statement = statement
    draft.save()
    assert alike(draft) == []


def test_without_a_day_nothing_is_compared() -> None:
    make_statement(make_actor(Side.AZERBAIJAN), summary=WORDS)
    assert repeating(statement__issued="") == []


def test_every_type_is_told_of_itself_and_neighbours_are_mutual() -> None:
    for one in EventType:
        assert one in NEIGHBOURS[one]
        for other in EventType:
            assert are_neighbours(one, other) == are_neighbours(other, one)
    assert are_neighbours(None, EventType.MINE)
    assert not are_neighbours(EventType.AIRSPACE, EventType.MINE)


def compared(**changed: str) -> Similar:
    """What the card of the ready draft may repeat."""
    return similar_incidents(make_ready_draft(**changed), "k1")


def on_record(metres_east: float = 0, **fields: Any) -> Incident:
    """An incident so many metres east of the ready draft's place, known to within 1 km."""
    place = make_place(f"East {metres_east}", (47.03 + metres_east / 85_900, 39.52))
    return make_incident(sites=[SiteSpec(place)], **fields)


def test_an_incident_whose_circle_meets_the_cards_is_near_and_its_distance_is_told() -> None:
    make_vocabulary()
    near, _far = on_record(1_900), on_record(2_100)
    similar = compared().incidents
    assert [one.incident for one in similar] == [near]
    assert similar[0].distance_m == pytest.approx(1_900, rel=0.01)
    assert (similar[0].days_apart, similar[0].must_be_answered) == (0, True)


def test_a_wide_circle_of_the_card_reaches_farther() -> None:
    make_vocabulary()
    far = on_record(20_000)
    assert compared().incidents == ()
    wide = {"claims__k1__sites__s1__precision": str(WherePrecision.NEAR.value)}
    assert [one.incident for one in compared(**wide).incidents] == [far]


def test_a_claims_own_place_counts_as_well_as_its_incidents() -> None:
    make_vocabulary()
    incident = on_record(30_000)
    claim = make_claim(incident, sites=[SiteSpec(make_place("Claimed", (47.031, 39.52)))])
    assert [one.incident for one in compared().incidents] == [incident]
    withdraw(claim, analyst(), "a slip")
    assert compared().incidents == ()


def test_claims_of_every_state_but_withdrawn_are_shown() -> None:
    make_vocabulary()
    incident = on_record()
    draft = make_claim(incident)
    accepted = accept(make_claim(incident))
    rejected = reject(make_claim(incident))
    withdraw(make_claim(incident), analyst(), "a slip")
    claims: tuple[Claim, ...] = compared().incidents[0].claims
    assert sorted(one.pk for one in claims) == sorted([draft.pk, accepted.pk, rejected.pk])


def test_a_card_is_not_like_the_incident_it_speaks_of() -> None:
    make_vocabulary()
    incident = on_record()
    assert compared(claims__k1__incident=str(incident.pk)).incidents == ()


def test_what_was_said_of_an_incident_is_remembered() -> None:
    make_vocabulary()
    incident = on_record()
    similar = compared(**{f"claims__k1__relations__{incident.pk}": "related"}).incidents
    assert [one.said for one in similar] == ["related"]


def test_without_a_place_only_the_very_type_is_shown_and_need_not_be_answered() -> None:
    make_vocabulary()
    same = make_incident("Same type", event_type=EventType.ADVANCE)
    make_incident("Neighbour", event_type=EventType.SHELLING)
    similar = compared().incidents
    assert [(one.incident, one.distance_m, one.must_be_answered) for one in similar] == [
        (same, None, False)
    ]


def test_two_who_write_of_the_same_clash_are_told_of_each_other() -> None:
    make_vocabulary()
    make_ready_draft(other_analyst())
    mine = make_ready_draft()
    assert [one.name for one in similar_incidents(mine, "k1").colleagues] == ["other_analyst"]
    theirs = other_analyst().drafts.get()
    assert [one.name for one in similar_incidents(theirs, "k1").colleagues] == ["analyst"]


def test_a_colleague_who_writes_of_another_day_is_not_named() -> None:
    make_vocabulary()
    make_ready_draft(other_analyst(), claims__k1__when="1.12.2020")
    assert compared().colleagues == ()


@pytest.mark.parametrize("card", ["k1", "nothing"])
def test_a_card_without_a_day_or_not_there_is_like_nothing(card: str) -> None:
    assert similar_incidents(make_draft({"claims": "k1"}), card) == Similar()


def test_the_number_of_queries_grows_with_nothing() -> None:
    make_vocabulary()

    def queries() -> int:
        draft = make_ready_draft()
        with CaptureQueriesContext(connection) as captured:
            similar_incidents(draft, "k1")
        return len(captured)

    def add() -> None:
        incident = on_record(len(Incident.objects.all()))
        make_claim(incident, sites=[SiteSpec(make_place(f"Site {incident.pk}"))])
        make_ready_draft(other_analyst())

    add()
    one = queries()
    for _more in range(4):
        add()
    assert queries() == one
    assert one <= 15
