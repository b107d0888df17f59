"""Vector tiles of the incidents the one filter asks for, and what describes them (TileJSON)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from incidents.api.answers import answer, refusal, tag_of, unchanged_or
from incidents.exchange.addresses import absolute
from incidents.exchange.columns import INCIDENT
from incidents.exchange.tile_records import (
    CELL_ASSESSMENTS,
    LAYERS,
    POINT_COLUMNS,
    tile_bytes,
)
from incidents.forms.filter import BadParameter, read_filter
from incidents.snapshot.codes import SIDES
from incidents.snapshot.holding import holder
from incidents.snapshot.tiles import DEEPEST, tile_of
from incidents.views.guards import public_page

if TYPE_CHECKING:
    from incidents.snapshot.asking import Asked

MVT: Final = "application/vnd.mapbox-vector-tile"


@public_page
def tile(request: HttpRequest, z: str, x: str, y: str) -> HttpResponse:
    """Answer a tile as MVT, without a byte where nothing lies; 400 with the name off the grid."""
    try:
        wanted = read_filter(request.GET)
        place = read_place(z, x, y)
    except BadParameter as error:
        return refusal(error.name, error.message)
    held = holder.get()
    tag = tag_of(held.version, "tile", *place, wanted.query_string())
    return unchanged_or(request, tag, lambda: _tile(held.ask(wanted), place), content_type=MVT)


@public_page
def tilejson(request: HttpRequest) -> HttpResponse:
    """Describe the tiles of a filter for map programs (TileJSON 3.0)."""
    try:
        wanted = read_filter(request.GET)
    except BadParameter as error:
        return refusal(error.name, error.message)
    template = unquote(reverse("tile", args=["{z}", "{x}", "{y}"]))
    query = wanted.query_string()
    address = absolute(request, template) + (f"?{query}" if query else "")
    west, south, east, north = settings.REGION_BBOX
    return answer(
        {
            "tilejson": "3.0.0",
            "name": settings.SITE_NAME,
            "description": _("What is said to have happened, and which sides say so."),
            "tiles": [address],
            "minzoom": 0,
            "maxzoom": DEEPEST,
            "bounds": [west, south, east, north],
            "vector_layers": _layers(),
        }
    )


def read_place(z: str, x: str, y: str) -> tuple[int, int, int]:
    """Return zoom, column and row of a tile. Raises BadParameter for one that there is not."""
    zoom = _number("z", z, DEEPEST)
    last = (1 << zoom) - 1
    return zoom, _number("x", x, last), _number("y", y, last)


def _number(name: str, text: str, most: int) -> int:
    is_whole = text.isascii() and text.isdigit() and len(text) < 9
    if not is_whole or int(text) > most:
        raise BadParameter(name, _("Give a whole number from 0 to %(most)d here.") % {"most": most})
    return int(text)


def _tile(asked: Asked, place: tuple[int, int, int]) -> bytes:
    return tile_bytes(tile_of(asked.seen, asked.wanted, asked.words, place), asked)


def _layers() -> list[dict[str, Any]]:
    meanings = {column.name: column.description for column in INCIDENT}
    points = {name: meanings[name] for name in POINT_COLUMNS}
    cells = {
        "count": _("How many incidents."),
        "width": _("How wide and high the cell is, in units of the tile."),
    }
    cells |= {name: _("How many of them this side speaks of.") for name in SIDES}
    cells |= {name: _("How many of them are assessed so.") for name in CELL_ASSESSMENTS}
    return [
        {"id": layer, "fields": fields, "minzoom": 0, "maxzoom": DEEPEST}
        for layer, fields in zip(LAYERS, (points, cells), strict=True)
    ]
