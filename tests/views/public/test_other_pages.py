"""Statement, place, methodology, versions and error pages."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from incidents.enums import (
    CasualtyCategory,
    Credibility,
    EventType,
    Harm,
    Language,
    Reliability,
    Side,
    Verdict,
)
from incidents.publication import publish
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


def test_a_place_lists_its_names_with_language_and_who_uses_them(client: Client) -> None:
    names = {Language.ARMENIAN: "Հադրութ", Language.AZERBAIJANI: "Hadrut şəhəri"}
    place = make_place("Hadrut", names=names, district_after_2020="Khojavend district")
    html = text(client, place.get_absolute_url())

    assert '<th scope="row" lang="hy">Հադրութ</th>' in html
    assert '<th scope="row" lang="az">Hadrut şəhəri</th>' in html
    rows = re.findall(r"<tr>\s*<th scope=\"row\".*?</tr>", html, re.DOTALL)
    assert [re.findall(r"</svg>(\w+)", row) for row in rows] == [["Azerbaijan"], ["Armenia"]]
    assert "Khojavend district" in html
    assert "39.5200, 47.0300" in html


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


def test_methodology_lists_the_code_lists_of_the_program(client: Client) -> None:
    html = text(client, "/methodology/")
    labels = [one.label for codes in (Side, Verdict, Reliability, Credibility) for one in codes]
    assert [label for label in labels if f"{label}<" not in html] == []
    assert [code for code in EventType if f"<code>{code.value}</code>" not in html] == []


def test_versions_are_listed_and_shown_as_published_then(client: Client) -> None:
    incident = make_incident("Clash at Here", sites=[SiteSpec(make_place("Here"))])
    claim = make_accepted_claim(incident, day=dt.date(2020, 12, 12), paraphrase="As said then.")
    publish(incident, editor(), "One side speaks of it.")
    incident.refresh_from_db()
    claim.paraphrase = "As put later."
    claim.save()
    address = incident.get_absolute_url()

    assert "Version 1" in text(client, f"{address}history/")
    shown = text(client, f"{address}v/1/")
    assert "As said then." in shown
    assert "As put later." not in shown
    assert client.get(f"{address}v/2/").status_code == 404


def test_an_address_without_a_page_offers_a_search(client: Client) -> None:
    html = text(client, "/nothing/here/", 404)
    assert "There is nothing at this address" in html
    assert 'action="/incidents/"' in html


@pytest.mark.parametrize("address", ["/methodology/", "/places/hadrut/", "/statements/x/"])
def test_pages_without_parameters_refuse_them_by_name(client: Client, address: str) -> None:
    make_place("Hadrut")
    html = text(client, f"{address}?from=2020-12-12", 400)
    assert "<code>from</code>" in html
