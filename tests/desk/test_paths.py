"""Which fields a draft has, how long each may be, and what is taken out of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.desk import paths
from incidents.validators import validate_plain_text

KNOWN = (
    "statement.verbatim",
    "publications",
    "publications.p1.url",
    "claims",
    "claims.k1.title",
    "claims.k1.sites",
    "claims.k1.sites.s1.point",
    "claims.k1.quotes.when.text",
    "claims.k1.relations.17",
    "claims.k1.answers.no_place",
    "answers.no_source",
)
UNKNOWN = (
    "",
    "statement",
    "statement.nothing",
    "claims.K1.title",
    "claims.k1.relations.0",
    "claims.k1.relations.١٢",
    "claims.k1.sites.s1.nothing",
    "claims.k1.quotes.nothing.text",
    "claims.k1.answers.Code",
    "csrfmiddlewaretoken",
)


@pytest.mark.parametrize("path", KNOWN)
def test_a_field_is_known(path: str) -> None:
    assert paths.limit_of(path) is not None


@pytest.mark.parametrize("path", UNKNOWN)
def test_any_other_name_is_no_field(path: str) -> None:
    with pytest.raises(paths.BadChange) as refused:
        paths.refuse_bad(path, "x")
    assert str(refused.value) == "There is no field of this name."


def test_a_text_of_200000_characters_fits_and_one_more_is_refused_with_the_limit() -> None:
    paths.refuse_bad("statement.verbatim", "x" * 200_000)
    with pytest.raises(paths.TooLong) as refused:
        paths.refuse_bad("statement.verbatim", "x" * 200_001)
    assert str(refused.value) == (
        "This field holds 200,000 characters at most; this text has 200,001."
    )
    assert refused.value.path == "statement.verbatim"


def test_a_whole_draft_has_a_limit_too() -> None:
    paths.refuse_too_much(["x" * 500_000, "x" * 500_000])
    with pytest.raises(paths.TooLong):
        paths.refuse_too_much(["x" * 500_000, "x" * 500_001])


@pytest.mark.parametrize("value", ["k1 k1", "k1 K2", "k1; drop", "x" * 20])
def test_a_list_of_keys_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(paths.BadChange):
        paths.refuse_bad("claims", value)


def test_a_list_holds_so_many_rows_and_no_more() -> None:
    keys = [f"k{number:02d}" for number in range(41)]
    paths.refuse_bad("claims", " ".join(keys[:40]))
    with pytest.raises(paths.TooLong) as refused:
        paths.refuse_bad("claims", " ".join(keys))
    assert str(refused.value) == "There can be 40 of these at most."


def test_what_cannot_be_stored_is_taken_out_and_counted() -> None:
    assert paths.tidy("a\x00b\ud800c\u202ed\r\ne\tf") == ("abcd\ne\tf", 3)


def test_pasted_html_stays_the_text_it_is() -> None:
    assert paths.tidy("<b>bold</b> &amp;") == ("<b>bold</b> &amp;", 0)


@given(st.text(alphabet=st.characters()))
def test_any_text_can_be_stored_once_it_is_tidied(text: str) -> None:
    tidied = paths.tidy(text).text
    validate_plain_text(tidied)
    tidied.encode()
    assert paths.tidy(tidied) == (tidied, 0)


@given(st.sets(st.text("abc", min_size=7, max_size=7), max_size=5))
def test_a_new_key_is_no_taken_one_and_fits(taken: set[str]) -> None:
    key = paths.new_key(taken)
    assert key not in taken
    assert paths.limit_of(f"claims.{key}.title") == paths.MAX_LINE


def test_a_field_lies_in_its_card_and_row() -> None:
    assert paths.owners("claims.k1.sites.s2.text") == [("claims", "k1"), ("claims.k1.sites", "s2")]
    assert paths.owners("claims.k1.quotes.when.text") == [("claims", "k1")]
    assert paths.owners("statement.actor") == []
    assert paths.scope_of("claims.k1.sites.s2.text") == "claims.k1"
    assert paths.scope_of("publications") == "statement"
