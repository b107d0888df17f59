"""What is offered at a field instead of a text that was not understood, without scripts."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from incidents.enums import Language
from tests.desk.story import STATEMENT_5, make_world
from tests.factories import make_place
from tests.factories.drafts import make_draft
from tests.views.analyst.test_draft_page import content, page, press

pytestmark = pytest.mark.django_db

SITE = "claims.sur.sites.a1"
BUTTON = r'<button[^>]*value="(offer:[^"]*)"[^>]*>\s*(.*?)\s*</button>'


def offers(client: Client, address: str) -> list[tuple[str, str]]:
    """The buttons that put something else into a field: what each sends, what stands on it."""
    shown = client.get(address).content.decode()
    return [(html.unescape(one), html.unescape(two)) for one, two in re.findall(BUTTON, shown)]


def test_a_misspelt_place_offers_those_that_may_be_meant(writer: Client) -> None:
    make_world()
    draft = make_draft({**STATEMENT_5, f"{SITE}.text": "Hadrud"})
    offered = offers(writer, page(draft))
    assert offered == [(f"offer:{SITE}.text:hadrut", "Put “Hadrut” instead")]
    press(writer, draft, offered[0][0])
    saved = content(draft)
    assert (saved[f"{SITE}.text"], saved[f"{SITE}.place"]) == ("Hadrut", "hadrut")
    assert offers(writer, page(draft)) == []


def test_of_several_places_of_one_name_each_is_offered(writer: Client) -> None:
    make_world()
    for slug in ("sarushen-1", "sarushen-2"):
        make_place("Sarushen", (46.8, 39.7), {Language.ENGLISH: "Sarushen"}, slug=slug)
    draft = make_draft({**STATEMENT_5, f"{SITE}.text": "Sarushen"})
    offered = offers(writer, page(draft))
    assert [send for send, _label in offered] == [
        f"offer:{SITE}.text:sarushen-1",
        f"offer:{SITE}.text:sarushen-2",
    ]
    press(writer, draft, offered[1][0])
    assert content(draft)[f"{SITE}.place"] == "sarushen-2"


def test_an_actor_is_offered_by_name_and_kept_by_slug(writer: Client) -> None:
    make_world()
    draft = make_draft({**STATEMENT_5, "statement.actor": "State Security Servise"})
    offered = offers(writer, page(draft))
    assert ("offer:statement.actor:sss-azerbaijan", "Put “State Security Service” instead") in (
        offered
    )
    press(writer, draft, "offer:statement.actor:sss-azerbaijan")
    assert content(draft)["statement.actor"] == "sss-azerbaijan"


@pytest.mark.parametrize(
    "button", ["offer:", "offer:statement.actor:nobody", "offer:no.such.field:x", "offer:claims:x"]
)
def test_what_is_not_offered_changes_nothing(writer: Client, button: str) -> None:
    make_world()
    draft = make_draft({**STATEMENT_5, "statement.actor": "State Security Servise"})
    assert press(writer, draft, button).status_code == 302
    assert content(draft)["statement.actor"] == "State Security Servise"
    assert content(draft)["claims"] == STATEMENT_5["claims"]
