"""What the address of the table of records may ask for."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from incidents.forms.filter import BadParameter
from incidents.forms.records.asked import Asked, read_asked


def test_an_empty_address_asks_for_claims_the_last_changed_first() -> None:
    assert read_asked(QueryDict("")) == Asked("claims", "", "", "changed")


def test_everything_can_be_asked_at_once() -> None:
    query = QueryDict("kind=incidents&state=draft&tag=later&sort=-title&page=2")
    assert read_asked(query) == Asked("incidents", "draft", "later", "-title")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("kind=statements", "kind"),
        ("state=published", "state"),
        ("kind=incidents&state=returned", "state"),
        ("sort=colour", "sort"),
        ("kind=incidents&sort=taker", "sort"),
        ("tag=%00", "tag"),
        ("colour=red", "colour"),
    ],
)
def test_what_makes_no_sense_is_refused_by_its_name(query: str, name: str) -> None:
    with pytest.raises(BadParameter) as caught:
        read_asked(QueryDict(query))
    assert caught.value.name == name
