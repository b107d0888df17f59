"""One line that tells drafts apart."""

from __future__ import annotations

import pytest

from incidents.desk.headline import headline_of
from tests.factories import make_actor
from tests.factories.drafts import make_draft

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("content", "headline"),
    [
        ({}, ""),
        ({"statement.actor": "Somebody"}, "Somebody"),
        ({"statement.actor": "ministry-of-armenia"}, "The ministry"),
        ({"statement.summary": "Two\n lines"}, "Two lines"),
        (
            {"statement.issued": "13.12.2020", "claims": "k1 k2", "claims.k1.title": "A clash"}
            | {"claims.k2.title": "Another"},
            "13.12.2020: A clash; Another",
        ),
        ({"publications": "p1", "publications.p1.url": "https://x.example"}, "https://x.example"),
    ],
)
def test_a_draft_is_called_by_who_when_and_what(content: dict[str, str], headline: str) -> None:
    make_actor(short_name="The ministry")
    assert headline_of(make_draft(content)) == headline


def test_a_long_line_is_cut() -> None:
    draft = make_draft({"statement.verbatim": "word " * 10_000})
    assert len(headline_of(draft)) == 300
