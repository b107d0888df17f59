"""The one filter's answer, parameter by parameter."""

from __future__ import annotations

import datetime as dt

import pytest
from django.http import QueryDict

from incidents.enums import (
    CasualtyCategory,
    EventType,
    Harm,
    Initiator,
    Language,
    Side,
    Stance,
    WherePrecision,
)
from incidents.exchange.comparable import comparables
from incidents.forms.filter import read_filter
from incidents.models import CasualtyFigure, Claim, Incident
from incidents.publication import index_incident
from incidents.snapshot.holding import Held
from incidents.snapshot.loading import load
from incidents.snapshot.ordering import in_order
from incidents.tally import max_casualties
from tests.factories import (
    SiteSpec,
    make_actor,
    make_claim,
    make_incident,
    make_place,
    make_published_incident,
    make_statement,
)

pytestmark = pytest.mark.django_db

KILLED = (Side.AZERBAIJAN, CasualtyCategory.MILITARY, Harm.KILLED)
WOUNDED = (Side.AZERBAIJAN, CasualtyCategory.CIVILIAN, Harm.WOUNDED)


@pytest.fixture(autouse=True)
def world() -> None:
    """Two incidents that differ in everything, one without a place, and a draft."""
    village = make_place(
        "Khtsaberd / Çaylaqqala",
        (46.7715, 39.5460),
        {
            Language.ARMENIAN: "Խծաբերդ",
            Language.AZERBAIJANI: "Çaylaqqala",
            Language.RUSSIAN: "Хцаберд",
            Language.ENGLISH: "Khtsaberd",
        },
        slug="khtsaberd",
    )
    town = make_place("Talish", (46.7427, 40.3766), {Language.ENGLISH: "Talish"}, slug="talish")
    make_published_incident(
        "south",
        day=dt.date(2020, 12, 12),
        event_type=EventType.ADVANCE,
        sites=[SiteSpec(village)],
        published={"occurrence": "agreed", "responsibility": "contested"},
        claims=[
            {
                "statement": make_statement(make_actor(Side.ARMENIA), dt.date(2020, 12, 13)),
                "initiator": Initiator.AZERBAIJAN,
                "sites": [SiteSpec(village)],
                "paraphrase": "Troops were massed; artillery was used.",
                "figures": [(*KILLED, 1), (*WOUNDED, 2)],
            },
            {
                "statement": make_statement(make_actor(Side.AZERBAIJAN), dt.date(2020, 12, 15)),
                "initiator": Initiator.ARMENIA,
                "figures": [(*KILLED, 3)],
            },
        ],
    )
    make_published_incident(
        "north",
        day=dt.date(2021, 5, 1),
        event_type=EventType.SHELLING,
        sites=[SiteSpec(town, WherePrecision.NEAR, 5_000)],
        published={"occurrence": "single_side", "responsibility": "not_stated"},
        claims=[
            {
                "statement": make_statement(make_actor(Side.OBSERVERS), dt.date(2021, 5, 2)),
                "day": dt.date(2021, 5, 1),
            }
        ],
    )
    make_published_incident(
        "unmapped",
        day=dt.date(2022, 3, 1),
        event_type=EventType.STATEMENT_ONLY,
        no_place_reason="No place is named.",
        published={"occurrence": "denied", "responsibility": "attributed"},
        claims=[
            {
                "statement": make_statement(make_actor(Side.INDEPENDENT), dt.date(2022, 3, 2)),
                "day": dt.date(2022, 3, 1),
            }
        ],
    )
    draft = make_incident("draft", sites=[SiteSpec(village)])
    make_claim(draft, make_statement(make_actor(Side.PEACEKEEPERS)), figures=[(*KILLED, 9)])
    for incident in Incident.objects.all():
        index_incident(incident)


def found(query: str) -> list[str]:
    """Titles of the public incidents that match, in order of the day."""
    asked = Held(1, load()).ask(read_filter(QueryDict(query)))
    keys = asked.seen.columns.pk[in_order(asked, "oldest")].tolist()
    titles = dict(Incident.objects.values_list("pk", "title"))
    return [titles[key] for key in keys]


FOUND = {
    "": ["south", "north", "unmapped"],
    "from=2020-12-12&to=2020-12-12": ["south"],
    "from=2020-12-13": ["north", "unmapped"],
    "to=2020-12-11": [],
    "bbox=46,39,47,40": ["south"],
    "bbox=46,39,48,41": ["south", "north"],
    "type=advance": ["south"],
    "type=advance&type=shelling": ["south", "north"],
    "side=armenia": ["south"],
    "side=armenia&side=observers": ["south", "north"],
    "side=peacekeepers": [],
    "initiator=armenia": ["south"],
    "initiator=not_stated": ["north", "unmapped"],
    "assessment=agreed": ["south"],
    "assessment=contested&assessment=attributed": ["south", "unmapped"],
    "place=khtsaberd": ["south"],
    "place=khtsaberd&place=talish": ["south", "north"],
    "place=nowhere": [],
    "precision=1": ["south"],
    "precision=2": ["south", "north"],
    "precision=7": ["south", "north"],
    "casualties_min=0": ["south", "north", "unmapped"],
    "casualties_min=3": ["south"],
    "casualties_min=4": [],
    "known_on=2020-12-12": [],
    "known_on=2020-12-13": ["south"],
    "known_on=2021-05-02": ["south", "north"],
    "known_on=2020-12-13&side=azerbaijan": [],
    "known_on=2020-12-15&side=azerbaijan": ["south"],
    "known_on=2020-12-13&initiator=armenia": [],
    "known_on=2020-12-13&casualties_min=3": ["south"],
    "type=advance&side=observers": [],
    "q=south": ["south"],
    "q=artillery": ["south"],
    "q=Çaylaqqala": ["south"],
    "q=Хцаберд": ["south"],
    "q=Khtzaberd": ["south"],
    "q=Khtsabert": ["south"],
    "q=talish": ["north"],
    "q=artillery&known_on=2020-12-12": [],
    "q=nothing+of+the+kind": [],
}


def test_each_filter_finds_what_it_should_and_nothing_else() -> None:
    assert {query: found(query) for query in FOUND} == FOUND


@pytest.mark.parametrize("known_on", [None, dt.date(2020, 12, 13), dt.date(2020, 12, 15)])
@pytest.mark.parametrize("least", [1, 2, 3, 4])
def test_casualties_are_counted_as_the_tally_counts_them(
    known_on: dt.date | None, least: int
) -> None:
    incident = Incident.objects.get(title="south")
    claims = Claim.objects.accepted().filter(incident=incident).known_on(known_on)
    said = max_casualties(comparables(claims.for_comparison()))
    until = f"&known_on={known_on}" if known_on else ""
    assert ("south" in found(f"casualties_min={least}{until}")) == (said >= least)


def test_a_comment_gives_no_casualties() -> None:
    make_published_incident(
        "comment",
        day=dt.date(2023, 1, 1),
        claims=[
            {"stance": Stance.COMMENTS, "figures": [(*KILLED, 50)]},
            {"side": Side.AZERBAIJAN, "day": dt.date(2023, 1, 1)},
        ],
    )
    assert CasualtyFigure.objects.filter(best=50).count() == 1
    assert found("casualties_min=50") == []


def test_a_day_counts_whole_intervals() -> None:
    Incident.objects.filter(title="south").update(starts_on=dt.date(2020, 12, 11))
    assert found("from=2020-12-10&to=2020-12-11") == ["south"]
    assert found("from=2020-12-12&to=2020-12-14") == ["south"]
