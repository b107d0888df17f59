"""One publication has one key, however its address is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.sources import url_key


@pytest.mark.parametrize(
    "variant",
    [
        "https://mil.am/en/news/8734",
        "http://www.mil.am/en/news/8734/",
        "https://m.mil.am/en/news/8734?utm_source=mail&fbclid=x",
        " https://MIL.am:443/en/news/8734#top ",
    ],
)
def test_variants_of_one_address_have_one_key(variant: str) -> None:
    assert url_key(variant) == "mil.am/en/news/8734"


def test_addresses_that_differ_in_a_meaningful_parameter_have_different_keys() -> None:
    assert url_key("https://news.am/?id=1") != url_key("https://news.am/?id=2")


def test_a_two_part_host_that_begins_like_a_mobile_host_is_kept() -> None:
    assert url_key("https://m.am/page") == "m.am/page"


@given(st.text(max_size=200))
def test_any_text_has_a_key(text: str) -> None:
    assert isinstance(url_key(text), str)
