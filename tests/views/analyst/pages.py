"""Reading the draft page in tests the way a browser does: its fields, as they would be sent."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer


class _Fields(HTMLParser):
    """Collects what the form would send: inputs, the chosen radio and option, texts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: dict[str, str] = {}
        self.several: dict[str, list[str]] = {}
        self.ids: list[str] = []
        self._inside = 0
        self._area = ""
        self._select = ""
        self._in_template = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "template":
            self._in_template = True
        if self._in_template:
            return
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "form":
            self._inside += "data-draft" in given
        if not self._inside:
            return
        name = given.get("name", "")
        if tag == "input" and name:
            if given.get("type") == "radio" and "checked" not in given:
                return
            self.several.setdefault(name, []).append(given.get("value", ""))
            self.fields[name] = given.get("value", "")
        elif tag == "textarea":
            self._area = name
            self.fields[name] = ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and ("selected" in given or self._select not in self.fields):
            self.fields[self._select] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self._in_template = False
        elif tag == "textarea":
            # A browser leaves out the first newline of a text.
            if self._area in self.fields:
                self.fields[self._area] = self.fields[self._area].removeprefix("\n")
            self._area = ""
        elif tag == "select":
            self._select = ""
        elif tag == "form":
            self._inside = 0

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area] += data


def fields_of(answer: Answer) -> dict[str, str]:
    """Return what the draft's form would send as it stands on a page."""
    return read(answer).fields


def read(answer: Answer) -> _Fields:
    """Return everything that was collected of a page."""
    parser = _Fields()
    parser.feed(answer.content.decode())
    return parser
