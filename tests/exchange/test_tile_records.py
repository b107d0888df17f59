"""What tiles ask of the database: titles of points, and nothing for cells."""

from __future__ import annotations

import mapbox_vector_tile
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.exchange.tile_records import tile_bytes
from incidents.filters import IncidentFilter
from incidents.models import Incident
from incidents.snapshot import tiles
from incidents.snapshot.holding import Held
from incidents.snapshot.loading import load
from tests.factories import SiteSpec, make_place, make_published_incident, retract_incident

pytestmark = pytest.mark.django_db


def drawn(held: Held) -> tuple[dict[str, int], int]:
    """The features of the tile of the world by layer, and how many queries it took to write it."""
    asked = held.ask(IncidentFilter())
    tile = tiles.tile_of(asked.seen, asked.wanted, asked.words, (0, 0, 0))
    with CaptureQueriesContext(connection) as found:
        content = tile_bytes(tile, asked)
    layers = mapbox_vector_tile.decode(content) if content else {}
    return {name: len(layer["features"]) for name, layer in layers.items()}, len(found)


def held_with(count: int) -> Held:
    """Columns of some incidents at one place."""
    place = SiteSpec(make_place("Hadrut", (47.03, 39.52)))
    for number in range(count):
        make_published_incident(f"Clash {number}", sites=[place])
    return Held(1, load())


def test_points_ask_the_database_once_for_their_titles() -> None:
    assert drawn(held_with(3)) == ({"incidents": 3}, 1)


def test_cells_ask_the_database_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiles, "MOST_POINTS", 1)
    assert drawn(held_with(3)) == ({"cells": 1}, 0)


def test_what_ceased_to_be_public_a_moment_ago_is_left_out() -> None:
    held = held_with(2)
    first, second = Incident.objects.order_by("pk")
    retract_incident(first)
    assert drawn(held) == ({"incidents": 1}, 1)
    retract_incident(second)
    assert drawn(held) == ({}, 1)
