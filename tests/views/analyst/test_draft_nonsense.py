"""Nonsense in every field of a draft: a sentence at the field, what was typed stays, no 500."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.desk.story import STATEMENT_5, make_world
from tests.factories.drafts import make_draft
from tests.views.analyst.pages import fields_of

if TYPE_CHECKING:
    from incidents.models import Draft

pytestmark = pytest.mark.django_db

NONSENSE = "zzz nonsense 99999"
DECEIVING = "\x00a\u202eb"
CARD = "claims.sur"
# Free words say what they say; positions and marks are put there by the page, not by people.
FREE = re.compile(
    r"(verbatim|translation|title|outlet_name|note|summary|description|no_place_reason|paraphrase"
    r"|_start|_end|\.start|\.end|repeats_no|\.place)$"
)


@pytest.fixture
def draft() -> Draft:
    make_world()
    content = {path: text for path, text in STATEMENT_5.items() if not path.startswith("claims.")}
    first = {path: text for path, text in STATEMENT_5.items() if path.startswith(f"{CARD}.")}
    rows = {f"{CARD}.outcomes": "o1", f"{CARD}.outcomes.o1.outcome": "none"}
    return make_draft(content | first | rows | {"claims": "sur"})


def page(draft: Draft) -> str:
    return f"/desk/drafts/{draft.public_id}/"


def told(html: str, path: str) -> str:
    """What is said at a field as refused, or asked."""
    slug = re.escape(path.replace(".", "-"))
    error = re.search(rf'id="error-{slug}"[^>]*>([^<]+)', html)
    said = re.search(rf'id="said-{slug}".*?</p>', html, re.DOTALL)
    warning = re.search(r'class="warning">([^<]+)', said.group(0)) if said else None
    return (error or warning or [""] * 2)[1].strip()


def sent(writer: Client, draft: Draft, **typed: str) -> tuple[int, str]:
    """Status and page after the whole form was sent with other words in some fields."""
    fields = fields_of(writer.get(page(draft)))
    answer = writer.post(page(draft), {**fields, **typed, "do": "check"})
    if answer.status_code == 302:
        return 302, writer.get(answer["Location"].split("#")[0]).text
    return answer.status_code, answer.text


def test_a_wrong_value_is_answered_at_its_field_and_stays(writer: Client, draft: Draft) -> None:
    paths = [name for name in fields_of(writer.get(page(draft))) if "." in name]
    silent, lost = [], []
    for path in paths:
        if FREE.search(path) or path.endswith(".claim") or path.startswith("add."):
            continue
        again = make_draft(draft.content)
        _status, html = sent(writer, again, **{path: NONSENSE})
        if not told(html, path):
            silent.append(path)
        if not re.search(rf'(value="|>\s*){NONSENSE}("|</)', html):
            lost.append(path)
    assert len(paths) > 60
    assert silent == []
    assert lost == []


@pytest.mark.parametrize(
    "path", ["add.statement.joint", f"{CARD}.claim", "claims", f"{CARD}.sites", "version"]
)
def test_what_only_a_script_would_send_is_refused_without_a_crash(
    writer: Client, draft: Draft, path: str
) -> None:
    status, html = sent(writer, draft, **{path: DECEIVING})
    assert status in {302, 400, 409}
    assert "\x00" not in html


def test_what_cannot_be_stored_is_left_out_of_every_field_at_once(
    writer: Client, draft: Draft
) -> None:
    fields = fields_of(writer.get(page(draft)))
    words = {
        path: DECEIVING + text
        for path, text in fields.items()
        if "." in path and not path.endswith((".claim", ".sites", ".figures", ".outcomes"))
    }
    status, html = sent(writer, draft, **words)
    assert status in {302, 400}
    assert not {"\x00", "\u202e"} & set(html)
    draft.refresh_from_db()
    assert not {"\x00", "\u202e"} & set("".join(draft.content.values()))
