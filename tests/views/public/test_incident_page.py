"""The incident page."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from incidents.enums import CasualtyCategory, Harm, Initiator, Outcome, Side
from incidents.models import Claim, Incident
from tests.factories import (
    SiteSpec,
    make_accepted_claim,
    make_actor,
    make_agreement,
    make_place,
    make_published_incident,
    make_statement,
    merge_into,
    retract_incident,
)

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

ELEVENTH, TWELFTH = dt.date(2020, 12, 11), dt.date(2020, 12, 12)


@pytest.fixture
def village() -> SiteSpec:
    return SiteSpec(make_place("Village"))


@pytest.fixture
def disputed(village: SiteSpec) -> Incident:
    """Two parties that blame each other, on two days, of which one gives its wounded."""
    wounded = (Side.ARMENIA, CasualtyCategory.MILITARY, Harm.WOUNDED, 6)
    return make_published_incident(
        "Clash at Village",
        sites=[village],
        claims=[
            {
                "side": Side.ARMENIA,
                "day": ELEVENTH,
                "initiator": Initiator.AZERBAIJAN,
                "sites": [village],
                "figures": [wounded],
                "outcomes": [(Outcome.CONTROL, village.place)],
            },
            {
                "side": Side.AZERBAIJAN,
                "day": TWELFTH,
                "initiator": Initiator.ARMENIA,
                "sites": [village],
            },
        ],
    )


def grid_rows(html: str) -> dict[str, tuple[str, list[str]]]:
    """Question → verdict and answers, without markup; of questions that recur, the first."""
    rows: dict[str, tuple[str, list[str]]] = {}
    for row in re.findall(r"<tr class=\"is-\w+\" role=\"row\">(.*?)</tr>", html, re.DOTALL):
        heading, *cells = re.split(r"<td[^>]*>", row)
        question = re.search(r'class="question">(.*?)<', heading)
        verdict = re.search(r'class="verdict-word">(.*?)<', heading)
        assert question is not None
        assert verdict is not None
        rows.setdefault(question[1], (verdict[1], [plain(cell) for cell in cells]))
    return rows


def plain(markup: str) -> str:
    answers = re.sub(r'<span class="cell-claimant">.*?</span></span>', "", markup, flags=re.DOTALL)
    hidden = re.sub(r'<span class="visually-hidden">.*?</span>', "", answers)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", hidden)).strip()


def page(client: Client, incident: Incident, query: str = "") -> str:
    answer = client.get(incident.get_absolute_url() + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_grid_shows_each_answer_under_its_claimant_with_a_verdict(
    client: Client, disputed: Incident
) -> None:
    rows = grid_rows(page(client, disputed))

    assert rows["Who started it"] == ("dispute", ["Azerbaijan", "Armenia"])
    assert rows["When"] == ("dispute", ["11 December 2020", "12 December 2020"])
    assert rows["Where"] == ("agree", ["Village", "Village"])
    assert rows["Outcome"] == ("one side only", ["control taken: Village", "—"])


def test_the_gap_stands_beside_a_dispute(client: Client, disputed: Incident) -> None:
    assert '<span class="gap">1 day apart</span>' in page(client, disputed)


def test_claimants_stand_under_their_sides_in_alphabetical_order(
    client: Client, disputed: Incident
) -> None:
    sides = re.findall(r'scope="colgroup".*?</svg>(\w+)</span>', page(client, disputed), re.DOTALL)
    assert sides[:2] == ["Armenia", "Azerbaijan"]


def test_casualties_stand_under_their_claim_and_are_never_added(
    client: Client, village: SiteSpec
) -> None:
    killed = CasualtyCategory.MILITARY, Harm.KILLED
    incident = make_published_incident(
        claims=[
            {"side": Side.ARMENIA, "figures": [(Side.ARMENIA, *killed, 2)]},
            {"side": Side.AZERBAIJAN, "figures": [(Side.ARMENIA, *killed, 5)]},
        ],
    )
    html = page(client, incident)

    assert grid_rows(html)["military, killed"] in (
        ("dispute", ["2", "5"]),
        ("nobody says", ["—", "—"]),
    )
    assert ">3 people apart<" in html
    assert (
        re.findall(r"\b7\b", plain(html.split("casualties-heading")[1].split("</section>")[0]))
        == []
    )


def test_admitted_losses_stand_beside_what_the_other_side_claims(client: Client) -> None:
    killed = CasualtyCategory.MILITARY, Harm.KILLED
    incident = make_published_incident(
        claims=[
            {"side": Side.ARMENIA, "figures": [(Side.ARMENIA, *killed, 2)]},
            {"side": Side.AZERBAIJAN, "figures": [(Side.ARMENIA, *killed, 5)]},
        ],
    )
    facing = page(client, incident).split("Losses of Armenia: its own account")[1]
    row = re.search(
        r'rowgroup">\s*<tr role="row">(?=\s*<th scope="row")(.*?)</tr>', facing, re.DOTALL
    )

    assert row is not None
    cells = [plain(cell) for cell in re.split(r"<td[^>]*>", row[1])]
    assert cells == [
        "military, killed",
        "Armenia says of its own 2 Ministry of Armenia, 13 December 2020",
        "Azerbaijan says 5 Ministry of Azerbaijan, 13 December 2020",
        "Apart 3 people",
    ]


def test_as_known_on_leaves_out_what_was_said_later(client: Client, disputed: Incident) -> None:
    observers = make_statement(make_actor(Side.OBSERVERS), dt.date(2020, 12, 20))
    make_accepted_claim(disputed, observers, day=TWELFTH)

    columns = {
        day: len(grid_rows(page(client, disputed, f"?known_on={day}")).get("When", ("", []))[1])
        for day in ("2020-12-12", "2020-12-13", "2020-12-20")
    }
    assert columns == {"2020-12-12": 0, "2020-12-13": 2, "2020-12-20": 3}


def test_a_bad_day_is_answered_with_the_name_of_the_parameter(
    client: Client, disputed: Incident
) -> None:
    answer = client.get(disputed.get_absolute_url() + "?known_on=soon")
    assert answer.status_code == 400
    assert "<code>known_on</code>" in answer.content.decode()


def test_parameters_of_lists_are_refused_here(client: Client, disputed: Incident) -> None:
    assert client.get(disputed.get_absolute_url() + "?side=armenia").status_code == 400
    assert client.get(disputed.get_absolute_url() + "?sdie=armenia").status_code == 400


def test_a_retracted_incident_says_so_and_shows_no_claim(
    client: Client, disputed: Incident
) -> None:
    retract_incident(disputed, "It was entered twice.")
    answer = client.get(disputed.get_absolute_url())

    assert answer.status_code == 410
    assert "It was entered twice." in answer.content.decode()
    assert "Ministry of Armenia" not in answer.content.decode()


def test_a_merged_incident_leads_to_where_it_ended_up(client: Client, disputed: Incident) -> None:
    middle, last = make_published_incident("Middle"), make_published_incident("Last")
    merge_into(disputed, middle)
    merge_into(middle, last)

    answer = client.get(disputed.get_absolute_url())
    assert (answer.status_code, answer.headers["Location"]) == (301, last.get_absolute_url())


def test_a_retelling_names_what_it_repeats_only_if_that_is_public(client: Client) -> None:
    quiet = make_statement(make_actor(Side.ARMENIA, "Quiet Source"))
    retelling = make_statement(make_actor(Side.INDEPENDENT, "Loud Paper"), derived_from=quiet)
    incident = make_published_incident(claims=[{"statement": retelling}])
    assert "Quiet Source" not in page(client, incident)

    make_accepted_claim(incident, quiet)
    assert "Quiet Source" in page(client, incident)


def test_a_claim_is_shown_with_quotation_clause_grade_and_publication(client: Client) -> None:
    statement = make_statement(language="ru")
    clause = make_agreement().clauses.get()
    incident = make_published_incident(
        claims=[
            {
                "statement": statement,
                "quotation": "одно нарушение",
                "breached_clause": clause,
                "grade_reason": "It saw it itself.",
            }
        ]
    )
    html = page(client, incident)

    assert re.search(r'<blockquote lang="ru">\s*<p>одно нарушение</p>', html) is not None
    assert "Said to breach clause 1 of the Statement of 9–10 November 2020" in html
    assert "Source fairly reliable; information possibly true. It saw it itself." in html
    link = rf'href="{statement.publications.get().url}"\s+rel="noopener external nofollow"'
    assert re.search(link, html) is not None


def test_drafts_and_unknown_references_are_not_found(client: Client, disputed: Incident) -> None:
    assert client.get("/incidents/NK-1999-0001/").status_code == 404
    assert client.get("/incidents/None/").status_code == 404


def test_a_side_whose_own_accounts_differ_is_named_beside_the_dispute(
    client: Client, disputed: Incident
) -> None:
    sentence = "also among the accounts of"
    assert sentence not in page(client, disputed)
    another = make_statement(make_actor(Side.ARMENIA, "Another ministry"))
    make_accepted_claim(disputed, another, day=TWELFTH)
    found = re.findall(rf"{sentence} (\w+)", page(client, disputed))
    assert found == ["Armenia"]


def test_a_statement_made_jointly_names_all_who_made_it_in_the_grid(
    client: Client, disputed: Incident
) -> None:
    statement = Claim.objects.filter(statement__actor__side=Side.AZERBAIJAN).get().statement
    statement.joint_actors.add(make_actor(Side.AZERBAIJAN, "Security service"))
    html = page(client, disputed)
    joint = re.findall(r'class="grid-joint">(.*?)</span>', html)
    assert joint == ["jointly with Security service"]
    card = client.get(f"/embed/incident/{disputed.reference}/").content.decode()
    assert ", Security service</b>" in card


@pytest.mark.parametrize("address", ["/incidents/", "/timeline/", "/embed/map/"])
def test_lists_say_what_known_on_leaves_as_of_today(
    client: Client, disputed: Incident, address: str
) -> None:
    sentence = "Headlines, days, places and assessments are today&#x27;s."
    plain, then = (
        client.get(f"{address}{query}").content.decode().replace("\n", " ")
        for query in ("", "?known_on=2020-12-13")
    )
    assert disputed.title in then
    assert [sentence.replace("&#x27;", "'") in text for text in (plain, then)] == [False, True]
    asked = page(client, disputed, "?known_on=2020-12-13")
    assert "Headline, summary, days, places" in asked
