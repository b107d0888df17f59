"""Signs: the same colours and shapes in the code lists, the style sheets and the drawings."""

from __future__ import annotations

import re
from itertools import pairwise

from django.conf import settings

from incidents.enums import SIDE_SIGNS, Side, Verdict
from incidents.templatetags.signs import SHAPES, VERDICTS, side_sign, sides_on_map

SHEET = (settings.BASE_DIR / "static/css/tokens.css").read_text()


def test_side_colours_of_the_style_sheet_are_those_of_the_code_list() -> None:
    light = SHEET.split(":root[data-theme")[0]
    found = dict(re.findall(r"--side-([\w-]+): (#[0-9a-f]{6});", light))
    assert found == {side.value: SIDE_SIGNS[side].colour for side in Side}


def test_no_two_sides_and_no_two_verdicts_share_a_shape() -> None:
    shapes = [SHAPES[SIDE_SIGNS[side].shape] for side in Side]
    assert len(set(shapes)) == len(Side)
    assert len(set(VERDICTS.values())) == len(Verdict)


def test_signs_are_hidden_from_those_who_hear_the_page() -> None:
    assert 'aria-hidden="true"' in side_sign(Side.ARMENIA)


def test_the_map_is_given_the_sides_in_alphabetical_order() -> None:
    labels = [side["label"] for side in sides_on_map().values()]
    assert all(one < other for one, other in pairwise(labels))
