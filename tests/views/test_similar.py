"""What an address without a page may have meant."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest

from incidents.enums import Language
from incidents.views.similar import references_like, similar_incidents
from tests.factories import make_incident, make_place, make_published_incident, retract_incident

if TYPE_CHECKING:
    from django.test import Client


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("/incidents/nk-2020-3/", "NK-2020-0003"),
        ("/incidents/NK2020-0003", "NK-2020-0003"),
        ("/NK_2020_12345/", "NK-2020-12345"),
        ("/2020/12/", "NK-2020-0012"),
    ],
)
def test_a_reference_is_understood_however_it_is_written(path: str, first: str) -> None:
    assert next(references_like(path)) == first


@pytest.mark.parametrize("path", ["/", "/nothing/", "/NK-20200-1/", "/NK-1820-1/", "/NK-2020-/"])
def test_what_is_no_reference_is_like_none(path: str) -> None:
    assert list(references_like(path)) == []


def test_numbers_and_years_beside_come_after_and_never_below_one() -> None:
    assert list(islice(references_like("/NK-2020-0001/"), 6)) == [
        "NK-2020-0001",
        "NK-2020-0002",
        "NK-2020-0003",
        "NK-2020-0004",
        "NK-2019-0001",
        "NK-2021-0001",
    ]


def test_a_number_with_one_other_digit_may_have_been_meant_and_each_comes_once() -> None:
    references = list(references_like("/NK-2020-0033/"))
    assert {"NK-2020-0003", "NK-2020-0833", "NK-2020-0038"} <= set(references)
    assert len(references) == len(set(references))
    assert "NK-2020-0303" not in references


@pytest.mark.django_db
def test_only_published_incidents_are_offered_the_likest_first() -> None:
    near, exact, gone = (
        make_published_incident(published={"reference": f"NK-2020-{number}"})
        for number in ("9005", "9003", "9004")
    )
    retract_incident(gone)
    make_incident("Draft")
    assert similar_incidents("/incidents/nk-2020-9003") == [exact, near]


@pytest.mark.django_db
def test_the_page_offers_incidents_and_places_like_what_was_asked_for(client: Client) -> None:
    incident = make_published_incident("Clash", published={"reference": "NK-2020-9003"})
    place = make_place("Hadrut", names={Language.RUSSIAN: "Гадрут"}, slug="hadrut")

    answer = client.get("/incidents/NK-2020-9004/")
    assert answer.status_code == 404
    assert f'href="{incident.get_absolute_url()}">Clash</a>' in answer.content.decode()
    answer = client.get("/places/Гадрут/")
    assert answer.status_code == 404
    assert f'href="{place.get_absolute_url()}"' in answer.content.decode()
