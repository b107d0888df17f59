"""The whole story: statements 3, 4 and 5 of December 2020 logged where nothing is on record yet.

Once by mouse, once by keyboard alone, to the same records. The four dead stand at Sur and Hadrut
and nowhere else.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from incidents.models import CasualtyFigure, Claim, Incident, Statement
from tests.e2e.desk import close_pages, sign_in
from tests.e2e.desk_hands import COUNTED, Keys, Mouse
from tests.e2e.desk_telling import CLASH, STATEMENT_3, STATEMENT_4, STATEMENT_5, make_world
from tests.factories import analyst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page
    from pytest_django.live_server_helper import LiveServer

    from tests.e2e.desk_hands import Hands

pytestmark = pytest.mark.django_db(transaction=True)

MOST = 60
DOCUMENT = Path(__file__).parents[2] / "docs" / "analyst.md"

SHEN = "Advance toward Hin Shen and Mets Shen"
HIN_TAGHER = "hin-tagher-kohne-taglar"
KHTSABERD = "khtsaberd-caylaqqala"


@pytest.fixture(autouse=True)
def _world(
    context: BrowserContext, live_server: LiveServer, transactional_db: None
) -> Iterator[None]:
    make_world()
    sign_in(context, analyst(), live_server.url)
    yield
    close_pages(context)


def claims() -> dict[tuple[str, str], dict[str, Any]]:
    """Every claim on record in plain values, by who makes it and about which incident."""
    return {
        (claim.statement.actor.slug, claim.incident.title): {
            "status": claim.status,
            "stance": claim.stance,
            "initiator": claim.initiator,
            "event_type": claim.event_type,
            "days": (str(claim.starts_on), str(claim.ends_on), claim.date_precision),
            "clause": claim.breached_clause.number if claim.breached_clause else "",
            "paraphrase": claim.paraphrase,
            "places": [site.place.slug for site in claim.sites.order_by("id") if site.place],
            "outcomes": [
                (one.outcome, one.place.slug if one.place else "")
                for one in claim.outcomes.order_by("id")
            ],
            "figures": {
                (one.side, one.category, one.harm): (one.count, one.minimum, one.best, one.maximum)
                for one in claim.figures.all()
            },
            "quotations": {
                (one.field, one.text, claim.statement.verbatim[one.start : one.end])
                for one in claim.quotations.all()
            },
        }
        for claim in Claim.objects.all()
    }


def said(
    days: tuple[str, str, int],
    places: list[str],
    quote: str,
    paraphrase: str,
    **more: Any,
) -> dict[str, Any]:
    """A claim as it has to stand on record; who started it and what are the usual ones."""
    return {
        "status": "submitted",
        "stance": "reports",
        "initiator": "armenia",
        "event_type": "sabotage",
        "days": days,
        "clause": "",
        "paraphrase": paraphrase,
        "places": places,
        "outcomes": [],
        "figures": {},
        "quotations": {("when", quote, quote)},
        **more,
    }


def _number(said: int) -> tuple[str, int, int, int]:
    return ("stated", said, said, said)


NO_NUMBER = ("not_stated", None, None, None)
ATTACK = {"initiator": "azerbaijan", "event_type": "advance"}
SIX_WOUNDED = {("armenia", "military", "wounded"): _number(6)}
(THREE,), (FOUR, LATER), (SUR, HADRUT, OPERATION) = (
    telling.claims for telling in (STATEMENT_3, STATEMENT_4, STATEMENT_5)
)

EXPECTED = {
    ("armenia-ministry-of-defence", CLASH): said(
        ("2020-12-12", "2020-12-12", 1),
        [HIN_TAGHER, KHTSABERD],
        THREE.quote,
        THREE.paraphrase,
        **ATTACK,
        clause="1",
        outcomes=[("control_taken", HIN_TAGHER)],
        figures={
            **SIX_WOUNDED,
            ("azerbaijan", "military", "killed"): NO_NUMBER,
            ("azerbaijan", "military", "wounded"): NO_NUMBER,
        },
    ),
    ("artsakh-foreign-ministry", CLASH): said(
        ("2020-12-11", "2020-12-11", 1),
        [HIN_TAGHER, KHTSABERD],
        FOUR.quote,
        FOUR.paraphrase,
        **ATTACK,
        figures=SIX_WOUNDED,
    ),
    ("artsakh-foreign-ministry", SHEN): said(
        ("2020-12-13", "2020-12-13", 1),
        ["hin-shen-kicik-qaladeresi", "mets-shen-boyuk-qaladeresi"],
        LATER.quote,
        LATER.paraphrase,
        **ATTACK,
    ),
    ("azerbaijan-ministry-of-defence", SUR.title): said(
        ("2020-11-26", "2020-11-26", 1),
        ["tsor-sur"],
        SUR.quote,
        SUR.paraphrase,
        figures={
            ("azerbaijan", "military", "killed"): _number(3),
            ("azerbaijan", "military", "wounded"): _number(2),
        },
    ),
    ("azerbaijan-ministry-of-defence", HADRUT.title): said(
        ("2020-12-08", "2020-12-08", 1),
        ["hadrut"],
        HADRUT.quote,
        HADRUT.paraphrase,
        figures={
            ("azerbaijan", "military", "killed"): _number(1),
            ("azerbaijan", "civilian", "wounded"): _number(1),
        },
    ),
    ("azerbaijan-ministry-of-defence", CLASH): said(
        ("2020-12-08", "2020-12-13", 2),
        [KHTSABERD, HIN_TAGHER],
        OPERATION.quote,
        OPERATION.paraphrase,
        event_type="ground_clash",
    ),
}


def statements() -> dict[str, tuple[Any, ...]]:
    """Every statement on record in plain values, by its address."""
    return {
        statement.publications.get().url: (
            statement.actor.slug,
            [one.actor.slug for one in statement.jointactor_set.all()],
            str(statement.issued_on),
            statement.language,
            statement.verbatim,
        )
        for statement in Statement.objects.all()
    }


EXPECTED_STATEMENTS = {
    STATEMENT_3.address: (
        "armenia-ministry-of-defence",
        [],
        "2020-12-13",
        "en",
        STATEMENT_3.words,
    ),
    STATEMENT_4.address: ("artsakh-foreign-ministry", [], "2020-12-14", "en", STATEMENT_4.words),
    STATEMENT_5.address: (
        "azerbaijan-ministry-of-defence",
        ["azerbaijan-state-security-service"],
        "2020-12-13",
        "en",
        STATEMENT_5.words,
    ),
}


@pytest.mark.parametrize("way", [Mouse, Keys])
def test_three_statements_become_the_same_records_by_mouse_and_by_keyboard(
    page: Page, way: type[Hands]
) -> None:
    hands = way(page)
    for telling in (STATEMENT_3, STATEMENT_4):
        hands.log(telling)
    count = hands.log(STATEMENT_5)

    assert statements() == EXPECTED_STATEMENTS
    found = claims()
    assert set(found) == set(EXPECTED)
    for key, wanted in EXPECTED.items():
        assert found[key] == wanted, key
    titles = {CLASH, SHEN, SUR.title, HADRUT.title}
    assert set(Incident.objects.values_list("title", flat=True)) == titles
    dead = CasualtyFigure.objects.filter(harm="killed", best__gt=0)
    assert sorted(dead.values_list("claim__incident__title", "best")) == [
        (HADRUT.title, 1),
        (SUR.title, 3),
    ]
    assert count < MOST
    stated = COUNTED.search(DOCUMENT.read_text(encoding="utf-8"))
    assert stated is not None
    assert count == int(stated[1 if way is Mouse else 2])
