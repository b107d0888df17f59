"""The address that gives maps their names of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from incidents.enums import Language
from tests.factories import make_place

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db

ADDRESS = "/map/places.json"


def test_names_are_those_of_the_address_whatever_the_cookie_says(client: Client) -> None:
    make_place("Gyugh / Kənd", (46.8, 39.5), names={Language.AZERBAIJANI: "Kənd"})
    client.cookies["names"] = "hy"
    assert client.get(f"{ADDRESS}?names=az").json() == {
        "names": "az",
        "places": [["Kənd", "az", 46.8, 39.5, 4]],
    }
    answer = client.get(ADDRESS)
    assert answer.json()["places"] == [["Gyugh / Kənd", "", 46.8, 39.5, 4]]
    assert answer["Cache-Control"] == "public, max-age=600"
    again = client.get(ADDRESS, headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("query", "parameter"), [("names=xx", "names"), ("name=az", "name"), ("names=%00", "names")]
)
def test_what_makes_no_sense_is_refused_by_name(client: Client, query: str, parameter: str) -> None:
    answer = client.get(f"{ADDRESS}?{query}")
    assert (answer.status_code, answer.json().get("parameter")) == (400, parameter)


def test_two_queries_however_many_places(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        make_place(f"Village {number}", names={Language.ARMENIAN: f"Գյուղ {number}"})
        with django_assert_num_queries(2):
            client.get(f"{ADDRESS}?names=hy")
