"""What programs read first: heads of pages, site map, robots, icons, pictures of links."""

from __future__ import annotations

import io
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from django.test import override_settings
from PIL import Image

from incidents import pictures, publication
from incidents.enums import Side
from incidents.models import Incident
from incidents.views.public.sitemaps import SECTIONS
from tests.factories import (
    SiteSpec,
    editor,
    make_accepted_claim,
    make_incident,
    make_place,
    make_published_incident,
    merge_into,
    retract_incident,
)

from .test_nothing_leaks import plant, words_planted

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
    from pytest_django import Settings

pytestmark = pytest.mark.django_db

SOURCES = Path(settings.BASE_DIR) / "static"
LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture(autouse=True)
def _own_media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def head_of(answer: Answer) -> dict[str, str]:
    """The meta data and links of a page by name."""
    html = answer.content.decode().split("</head>")[0]
    found = re.findall(r'<meta (?:name|property)="([^"]+)"\s+content="([^"]*)"', html)
    found += re.findall(r'<link rel="(canonical)" href="([^"]*)"', html)
    return {name: unescape(content) for name, content in found}


def locations(answer: Answer) -> list[str]:
    """The addresses a part of the site map names, without the host."""
    root = ET.fromstring(answer.content)
    return [str(found.text).removeprefix("http://testserver") for found in root.iter(LOCATION)]


def all_locations(client: Client) -> list[str]:
    parts = locations(client.get("/sitemap.xml"))
    return [address for part in parts for address in locations(client.get(part))]


def test_an_incident_says_what_it_is_to_those_who_link_to_it(client: Client) -> None:
    incident = make_published_incident("Clash at Village", summary="What both sides say.")
    address = f"http://testserver{incident.get_absolute_url()}"
    answer = client.get(f"{incident.get_absolute_url()}?known_on=2021-01-01")
    head = head_of(answer)
    assert head["canonical"] == head["og:url"] == address
    assert head["og:title"] == f"Clash at Village · {incident.reference}"
    assert head["og:description"] == head["description"] == "What both sides say."
    assert head["og:image"] == f"{address}picture.png"
    assert head["twitter:card"] == "summary_large_image"
    title = re.search(r"<title>(.*?)</title>", answer.content.decode())
    assert title
    assert title[1] == f"Clash at Village · {incident.reference} · {settings.SITE_NAME}"


def test_titles_are_escaped_once(client: Client) -> None:
    incident = make_published_incident('"Stop" & <b>go</b>')
    assert head_of(client.get(incident.get_absolute_url()))["og:title"].startswith(
        '"Stop" & <b>go</b> · '
    )


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/", "/"),
        ("/?utm_source=x&side=&from=", "/"),
        ("/incidents/?side=azerbaijan&from=2020-12-01&side=armenia&sort=oldest&page=1",
         "/incidents/?from=2020-12-01&side=armenia&side=azerbaijan"),
        ("/timeline/?side=armenia", "/timeline/?side=armenia"),
        ("/methodology/", "/methodology/"),
    ],
)  # fmt: skip
def test_one_selection_has_one_canonical_address(
    client: Client, address: str, canonical: str
) -> None:
    assert head_of(client.get(address))["canonical"] == f"http://testserver{canonical}"


def test_later_pages_of_a_list_are_addresses_of_their_own(client: Client) -> None:
    for _number in range(26):
        make_published_incident()
    answer = client.get("/incidents/?page=2")
    assert head_of(answer)["canonical"] == "http://testserver/incidents/?page=2"


@override_settings(SITE_URL="https://tracker.example")
def test_the_public_address_counts_where_it_is_set(client: Client) -> None:
    incident = make_published_incident()
    address = f"https://tracker.example{incident.get_absolute_url()}"
    assert head_of(client.get(incident.get_absolute_url()))["canonical"] == address
    assert "Sitemap: https://tracker.example/sitemap.xml" in client.get("/robots.txt").text
    assert locations(client.get("/sitemap-incidents.xml")) == [address]


@pytest.mark.parametrize("address", ["/nothing/", "/?from=x"])
def test_error_pages_have_no_canonical_address(client: Client, address: str) -> None:
    head = head_of(client.get(address))
    assert "canonical" not in head or address.startswith("/?")


def test_the_site_map_lists_what_is_public_and_nothing_else(client: Client) -> None:
    village, other = make_place("Village"), make_place("Elsewhere")
    incident = make_published_incident("Clash", sites=[SiteSpec(village)])
    draft = make_incident("Draft", sites=[SiteSpec(other)])
    make_accepted_claim(draft)
    retract_incident(make_published_incident())
    merge_into(make_published_incident(), incident)
    statement = incident.claims.get().statement
    assert all_locations(client) == [
        incident.get_absolute_url(),
        statement.get_absolute_url(),
        village.get_absolute_url(),
        *("/", "/incidents/", "/timeline/", "/bulletins/", "/balance/", "/methodology/", "/about/"),
    ]


