"""Signs as inline SVG: shapes for sides and verdicts, so that colour is never the only sign."""

from __future__ import annotations

from typing import TypedDict

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from incidents.comparison import alphabetical
from incidents.enums import SIDE_SIGNS, EventType, Occurrence, Responsibility, Side, Verdict

register = template.Library()

SHAPES: dict[str, str] = {
    "triangle": "M8 1.5 15 14.5 1 14.5Z",
    "square": "M2 2H14V14H2Z",
    "circle": "M8 1A7 7 0 1 1 8 15A7 7 0 1 1 8 1Z",
    "pentagon": "M8 .8 15.4 6.2 12.6 15H3.4L.6 6.2Z",
    "diamond": "M8 0 16 8 8 16 0 8Z",
}
"""The shapes of sides, in a view box of 16 by 16. The map draws the same."""

VERDICTS: dict[Verdict, str] = {
    Verdict.AGREE: "M2 5.5H14M2 10.5H14",
    Verdict.DISPUTE: "M2 5.5H14M2 10.5H14M11 1.5 5 14.5",
    Verdict.ONE_SIDE: "M8 1.5A6.5 6.5 0 0 0 8 14.5ZM8 4.5H4.5M8 8H2M8 11.5H4.5",
    Verdict.NOBODY: "M8 1.5A6.5 6.5 0 1 1 8 14.5A6.5 6.5 0 1 1 8 1.5Z",
}
"""Equal, not equal, one half of a circle, an empty circle."""


COUNTRIES: dict[str, dict[str, str]] = {
    "hy": {
        "031": "Ադրբեջան",
        "051": "Հայաստան",
        "268": "Վրաստան",
        "364": "Իրան",
        "643": "Ռուսաստան",
        "792": "Թուրքիա",
    },
    "az": {
        "031": "Azərbaycan",
        "051": "Ermənistan",
        "268": "Gürcüstan",
        "364": "İran",
        "643": "Rusiya",
        "792": "Türkiyə",
    },
    "ru": {
        "031": "Азербайджан",
        "051": "Армения",
        "268": "Грузия",
        "364": "Иран",
        "643": "Россия",
        "792": "Турция",
    },
}
"""Names of countries for the choices of incidents.names that are not the page's language."""


class SideOnMap(TypedDict):
    """What a script needs to know of a side."""

    label: str
    path: str


class CountryOnMap(TypedDict):
    """A country's name and where it is written, in degrees."""

    label: str
    lon: float
    lat: float


@register.simple_tag
def side_sign(side: str) -> SafeString:
    """Return the shape of a side in its colour; the name has to stand beside it."""
    path = SHAPES[SIDE_SIGNS[Side(side)].shape]
    return format_html(
        '<svg class="sign side-{}" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"'
        ' focusable="false"><path d="{}"/></svg>',
        side,
        path,
    )


@register.simple_tag
def side_path(side: str) -> str:
    """Return the path of a side's shape, for a drawing."""
    return SHAPES[SIDE_SIGNS[Side(side)].shape]


@register.simple_tag
def verdict_sign(verdict: str) -> SafeString:
    """Return the shape of a verdict; the word has to stand beside it."""
    return format_html(
        '<svg class="verdict-sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"'
        ' focusable="false"><path d="{}"/></svg>',
        VERDICTS[Verdict(verdict)],
    )


@register.simple_tag
def sides_on_map() -> dict[str, SideOnMap]:
    """Return label and shape of every side, by its code and in alphabetical order of the label."""
    return {
        side.value: {"label": str(side.label), "path": SHAPES[SIDE_SIGNS[side].shape]}
        for side in alphabetical(Side)
    }


@register.simple_tag
def assessment_words() -> dict[str, str]:
    """Return the words of both axes of an assessment by their codes."""
    return {str(value): str(label) for value, label in Occurrence.choices + Responsibility.choices}


@register.simple_tag
def event_words() -> dict[str, str]:
    """Return the words of event types by their codes."""
    return {str(value): str(label) for value, label in EventType.choices}


@register.simple_tag
def countries_on_map(names: str = "") -> dict[str, CountryOnMap]:
    """Return the countries the map outlines by ISO 3166 number, with where the name stands.

    `names` is a reader's choice of names; without one, and for those that have no list here,
    the names are those of the page's language.
    """
    countries: dict[str, CountryOnMap] = {
        "031": {"label": _("Azerbaijan"), "lon": 48.3, "lat": 40.25},
        "051": {"label": _("Armenia"), "lon": 44.5, "lat": 40.6},
        "268": {"label": _("Georgia"), "lon": 43.9, "lat": 42.0},
        "364": {"label": _("Iran"), "lon": 46.9, "lat": 38.45},
        "643": {"label": _("Russia"), "lon": 46.6, "lat": 42.3},
        "792": {"label": _("Turkey"), "lon": 43.2, "lat": 39.2},
    }
    chosen = COUNTRIES.get(names, {})
    return {
        number: {**country, "label": chosen.get(number, country["label"])}
        for number, country in countries.items()
    }
