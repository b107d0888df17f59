"""The reader's choices: how they are kept, and that every page goes by them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.enums import Language, NameKind, Outcome, PlaceKind, Side
from incidents.gazetteer.folding import fold
from incidents.gazetteer.table import read_places
from incidents.models import Place, PlaceName
from incidents.names import NameChoice
from incidents.templatetags.signs import COUNTRIES
from tests.factories import (
    SiteSpec,
    accept,
    make_claim,
    make_incident,
    make_place,
    make_published_incident,
    make_statement,
    publish_incident,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpResponse

pytestmark = pytest.mark.django_db

VILLAGE = "khtsaberd-caylaqqala"
LABEL = "Khtsaberd / Çaylaqqala"
SHOWN = {
    "both": LABEL,
    "hy": "Խծաբերդ",
    "az": "Çaylaqqala",
    "en": "Khtsaberd / Chaylaggala",
    "ru": "Хцаберд / Чайлаккала",
}
NAMED_PAGES = ("incident", "statement", "place", "neighbour")
PAGES = (*NAMED_PAGES, "home", "list", "chronicle", "history", "version", "methodology", "missing")


@pytest.fixture
def addresses() -> dict[str, str]:
    """Pages that name the village of the table, and those that could."""
    village = village_of_the_table()
    statement = make_statement()
    claims: list[dict[str, Any]] = [
        {"statement": statement, "sites": [SiteSpec(village)]},
        {"side": Side.AZERBAIJAN, "outcomes": [(Outcome.CONTROL, village)]},
    ]
    incident = make_published_incident(
        "Clash in the hills", sites=[SiteSpec(village)], claims=claims
    )
    return {
        "incident": incident.get_absolute_url(),
        "statement": statement.get_absolute_url(),
        "place": village.get_absolute_url(),
        "neighbour": make_place("Beside", (46.80, 39.55)).get_absolute_url(),
        "home": f"/?place={VILLAGE}",
        "list": f"/incidents/?place={VILLAGE}",
        "chronicle": f"/timeline/?place={VILLAGE}",
        "history": f"{incident.get_absolute_url()}history/",
        "version": f"{incident.get_absolute_url()}history/",
        "methodology": "/methodology/",
        "missing": "/nothing/",
    }


def village_of_the_table() -> Place:
    row = next(row for row in read_places() if row.slug == VILLAGE)
    place = make_place(row.label, (row.lon, row.lat), slug=row.slug)
    PlaceName.objects.bulk_create(
        PlaceName(
            place=place,
            name=name.name,
            language=name.language,
            script=name.script,
            kind=name.kind,
            used_by=name.used_by or "",
            folded=fold(name.name),
        )
        for name in row.names
    )
    return place


def visitor(**cookies: str) -> Client:
    """Somebody with these cookies."""
    client = Client()
    for name, value in cookies.items():
        client.cookies[name] = value
    return client


def unmarked(html: str) -> str:
    """A page without the marks of language around names."""
    return re.sub(r'<span lang="[\w-]+">(.*?)</span>', r"\1", html)


def read(names: str, address: str) -> str:
    """What somebody with this choice sees, without the list of all names and the chooser."""
    html = unmarked(visitor(names=names).get(address).content.decode())
    html = re.sub(r'<details class="chooser">.*?</details>', "", html, flags=re.DOTALL)
    return (
        re.sub(r"<table.*?</table>", "", html, flags=re.DOTALL) if "/places/" in address else html
    )


def data(html: str, element: str) -> Any:
    """What the page hands to its scripts in this element."""
    found = re.search(rf'<script id="{element}" type="application/json">(.*?)</script>', html)
    assert found is not None
    return json.loads(found[1])


@pytest.mark.parametrize("names", ["hy", "az", "en", "ru"])
def test_no_page_shows_the_label_to_who_chose_another_name(
    client: Client, addresses: Mapping[str, str], names: str
) -> None:
    others = {text for code, text in SHOWN.items() if code not in (names, "az")}
    for name in PAGES:
        html = read(names, addresses[name])
        assert (name, [text for text in others if text in html]) == (name, [])
        assert (name, SHOWN[names] in html) == (name, name in NAMED_PAGES)


def test_pages_show_the_label_to_who_chose_nothing(
    client: Client, addresses: Mapping[str, str]
) -> None:
    for name in NAMED_PAGES:
        assert LABEL in unmarked(client.get(addresses[name]).content.decode())


def test_who_chose_azerbaijani_or_armenian_names_sees_those_alone(
    client: Client, addresses: Mapping[str, str]
) -> None:
    for name in NAMED_PAGES:
        assert "Khtsaberd" not in read("az", addresses[name])
        assert "Çaylaqqala" not in read("hy", addresses[name])


@pytest.mark.parametrize("names", NameChoice.values)
def test_sites_outcomes_and_the_map_of_an_incident_go_by_the_choice(
    client: Client, addresses: Mapping[str, str], names: str
) -> None:
    html = read(names, addresses["incident"])
    assert {site["label"] for site in data(html, "claim-sites")} == {SHOWN[names]}
    grid = html.split('id="grid-heading"')[1].split("</table>")[0]
    assert grid.count(SHOWN[names]) == 2


def test_a_place_page_is_headed_and_titled_by_the_choice(
    client: Client, addresses: Mapping[str, str]
) -> None:
    html = visitor(names="az").get(addresses["place"]).content.decode()
    assert '<h1><span lang="az">Çaylaqqala</span></h1>' in html
    assert re.findall(r"<title>\s*Çaylaqqala · ", html) != []
    assert re.findall(r"<h1>(.*?)</h1>", read("both", addresses["place"])) == [LABEL]


@pytest.mark.parametrize(
    ("names", "marked"),
    [
        ("both", 'Khtsaberd / <span lang="az">Çaylaqqala</span>'),
        ("hy", '<span lang="hy">Խծաբերդ</span>'),
        ("ru", '<span lang="ru">Хцаберд / Чайлаккала</span>'),
        ("en", "Khtsaberd / Chaylaggala"),
    ],
)
def test_names_in_other_languages_than_the_page_are_marked_everywhere(
    addresses: Mapping[str, str], names: str, marked: str
) -> None:
    html = visitor(names=names).get(addresses["incident"]).content.decode()
    facts, grid = html.split('id="grid-heading"')
    grid, _claims = grid.split("</table>", maxsplit=1)
    assert f">{marked}</a>" in facts
    assert f"control taken: {marked}" in grid
    assert [grid.count(marked), unmarked(grid).count(SHOWN[names])] == [2, 2]
    assert marked in visitor(names=names).get(addresses["statement"]).content.decode()


def test_a_name_from_a_place_of_its_own_words_stays_as_it_was_written() -> None:
    incident = make_incident()
    claim = make_claim(incident, sites=[SiteSpec(village_of_the_table())])
    claim.sites.update(description="the <b>forest</b>")
    accept(claim)
    publish_incident(incident)
    html = visitor(names="az").get(incident.get_absolute_url()).content.decode()
    grid = html.split('id="grid-heading"')[1].split("</table>")[0]
    assert "the &lt;b&gt;forest&lt;/b&gt;" in grid
    assert "Çaylaqqala" not in grid


def test_titles_of_incidents_stay_as_editors_wrote_them(client: Client) -> None:
    incident = make_published_incident(
        f"Clash at {LABEL}", sites=[SiteSpec(village_of_the_table())]
    )
    html = read("az", incident.get_absolute_url())
    assert f"Clash at {LABEL}" in re.sub(r"\s+", " ", html)


def test_the_api_answers_alike_whatever_was_chosen(addresses: Mapping[str, str]) -> None:
    asked = "/api/v1" + addresses["incident"].rstrip("/")
    answers = {visitor(names=names).get(asked).content for names in NameChoice.values}
    assert len(answers) == 1
    assert visitor(names="az").get(asked).json() == visitor().get(asked).json()


def test_names_cost_no_query_beyond_those_of_the_areas_on_a_map(
    client: Client, addresses: Mapping[str, str]
) -> None:
    def asked(names: str, address: str) -> tuple[int, str]:
        with CaptureQueriesContext(connection) as found:
            html = read(names, address)
        return len(found), html

    for name in ("incident", "statement", "place", "home"):
        asked("both", addresses[name])
        neutral, html = asked("both", addresses[name])
        # One query, and none for names: no place of this table is a district.
        maps = int('id="map-area-names"' in html)
        assert (name, asked("az", addresses[name])[0]) == (name, neutral + maps)


def test_the_map_calls_districts_and_countries_as_chosen(client: Client) -> None:
    names = {Language.AZERBAIJANI: "Xocavənd rayonu"}
    make_place("Khojavend district", names=names, kind=PlaceKind.DISTRICT)
    html = read("az", "/")
    assert data(html, "map-area-names") == {"khojavend-district": "Xocavənd rayonu"}
    assert data(html, "map-countries")["031"]["label"] == "Azərbaycan"

    neutral = read("both", "/")
    assert data(neutral, "map-area-names") == {}
    assert data(neutral, "map-countries")["031"]["label"] == "Azerbaijan"


def test_every_country_on_the_map_has_a_name_in_each_list(client: Client) -> None:
    numbers = set(data(read("both", "/"), "map-countries"))
    assert {code: set(names) for code, names in COUNTRIES.items()} == dict.fromkeys(
        ("hy", "az", "ru"), numbers
    )


def choose(client: Client, expected: int = 303, **values: str) -> HttpResponse:
    answer: HttpResponse = client.post("/preferences/", values)  # type: ignore[assignment]
    assert answer.status_code == expected
    return answer


def test_a_choice_is_kept_in_a_plain_cookie_and_leads_back_to_the_page(client: Client) -> None:
    answer = choose(client, names="az", next="/incidents/?type=fire")
    assert answer["Location"] == "/incidents/?type=fire"
    cookie = answer.cookies["names"]
    assert (cookie.value, cookie["samesite"], cookie["max-age"]) == ("az", "Lax", 31_536_000)
    assert set(answer.cookies) == {"names"}


def test_the_address_the_browser_stands_on_goes_before_the_one_it_was_sent(client: Client) -> None:
    answer = client.post(
        "/preferences/",
        {"theme": "dark", "next": "/"},
        headers={"Referer": "http://testserver/?from=2020-12-11"},
    )
    assert answer["Location"] == "/?from=2020-12-11"


def test_a_choice_never_leads_to_another_site_or_back_to_itself(client: Client) -> None:
    for address in ("https://elsewhere.example/", "//elsewhere.example/", "/preferences/", "x"):
        assert choose(client, names="hy", next=address)["Location"] == "/"


def test_a_choice_works_for_a_browser_without_any_token() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert choose(strict, theme="light")["Location"] == "/"


@pytest.mark.parametrize(
    ("values", "parameter"),
    [({"names": "xx"}, "names"), ({"theme": "blue"}, "theme"), ({}, "names")],
)
def test_a_value_that_is_none_is_refused_by_the_name_of_its_parameter(
    client: Client, values: dict[str, str], parameter: str
) -> None:
    answer = choose(client, 400, **values)
    assert f"<code>{parameter}</code>" in answer.content.decode()
    assert set(answer.cookies) == set()


def test_choosing_is_no_address_to_visit(client: Client) -> None:
    assert client.get("/preferences/").status_code == 405


@pytest.mark.parametrize(("theme", "scheme"), [("dark", "dark"), ("light", "light")])
def test_the_page_itself_says_its_theme_so_that_nothing_flashes(
    client: Client, theme: str, scheme: str
) -> None:
    html = visitor(theme=theme).get("/methodology/").content.decode()
    assert f'data-theme="{theme}"' in html
    assert re.findall(r'name="color-scheme"\s+content="(.*?)"', html) == [scheme]


def test_an_old_cookie_with_a_value_that_is_none_locks_nobody_out(client: Client) -> None:
    html = visitor(theme="blue", names="xx").get("/methodology/").content.decode()
    assert 'data-theme="system"' in html


def test_the_chooser_says_what_is_chosen_on_every_page(addresses: Mapping[str, str]) -> None:
    reader = visitor(names="ru", theme="dark")
    for name in PAGES:
        html = reader.get(addresses[name]).content.decode()
        chooser = html.split('<details class="chooser">')[1].split("</details>")[0]
        chosen = re.findall(r'value="(\w+)"\s+aria-current="true"', chooser)
        assert (name, chosen) == (name, ["ru", "dark"])


def test_pages_vary_by_cookie_and_answers_of_the_api_do_not(client: Client) -> None:
    assert client.get("/methodology/")["Vary"] == "Cookie, Accept-Encoding"
    assert "Cookie" not in client.get("/api/v1/incidents").get("Vary", "")


def test_former_names_are_only_listed(client: Client) -> None:
    place = make_place("Vang")
    PlaceName.objects.create(
        place=place,
        name="Köhnə ad",
        language=Language.AZERBAIJANI,
        kind=NameKind.FORMER,
        used_by=Side.AZERBAIJAN,
        folded="kohne ad",
    )
    html = visitor(names="az").get(place.get_absolute_url()).content.decode()
    assert "<h1>Vang</h1>" in html
    assert html.count("Köhnə ad") == 1
