"""Versions in words: why something was changed, and what stood in a field."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template

from incidents.comparison import FigureView
from incidents.enums import CasualtyCategory, Count, EventType, Harm, Side, Stance
from incidents.revisions import Change, Field, changes
from incidents.templatetags.versions import ACTS, why_words

OF_THE_GAZETTEER = {"import_places", "load_areas", "load_places"}
"""Reasons of commands that change no record with versions."""


def test_every_reason_the_code_notes_by_itself_has_words() -> None:
    code = Path(settings.BASE_DIR) / "incidents"
    noted = {
        reason
        for file in code.rglob("*.py")
        for reason in re.findall(
            r'pghistory\.context\([^()]*reason="([^"]+)"', file.read_text(encoding="utf-8")
        )
    }
    assert len(noted) > 10
    assert noted - set(ACTS) - OF_THE_GAZETTEER == set()


def test_words_that_were_given_stand_as_they_are() -> None:
    assert why_words("The number was misread.") == "The number was misread."
    assert why_words("submit") == "handed in for review"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("as it is", "as it is"),
        (Stance.DENIES, "denies"),
        (EventType.ADVANCE, str(EventType.ADVANCE.label)),
        (
            FigureView(
                Side.ARMENIA, CasualtyCategory.MILITARY, Harm.KILLED, Count.STATED, None, 2, None
            ),
            "Armenia, military, killed: 2",
        ),
        ("<b>", "&lt;b&gt;"),
    ],
)
def test_a_value_is_shown_in_words(value: object, words: str) -> None:
    shown = Template("{% load versions %}{% version_value value %}").render(
        Context({"value": value})
    )
    assert shown == words


def test_a_text_that_changed_is_escaped_piece_by_piece() -> None:
    differ: tuple[Change, ...] = changes(
        [Field("title", "Title", text="<i>One</i>")], [Field("title", "Title", text="<i>Two</i>")]
    )
    html = Template("{% include 'includes/_changes.html' %}").render(Context({"changes": differ}))
    assert "<del>One</del><ins>Two</ins>" in html
    assert "<i>" not in html
