"""Orders of lists: what stands first, and that nothing is added across claims."""

from __future__ import annotations

import datetime as dt

import pytest

from incidents.enums import CasualtyCategory, Harm, Side, Stance
from incidents.filters import IncidentFilter
from incidents.models import Incident
from incidents.snapshot.holding import Held
from incidents.snapshot.loading import load
from incidents.snapshot.ordering import MOST_FIRST, ORDERS, after, in_order
from tests.factories import make_actor, make_claim, make_published_incident, make_statement

pytestmark = pytest.mark.django_db

KILLED = (Side.ARMENIA, CasualtyCategory.MILITARY, Harm.KILLED)
WOUNDED = (Side.AZERBAIJAN, CasualtyCategory.MILITARY, Harm.WOUNDED)


def listed(order: str) -> list[str]:
    """Titles in an order."""
    asked = Held(1, load()).ask(IncidentFilter())
    titles = dict(Incident.objects.values_list("pk", "title"))
    return [titles[key] for key in asked.seen.columns.pk[in_order(asked, order)].tolist()]


def numbers(order: str, known_on: dt.date | None = None) -> list[int]:
    """What an order sorts by, of the only incident."""
    found: list[int] = MOST_FIRST[order](
        Held(1, load()).ask(IncidentFilter(known_on=known_on))
    ).tolist()
    return found


def test_what_is_sorted_by_is_of_accepted_claims_and_never_added_across_them() -> None:
    incident = make_published_incident(
        claims=[
            {"side": Side.ARMENIA, "figures": [(*KILLED, 2), (*WOUNDED, 3)]},
            {"side": Side.ARMENIA, "figures": [(*KILLED, 4)]},
            {"side": Side.AZERBAIJAN, "stance": Stance.COMMENTS, "figures": [(*KILLED, 99)]},
        ]
    )
    make_claim(incident, make_statement(make_actor(Side.OBSERVERS)), figures=[(*KILLED, 50)])
    assert numbers("claims") == [3]
    assert numbers("sides") == [(2 << 32) + 3]
    assert numbers("casualties") == [5]


def test_what_was_said_later_is_left_out() -> None:
    late = make_statement(make_actor(Side.AZERBAIJAN), dt.date(2020, 12, 20))
    make_published_incident(
        claims=[{"side": Side.ARMENIA}, {"statement": late, "figures": [(*KILLED, 7)]}]
    )
    day = dt.date(2020, 12, 15)
    assert (numbers("claims", day), numbers("casualties", day)) == ([1], [0])
    assert numbers("sides", day) == [(1 << 32) + 1]


def test_between_equals_the_newest_goes_first_in_every_order_but_the_oldest() -> None:
    both = [{"side": Side.ARMENIA}, {"side": Side.AZERBAIJAN}]
    make_published_incident("early", day=dt.date(2020, 12, 1))
    make_published_incident("late", day=dt.date(2020, 12, 9))
    make_published_incident("middle", day=dt.date(2020, 12, 5), claims=both)
    assert {order: listed(order) for order in ORDERS} == {
        "newest": ["late", "middle", "early"],
        "oldest": ["early", "middle", "late"],
        "published": listed("published"),
        "claims": ["middle", "late", "early"],
        "sides": ["middle", "late", "early"],
        "casualties": ["late", "middle", "early"],
    }


def test_the_last_to_be_published_goes_first() -> None:
    for title, hour in (("second", 11), ("third", 12), ("first", 10)):
        moment = dt.datetime(2021, 1, 1, hour, tzinfo=dt.UTC)
        make_published_incident(title, published={"published_at": moment})
    assert listed("published") == ["third", "second", "first"]


def test_after_an_incident_come_those_before_it_in_time() -> None:
    for day in (1, 5, 5, 9):
        make_published_incident(f"day {day}", day=dt.date(2020, 12, day))
    asked = Held(1, load()).ask(IncidentFilter())
    refs = list(
        Incident.objects.order_by("-starts_on", "-reference").values_list("reference", "starts_on")
    )
    for place, (reference, day) in enumerate(refs):
        rows = after(asked, day, reference)
        assert rows.tolist() == in_order(asked, "newest")[place + 1 :].tolist()
    assert len(after(asked, dt.date(2020, 12, 5), "NK-2020-0000")) == 1