def test_every_address_of_the_site_map_answers(client: Client) -> None:
    make_published_incident("Clash", sites=[SiteSpec(make_place("Village"))])
    assert {client.get(address).status_code for address in all_locations(client)} == {200}


def test_the_site_map_says_when_an_incident_last_changed(client: Client) -> None:
    incident = make_incident("Clash", no_place_reason="None is named.")
    make_accepted_claim(incident)
    version = publication.publish(incident, editor(), "One side says so.")
    day = version.published_at.astimezone().date().isoformat()
    for section in ("incidents", "statements"):
        assert f"<lastmod>{day}</lastmod>" in client.get(f"/sitemap-{section}.xml").text


def test_a_large_site_map_comes_in_pages(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = make_published_incident("One"), make_published_incident("Two")
    monkeypatch.setattr(SECTIONS["incidents"], "limit", 1)
    parts = [part for part in locations(client.get("/sitemap.xml")) if "incidents" in part]
    assert parts == ["/sitemap-incidents.xml", "/sitemap-incidents.xml?p=2"]
    found = [locations(client.get(part)) for part in parts]
    assert found == [[first.get_absolute_url()], [second.get_absolute_url()]]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/sitemap-drafts.xml", 404),
        ("/sitemap-incidents.xml?p=9", 404),
        ("/sitemap-incidents.xml?p=x", 404),
        ("/sitemap.xml?x=1", 400),
    ],
)
def test_there_is_no_other_part_of_the_site_map(client: Client, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_robots_read_everything_but_what_is_behind_a_sign_in(client: Client) -> None:
    assert client.get("/robots.txt").text.splitlines() == [
        "User-agent: *",
        "Disallow: /desk/",
        "Disallow: /review/",
        "Disallow: /admin/",
        "Disallow: /accounts/",
        "Allow: /",
        "",
        "Sitemap: http://testserver/sitemap.xml",
    ]


def test_every_icon_of_the_manifest_is_there_in_its_size(client: Client) -> None:
    answer = client.get("/site.webmanifest")
    assert answer.headers["Content-Type"] == "application/manifest+json"
    sizes = {"any": None, "192x192": (192, 192), "512x512": (512, 512)}
    found = {}
    for icon in answer.json()["icons"]:
        name = re.sub(r"\.[0-9a-f]{12}(?=\.)", "", icon["src"].removeprefix("/static/"))
        path = SOURCES / name
        assert path.is_file(), name
        found[icon["sizes"]] = None if path.suffix == ".svg" else Image.open(path).size
    assert found == sizes


def test_the_favicon_holds_three_sizes(client: Client) -> None:
    answer = client.get("/favicon.ico")
    assert answer.status_code == 302
    icon = Image.open(SOURCES / "img/icon.ico")
    assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_an_incident_without_a_picture_yet_lends_that_of_the_site(client: Client) -> None:
    incident = make_published_incident()
    answer = client.get(f"{incident.get_absolute_url()}picture.png")
    assert answer.status_code == 302
    assert re.fullmatch(r"/static/img/picture\.[0-9a-f]{12}\.png", answer.headers["Location"])
    assert Image.open(SOURCES / "img/picture.png").size == (1200, 630)


def test_the_picture_of_an_incident_is_answered_while_it_is_public(client: Client) -> None:
    incident = make_published_incident(claims=[{"side": Side.ARMENIA}])
    pictures.refresh(incident.pk)
    address = f"{incident.get_absolute_url()}picture.png"
    answer = client.get(address)
    assert answer.headers["Content-Type"] == "image/png"
    content = b"".join(answer)
    assert Image.open(io.BytesIO(content)).size == (1200, 630)

    retract_incident(incident)
    assert client.get(address).status_code == 404


def test_there_is_no_picture_of_what_is_not_published(client: Client) -> None:
    assert client.get("/incidents/NK-2020-9999/picture.png").status_code == 404


def test_a_retracted_incident_answers_410_and_leads_on(client: Client) -> None:
    gone = retract_incident(make_published_incident("Clash at Village"), "It was counted twice.")
    answer = client.get(gone.get_absolute_url())
    assert answer.status_code == 410
    html = answer.content.decode()
    assert "It was counted twice." in html
    assert 'name="q"' in html
    assert "Clash at Village" not in html


def test_nothing_that_is_not_public_is_in_the_site_map_or_a_head(client: Client) -> None:
    plant()
    public = Incident.objects.public().get()
    parts = ["/sitemap.xml", *locations(client.get("/sitemap.xml"))]
    assert len(all_locations(client)) > 4
    for address in (*parts, "/site.webmanifest", public.get_absolute_url()):
        assert words_planted(client.get(address).content.decode()) == set(), address
