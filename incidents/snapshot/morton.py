"""The Morton curve over the tiles of the usual web map at zoom 26. Pure.

A place on the map is the number of its tile at zoom 26: two whole numbers of 26 bits, less than
a metre apart. Their bits interleaved are the Morton code: every tile of every zoom is one stretch
of the sorted codes.
"""

from __future__ import annotations

from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

ZOOM: Final = 26
"""The zoom whose tiles the positions are numbers of."""

NOWHERE: Final = 1 << (2 * ZOOM)
"""The code of what has no coordinates: after every tile."""

Whole: TypeAlias = "npt.NDArray[np.integer[Any]]"
Degrees: TypeAlias = "npt.NDArray[np.float64]"
Codes: TypeAlias = "npt.NDArray[np.uint64]"

# Where the usual web map ends towards the poles, in degrees.
_FARTHEST_NORTH = 85.0511287798066
_STEPS = (16, 8, 4, 2, 1)
_MASKS = (
    0x0000FFFF0000FFFF,
    0x00FF00FF00FF00FF,
    0x0F0F0F0F0F0F0F0F,
    0x3333333333333333,
    0x5555555555555555,
)


def codes_of(lon: Degrees, lat: Degrees) -> Codes:
    """Return the Morton codes of points in degrees of WGS 84; NOWHERE for those that are NaN."""
    mapped = ~np.isnan(lon)
    codes = np.full(len(lon), NOWHERE, dtype=np.uint64)
    codes[mapped] = interleaved(*tile_numbers(lon[mapped], lat[mapped]))
    return codes


def tile_numbers(
    lon: Degrees, lat: Degrees
) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    """Return the tiles at ZOOM in which points lie, as columns and rows; degrees of WGS 84."""
    size = 1 << ZOOM
    north = np.radians(np.clip(lat, -_FARTHEST_NORTH, _FARTHEST_NORTH))
    across = (lon + 180) / 360 * size
    down = (1 - np.arcsinh(np.tan(north)) / np.pi) / 2 * size
    last = size - 1
    return (
        np.clip(np.floor(across), 0, last).astype(np.uint32),
        np.clip(np.floor(down), 0, last).astype(np.uint32),
    )


def interleaved(x: Whole, y: Whole) -> Codes:
    """Return the Morton codes of tiles: the bits of `x` between those of `y`, which come first."""
    return _spread(x) | (_spread(y) << np.uint64(1))


def separated(codes: Codes) -> tuple[Codes, Codes]:
    """Return the columns and rows of tiles whose codes `interleaved` gave."""
    return _gathered(codes), _gathered(codes >> np.uint64(1))


def _spread(number: Whole) -> Codes:
    spread = np.asarray(number).astype(np.uint64)
    for step, mask in zip(_STEPS, _MASKS, strict=True):
        spread = (spread | (spread << np.uint64(step))) & np.uint64(mask)
    return spread


def _gathered(codes: Codes) -> Codes:
    """Every second bit, from the lowest."""
    found: Codes = codes & np.uint64(_MASKS[-1])
    wider = (*reversed(_MASKS[:-1]), 0x00000000FFFFFFFF)
    for step, mask in zip(reversed(_STEPS), wider, strict=True):
        found = (found | (found >> np.uint64(step))) & np.uint64(mask)
    return found
