"""The reader's choices from cookies."""

from __future__ import annotations

from incidents.names import NameChoice
from incidents.reader import CHOICES, Reader, Theme


def test_a_reader_without_cookies_sees_both_names_in_the_devices_theme() -> None:
    assert Reader.of({}) == Reader(NameChoice.BOTH, Theme.SYSTEM)


def test_a_reader_has_what_the_cookies_say() -> None:
    assert Reader.of({"names": "hy", "theme": "dark"}) == Reader(NameChoice.ARMENIAN, Theme.DARK)


def test_a_cookie_with_a_value_that_is_none_counts_as_no_choice() -> None:
    assert Reader.of({"names": "xx", "theme": "<b>"}) == Reader()


def test_choices_are_named_as_their_cookies() -> None:
    kept = {name: codes.values[-1] for name, codes in CHOICES.items()}
    assert Reader.of(kept) == Reader(NameChoice.RUSSIAN, Theme.DARK)
