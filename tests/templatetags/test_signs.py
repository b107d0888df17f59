"""Signs: the same colours and shapes in the code lists, the style sheets and the drawings."""

from __future__ import annotations

import re
from itertools import pairwise

from django.conf import settings

from incidents.enums import SIDE_SIGNS, Side, Verdict
from incidents.templatetags.signs import SHAPES, VERDICTS, side_sign, sides_on_map

TOKENS = (settings.BASE_DIR / "static/css/tokens.css").read_text()
LIGHT, DARK = TOKENS.split("@media (prefers-color-scheme: dark)")
TEXTS = ("ink", "ink-soft", "link", "error", "agree", "dispute", "one-side", "nobody")


def tokens(sheet: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", sheet))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_side_colours_of_the_style_sheet_are_those_of_the_code_list() -> None:
    expected = {f"side-{side.value}": SIDE_SIGNS[side].colour for side in Side}
    found = {name: value for name, value in tokens(LIGHT).items() if name.startswith("side-")}
    assert found == expected


def test_every_text_colour_has_enough_contrast_in_light_and_dark() -> None:
    faint = []
    for sheet in (tokens(LIGHT), tokens(LIGHT) | tokens(DARK)):
        for paper in ("paper", "paper-raised", "paper-sunk"):
            faint += [(name, paper) for name in TEXTS if contrast(sheet[name], sheet[paper]) < 4.5]
    assert faint == []


def test_every_side_colour_can_be_told_from_the_paper_and_the_map() -> None:
    faint = []
    for sheet in (tokens(LIGHT), tokens(LIGHT) | tokens(DARK)):
        for paper in ("paper", "paper-raised"):
            names = [f"side-{side.value}" for side in Side]
            faint += [(name, paper) for name in names if contrast(sheet[name], sheet[paper]) < 3]
    assert faint == []


def test_no_two_sides_and_no_two_verdicts_share_a_shape() -> None:
    shapes = [SHAPES[SIDE_SIGNS[side].shape] for side in Side]
    assert len(set(shapes)) == len(Side)
    assert len(set(VERDICTS.values())) == len(Verdict)


def test_signs_are_hidden_from_those_who_hear_the_page() -> None:
    assert 'aria-hidden="true"' in side_sign(Side.ARMENIA)


def test_the_map_is_given_the_sides_in_alphabetical_order() -> None:
    labels = [side["label"] for side in sides_on_map().values()]
    assert all(one < other for one, other in pairwise(labels))
