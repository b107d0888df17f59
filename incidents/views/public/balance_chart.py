"""Shares by side as a drawing: a lane for each side, a bar for each month or grade.

Pure: shares in, numbers of an SVG out. A full lane is all of them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from incidents.enums import Side
from incidents.exchange.balance import Share

LABELS: Final = 116.0
WIDTH: Final = 720.0
LANE: Final = 44.0
BAR: Final = 32.0
AXIS: Final = 22.0
LEAST_STEP: Final = 14.0
WIDEST_BAR: Final = 40.0
TICK_APART: Final = 64.0


@dataclass(frozen=True, slots=True)
class ShareBar:
    """One share: where it stands in the drawing, how high it is, what it says."""

    x: float
    y: float
    width: float
    height: float
    label: str


@dataclass(frozen=True, slots=True)
class ShareLane:
    """The bars of one side; `top` is where all of them would reach to."""

    side: Side
    top: float
    base: float
    bars: tuple[ShareBar, ...]


@dataclass(frozen=True, slots=True)
class ShareTick:
    """A column named below the lanes."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class ShareChart:
    """The whole drawing in units of its view box."""

    width: float
    height: float
    left: float
    lanes: tuple[ShareLane, ...]
    ticks: tuple[ShareTick, ...]

    @property
    def inner(self) -> float:
        """How wide the lanes are without their names."""
        return round(self.width - self.left, 1)


def draw(
    columns: Sequence[str], lanes: Sequence[tuple[Side, Sequence[Share | None]]]
) -> ShareChart:
    """Return the chart of `lanes`, each with a share, or None, for each of `columns`."""
    step = max(LEAST_STEP, (WIDTH - LABELS) / len(columns))
    every = max(1, math.ceil(TICK_APART / step)) if len(columns) > 8 else 1
    return ShareChart(
        width=round(LABELS + step * len(columns), 1),
        height=LANE * len(lanes) + AXIS,
        left=LABELS,
        lanes=tuple(
            _lane(number, side, columns, shares, step)
            for number, (side, shares) in enumerate(lanes)
        ),
        ticks=tuple(
            ShareTick(round(LABELS + step * (n + 0.5), 1), name)
            for n, name in enumerate(columns)
            if n % every == 0
        ),
    )


def _lane(
    number: int, side: Side, columns: Sequence[str], shares: Sequence[Share | None], step: float
) -> ShareLane:
    base = LANE * (number + 1) - 6
    width = min(WIDEST_BAR, step * 0.8)
    bars = []
    for n, (name, share) in enumerate(zip(columns, shares, strict=True)):
        if share is None:
            continue
        height = round(BAR * share.count / share.out_of, 1) if share.out_of else 0.0
        label = f"{side.label}, {name}: {share.count} / {share.out_of}"
        x = LABELS + step * (n + 0.5) - width / 2
        bars.append(ShareBar(round(x, 1), round(base - height, 1), round(width, 1), height, label))
    return ShareLane(side, base - BAR, base, tuple(bars))
