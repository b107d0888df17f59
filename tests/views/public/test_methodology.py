"""The methodology page: every code and every sign of the program, and a way to each chapter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from incidents.enums import (
    CasualtyCategory,
    Count,
    Credibility,
    EventType,
    Harm,
    Outcome,
    Reliability,
    Side,
    SiteRole,
    Verdict,
)
from incidents.templatetags.kinds import KINDS, MARKS

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_methodology_lists_the_code_lists_of_the_program(client: Client) -> None:
    html = text(client, "/methodology/")
    lists = (Side, Reliability, Credibility, Outcome, SiteRole, Harm, CasualtyCategory, Count)
    labels = [one.label for codes in lists for one in codes]
    assert [label for label in labels if f"{label}<" not in html] == []
    assert [one for one in Verdict if f"</svg>{one.label}</span> " not in html] == []
    assert [code for code in EventType if f"<code>{code.value}</code>" not in html] == []


def test_methodology_explains_every_shape_of_the_map(client: Client) -> None:
    html = text(client, "/methodology/")
    chapter = html.split('id="drawn"')[1].split("<h2")[0]
    explained = re.findall(r"</svg>\s*(.*?)\s*</li>", chapter)
    kinds = [str(kind.label) for kind in KINDS.values()]
    assert explained == kinds + [str(occurrence.label) for occurrence in MARKS]


def test_the_contents_of_the_methodology_lead_to_every_chapter(client: Client) -> None:
    html = text(client, "/methodology/")
    contents = html.split('class="contents"')[1].split("</nav>")[0]
    leads_to = re.findall(r'href="#([\w-]+)"', contents)
    assert leads_to == re.findall(r'<h2 id="([\w-]+)"', html)
    assert len(leads_to) == 12
