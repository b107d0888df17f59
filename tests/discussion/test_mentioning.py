"""Whom a comment names."""

from __future__ import annotations

import pytest

from incidents.discussion import UnknownName, named_in
from incidents.discussion.mentioning import MOST_NAMES
from tests.factories import administrator, analyst, editor, make_user

pytestmark = pytest.mark.django_db


def names(words: str) -> list[str]:
    return [person.username for person in named_in(words)]


def test_names_after_an_at_are_people() -> None:
    analyst()
    editor()
    assert names("@editor and (@analyst), look.") == ["analyst", "editor"]
    assert names("First line\n@analyst: is it so? @analyst!") == ["analyst"]


def test_an_administrator_can_be_named() -> None:
    administrator()
    assert names("@administrator knows the place") == ["administrator"]


def test_a_full_stop_may_end_the_sentence_or_stand_in_the_name() -> None:
    for name in ("anna", "anna.k", "a+b-c"):
        make_user(name)
    assert names("Ask @anna.") == ["anna"]
    assert names("Ask @anna.k.") == ["anna.k"]
    assert names("Ask @a+b-c...") == ["a+b-c"]


def test_capitals_do_not_matter_unless_two_names_differ_by_them() -> None:
    make_user("Anna")
    assert names("@anna @ANNA") == ["Anna"]
    make_user("anna")
    assert names("@anna") == ["anna"]
    with pytest.raises(UnknownName, match="“ANNA”"):
        named_in("@ANNA")


@pytest.mark.parametrize("words", ["write to press@mil.am", "at @ 5 pm", "a.b@c", "nobody", "x+@y"])
def test_an_address_or_a_lone_sign_names_nobody(words: str) -> None:
    assert names(words) == []


def test_a_name_nobody_has_is_refused_in_a_sentence() -> None:
    with pytest.raises(UnknownName) as refused:
        named_in("@nobody_here.")
    assert str(refused.value) == (
        "Nobody here signs in as “nobody_here.”. Correct the name; where nobody is meant, put a "
        "space after the @."
    )


def test_so_is_the_name_of_an_account_that_is_switched_off() -> None:
    make_user("gone", is_active=False)
    with pytest.raises(UnknownName, match="“gone”"):
        named_in("@gone")


def test_only_so_many_are_named_at_once() -> None:
    words = " ".join(f"@p{number}" for number in range(MOST_NAMES + 1))
    with pytest.raises(UnknownName, match="20 people at most"):
        named_in(words)
