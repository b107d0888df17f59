"""Statement, place, methodology, versions and error pages."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.enums import (
    CasualtyCategory,
    Harm,
    Language,
    Reliability,
    Side,
)
from incidents.models import OutletGrade
from incidents.publication import correct, publish
from tests.factories import (
    SiteSpec,
    editor,
    make_accepted_claim,
    make_actor,
    make_claim,
    make_incident,
    make_place,
    make_published_incident,
    make_statement,
)

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def claims_by_incident(html: str) -> dict[str, str]:
    """Title of the incident → the article with what the statement claims about it."""
    articles = re.findall(r'<article class="claim.*?</article>', html, re.DOTALL)
    return {re.findall(r"<a [^>]*>(.*?)</a>", one)[0]: one for one in articles}


def test_a_statement_shows_what_it_claims_about_each_incident_apart(client: Client) -> None:
    statement = make_statement()
    killed = (Side.ARMENIA, CasualtyCategory.MILITARY, Harm.KILLED, 4)
    make_published_incident("First", claims=[{"statement": statement, "figures": [killed]}])
    make_published_incident("Second", claims=[{"statement": statement}])

    articles = claims_by_incident(text(client, statement.get_absolute_url()))
    assert sorted(articles) == ["First", "Second"]
    assert "<b>4</b>" in articles["First"]
    assert "<b>4</b>" not in articles["Second"]


def test_a_statement_shows_its_lineage_up_and_down_as_far_as_it_is_public(client: Client) -> None:
    root = make_statement(make_actor(Side.ARMENIA, "Root"))
    retelling = make_statement(make_actor(Side.INDEPENDENT, "Retelling"), derived_from=root)
    hidden = make_statement(make_actor(Side.INDEPENDENT, "Hidden"), derived_from=root)
    incident = make_published_incident(claims=[{"statement": root}, {"statement": retelling}])
    make_claim(incident, hidden)

    below = text(client, root.get_absolute_url()).split("Repeated by:")[1]
    assert "Retelling, 13 December 2020" in below
    assert "Hidden" not in below
    assert "Repeats:" in text(client, retelling.get_absolute_url())
    assert client.get(hidden.get_absolute_url()).status_code == 404


def test_a_statement_tells_which_of_its_figures_belong_to_which_incident(client: Client) -> None:
    statement = make_statement()
    killed = (Side.ARMENIA, CasualtyCategory.MILITARY, Harm.KILLED, 4)
    make_published_incident("First", claims=[{"statement": statement, "figures": [killed]}])
    make_published_incident("Second", claims=[{"statement": statement}])
    html = text(client, statement.get_absolute_url())

    table = html.split("Which of its figures belong to which incident")[1].split("</table>")[0]
    rows = [
        re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row)).strip()
        for row in re.findall(r'<tr role="row">\s*<th scope="row".*?</tr>', table, re.DOTALL)
    ]
    assert rows == [
        "First Day 12 December 2020 Casualty figures it gives there Armenia, military, killed: 4",
        "Second Day 12 December 2020 Casualty figures it gives there none",
    ]
    articles = claims_by_incident(html)
    sentence = "It gives no casualty figure for this incident"
    assert [sentence in articles[title] for title in ("First", "Second")] == [False, True]


def test_a_statement_names_its_outlets_with_their_usual_grade(client: Client) -> None:
    statement = make_statement(publications=1)
    outlet = statement.publications.get().outlet
    OutletGrade.objects.create(
        outlet=outlet, reliability=Reliability.B, since=dt.date(2020, 1, 1), reason="For a test."
    )
    make_published_incident(claims=[{"statement": statement}])
    html = text(client, statement.get_absolute_url())

    graded = re.findall(r"Usual grade of the outlet</span>\s*(.*?)\s*</td>", html)
    assert graded == ["B, usually reliable"]
    assert ">Page " in html.split("Where it was read")[1]


@pytest.mark.parametrize(
    ("precision", "words"),
    [(2, "about 13 December 2020"), (4, "December 2020, day not known")],
)
def test_a_statement_shows_its_day_no_more_exactly_than_it_is_known(
    client: Client, precision: int, words: str
) -> None:
    statement = make_statement(issued_precision=precision)
    make_published_incident(claims=[{"statement": statement}])
    html = text(client, statement.get_absolute_url())
    assert f">{words}</time>" in html
    assert html.count("13 December 2020") == html.count(words) * (precision == 2) + 1


def test_titles_of_publications_have_their_language(client: Client) -> None:
    statement = make_statement(publications=1)
    statement.publications.update(title="Одно нарушение", language=Language.RUSSIAN)
    make_published_incident(claims=[{"statement": statement}])
    html = text(client, statement.get_absolute_url())
    assert '<span lang="ru">Одно нарушение</span>' in html


def test_a_place_draws_and_lists_incidents_with_their_distance(client: Client) -> None:
    here, near = make_place("Here", (47.00, 39.50)), make_place("Near", (47.00, 39.59))
    for place in (here, near):
        make_published_incident(f"Clash at {place}", sites=[SiteSpec(place)])
    html = text(client, here.get_absolute_url())

    found = re.search(r'<script id="place-spots" type="application/json">(.*?)</script>', html)
    assert found is not None
    assert [(one["label"], one["lat"]) for one in json.loads(found[1])] == [
        ("Clash at Here", 39.5),
        ("Clash at Near", 39.59),
    ]
    assert re.findall(r'<p class="entry-away">\s*(.* away)\s*</p>', html) == ["10 km away"]


@pytest.mark.parametrize("kind", ["place", "statement"])
def test_the_number_of_queries_does_not_grow_with_incidents(client: Client, kind: str) -> None:
    place, statement = make_place("Here"), make_statement()
    address = (place if kind == "place" else statement).get_absolute_url()

    def queries(rows: int) -> int:
        for number in range(rows):
            claims = [{"statement": statement, "sites": [SiteSpec(place)]}]
            make_published_incident(f"Clash {number}", sites=[SiteSpec(place)], claims=claims)
        with CaptureQueriesContext(connection) as captured:
            text(client, address)
        return len(captured)

    queries(1)  # whatever is asked once in a process
    assert queries(0) == queries(2)


def test_about_names_the_address_to_write_to_only_where_one_is_set(
    client: Client, settings: Settings
) -> None:
    settings.MAIL_FROM = "tracker@localhost"
    assert "mailto:" not in text(client, "/about/")
    settings.MAIL_FROM = "editors@tracker.example"
    assert 'href="mailto:editors@tracker.example"' in text(client, "/about/")


def test_every_page_leads_to_about_and_to_the_programming_interface(client: Client) -> None:
    footer = text(client, "/methodology/").split('<footer class="footer">')[1]
    assert re.findall(r'href="(/about/|/api/docs)"', footer) == ["/about/", "/api/docs"]


def test_a_place_lists_incidents_there_and_near_but_not_far(client: Client) -> None:
    here = make_place("Here", (47.00, 39.50))
    near = make_place("Near", (47.05, 39.55))
    far = make_place("Far", (46.00, 40.50))
    for place in (here, near, far):
        make_published_incident(f"Clash at {place}", sites=[SiteSpec(place)])
    html = text(client, here.get_absolute_url())
    at, around = html.split('id="near-heading"')
    titles = [re.findall(r'entry-title">\s*<a[^>]*>(.*?)</a>', part) for part in (at, around)]

    assert titles == [["Clash at Here"], ["Clash at Near"]]
    assert "Far" not in html


def test_versions_are_listed_and_shown_as_published_then(client: Client) -> None:
    incident = make_incident("Clash at Here", sites=[SiteSpec(make_place("Here"))])
    make_accepted_claim(incident, day=dt.date(2020, 12, 12), paraphrase="As said then.")
    publish(incident, editor(), "One side speaks of it.")
    incident.refresh_from_db()
    correct(incident, editor(), "A better headline.", title="As put later")
    address = incident.get_absolute_url()

    assert "Version 1" in text(client, f"{address}history/")
    shown = text(client, f"{address}v/1/")
    assert "As said then." in shown
    assert "As put later" not in shown
    assert "As put later" in text(client, f"{address}v/2/")
    assert client.get(f"{address}v/3/").status_code == 404


def test_an_address_without_a_page_offers_a_search(client: Client) -> None:
    html = text(client, "/nothing/here/", 404)
    assert "There is nothing at this address" in html
    assert 'action="/incidents/"' in html


@pytest.mark.parametrize(
    "address", ["/methodology/", "/about/", "/places/hadrut/", "/statements/x/"]
)
def test_pages_without_parameters_refuse_them_by_name(client: Client, address: str) -> None:
    make_place("Hadrut")
    html = text(client, f"{address}?from=2020-12-12", 400)
    assert "<code>from</code>" in html
