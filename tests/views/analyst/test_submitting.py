"""From a new statement to submitted claims, without scripts: statement 5 of December 2020."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from incidents.enums import ClaimStatus, DraftStatus
from incidents.models import CasualtyFigure, Claim, Draft, Incident
from tests.desk.story import STATEMENT_5, make_world
from tests.factories.drafts import make_draft
from tests.views.analyst.pages import fields_of
from tests.views.analyst.test_draft_page import content, page, press

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.django_db


def is_ready(answer: Answer) -> bool:
    """Whether the checklist on a page says that nothing is missing."""
    return answer.content.count(b'class="checklist-ready"') == 1


def type_card(writer: Client, draft: Draft, of: str) -> None:
    """Fill the empty card a draft begins with, or one more, as the story has it, row by row."""
    keys = content(draft)["claims"].split()
    if f"claims.{keys[-1]}.title" in content(draft):
        press(writer, draft, "add:claims")
    key = content(draft)["claims"].split()[-1]
    at, story = f"claims.{key}", f"claims.{of}"
    wanted = {
        path.removeprefix(f"{story}."): text
        for path, text in STATEMENT_5.items()
        if path.startswith(f"{story}.")
    }
    for rows in ("sites", "figures"):
        for name in wanted.get(rows, "").split():
            if (
                len(content(draft).get(f"{at}.{rows}", "").split())
                < wanted[rows].split().index(name) + 1
            ):
                press(writer, draft, f"add:{at}.{rows}")
    typed = {f"{at}.{name}": text for name, text in wanted.items() if name.count(".") == 0}
    typed = {path: text for path, text in typed.items() if path.rpartition(".")[2] != "incident"}
    for rows in ("sites", "figures"):
        typed.pop(f"{at}.{rows}", None)
        keys = content(draft).get(f"{at}.{rows}", "").split()
        for mine, theirs in zip(keys, wanted.get(rows, "").split(), strict=True):
            start = f"{rows}.{theirs}."
            typed |= {
                f"{at}.{rows}.{mine}.{name.removeprefix(start)}": text
                for name, text in wanted.items()
                if name.startswith(start)
            }
    press(writer, draft, "save", **typed)


def test_statement_5_is_logged_from_new_to_submitted_without_scripts(writer: Client) -> None:
    make_world()
    verbatim = STATEMENT_5["statement.verbatim"]
    began = writer.post(
        "/desk/new/", {"address": "https://ministry.example/news/1", "text": verbatim}
    )
    draft = Draft.objects.get()
    assert began["Location"].startswith(page(draft))
    publication = content(draft)["publications"]
    press(
        writer,
        draft,
        "save",
        **{
            f"publications.{publication}.outlet_name": "The ministry's site",
            "statement.actor": "Azerbaijani Ministry of Defence",
            "add.statement.joint": "State Security Service",
            "statement.issued": "13.12.2020",
            "statement.language": "en",
            "statement.summary": STATEMENT_5["statement.summary"],
        },
    )
    for of in ("sur", "hadrut", "clash"):
        type_card(writer, draft, of)
    checked = press(writer, draft, "check")
    assert checked["Location"] == f"{page(draft)}?check=1#checklist"
    assert is_ready(writer.get(checked["Location"]))
    answer = press(writer, draft, "submit")
    assert answer["Location"] == page(draft)
    result = writer.get(page(draft)).content.decode()
    assert "Submitted for review" in result
    draft.refresh_from_db()
    assert draft.status == DraftStatus.SUBMITTED
    assert list(Claim.objects.values_list("status", flat=True)) == [ClaimStatus.SUBMITTED] * 3
    killed = CasualtyFigure.objects.filter(harm="killed").order_by("claim_id")
    assert [(one.claim.incident.title, one.best) for one in killed] == [
        ("Attack near Sur", 3),
        ("Attack near Hadrut", 1),
    ]


def test_what_is_missing_is_listed_at_its_field_and_nothing_is_submitted(writer: Client) -> None:
    make_world()
    draft = make_draft({"statement.summary": "One", "claims": "kaa", "claims.kaa.title": "Attack"})
    answer = press(writer, draft, "submit")
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Not submitted" in text
    assert text.count('id="error-statement-actor"') == 1
    assert text.count('id="error-claims-kaa-when"') == 1
    assert Claim.objects.count() == 0
    assert content(draft)["claims.kaa.title"] == "Attack"


def test_a_warning_is_answered_with_a_reason(writer: Client) -> None:
    make_world()
    without_source = {
        path: text for path, text in STATEMENT_5.items() if not path.startswith("publications")
    }
    draft = make_draft(without_source)
    listed = writer.get(f"{page(draft)}?check=1")
    fields = fields_of(listed)
    assert fields["answers.no_source"] == ""
    writer.post(page(draft), fields | {"answers.no_source": "Heard on the radio.", "do": "check"})
    assert content(draft)["answers.no_source"] == "Heard on the radio."
    assert is_ready(writer.get(f"{page(draft)}?check=1"))


def test_the_same_clash_twice_has_to_be_answered(writer: Client, colleague: Client) -> None:
    make_world()
    press(writer, make_draft(STATEMENT_5), "submit")
    clash = Incident.objects.get(title__startswith="Clash")
    again = make_draft(STATEMENT_5 | {"publications.p1x.url": "https://ministry.example/news/2"})
    near = writer.get(f"{page(again)}cards/clash/similar/").content.decode()
    assert f'name="claims.clash.relations.{clash.pk}"' in near
    assert press(writer, again, "submit").status_code == 409
    fields = fields_of(writer.get(f"{page(again)}?check=1"))
    assert f"claims.clash.relations.{clash.pk}" not in fields
    path = f"claims.clash.relations.{clash.pk}"
    writer.post(page(again), fields | {path: "different", "do": "save"})
    assert content(again)[path] == "different"
