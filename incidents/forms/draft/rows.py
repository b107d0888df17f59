"""The rows of a claim card: sites, outcomes, casualty figures. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from incidents.enums import (
    CasualtyCategory,
    Harm,
    Outcome,
    Side,
    SiteRole,
    WherePrecision,
)

from .field import Row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .maker import Maker


def choices(pairs: Iterable[tuple[object, object]]) -> list[tuple[str, str, str]]:
    """Return a code list as options without signs."""
    return [(str(value), str(label), "") for value, label in pairs]


def site_row(make: Maker, number: int) -> Row:
    """Return a place: what was typed, the place or point found for it, how exact, what it is."""
    part = make.part
    return Row(
        part.at,
        part.key,
        {
            "text": make.line(
                "text",
                _("Place"),
                _("Any spelling, coordinates, or “about 5 km north-west of …”."),
                suggest="places",
                scope=part.at,
                understand="where",
            ),
            "place": make.hidden("place"),
            "point": make.line("point", _("Point: longitude, latitude")),
            "precision": make.chosen(
                "precision", "select", _("How exact"), _with_none(WherePrecision.choices)
            ),
            "radius_m": make.line("radius_m", _("Radius in metres"), mode="numeric"),
            "role": make.chosen("role", "select", _("The place is"), choices(SiteRole.choices)),
            "description": make.line("description", _("The place in the statement's words"), ""),
        },
        number,
    )


def outcome_row(make: Maker, number: int) -> Row:
    """Return how it ended, at a place where one is named."""
    part = make.part
    return Row(
        part.at,
        part.key,
        {
            "outcome": make.chosen("outcome", "select", _("Outcome"), _with_none(Outcome.choices)),
            "text": make.line(
                "text", _("At which place"), suggest="places", scope=part.at, understand="where"
            ),
            "place": make.hidden("place"),
        },
        number,
    )


def figure_row(make: Maker, number: int) -> Row:
    """Return one casualty figure: whose, who, what, how many."""
    part = make.part
    return Row(
        part.at,
        part.key,
        {
            "side": make.chosen("side", "select", _("Whose"), _with_none(Side.choices)),
            "category": make.chosen(
                "category", "select", _("Who"), _with_none(CasualtyCategory.choices)
            ),
            "harm": make.chosen("harm", "select", _("What"), _with_none(Harm.choices)),
            "count": make.line("count", _("How many"), understand="count"),
            "minimum": make.line("minimum", _("Minimum"), mode="numeric"),
            "best": make.line("best", _("Best"), mode="numeric"),
            "maximum": make.line("maximum", _("Maximum"), mode="numeric"),
        },
        number,
        folded=("minimum", "best", "maximum"),
    )


def _with_none(pairs: Iterable[tuple[object, object]]) -> list[tuple[str, str, str]]:
    return [("", _("choose"), ""), *choices(pairs)]
