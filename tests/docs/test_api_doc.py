"""docs/api.md names every endpoint, parameter, column and code of the API as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from incidents.api.openapi import document
from incidents.api.parameters import FILTER_PARAMETERS
from incidents.exchange.column import Column
from incidents.exchange.columns import TABLES
from incidents.exchange.index import CODES

PAGE = (Path(settings.BASE_DIR) / "docs" / "api.md").read_text(encoding="utf-8")


def row(*cells: str) -> str:
    """One line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def column_row(column: Column) -> str:
    """A column as its table shows it."""
    kind = f"{column.kind.value} `{column.codes.__name__}`" if column.codes else column.kind.value
    return row(
        f"`{column.name}`",
        f"{kind} or null" if column.nullable else kind,
        column.unit,
        column.description,
    )


def section(heading: str) -> list[str]:
    """The lines of the page under a heading, up to the next heading of any level."""
    lines = PAGE.split(f"# {heading}\n", maxsplit=1)[1].splitlines()
    ends = [number for number, line in enumerate(lines) if line.startswith("#")]
    return lines[: ends[0]] if ends else lines


def table(heading: str) -> list[str]:
    """The body of the first table under a heading."""
    return [line for line in section(heading) if line.startswith("|")][2:]


@pytest.mark.parametrize("heading", TABLES)
def test_columns_are_those_the_api_gives(heading: str) -> None:
    assert table(heading) == [column_row(column) for column in TABLES[heading]]


def test_filter_parameters_are_those_that_are_read() -> None:
    assert table("Filter") == [
        row(f"`{name}`", f"`{_example(parameter['example'])}`", parameter["description"])
        for name, parameter in FILTER_PARAMETERS.items()
    ]


def test_every_address_has_a_line_with_its_own_parameters() -> None:
    assert table("Addresses") == [
        row(f"`{path}`", _own(methods["get"]["parameters"]), methods["get"]["summary"])
        for path, methods in sorted(document()["paths"].items())
    ]


def test_own_parameters_are_described() -> None:
    own = {
        parameter["name"]: parameter["description"]
        for path, methods in document()["paths"].items()
        for parameter in methods["get"]["parameters"]
        if parameter["in"] == "query" and path != "/api/v1/places"
        if parameter["name"] not in FILTER_PARAMETERS
    }
    assert table("Other parameters") == [row(f"`{name}`", own[name]) for name in sorted(own)]


def test_codes_are_all_listed() -> None:
    lists = {
        column.codes.__name__: column.codes.values
        for columns in TABLES.values()
        for column in columns
        if column.codes
    }
    assert table("Codes") == [
        row(f"`{name}`", ", ".join(f"`{value}`" for value in lists[name])) for name in sorted(lists)
    ]


def test_columns_of_the_index_that_need_a_code_list_are_named() -> None:
    text = " ".join(section("Index"))
    for name in CODES:
        assert f"`codes.{name}`" in text


def _example(example: object) -> str:
    return ",".join(map(str, example)) if isinstance(example, list) else str(example)


def _own(parameters: list[dict[str, object]]) -> str:
    names = [str(one["name"]) for one in parameters if one["in"] == "query"]
    takes_filter = set(FILTER_PARAMETERS) <= set(names)
    own = [f"`{name}`" for name in names if not takes_filter or name not in FILTER_PARAMETERS]
    return ", ".join(["filter", *own] if takes_filter else own)
