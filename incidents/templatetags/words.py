"""Values in words: days, places, figures, gaps, with the precision they have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.db.models import IntegerChoices, TextChoices
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.comparison import (
    CasualtyCell,
    Comparison,
    DateRange,
    FigureView,
    Gap,
    GapUnit,
    OutcomeView,
    PeopleRange,
    Question,
    Row,
    SiteView,
    Value,
    cell_of,
)
from incidents.enums import (
    WHERE_RADIUS_M,
    CasualtyCategory,
    Count,
    Credibility,
    DatePrecision,
    EventType,
    Harm,
    Initiator,
    Language,
    Occurrence,
    Outcome,
    Reliability,
    Responsibility,
    Side,
    SiteRole,
    Stance,
    Verdict,
    WherePrecision,
)
from incidents.understanding import wording

register = template.Library()


@register.filter
def lang(language: str) -> str:
    """Return a language code for a `lang` attribute; empty where the language is not known."""
    return "" if language in ("", Language.OTHER) else language


@register.filter
def language_words(language: str) -> str:
    """Return the name of a language."""
    return str(Language(language).label)


@register.filter
def side_words(side: str) -> str:
    """Return the name of a side."""
    return str(Side(side).label)


@register.filter
def people_of(side: str) -> str:
    """Return whose losses a heading is about; a side that is no country is named as it is."""
    return _("Losses: %(side)s") % {"side": Side(side).label}


@register.simple_tag
def days(first: dt.date | None, last: dt.date | None, precision: int | None = None) -> str:
    """Return when something was, in words, with the precision where it is not exact."""
    if first is None or last is None:
        return _("no day given")
    words = wording.days_words(first, last)
    if precision is None or precision == DatePrecision.EXACT:
        return words
    return f"{words} ({DatePrecision(precision).label})"


@register.filter
def distance_words(metres: float | None) -> str:
    """Return a distance in metres or kilometres, or that it is not known."""
    return _("distance unknown") if metres is None else wording.distance_words(metres)


@register.simple_tag
def where_words(precision: int | None, radius_m: int | None = None) -> str:
    """Return how exactly a place is known, with the radius where it means one."""
    if precision is None:
        return _("no coordinates")
    known = WherePrecision(precision)
    reach = radius_m if radius_m is not None else WHERE_RADIUS_M[known]
    if reach is None:
        return str(known.label)
    if known == WherePrecision.NEAR:
        return _("within %(distance)s") % {"distance": distance_words(reach)}
    return _("%(precision)s, within %(distance)s") % {
        "precision": known.label,
        "distance": distance_words(reach),
    }


@register.filter
def value_words(value: Value | PeopleRange) -> str:
    """Return one answer of the grid in words."""
    if isinstance(value, Initiator | EventType):
        return str(value.label)
    if isinstance(value, DateRange):
        return days(value.starts_on, value.ends_on, value.precision)
    if isinstance(value, SiteView):
        return _site(value)
    if isinstance(value, OutcomeView):
        return outcome_words(value.outcome, value.label)
    if isinstance(value, PeopleRange):
        return _people(value.low, value.high)
    return figure_words(value)


def _site(site: SiteView) -> str:
    name = site.label or f"{site.lat:.3f}, {site.lon:.3f}"
    if site.role == SiteRole.DIRECTION:
        name = _("toward %(place)s") % {"place": name}
    elif site.role != SiteRole.LOCATION:
        name = f"{name} ({site.role.label})"
    if site.precision == WherePrecision.EXACT:
        return name
    return f"{name} ({where_words(site.precision, site.radius_m)})"


def outcome_words(outcome: str, place: str = "") -> str:
    """Return an outcome in words, at a place where one is named."""
    label = str(Outcome(outcome).label)
    return _("%(outcome)s: %(place)s") % {"outcome": label, "place": place} if place else label


@register.filter
def figure_words(figure: FigureView) -> str:
    """Return a casualty figure in words: a number, a range, none, or some without a number."""
    if figure.count == Count.NONE:
        return _("none")
    if figure.count == Count.NOT_STATED:
        return _("some, number not stated")
    if figure.minimum is None and figure.maximum is None:
        return str(figure.best)
    words = _people(figure.minimum or 0, figure.maximum)
    if figure.best is None or figure.best == figure.minimum == figure.maximum:
        return words
    return _("%(range)s, best %(best)d") % {"range": words, "best": figure.best}


def _people(low: int, high: int | None) -> str:
    if high is None:
        return _("at least %(number)d") % {"number": low}
    if low == high:
        return str(low)
    return _("at most %(number)d") % {"number": high} if low == 0 else f"{low}–{high}"


@register.filter
def cell_words(cell: CasualtyCell) -> str:
    """Return who and what a casualty row counts, without whose."""
    category = CasualtyCategory(cell.category)
    harm = Harm(cell.harm)
    return _("%(category)s, %(harm)s") % {"category": category.label, "harm": harm.label}


@register.filter
def gap_words(gap: Gap | None) -> str:
    """Return how far apart two answers are; empty when that cannot be measured."""
    if gap is None:
        return ""
    if gap.unit == GapUnit.METRES:
        return _("%(distance)s apart") % {"distance": distance_words(gap.amount)}
    number = round(gap.amount)
    if gap.unit == GapUnit.DAYS:
        return ngettext("%(number)d day apart", "%(number)d days apart", number) % {
            "number": number
        }
    return ngettext("%(number)d person apart", "%(number)d people apart", number) % {
        "number": number
    }


@register.filter
def within_sides(row: Row, comparison: Comparison) -> tuple[Side, ...]:
    """Return the sides that dispute a question among themselves."""
    return comparison.disputed_within(row)


@register.filter
def sides_list(sides: Iterable[Side]) -> str:
    """Return sides as words with "and"."""
    return get_text_list([str(side.label) for side in sides], _("and"))


@register.filter
def get(mapping: dict[int, object], key: int) -> object:
    """Return the value of a key; templates have no other way to look one up."""
    return mapping[key]


@register.filter
def find(mapping: Mapping[str, object] | None, key: str) -> object:
    """Return the value of a key, None where there is none."""
    return (mapping or {}).get(key)


CODE_LISTS: dict[str, type[TextChoices] | type[IntegerChoices]] = {
    "category": CasualtyCategory,
    "credibility": Credibility,
    "harm": Harm,
    "initiator": Initiator,
    "occurrence": Occurrence,
    "question": Question,
    "reliability": Reliability,
    "responsibility": Responsibility,
    "stance": Stance,
    "type": EventType,
    "verdict": Verdict,
}


@register.filter
def code_words(value: str | int | None, code_list: str) -> str:
    """Return the words of a code in a published version; the code itself if it is no longer one."""
    codes = dict(CODE_LISTS[code_list].choices)
    return "" if value is None else str(codes.get(value, value))


@register.filter
def record_figure(record: dict[str, Any]) -> str:
    """Return a casualty figure of a published version in words."""
    numbers = {name: record.get(name) for name in ("minimum", "best", "maximum")}
    figure = FigureView(
        Side(record["side"]),
        CasualtyCategory(record["category"]),
        Harm(record["harm"]),
        Count(record["count"]),
        **numbers,
    )
    return whole_figure(figure)


@register.filter
def whole_figure(figure: FigureView) -> str:
    """Return a casualty figure with whose, who and what it counts, in words."""
    return f"{figure.side.label}, {cell_words(cell_of(figure))}: {figure_words(figure)}"


@register.filter
def record_day(day: str | None) -> dt.date | None:
    """Return a day of a published version, which is kept as text."""
    return dt.date.fromisoformat(day) if day else None


@register.filter
def is_record(value: object) -> bool:
    """Whether a value of a published version has named parts."""
    return isinstance(value, dict)


@register.filter
def is_list(value: object) -> bool:
    """Whether a value of a published version is a list."""
    return isinstance(value, list)
