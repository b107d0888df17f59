"""Which tile a point lies in."""

from __future__ import annotations

from bench.tiling import Tile, tile_at


def test_the_one_tile_of_zoom_0_holds_everything() -> None:
    assert tile_at(0, 46.6, 39.7) == Tile(0, 0, 0)


def test_a_tile_is_counted_from_the_north_west() -> None:
    assert tile_at(1, 46.6, 39.7) == Tile(1, 1, 0)
    assert tile_at(6, 46.6, 39.7) == Tile(6, 40, 24)
