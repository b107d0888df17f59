"""Reading the casualty figures of a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from incidents.enums import CasualtyCategory, Count, Harm, Side
from incidents.understanding.answers import NotUnderstood
from incidents.understanding.counts import understand_count

from .fields import accept, choice, offers_of, whole_number
from .values import ReadFigure

if TYPE_CHECKING:
    from incidents.desk.content import ClaimCard, Part
    from incidents.desk.problems import Found


def figures(card: ClaimCard, found: Found) -> tuple[ReadFigure, ...]:
    """Return the casualty figures of a card; one cell given twice is refused at the second."""
    read: dict[tuple[Side, CasualtyCategory, Harm], ReadFigure] = {}
    for row in card.figures:
        if row.is_blank("side", "category", "harm", "count", "minimum", "best", "maximum"):
            continue
        figure = _figure(row, found)
        if figure is None:
            continue
        cell = (figure.side, figure.category, figure.harm)
        if cell in read:
            found.error(
                row.path("count"),
                "said_twice",
                _("The same people and the same harm stand in another row: give one figure."),
            )
            continue
        read[cell] = figure
    return tuple(read.values())


def _figure(row: Part, found: Found) -> ReadFigure | None:
    side = choice(row, "side", Side, found)
    category = choice(row, "category", CasualtyCategory, found)
    harm = choice(row, "harm", Harm, found)
    asked = {
        "side": _("Say whose losses these are."),
        "category": _("Say who was harmed."),
        "harm": _("Say what happened to them."),
    }
    for name, sentence in asked.items():
        if not row[name]:
            found.missing(row.path(name), f"no_{name}", sentence)
    count = _count(row, found)
    if side is None or category is None or harm is None or count is None:
        return None
    return ReadFigure(row, side, category, harm, *count)


_Counted = tuple[Count, int | None, int | None, int | None]


def _count(row: Part, found: Found) -> _Counted | None:
    """The count of a figure: the three numbers where any is typed, else what `count` says."""
    names = ("minimum", "best", "maximum")
    numbers = [whole_number(row, name, found) for name in names]
    if any(row[name] for name in names):
        if any(found.at(row.path(name)) for name in names):
            return None
        return _numbers(row, numbers, found)
    said = row["count"]
    if said == Count.NONE:
        return Count.NONE, 0, 0, 0
    if said == Count.NOT_STATED:
        return Count.NOT_STATED, None, None, None
    if said in {"", Count.STATED}:
        found.missing(
            row.path("count"),
            "no_count",
            _("Say how many: a number, a range, “none”, or “some” where no number is given."),
        )
        return None
    try:
        answer = understand_count(said)
    except NotUnderstood as refusal:
        found.error(row.path("count"), refusal.code, str(refusal), offers_of(refusal.offer))
        return None
    accept(row, "count", answer, found)
    value = answer.value
    return value.count, value.minimum, value.best, value.maximum


def _numbers(row: Part, numbers: list[int | None], found: Found) -> _Counted | None:
    minimum, best, maximum = numbers
    if row["count"] in {Count.NONE, Count.NOT_STATED} and any(number for number in numbers):
        found.error(
            row.path("count"),
            "count_against_numbers",
            _("It says there is no number, and a number is given: take one of them away."),
        )
        return None
    pairs = (
        ("minimum", minimum, "best", best),
        ("best", best, "maximum", maximum),
        ("minimum", minimum, "maximum", maximum),
    )
    words = {"minimum": _("minimum"), "best": _("best"), "maximum": _("maximum")}
    for low_name, low, high_name, high in pairs:
        if low is not None and high is not None and low > high:
            found.error(
                row.path(high_name),
                "range_not_in_order",
                _("The %(high_name)s, %(high)s, is below the %(low_name)s, %(low)s.")
                % {
                    "high_name": words[high_name],
                    "high": high,
                    "low_name": words[low_name],
                    "low": low,
                },
            )
            return None
    if row["count"] == Count.NONE:
        return Count.NONE, 0, 0, 0
    return Count.STATED, minimum, best, maximum
