"""The OpenAPI document describes what is there, and the page shows all of it."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from incidents.api import schemas
from incidents.api.examples import EXAMPLES
from incidents.api.openapi import document
from incidents.filters import PARAMETERS

SHAPES: dict[str, type[schemas.Shape]] = {
    "incidents": schemas.IncidentList,
    "incident": schemas.IncidentRecord,
    "timeline": schemas.Timeline,
    "counts": schemas.Counts,
    "index": schemas.Index,
    "titles": schemas.Titles,
    "places": schemas.PlaceList,
    "areas": schemas.AreaCollection,
    "bulletins": schemas.BulletinSeries,
}


def parameters(path: str) -> list[str]:
    """The names of an operation's parameters."""
    return [one["name"] for one in document()["paths"][path]["get"]["parameters"]]


@pytest.mark.parametrize("name", SHAPES)
def test_example_fits_the_shape_it_is_an_example_of(name: str) -> None:
    SHAPES[name].model_validate(EXAMPLES[name])


def test_every_operation_has_words_an_example_and_a_shape_for_refusals() -> None:
    for path, methods in document()["paths"].items():
        assert list(methods) == ["get"], path
        described = methods["get"]
        assert described["summary"], path
        assert described["description"], path
        assert described["operationId"] in {*SHAPES, "index_bin"}, path
        refused = described["responses"]["400"]["content"]["application/json"]["schema"]
        assert refused == {"$ref": "#/components/schemas/Refusal"}, path
        for parameter in described["parameters"]:
            assert parameter["description"], (path, parameter["name"])


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("incidents", ["limit", "cursor"]),
        ("timeline", ["bucket", "shares", "lasting"]),
        ("index", ["version"]),
        ("index.bin", []),
    ],
)
def test_operations_on_incidents_take_the_one_filter(path: str, more: list[str]) -> None:
    assert parameters(f"/api/v1/{path}") == [*PARAMETERS, *more]


def test_document_is_served_as_it_is(visitor: Client) -> None:
    response = visitor.get("/api/openapi.json")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response.json() == document()


@pytest.mark.django_db
def test_page_shows_every_address_parameter_and_shape_with_nothing_inline(client: Client) -> None:
    response = client.get("/api/docs")
    page = response.content.decode()
    assert response.status_code == 200
    for path, methods in document()["paths"].items():
        assert f"<code>{path}</code>" in page
        for parameter in methods["get"]["parameters"]:
            assert f"<code>{parameter['name']}</code>" in page
    for name in document()["components"]["schemas"]:
        assert f'id="shape-{name}"' in page
    assert " style=" not in page
    assert "<style" not in page
    assert [tag for tag in re.findall(r"<script[^>]*>", page) if " src=" not in tag] == []
