"""docs/analyst.md names the keys and limits that there are; the help sheet has words for all."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.conf import settings

from incidents.desk import paths
from incidents.forms.new_statement import LONGEST_ADDRESS
from incidents.forms.records.bulk import MOST_ROWS

ROOT = Path(settings.BASE_DIR)
HEADINGS = {
    "everywhere": "On every page of the desk",
    "lists": "In lists and tables",
    "draft": "In a draft",
    "review": "On a claim under review",
}
DOCUMENTS = {"review": "docs/editor.md"}
"""Where the keys of a place are told of, where that is not docs/analyst.md."""

NAMES = {"ArrowDown": "↓", "ArrowUp": "↑"}


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def words() -> dict[str, str]:
    """The words of the help sheet by their ids."""
    template = text_of("templates/analyst/_help_words.html")
    return dict(re.findall(r"data-([\w-]+)=\"\{% trans '([^']*)' %\}\"", template))


def shortcuts() -> list[tuple[str, str, list[str]]]:
    """The ids, places and keys of the table in the script, in its order."""
    script = text_of("static/js/desk/shortcuts.js")
    rows = re.findall(r'\{ id: "([\w-]+)", on: "(\w+)", keys: (\[[^\]]*\])', script)
    return [(name, place, json.loads(keys)) for name, place, keys in rows]


def wanted_rows(place: str) -> list[str]:
    """The lines of the document's table of one place, one for each thing that can be done."""
    keys: dict[str, list[str]] = {}
    for name, on, pressed in shortcuts():
        if on == place:
            keys.setdefault(name, []).extend(NAMES.get(key, key) for key in pressed)
    said = words()
    return [
        f"| {' or '.join(f'`{key}`' for key in pressed)} | {said.get(name)} |"
        for name, pressed in keys.items()
    ]


def section(heading: str, document: str = "docs/analyst.md") -> str:
    return re.split(r"\n#+ ", text_of(document).split(f"# {heading}\n", 1)[1])[0]


def rows_of(heading: str, document: str = "docs/analyst.md") -> list[str]:
    """The body lines of the table under a heading of a document."""
    return [line for line in section(heading, document).splitlines() if line.startswith("|")][2:]


def test_every_shortcut_is_read_from_the_script() -> None:
    script = text_of("static/js/desk/shortcuts.js")
    assert len(shortcuts()) == len(re.findall(r"\bkeys: \[", script))
    assert {place for _name, place, _keys in shortcuts()} == set(HEADINGS)


@pytest.mark.parametrize("place", HEADINGS)
def test_the_document_shows_every_key_with_the_words_of_the_help_sheet(place: str) -> None:
    assert words()[place] == HEADINGS[place]
    document = DOCUMENTS.get(place, "docs/analyst.md")
    assert rows_of(HEADINGS[place], document) == wanted_rows(place)


def test_the_document_names_the_limits_that_hold() -> None:
    rows = paths.MAX_ROWS
    assert rows_of("Limits") == [
        f"| an address | {LONGEST_ADDRESS:,} characters |",
        f"| the words of a statement, and its translation | {paths.MAX_TEXT:,} characters each |",
        f"| a draft in all | {paths.MAX_TOTAL:,} characters |",
        f"| claims in a draft | {rows['claims']} |",
        f"| pages where a statement was read | {rows['publications']} |",
        f"| places and outcomes of a claim | {rows['sites']} each |",
        f"| casualty figures of a claim | {rows['figures']} |",
        f"| rows changed at once | {MOST_ROWS} |",
    ]
    assert rows["sites"] == rows["outcomes"]
