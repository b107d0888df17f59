"""The form that changes several records: what it reads, and the sentence for what it refuses."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict

from incidents.desk.bulk import Change
from incidents.enums import EventType
from incidents.forms.records.bulk import BulkForm
from tests.factories import analyst, editor

pytestmark = pytest.mark.django_db


def read(kind: str = "claims", rows: str = "7", **fields: Any) -> BulkForm:
    data = QueryDict(mutable=True)
    data.setlist("row", rows.split())
    data.update({"seen.7": "mine/", **fields})
    return BulkForm(kind, [analyst(), editor()], data)


def faults(form: BulkForm) -> dict[str, list[str]]:
    return {name: [str(error) for error in errors] for name, errors in form.errors.items()}


def test_rows_and_what_stood_in_them_are_read() -> None:
    form = read(rows="7 7 8 x ² 99999999999999999999", event_type="mine")
    assert form.is_valid() is True
    assert form.seen == {7: "mine/", 8: ""}


def test_a_whole_change_is_read() -> None:
    form = read(
        event_type="shelling",
        add_tags=" To  check, Hadrut,to check ,",
        remove_tags="old",
        assigned_to=str(editor().pk),
    )
    assert form.is_valid() is True
    assert form.change == Change(
        event_type=EventType.SHELLING,
        add_tags=("to check", "Hadrut"),
        remove_tags=("old",),
        reassign=True,
        assigned_to=editor(),
    )


def test_a_claim_goes_back_to_whoever_wrote_it() -> None:
    form = read(assigned_to="author")
    assert form.is_valid() is True
    assert form.change == Change(reassign=True, assigned_to=None)


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"rows": "", "event_type": "mine"}, {"__all__": ["Tick the rows to change first."]}),
        ({}, {"__all__": ["Say what to change: type, tags or who goes on with it."]}),
        (
            {"rows": " ".join(map(str, range(1, 202))), "event_type": "mine"},
            {"__all__": ["At most 200 rows at once."]},
        ),
        ({"event_type": "war"}, {"event_type": ["Choose one of the list."]}),
        ({"assigned_to": "999999"}, {"assigned_to": ["Choose one of the list."]}),
        ({"add_tags": "!!"}, {"add_tags": ["A tag needs a letter or a digit; “!!” has none."]}),
        (
            {"add_tags": "a" * 61},
            {"add_tags": [f"A tag has 60 characters at most; “{'a' * 20}…” is longer."]},
        ),
        (
            {"remove_tags": ",".join("abcdefghijk")},
            {"remove_tags": ["At most 10 tags at once."]},
        ),
        (
            {"add_tags": "a\0b"},
            {"add_tags": ["The text contains the character U+0000, which cannot be stored."]},
        ),
    ],
)
def test_a_fault_gets_its_sentence(fields: dict[str, Any], errors: dict[str, list[str]]) -> None:
    assert faults(read(**fields)) == errors


def test_incidents_are_given_to_nobody() -> None:
    form = read("incidents", event_type="mine", assigned_to=str(editor().pk))
    assert form.is_valid() is True
    assert form.change.reassign is False
