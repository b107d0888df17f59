"""Logs name what happened and never a person."""

from __future__ import annotations

import io
import json
import logging
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tracker.logs import PrivateJsonFormatter, without_personal_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client


@pytest.fixture
def lines() -> Iterator[list[dict[str, Any]]]:
    """Collect what the request log writes, as it would be written."""
    stream, written = io.StringIO(), list[dict[str, Any]]()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(PrivateJsonFormatter())
    logger = logging.getLogger("tracker.request")
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)

    def keep(record: logging.LogRecord) -> bool:
        written.append(json.loads(handler.format(record)))
        return True

    handler.addFilter(keep)
    yield written
    logger.removeHandler(handler)
    logger.setLevel(level)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("from 192.0.2.7", "from [address]"),
        ("from 2001:db8:0:0:0:0:0:1", "from [address]"),
        ("Key (email)=(a.b+c@mail.example.org) exists", "Key (email)=([e-mail]) exists"),
        ("/accounts/login/?next=/desk/&name=somebody", "/accounts/login/?[query]"),
        ("NK-2020-0012 at 12:30:05, version 5.2", "NK-2020-0012 at 12:30:05, version 5.2"),
    ],
)
def test_personal_data_is_replaced(text: str, kept: str) -> None:
    assert without_personal_data(text) == kept


@pytest.mark.django_db
def test_an_answer_is_logged_by_its_route(client: Client, lines: list[dict[str, Any]]) -> None:
    client.get("/accounts/login/?next=/secret-place/", REMOTE_ADDR="192.0.2.7")
    (line,) = lines
    assert {*line} == {
        "time", "level", "logger", "message", "method", "route", "status", "milliseconds",
    }  # fmt: skip
    assert (line["method"], line["route"], line["status"]) == ("GET", "accounts/login/", 200)


@pytest.mark.django_db
def test_an_unknown_address_is_logged_without_the_address(
    client: Client, lines: list[dict[str, Any]]
) -> None:
    client.get("/somebody-typed-this/")
    assert [(line["route"], line["status"]) for line in lines] == [(None, 404)]


def test_a_failure_is_told_without_personal_data_or_unknown_fields() -> None:
    try:
        int("somebody@example.org")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "f", 1, "failed", None, sys.exc_info())
    record.request = "holds everything"
    record.job = "incidents.check_history"
    line = json.loads(PrivateJsonFormatter().format(record))
    assert {*line} == {"time", "level", "logger", "message", "exception", "job"}
    assert line["exception"].splitlines()[-1] == (
        "ValueError: invalid literal for int() with base 10: '[e-mail]'"
    )
