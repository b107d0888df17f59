"""What differs between two versions, word by word and field by field."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from incidents.revisions import Field, Kind, changes, word_diff

LONG = "one two " * 12_000


def sides(before: str, after: str) -> tuple[str, str]:
    """Both texts, put together again from the pieces."""
    pieces = word_diff(before, after)
    return (
        "".join(piece.text for piece in pieces if not piece.is_new),
        "".join(piece.text for piece in pieces if not piece.is_gone),
    )


def test_words_that_stayed_went_and_came_are_told_apart() -> None:
    pieces = word_diff("Two men were killed.", "Three men were killed.")
    assert [(piece.kind, piece.text) for piece in pieces] == [
        (Kind.GONE, "Two"),
        (Kind.NEW, "Three"),
        (Kind.SAME, " men were killed."),
    ]


@given(st.text(alphabet="ab ,.\n", max_size=60), st.text(alphabet="ab ,.\n", max_size=60))
def test_no_letter_is_lost_or_invented(before: str, after: str) -> None:
    assert sides(before, after) == (before, after)


def test_texts_too_long_to_align_stand_one_after_the_other() -> None:
    after = f"{LONG}end"
    assert [piece.kind for piece in word_diff(LONG, after)] == [Kind.GONE, Kind.NEW]
    assert sides(LONG, after) == (LONG, after)


def test_fields_that_differ_are_named_in_the_order_of_the_later_version() -> None:
    before = [Field("title", "Title", text="One"), Field("old", "Old", values=("x",))]
    after = [
        Field("new", "New", values=("y",)),
        Field("title", "Title", text="Two"),
        Field("same", "Same"),
    ]
    found = changes(before, after)
    assert [(one.name, one.before.is_empty, one.after.is_empty) for one in found] == [
        ("new", True, False),
        ("title", False, False),
        ("old", False, True),
    ]
    assert [piece.text for piece in found[1].pieces] == ["One", "Two"]
    assert changes(before, before) == ()
