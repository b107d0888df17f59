"""Two ways to log a statement, by mouse and by keyboard alone; each counts what it does.

What counts: each click, each drag, each key outside free text, each choice. What does not: the
words typed or pasted into fields, and what is typed to find words in the statement.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.e2e.desk import expect_saved, field

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.e2e.desk_telling import Telling, Told

WORD_PLACE = """([pane, words]) => {
  const at = pane.textContent.indexOf(words);
  const box = (start, end) => {
    const range = document.createRange();
    range.setStart(pane.firstChild, start);
    range.setEnd(pane.firstChild, end);
    range.startContainer.parentElement.scrollTop = 0;
    return range.getBoundingClientRect();
  };
  const first = box(at, at + 1);
  const last = box(at + words.length - 1, at + words.length);
  return [
    [first.left, first.top + first.height / 2],
    [last.right, last.top + last.height / 2],
  ];
}"""


GONE = "() => !document.querySelector('form[data-draft]')"
TOLD = f"() => ({GONE})() || document.querySelector('.check, .checklist-ready')"
"""The draft is submitted, or the checklist says what is in the way."""


class Hands:
    """What both ways share: the page, the count, and the card at work."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def write(self, text: str) -> None:
        """Type or paste free text where the focus is: not counted."""
        self.page.keyboard.insert_text(text)

    def press(self, *keys: str) -> None:
        """Press keys outside free text."""
        for key in keys:
            self.count += 1
            self.page.keyboard.press(key)

    def click(self, target: Locator) -> None:
        """Click, or click a choice."""
        self.count += 1
        target.click()

    def option(self) -> Locator:
        """The first thing suggested for what was typed."""
        first = self.page.locator("#suggestions [role=option]").first
        expect(first).to_be_visible()
        return first

    def cards(self) -> list[str]:
        """The keys of the cards in their order."""
        found = self.page.locator("[data-card]:visible").all()
        return [str(card.get_attribute("data-card")) for card in found]

    def focused(self) -> str:
        """The name of the field in focus."""
        return str(self.page.evaluate("document.activeElement.name ?? ''"))

    def log(self, telling: Telling) -> int:
        """Log a whole statement up to its submission; return how many interactions it took."""
        self.count = 0
        self.begin(telling)
        self.page.wait_for_selector("form[data-draft][data-ready]")
        self.speaker(telling)
        for number, told in enumerate(telling.claims):
            self.claim(told, number)
        expect_saved(self.page)
        self.submit()
        self.page.wait_for_function(TOLD)
        assert [one.inner_text() for one in self.page.locator(".check").all()] == []
        self.page.wait_for_function(GONE)
        return self.count

    def begin(self, telling: Telling) -> None:
        """Paste the address and the words."""
        raise NotImplementedError

    def speaker(self, telling: Telling) -> None:
        """Say who speaks and when."""
        raise NotImplementedError

    def claim(self, told: Told, number: int) -> None:
        """Fill in a card."""
        raise NotImplementedError

    def submit(self) -> None:
        """Check and submit."""
        raise NotImplementedError


