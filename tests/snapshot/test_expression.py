"""What a search asks for, read from what the database makes of it."""

from __future__ import annotations

import pytest

from incidents.snapshot.expression import Both, Either, Term, Without, parsed, terms_of

A, B, C = Term("a"), Term("b"), Term("c")


@pytest.mark.parametrize(
    ("tsquery", "expected"),
    [
        ("'a'", A),
        ("'a':*", Term("a", is_prefix=True)),
        ("'a' & 'b'", Both(A, B)),
        ("'a' & 'b' | 'c'", Either((Both(A, B), C))),
        ("'a' & ( 'b' | 'c' )", Both(A, Either((B, C)))),
        ("'a' & !'b'", Without(A, B)),
        ("!'a' & 'b'", Without(B, A)),
        ("'a' & !( 'b' | 'c' )", Without(A, Either((B, C)))),
        ("'o''clock'", Term("o'clock")),
        (r"'a\\b'", Term(r"a\b")),
        ("'t1' & '~|'", Both(Term("t1"), Term("~|"))),
        ("'հադրութ'", Term("հադրութ")),
        ("", Either()),
    ],
)
def test_joined_words_are_read_as_the_database_joins_them(tsquery: str, expected: object) -> None:
    assert parsed(tsquery) == expected


@pytest.mark.parametrize(
    "tsquery",
    [
        "'a' <-> 'b'",
        "'c' | 'a' <2> 'b'",
        "!'a'",
        "'a' | !'b'",
        "!'a' & !'b'",
        "'a':B",
    ],
)
def test_what_cannot_be_said_of_whole_documents_is_left_to_the_database(tsquery: str) -> None:
    assert parsed(tsquery) is None


def test_terms_are_those_left_out_too() -> None:
    asked = Either((Both(A, B), Without(C, A)))
    assert list(terms_of(asked)) == [A, B, C, A]
