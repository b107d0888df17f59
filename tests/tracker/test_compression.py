"""Answers are compressed where nothing in them is meant for one visitor only."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import brotli
import pytest
import zstandard
from django.conf import settings
from django.http import HttpResponse

from incidents.enums import Language
from tests.factories import editor, make_place, make_published_incident
from tracker.compression import is_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

pytestmark = pytest.mark.django_db

TAKES_ALL = {"accept-encoding": "gzip, deflate, br, zstd"}
DECOMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "zstd": zstandard.decompress,
    "br": brotli.decompress,
    "gzip": gzip.decompress,
}
OPEN_TO_ALL = ("/api/v1/index", "/api/v1/index.bin", "/map/places.json", "/api/openapi.json")
PAGES = ("/", "/incidents/", "/timeline/", "/methodology/", "/sitemap-incidents.xml")


@pytest.fixture(autouse=True)
def records() -> None:
    """Enough of them that every answer gets shorter by compressing it."""
    for number in range(30):
        make_place(f"Village {number}", names={Language.RUSSIAN: f"Село {number}"})
    make_published_incident("Clash")


@pytest.mark.parametrize("encoding", DECOMPRESS)
@pytest.mark.parametrize("address", [*OPEN_TO_ALL, *PAGES])
def test_a_visitor_gets_the_same_text_compressed_as_the_browser_takes_it(
    client: Client, address: str, encoding: str
) -> None:
    for _number in range(12):  # with fewer the lists are too short to be compressed
        make_published_incident()
    plain = client.get(address)
    compressed = client.get(address, headers={"accept-encoding": f"deflate, {encoding}"})
    assert plain.status_code == 200
    assert "Content-Encoding" not in plain.headers
    assert compressed["Content-Encoding"] == encoding
    assert DECOMPRESS[encoding](compressed.content) == plain.content
    assert len(compressed.content) < len(plain.content)
    for answer in (plain, compressed):
        assert "Accept-Encoding" in answer["Vary"]


@pytest.mark.parametrize("address", ["/api/v1/index", "/map/places.json"])
def test_the_tag_of_a_compressed_answer_is_weak_and_still_saves_sending_it_again(
    client: Client, address: str
) -> None:
    compressed = client.get(address, headers=TAKES_ALL)
    strong = client.get(address)["ETag"]
    assert compressed["ETag"] == f"W/{strong}"
    for tag in (compressed["ETag"], strong):
        again = client.get(address, headers={**TAKES_ALL, "if-none-match": tag})
        assert (again.status_code, again.content) == (304, b"")
        assert "Content-Encoding" not in again.headers
        assert "Accept-Encoding" in again["Vary"]


@pytest.mark.parametrize("address", PAGES)
def test_what_a_person_who_is_signed_in_gets_is_not_compressed(
    client: Client, address: str
) -> None:
    client.force_login(editor())
    assert "Content-Encoding" not in client.get(address, headers=TAKES_ALL).headers


def test_what_every_site_may_read_is_compressed_for_everybody(
    client: Client,
) -> None:
    client.force_login(editor())
    assert client.get("/api/v1/index", headers=TAKES_ALL)["Content-Encoding"] == "zstd"


def test_a_form_with_a_secret_is_not_compressed(client: Client) -> None:
    first = client.get("/accounts/login/", headers=TAKES_ALL)
    assert settings.CSRF_COOKIE_NAME in first.cookies
    again = client.get("/accounts/login/", headers=TAKES_ALL)
    for answer in (first, again):
        assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize(
    ("kind", "shorter"),
    [
        ("text/html; charset=utf-8", True),
        ("application/geo+json", True),
        ("application/rss+xml", True),
        ("image/png", False),
        ("application/geopackage+sqlite3", False),
    ],
)
def test_only_texts_get_shorter(kind: str, shorter: bool) -> None:
    assert is_text(HttpResponse(content_type=kind)) is shorter
