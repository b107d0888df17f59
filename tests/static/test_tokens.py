"""Design tokens: one dark however it is asked for, and contrast for every pair that meets."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from incidents.enums import Side

SHEET = (settings.BASE_DIR / "static/css/tokens.css").read_text()
BLOCKS = {
    selector.strip(): dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", body))
    for selector, body in re.findall(r"(:root[^{]*)\{([^{}]*)\}", SHEET)
}
LIGHT = BLOCKS[":root"]
DARK = LIGHT | BLOCKS[':root[data-theme="dark"]']
THEMES = {"light": LIGHT, "dark": DARK}

PAPERS = ("paper", "paper-raised", "paper-sunk")
TEXTS = ("ink", "ink-soft", "link", "error", "agree", "dispute", "one-side", "nobody")
SIDES = tuple(f"side-{side.value}" for side in Side)

READ = [
    *[(text, paper) for text in TEXTS for paper in PAPERS],
    *[(text, text_paper) for text, text_paper in (("error", "error-paper"), ("paper", "ink"))],
    *[("map-ink", ground) for ground in ("map-land", "map-water")],
]
"""Text on its ground: 4.5 to 1."""

SEEN = [
    *[(mark, paper) for mark in (*SIDES, "focus", "ink-soft") for paper in PAPERS[:2]],
    *[(side, ground) for side in SIDES for ground in ("map-land", "map-water")],
    ("focus", "map-land"),
    ("map-area", "map-land"),
]
"""Signs, borders of fields and lines that carry meaning on their ground: 3 to 1."""


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("pairs", "least"), [(READ, 4.5), (SEEN, 3)], ids=["read", "seen"])
def test_colours_that_meet_have_enough_contrast(
    theme: str, pairs: list[tuple[str, str]], least: float
) -> None:
    sheet = THEMES[theme]
    ratios = {(one, ground): contrast(sheet[one], sheet[ground]) for one, ground in pairs}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < least} == {}


def test_dark_is_the_same_for_the_device_and_for_the_reader() -> None:
    device = BLOCKS[':root:not([data-theme="light"])']
    assert device == BLOCKS[':root[data-theme="dark"]']


def test_dark_names_no_colour_that_light_has_not() -> None:
    assert set(BLOCKS[':root[data-theme="dark"]']) - set(LIGHT) == set()


def test_no_other_style_sheet_names_a_colour_but_black_and_white() -> None:
    sheets = (settings.BASE_DIR / "static/css").glob("*.css")
    found = {
        (sheet.name, colour)
        for sheet in sheets
        if sheet.name != "tokens.css"
        for colour in re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet.read_text())
        if not re.match(r"#(000|fff)", colour)
    }
    assert found == set()


def test_the_contrast_of_black_on_white_is_that_of_the_guidelines() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