class Mouse(Hands):
    """With a mouse; the keyboard only writes."""

    def into(self, path: str, text: str) -> None:
        self.click(field(self.page, path))
        self.write(text)

    def pick(self, path: str, text: str) -> None:
        self.into(path, text)
        self.click(self.option())

    def choose(self, path: str, value: str) -> None:
        """Open a list of choices and click one of them: two clicks."""
        self.count += 2
        field(self.page, path).select_option(value)

    def begin(self, telling: Telling) -> None:
        self.page.goto("/desk/new/")
        self.click(self.page.get_by_label("Address", exact=True))
        self.write(telling.address)
        self.click(self.page.get_by_label("Text", exact=True))
        self.write(telling.words)
        self.click(self.page.get_by_role("button", name="Begin the draft"))

    def speaker(self, telling: Telling) -> None:
        self.click(field(self.page, "statement.actor"))
        self.write(telling.actor)
        self.click(self.option())
        self.into("statement.issued", telling.issued)
        if telling.joint:
            self.click(self.page.locator("summary", has_text="Joint statement"))
            self.pick("add.statement.joint", telling.joint)

    def settled(self, pane: Locator, words: str) -> list[list[float]]:
        """Where words begin and end, once answers of the server move nothing above them."""
        expect_saved(self.page)
        handle, before = pane.element_handle(), None
        while before != (place := self.page.evaluate(WORD_PLACE, [handle, words])):
            before = place
            self.page.wait_for_timeout(400)
        found: list[list[float]] = place
        return found

    def quote(self, at: str, answer: str, words: str) -> None:
        pane = self.page.locator("[data-verbatim]")
        pane.scroll_into_view_if_needed()
        start, end = self.settled(pane, words)
        self.count += 1
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=4)
        self.page.mouse.up()
        assert self.page.evaluate("getSelection().toString()").strip() == words
        card = self.page.locator(f'[data-card="{at.split(".")[1]}"]')
        self.click(card.locator(f'[data-answer="{answer}"] [data-quote]'))

    def claim(self, told: Told, number: int) -> None:
        if number:
            self.click(self.page.get_by_role("button", name="Add a claim about an incident"))
        at = f"claims.{self.cards()[-1]}"
        if told.joins:
            self.pick(f"{at}.incident", told.joins)
        else:
            self.into(f"{at}.title", told.title)
        self.into(f"{at}.when", told.when)
        self.quote(at, "when", told.quote)
        for order, place in enumerate(told.places):
            if order:
                self.click(self._add(at, "sites"))
            self.pick(self._last(f"{at}.sites", "text"), place)
        self.choose(f"{at}.event_type", told.kind)
        self.click(self.page.locator(f'[name="{at}.initiator"][value="{told.initiator}"]'))
        if told.figures:
            self.click(self._card(at).locator("[data-figures-line]"))
            self.write(told.figures)
            self.press("Enter")
        for outcome, place in told.outcomes:
            self.click(self._add(at, "outcomes"))
            self.choose(self._last(f"{at}.outcomes", "outcome"), outcome)
            self.pick(self._last(f"{at}.outcomes", "text"), place)
        self.into(f"{at}.paraphrase", told.paraphrase)
        if told.clause:
            self.click(self._card(at).locator("summary", has_text="Clause, quotation"))
            self.choose(f"{at}.clause", told.clause)

    def _card(self, at: str) -> Locator:
        return self.page.locator(f'[data-card="{at.split(".")[1]}"]')

    def _add(self, at: str, rows: str) -> Locator:
        return self.page.locator(f'button[value="add:{at}.{rows}"]')

    def _last(self, rows: str, name: str) -> str:
        keys = field(self.page, rows).input_value().split()
        return f"{rows}.{keys[-1]}.{name}"

    def submit(self) -> None:
        self.click(self.page.get_by_role("button", name="Submit for review"))


class Keys(Hands):
    """With the keyboard alone."""

    LETTERS = {"advance": "ad", "sabotage": "sa", "ground_clash": "g", "control_taken": "c"}
    """What is typed to choose a kind or an outcome from its list."""

    PRESSES: dict[str, Any] = {"armenia": ("Space",), "azerbaijan": ("ArrowDown",)}
    """From the first radio button."""

    def pick(self, text: str) -> None:
        self.write(text)
        self.option()
        self.press("Enter")

    def choose(self, value: str) -> None:
        self.press(*self.LETTERS[value])

    def begin(self, telling: Telling) -> None:
        self.page.goto("/desk/")
        self.page.wait_for_load_state("networkidle")
        self.press("n")
        self.page.wait_for_url("**/desk/new/")
        expect(self.page.get_by_label("Address", exact=True)).to_be_focused()
        self.write(telling.address)
        self.press("Tab")
        self.write(telling.words)
        self.press("Tab", "Enter")

    def speaker(self, telling: Telling) -> None:
        self.press("Alt+g")
        self.pick(telling.actor)
        self.press("Tab")
        assert self.focused() == "statement.issued"
        self.write(telling.issued)
        if telling.joint:
            # Language, summary, the fold, what is in it.
            self.press("Tab", "Tab", "Tab", "Enter", "Tab")
            assert self.focused() == "add.statement.joint"
            self.pick(telling.joint)

    def quote(self, words: str) -> None:
        before = self.focused()
        self.press("Alt+w")
        self.page.keyboard.type(words)
        self.press("Enter")
        assert self.focused() == before

    def claim(self, told: Told, number: int) -> None:
        self.press("Alt+a" if number else "Alt+n")
        if told.joins:
            self.pick(told.joins)
        else:
            self.press("Tab")
            assert self.focused().endswith(".title")
            self.write(told.title)
        self.press("Alt+y")
        self.write(told.when)
        self.quote(told.quote)
        for place in told.places:
            self.press("Alt+l")
            self.pick(place)
        self.press("Alt+k")
        self.choose(told.kind)
        self.press("Alt+i", *self.PRESSES[told.initiator])
        if told.figures:
            self.press("Alt+c")
            self.write(told.figures)
            self.press("Enter")
        for outcome, place in told.outcomes:
            self.press("Alt+o")
            self.choose(outcome)
            self.press("Tab")
            self.pick(place)
        self.press("Alt+m")
        self.write(told.paraphrase)
        if told.clause:
            # The fold, what is in it.
            self.press("Tab", "Enter", "Tab")
            assert self.focused().endswith(".clause")
            self.press("ArrowDown")

    def submit(self) -> None:
        self.press("Control+Enter")
        expect(self.page.locator("[data-checklist]")).to_be_focused()
        self.press("Control+Enter")


COUNTED = re.compile(r"(\d+) interactions with the mouse and (\d+) with the keyboard")
"""How `docs/analyst.md` states what statement 5 takes."""
