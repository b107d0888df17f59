"""Versions of retracted and merged incidents stay readable, and say what became of them."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from incidents.enums import Language
from incidents.models import Incident
from incidents.publication import correct, publish, retract
from tests.factories import (
    SiteSpec,
    editor,
    make_accepted_claim,
    make_claim,
    make_incident,
    make_place,
    make_statement,
    merge_into,
)

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

NOINDEX = '<meta name="robots" content="noindex">'


def published(title: str = "Clash at Village") -> Incident:
    """An incident with two public versions, published as editors do it."""
    incident = make_incident(title, sites=[SiteSpec(make_place("Village", slug=title.lower()[:5]))])
    said = make_statement(language=Language.RUSSIAN, publications=1)
    said.publications.update(title="Одно нарушение", language=Language.RUSSIAN)
    make_accepted_claim(
        incident,
        said,
        day=dt.date(2020, 12, 12),
        paraphrase="As said then.",
        quotation="одно нарушение",
    )
    publish(incident, editor(), "One side speaks of it.")
    correct(incident, editor(), "The day is clearer.")
    incident.refresh_from_db()
    return incident


def words(client: Client, address: str, status: int = 200) -> str:
    """The words of a page that answers with `status`, with single spaces."""
    answer = client.get(address)
    assert answer.status_code == status
    main = answer.content.decode().split("<main")[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_a_retracted_incident_leads_to_what_was_published_of_it(client: Client) -> None:
    incident = published()
    retract(incident, editor(), "It was entered twice.")
    address = incident.get_absolute_url()
    html = client.get(address).content.decode()

    assert "It was entered twice. Retracted by an editor on" in words(client, address, 410)
    versions = re.findall(rf'href="({address}[^"]+)"', html)
    assert versions == [f"{address}v/2/", f"{address}v/1/", f"{address}history/"]
    assert NOINDEX in html
    assert "As said then." not in html


@pytest.mark.parametrize("page", ["history/", "v/1/", "v/2/"])
def test_versions_of_a_retracted_incident_say_so_first(client: Client, page: str) -> None:
    incident = published()
    retract(incident, editor(), "It was entered twice.")
    address = f"{incident.get_absolute_url()}{page}"
    text = words(client, address)

    day = dt.datetime.now(dt.UTC).year
    assert re.search(
        rf"This incident was retracted on \d+ \w+ {day}\. It was entered twice\.", text
    )
    assert ("As said then." in text) == page.startswith("v/")
    assert NOINDEX in client.get(address).content.decode()
    assert client.get(f"{incident.get_absolute_url()}v/3/").status_code == 404


def test_a_version_holds_nothing_that_was_not_public_then(client: Client) -> None:
    incident = published()
    make_claim(incident, paraphrase="zqdraft")
    retract(incident, editor(), "It was entered twice.")
    for page in ("", "history/", "v/1/", "v/2/"):
        assert "zq" not in client.get(f"{incident.get_absolute_url()}{page}").content.decode()


def test_a_merged_incident_keeps_its_versions_and_names_the_one_it_ended_in(client: Client) -> None:
    first, second, last = (published(f"{word} clash") for word in ("First", "Other", "Third"))
    merge_into(first, second)
    merge_into(second, last)

    shown = words(client, f"{first.get_absolute_url()}v/1/")
    assert re.search(
        rf"merged into another on [\w ]+: Third clash {last.reference} What follows", shown
    )
    assert "As said then." in shown
    history = client.get(f"{last.get_absolute_url()}history/").content.decode()
    assert f'href="{second.get_absolute_url()}history/"' in history
    assert "First clash" not in history


def test_where_the_incident_it_was_merged_into_is_retracted_its_title_is_not_shown(
    client: Client,
) -> None:
    first, last = published("First clash"), published("Third clash")
    merge_into(first, last)
    retract(last, editor(), "It did not happen.")
    shown = words(client, f"{first.get_absolute_url()}v/1/")
    assert f": retracted since {last.reference}" in shown
    assert "Third clash" not in shown


def test_a_merged_incident_leads_on_with_the_day_asked_for(client: Client) -> None:
    first, last = published("First clash"), published("Third clash")
    merge_into(first, last)
    answer = client.get(f"{first.get_absolute_url()}?known_on=2020-12-13")
    assert answer.status_code == 301
    assert answer.headers["Location"] == f"{last.get_absolute_url()}?known_on=2020-12-13"


def test_an_older_version_says_that_the_incident_was_changed_since(client: Client) -> None:
    address = published().get_absolute_url()
    sentence = "It was changed since:"
    found = [sentence in words(client, f"{address}v/{number}/") for number in (1, 2)]
    assert found == [True, False]


def test_a_version_says_how_the_claims_compared_then(client: Client) -> None:
    shown = words(client, f"{published().get_absolute_url()}v/1/")
    html = client.get(f"{published('Other clash').get_absolute_url()}v/1/").content.decode()
    assert re.findall(r'lang="ru">\s*(?:<p>)?(.*?)\s*<', html) == [
        "одно нарушение",
        "одно нарушение",
        "Одно нарушение",
    ]
    compared = shown.split("How the claims compared then")[1].split("Claims")[0]
    assert compared.split(" What happened ")[0].strip() == "Who started it nobody says"
    assert "When one side only" in compared


def test_names_in_a_version_keep_their_language(client: Client) -> None:
    village = make_place("Gyugh / Kənd", slug="village", names={Language.AZERBAIJANI: "Kənd"})
    incident = make_incident("Clash", sites=[SiteSpec(village)])
    make_accepted_claim(incident)
    publish(incident, editor(), "One side speaks of it.")
    incident.refresh_from_db()
    html = client.get(f"{incident.get_absolute_url()}v/1/").content.decode()
    assert 'Gyugh / <span lang="az">Kənd</span> <span class="note">' in html


def test_drafts_have_no_history(client: Client) -> None:
    make_incident("zqdraft")
    assert client.get("/incidents/None/history/").status_code == 404
    assert client.get("/incidents/None/v/1/").status_code == 404
