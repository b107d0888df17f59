"""A canvas to draw a picture on: text that wraps, shapes of sides, at twice the final size."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Literal

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from incidents.enums import SIDE_SIGNS, Side

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

SIZE = (1200, 630)
"""Width and height in pixels that networks ask of a picture for a link."""

SHARPNESS = 2
"""Drawn so many times larger and then reduced, which smooths slanted edges."""

Face = Literal["text", "text-bold", "ui", "ui-bold"]

# Debian's fonts-dejavu-core: one family that covers Latin, Cyrillic and Armenian.
FILES: dict[Face, str] = {
    "text": "DejaVuSerif.ttf",
    "text-bold": "DejaVuSerif-Bold.ttf",
    "ui": "DejaVuSans.ttf",
    "ui-bold": "DejaVuSans-Bold.ttf",
}

CORNERS: dict[str, tuple[tuple[float, float], ...]] = {
    "triangle": ((8, 1.5), (15, 14.5), (1, 14.5)),
    "square": ((2, 2), (14, 2), (14, 14), (2, 14)),
    "pentagon": ((8, 0.8), (15.4, 6.2), (12.6, 15), (3.4, 15), (0.6, 6.2)),
    "diamond": ((8, 0), (16, 8), (8, 16), (0, 8)),
}
"""The shapes of sides in a box of 16 by 16, as the pages draw them; a circle has no corners."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@lru_cache(maxsize=32)
def font(face: Face, size: float) -> ImageFont.FreeTypeFont:
    """Return a font of `size` pixels of the final picture. OSError where it is not installed."""
    return ImageFont.truetype(FILES[face], round(size * SHARPNESS))


class Canvas:
    """A drawing; all numbers are pixels of the final picture."""

    def __init__(self, paper: str, size: tuple[int, int] = SIZE) -> None:
        self.size = size
        self._image = Image.new("RGB", (size[0] * SHARPNESS, size[1] * SHARPNESS), paper)
        self._draw = ImageDraw.Draw(self._image, "RGBA")

    def png(self) -> bytes:
        """Return the picture as PNG."""
        out = BytesIO()
        self._image.reduce(SHARPNESS).save(out, "PNG")
        return out.getvalue()

    def paste(self, other: Canvas, at: tuple[int, int]) -> None:
        """Lay another canvas on this one, its upper left corner at `at`."""
        place = (at[0] * SHARPNESS, at[1] * SHARPNESS)
        self._image.paste(other._image, place)

    def text(self, at: Point, words: str, face: Face, size: float, colour: str) -> None:
        """Write one line; `at` is the left end of its base line."""
        place = (at[0] * SHARPNESS, at[1] * SHARPNESS)
        self._draw.text(place, words, colour, font(face, size), anchor="ls")

    def text_at_end(self, at: Point, words: str, face: Face, size: float, colour: str) -> None:
        """Write one line; `at` is the right end of its base line."""
        self.text((at[0] - width_of(words, face, size), at[1]), words, face, size, colour)

    def polygon(self, points: ArrayLike, fill: str | None, line: str | None = None) -> None:
        """Draw a closed shape; `points` are rows of two numbers, here and below."""
        scaled = _scaled(points)
        if len(scaled) > 4:
            self._draw.polygon(scaled, fill, line, SHARPNESS)

    def line(self, points: ArrayLike, colour: str, width: float) -> None:
        """Draw a row of straight lines."""
        self._draw.line(_scaled(points), colour, round(width * SHARPNESS), joint="curve")

    def circle(
        self, at: Point, radius: float, fill: str | None, line: str | None = None, width: float = 0
    ) -> None:
        """Draw a circle around `at`."""
        (x, y), r = at, radius
        box = _scaled([(x - r, y - r), (x + r, y + r)])
        self._draw.ellipse(box, fill, line, round(width * SHARPNESS))

    def side(self, at: Point, side: Side, size: float) -> None:
        """Draw the shape of a side in its colour; `at` is its upper left corner."""
        sign = SIDE_SIGNS[side]
        if sign.shape == "circle":
            self.circle((at[0] + size / 2, at[1] + size / 2), size * 7 / 16, sign.colour)
            return
        corners = CORNERS[sign.shape]
        self.polygon(
            [(at[0] + x * size / 16, at[1] + y * size / 16) for x, y in corners], sign.colour
        )


def width_of(words: str, face: Face, size: float) -> float:
    """Return how wide a line is, in pixels of the final picture."""
    return font(face, size).getlength(words) / SHARPNESS


def wrapped(words: str, face: Face, size: float, width: float, lines: int) -> list[str]:
    """Return `words` in at most `lines` lines of `width`; an ellipsis stands for what is left."""
    found = [""]
    for word in words.split():
        longer = f"{found[-1]} {word}".strip()
        if not found[-1] or width_of(longer, face, size) <= width:
            found[-1] = longer
        else:
            found.append(word)
    kept = found[:lines]
    if len(found) > lines:
        kept[-1] += "…"
    return [shortened(line, face, size, width) for line in kept]


def shortened(words: str, face: Face, size: float, width: float) -> str:
    """Return `words`, cut so that one line of `width` holds them."""
    if width_of(words, face, size) <= width:
        return words
    bare = words.rstrip("…")
    while bare and width_of(f"{bare}…", face, size) > width:
        bare = bare[:-1].rstrip()
    return f"{bare}…"


def _scaled(points: ArrayLike) -> list[float]:
    """Return the numbers of all points one after the other, as Pillow takes them quickest."""
    scaled: list[float] = (np.asarray(points, dtype=float) * SHARPNESS).ravel().tolist()
    return scaled
