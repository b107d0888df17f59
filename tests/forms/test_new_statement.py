"""What may be pasted to begin with, and the sentence for what may not."""

from __future__ import annotations

import pytest

from incidents.forms.new_statement import NewStatementForm


def read(address: str = "", text: str = "") -> NewStatementForm:
    form = NewStatementForm({"address": address, "text": text})
    form.is_valid()
    return form


def refused(address: str = "", text: str = "") -> dict[str, list[str]]:
    return {
        name: [str(error) for error in errors]
        for name, errors in read(address, text).errors.items()
    }


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://mil.am/en/news/8734", "https://mil.am/en/news/8734"),
        (" http://mil.am/en/news/8734\n", "http://mil.am/en/news/8734"),
        ("www.mil.am/en/news/8734", "https://www.mil.am/en/news/8734"),
        ("mil.am/en/news/8734", "https://mil.am/en/news/8734"),
        ("mil.am:8080/news", "https://mil.am:8080/news"),
        ("HTTPS://Mil.am/X", "HTTPS://Mil.am/X"),
        ("https://пример.рф/новость", "https://пример.рф/новость"),
    ],
)
def test_addresses_are_taken_as_people_paste_them(typed: str, address: str) -> None:
    form = read(typed)
    assert (form.errors, form.cleaned_data["address"]) == ({}, address)


NOT_WEB = "Only addresses that begin with http:// or https:// can be a source."
NO_PAGE = "This is no address of a page. It looks like https://example.org/news/1."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("javascript:alert(1)", NOT_WEB),
        ("JavaScript://example.org/%0aalert(1)", NOT_WEB),
        ("data:text/html,<script>", NOT_WEB),
        ("file:///etc/passwd", NOT_WEB),
        ("ftp://example.org/a", NOT_WEB),
        ("mailto:a@example.org", NOT_WEB),
        ("hello", NO_PAGE),
        ("https://", NO_PAGE),
        ("http://[bad", NO_PAGE),
        ("https://.", NO_PAGE),
        ("what they said", "This is no single address: there are spaces in it. A text goes below."),
        (
            f"https://example.org/{'a' * 990}",
            "An address has 1000 characters at most; this one has 1010.",
        ),
    ],
)
def test_what_is_no_address_gets_its_sentence(typed: str, sentence: str) -> None:
    assert refused(typed) == {"address": [sentence]}


def test_one_of_the_two_is_needed() -> None:
    assert refused(" ", "\n") == {"address": ["Paste an address, a text, or both."]}


def test_a_text_is_kept_exactly() -> None:
    text = "  <b>Բարև</b>\n\n &amp; əşğ\t"
    assert read(text=text).cleaned_data["text"] == text


def test_the_longest_text_works_and_a_longer_one_names_the_limit() -> None:
    assert refused(text="я" * 200_000) == {}
    assert refused(text="я" * 200_001) == {
        "text": ["This field holds 200,000 characters at most; this text has 200,001."]
    }


def test_what_cannot_be_stored_is_left_out_and_told() -> None:
    form = read(text="a\0b\ud800c\u202ed")
    assert form.cleaned_data["text"] == "abcd"
    assert form.notes() == ["3 characters that cannot be stored were left out; no word is missing."]


def test_a_statement_on_record_needs_no_address() -> None:
    form = NewStatementForm({"address": "", "text": ""}, needs_something=False)
    assert form.is_valid() is True
