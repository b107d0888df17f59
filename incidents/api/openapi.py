"""The OpenAPI document, and a page that reads it aloud without any script."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from incidents.api import (
    bulletin_endpoints,
    count_endpoints,
    explorer_endpoints,
    incident_endpoints,
    place_endpoints,
)
from incidents.api.answers import answer, missing
from incidents.api.service import api

PREFIX = "api/"

ENDPOINTS = (
    bulletin_endpoints,
    count_endpoints,
    explorer_endpoints,
    incident_endpoints,
    place_endpoints,
)
"""Importing them is what registers their operations with the service."""


class Field(NamedTuple):
    """One key of an answer, as the page shows it."""

    name: str
    type: str
    description: str


class Shape(NamedTuple):
    """One kind of object in the answers, with its keys."""

    name: str
    description: str
    fields: list[Field]


class Parameter(NamedTuple):
    """One parameter of an operation."""

    name: str
    type: str
    description: str
    required: bool
    values: list[str]


class Operation(NamedTuple):
    """One address with all the page says of it; `answers` are (status, words) pairs."""

    anchor: str
    path: str
    summary: str
    description: str
    parameters: list[Parameter]
    answers: list[tuple[str, str]]
    example: str


@cache
def document() -> dict[str, Any]:
    """Return the OpenAPI document. HEAD is answered everywhere and not worth a description."""
    found = json.loads(json.dumps(api.get_openapi_schema(path_prefix=PREFIX), default=str))
    for methods in found["paths"].values():
        methods.pop("head")
    return dict(found)


@require_safe
def openapi_json(_request: HttpRequest) -> HttpResponse:
    """Answer the OpenAPI document."""
    return answer(document())


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Show the API's description as a page."""
    context = {"document": document(), "operations": operations(), "shapes": shapes()}
    return render(request, "public/api_docs.html", context)


def not_found(_request: HttpRequest, _rest: str = "") -> HttpResponse:
    """Answer 404 in JSON for every other address under /api/."""
    return missing("There is nothing at this address. /api/docs lists what there is.")


def operations() -> list[Operation]:
    """Return all operations as the page shows them."""
    return [
        _operation(path, described["get"])
        for path, described in sorted(document()["paths"].items())
    ]


def shapes() -> list[Shape]:
    """Return all objects of the answers as the page shows them; code lists without fields."""
    return [
        Shape(
            name,
            schema.get("description", ""),
            [
                Field(key, type_words(value), value.get("description", ""))
                for key, value in schema.get("properties", {}).items()
            ]
            or [Field("values", ", ".join(map(str, schema["enum"])), "")],
        )
        for name, schema in sorted(document()["components"]["schemas"].items())
    ]


def type_words(schema: dict[str, Any]) -> str:
    """Return a JSON schema in a few words: "list of Claim", "whole number or null"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(type_words(one) for one in schema["anyOf"])
    kind = schema.get("type", "any value")
    if kind == "array":
        return f"list of {type_words(schema.get('items', {}))}"
    words = {"integer": "whole number", "number": "number", "string": "text", "boolean": "flag"}
    return str(schema.get("format") or words.get(kind, kind))


def _operation(path: str, described: dict[str, Any]) -> Operation:
    answers = described["responses"]
    [example] = [one["example"] for one in answers["200"]["content"].values() if "example" in one]
    return Operation(
        anchor=described["operationId"],
        path=path,
        summary=described["summary"],
        description=described["description"],
        parameters=[_parameter(one) for one in described["parameters"]],
        answers=[(status, _shape_name(answer)) for status, answer in answers.items()],
        example=json.dumps(example, ensure_ascii=False, indent=2),
    )


def _parameter(one: dict[str, Any]) -> Parameter:
    schema = one["schema"]
    values = schema.get("enum") or schema.get("items", {}).get("enum") or []
    return Parameter(
        name=one["name"],
        type=type_words(schema),
        description=one.get("description", ""),
        required=one["required"],
        values=[str(value) for value in values],
    )


def _shape_name(answer: dict[str, Any]) -> str:
    """The name of the object an answer holds; empty text when it holds none."""
    schema = answer.get("content", {}).get("application/json", {}).get("schema")
    return type_words(schema) if schema else ""
