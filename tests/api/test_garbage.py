"""No text in an address makes the API fail: it answers, or says which parameter is wrong."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.api.openapi import document
from incidents.api.schemas import Missing, Refusal
from incidents.filters import PARAMETERS
from tests.api.world import make_told_incident

ADDRESSES = [
    *("incidents", "timeline", "index", "index.bin", "titles", "places", "areas", "bulletins"),
    "incidents/NK-2020-0001",
]
NAMES = [
    *PARAMETERS,
    "limit",
    "cursor",
    "bucket",
    "version",
    "on",
    "year",
    "ref",
    "page",
    "unheard_of",
]
GARBAGE = [
    "\x00",
    "a\x00b",
    "%ED%A0%80",
    "\u202e",
    "-1",
    "0",
    "99999999999999999999999999",
    "1e400",
    "NaN",
    "inf,inf,inf,inf",
    "1,2,3",
    "2020-02-30",
    "0000-00-00",
    "9999-99-99",
    "٢٠٢٠-١٢-١٢",
    "2020-12-12.NK-2020-0001'--",
    "9999-12-31.NK-9999-999999999999",
    "' OR 1=1 --",
    "<script>",
    "(" * 300,
    '"',
    "\\",
    "%",
    "🜁" * 40,
    "x" * 5000,
]


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_garbage_is_answered_or_refused_by_name(visitor: Client, name: str) -> None:
    make_told_incident()
    for address in ADDRESSES:
        for value in GARBAGE:
            response = visitor.get(f"/api/v1/{address}?{urlencode({name: value})}")
            assert response.status_code in {200, 400, 404}, (address, value)
            if response.status_code == 400:
                refusal = Refusal.model_validate_json(response.content)
                assert refusal.parameter in {name, "q"}, (address, value)


@pytest.mark.django_db
@pytest.mark.parametrize("raw", ["q=%ED%A0%80", "q=%00", "q=%FF%FE", "type=%00", "%00=1", "&&=&"])
def test_bytes_that_are_no_text_are_answered_or_refused(visitor: Client, raw: str) -> None:
    for address in ADDRESSES:
        assert visitor.get(f"/api/v1/{address}?{raw}").status_code in {200, 400, 404}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    address=st.sampled_from(ADDRESSES),
    pairs=st.lists(
        st.tuples(st.sampled_from(NAMES), st.text(st.characters(codec="utf-8"), max_size=30)),
        max_size=4,
    ),
)
@pytest.mark.django_db
def test_any_text_is_answered_or_refused(
    visitor: Client, address: str, pairs: list[tuple[str, str]]
) -> None:
    response = visitor.get(f"/api/v1/{address}?{urlencode(pairs)}")
    assert response.status_code in {200, 400, 404}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES[:-1])
def test_unknown_parameter_is_refused_by_name(visitor: Client, address: str) -> None:
    response = visitor.get(f"/api/v1/{address}?tpye=advance&q=Hadrut")
    assert response.status_code == 400
    assert response.json()["parameter"] in {"tpye", "q"}


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["0", "1001", "ten", "1.5"])
def test_limit_outside_its_bounds_is_refused(visitor: Client, value: str) -> None:
    response = visitor.get(f"/api/v1/incidents?limit={value}")
    assert (response.status_code, response.json()) == (
        400,
        {"parameter": "limit", "message": "Give a whole number between 1 and 1000."},
    )


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["", "v1", "v1/", "v1/incidents/", "v2/incidents", "nothing"])
def test_every_other_address_is_a_json_404(visitor: Client, path: str) -> None:
    response = visitor.get(f"/api/{path}")
    assert response.status_code == 404
    Missing.model_validate_json(response.content)


@pytest.mark.django_db
def test_head_is_answered_like_get_and_writing_is_refused(visitor: Client) -> None:
    for path in document()["paths"]:
        address = path.replace("{ref}", "NK-2020-9999")
        assert visitor.head(address).status_code == visitor.get(address).status_code
        assert visitor.post(address).status_code == 405
