"""Pages kept for readers: made once, never for somebody else, gone with the columns."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import brotli
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.snapshot.holding import holder
from incidents.snapshot.pages import MOST_BYTES, Pages
from tests.factories import editor, make_place, make_published_incident, make_statement

if TYPE_CHECKING:
    from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("columns_stay")]

OWN_PART = b'class="masthead-desk"'


def addresses() -> list[str]:
    """A page of each kind that is kept."""
    place, statement = make_place("Hadrut"), make_statement()
    incident = make_published_incident(claims=[{"statement": statement}])
    return [
        *("/", "/incidents/", "/incidents/?side=armenia&sort=oldest", "/timeline/"),
        incident.get_absolute_url(),
        place.get_absolute_url(),
        statement.get_absolute_url(),
    ]


def test_a_page_is_made_once_and_is_the_same_again(client: Client) -> None:
    for address in addresses():
        first = client.get(address)
        with CaptureQueriesContext(connection) as asked:
            again = client.get(address)
        # At most one query: what the version is by now.
        assert len(asked) <= 1
        assert (again.status_code, again.content) == (200, first.content)
        assert dict(again.headers) == dict(first.headers)


def test_whoever_takes_it_gets_it_compressed(client: Client) -> None:
    for address in addresses():
        for _time in range(2):
            plain = client.get(address)
            compressed = client.get(address, headers={"accept-encoding": "gzip"})
            shortest = client.get(address, headers={"accept-encoding": "gzip, br"})
            assert compressed["Content-Encoding"] == "gzip"
            assert gzip.decompress(compressed.content) == plain.content
            assert shortest["Content-Encoding"] == "br"
            assert brotli.decompress(shortest.content) == plain.content
            assert "Content-Encoding" not in plain.headers
            assert {"Accept-Encoding", "Cookie"} <= set(plain["Vary"].split(", "))


def test_who_is_signed_in_has_pages_made_for_them_and_leaves_none_for_others(
    client: Client,
) -> None:
    for address in addresses():
        for _time in range(2):
            client.force_login(editor())
            assert OWN_PART in client.get(address).content
            client.logout()
            client.cookies.clear()
            assert OWN_PART not in client.get(address).content


def test_readers_who_chose_otherwise_get_other_pages(client: Client) -> None:
    (address, *_others) = addresses()
    plain = client.get(address).content
    client.cookies["theme"] = "dark"
    assert b'data-theme="dark"' in client.get(address).content
    client.cookies.clear()
    assert client.get(address).content == plain


def test_another_name_of_the_host_has_pages_of_its_own(client: Client) -> None:
    (address, *_others) = addresses()
    assert b"http://testserver/" in client.get(address).content
    assert b"http://testserver/" not in client.get(address, headers={"host": "localhost"}).content


def test_refusals_and_what_is_not_there_are_not_kept(client: Client) -> None:
    for address, status in (("/incidents/?side=nobody", 400), ("/incidents/NK-1999-0001/", 404)):
        for _time in range(2):
            assert client.get(address).status_code == status
    make_published_incident("zq_there", published={"reference": "NK-1999-0001"})
    assert b"zq_there" in client.get("/incidents/NK-1999-0001/").content


def test_pages_go_with_the_columns(client: Client) -> None:
    incident = make_published_incident("zq_before")
    assert b"zq_before" in client.get("/incidents/").content
    incident.title = "zq_after"
    incident.save()
    assert b"zq_before" in client.get("/incidents/").content
    holder.forget()
    assert b"zq_after" in client.get("/incidents/").content


def test_no_more_is_kept_than_is_allowed() -> None:
    pages = Pages()
    for number in range(20):
        pages.put(number, b"x" * (MOST_BYTES // 10))
    assert [number for number in range(20) if pages.get(number)] == list(range(10, 20))
    pages.put("all", b"x" * (MOST_BYTES + 1))
    assert pages.get("all") is None
