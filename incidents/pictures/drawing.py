"""The picture of an incident as networks show it beside a link. Values in, PNG out."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.enums import Verdict

from .canvas import SIZE, Canvas, Face, shortened, width_of, wrapped
from .facts import PictureFacts
from .map import draw_map

PAPER, INK, SOFT, RULE = "#fbfaf6", "#1b1b19", "#55534d", "#d5d1c6"
VERDICT_COLOURS = {
    Verdict.AGREE: "#235c41",
    Verdict.DISPUTE: "#8a2a1c",
    Verdict.ONE_SIDE: "#5b4a12",
    Verdict.NOBODY: "#55534d",
}

EDGE = 56
MAP_WIDTH = 400
COLUMN = SIZE[0] - MAP_WIDTH - 2 * EDGE
ROW = 36


def draw(facts: PictureFacts) -> bytes:
    """Return the picture as PNG, 1200 by 630 pixels."""
    canvas = Canvas(PAPER)
    canvas.paste(draw_map(facts, MAP_WIDTH, SIZE[1]), (SIZE[0] - MAP_WIDTH, 0))
    canvas.text((EDGE, 64), settings.SITE_NAME, "ui-bold", 20, SOFT)
    canvas.text_at_end((EDGE + COLUMN, 64), facts.reference, "ui", 20, SOFT)
    canvas.line([(EDGE, 80), (EDGE + COLUMN, 80)], INK, 1.5)
    below = _headline(canvas, facts, 132)
    _sides(canvas, facts, max(below, 345))
    _verdicts(canvas, facts)
    return canvas.png()


def _headline(canvas: Canvas, facts: PictureFacts, top: float) -> float:
    """Title, day and place; returns where what follows may begin."""
    size = 40 if len(facts.title) < 70 else 33
    lines = wrapped(facts.title, "text-bold", size, COLUMN, 3 if size < 40 else 2)
    for line in lines:
        canvas.text((EDGE, top), line, "text-bold", size, INK)
        top += size * 1.2
    lines_below: tuple[tuple[str, Face], ...] = (
        (facts.when, "ui-bold"),
        (facts.what, "ui"),
        (facts.where, "ui"),
    )
    for words, face in lines_below:
        canvas.text((EDGE, top), shortened(words, face, 20, COLUMN), face, 20, SOFT)
        top += 28
    return top + 16


def _sides(canvas: Canvas, facts: PictureFacts, top: float) -> None:
    """One row a side: shape, name, number of claims. More than three rows take two columns."""
    rows = min(len(facts.sides), 3)
    for place, (side, number) in enumerate(facts.sides):
        x, y = EDGE + (place // rows) * COLUMN / 2, top + (place % rows) * ROW
        words = ngettext("%(number)d claim", "%(number)d claims", number) % {"number": number}
        canvas.side((x, y - 20), side, 23)
        canvas.text((x + 36, y), str(side.label), "ui-bold", 22, INK)
        canvas.text((x + 222, y), words, "ui", 22, INK)


def _verdicts(canvas: Canvas, facts: PictureFacts) -> None:
    """Question and verdict, in two columns; the assessment on both axes below."""
    start = SIZE[1] - 56 - 28 * 3
    canvas.line([(EDGE, start - 32), (EDGE + COLUMN, start - 32)], RULE, 1)
    for place, (question, verdict) in enumerate(facts.verdicts):
        at = EDGE + (place % 2) * COLUMN / 2, start + (place // 2) * 28
        canvas.text(at, f"{question}:", "ui", 19, SOFT)
        after = at[0] + width_of(f"{question}: ", "ui", 19), at[1]
        canvas.text(after, str(verdict.label), "ui-bold", 19, VERDICT_COLOURS[verdict])
    words = _("Occurrence: %(occurrence)s. Responsibility: %(responsibility)s.") % {
        "occurrence": facts.assessment[0],
        "responsibility": facts.assessment[1],
    }
    at = (EDGE, SIZE[1] - 46)
    canvas.text(at, shortened(words, "ui", 19, COLUMN), "ui", 19, INK)
