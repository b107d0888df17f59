"""Which page of a list an address asks for."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from incidents.forms.filter import BadParameter
from incidents.forms.paging import read_number


@pytest.mark.parametrize("text", ["0", "3", "-1", "x", "²", "9" * 30])
def test_a_page_that_is_not_there_is_refused(text: str) -> None:
    with pytest.raises(BadParameter):
        read_number(QueryDict(f"page={text}"), last=2)
