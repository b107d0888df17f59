"""The one filter as form fields: what was typed, and the error at the field it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from django.db.models import Choices
from django.http import QueryDict
from django.utils.translation import gettext as _

from incidents.enums import (
    EventType,
    Initiator,
    Occurrence,
    Responsibility,
    Side,
    WherePrecision,
)
from incidents.exchange.choices import ChoiceCounts
from incidents.forms.filter import BadParameter
from incidents.models import Place
from incidents.views.similar import places_named

Kind = Literal["search", "date", "text", "number", "choice", "choices"]


@dataclass(frozen=True, slots=True)
class Option:
    """One value that can be chosen.

    `number` is how many incidents there are with it, None where that is not counted.
    """

    value: str
    label: str
    chosen: bool
    is_known: bool = True
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter as a labelled field. `typed` is what the address holds, right or wrong.

    `meant` are places that it may mean, where it names none as an address does.
    """

    name: str
    label: str
    kind: Kind
    typed: str = ""
    help: str = ""
    error: str = ""
    options: tuple[Option, ...] = ()
    meant: tuple[Place, ...] = ()

    @property
    def is_set(self) -> bool:
        """Whether the field restricts anything or holds an error."""
        chosen = any(option.chosen and option.value for option in self.options)
        return bool(self.typed or self.error or chosen)


@dataclass(frozen=True, slots=True)
class FilterForm:
    """All fields in the order they are shown; `stray` is an error at no field of the form."""

    main: tuple[Field, ...]
    more: tuple[Field, ...]
    stray: BadParameter | None = None
    hidden: tuple[tuple[str, str], ...] = field(default=())

    @property
    def opens_more(self) -> bool:
        """Whether one of the fields that are folded away is in use."""
        return any(one.is_set for one in self.more)

    @property
    def errors(self) -> list[Field]:
        """The fields with an error."""
        return [one for one in self.main + self.more if one.error]


def filter_form(
    params: QueryDict, error: BadParameter | None = None, counts: ChoiceCounts | None = None
) -> FilterForm:
    """Return the form for an address, keeping all that was typed.

    With `counts` each choice says how many incidents there are with it.
    """
    form = _Maker(params, error, counts or {})
    main = (
        form.typed("q", _("Search"), "search", _("Words, or a place in any spelling.")),
        form.typed("from", _("From"), "date"),
        form.typed("to", _("To"), "date"),
    )
    more = (
        form.chosen("side", _("Who makes a claim"), Side),
        form.chosen("type", _("What happened"), EventType),
        form.chosen("initiator", _("Who is said to have started it"), Initiator),
        form.chosen("assessment", _("Assessment"), Occurrence, Responsibility),
        form.one("precision", _("Place known at least to"), WherePrecision),
        form.typed(
            "casualties_min",
            _("Least killed and wounded"),
            "number",
            _("As given by any single claim."),
        ),
        form.place("place", _("Place"), _("As in its address, for example hadrut.")),
        form.typed("bbox", _("Map area"), "text", _("West, south, east, north in degrees.")),
        form.typed("known_on", _("As known on"), "date", _("Leaves out what was said later.")),
    )
    names = {one.name for one in main + more}
    stray = error if error is not None and error.name not in names else None
    # What the form has no second field for still has to survive the next submission.
    hidden = tuple(("place", slug) for slug in params.getlist("place")[1:] if slug)
    return FilterForm(main, more, stray, hidden)


def bulletin_form(params: QueryDict, error: BadParameter | None = None) -> FilterForm:
    """Return the fields of the one filter that bulletins answer to, keeping what was typed."""
    form = _Maker(params, error, {})
    main = (
        form.typed("from", _("From"), "date"),
        form.typed("to", _("To"), "date"),
        form.chosen("side", _("Who counts"), Side),
        form.typed("known_on", _("As known on"), "date", _("Leaves out what was said later.")),
    )
    names = {one.name for one in main}
    stray = error if error is not None and error.name not in names else None
    hidden = tuple(("bucket", text) for text in params.getlist("bucket")[:1] if text and not stray)
    return FilterForm(main, (), stray, hidden)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes fields from what an address holds."""

    params: QueryDict
    error: BadParameter | None
    counts: ChoiceCounts

    def _error(self, name: str) -> str:
        return self.error.message if self.error is not None and self.error.name == name else ""

    def typed(self, name: str, label: str, kind: Kind, help_text: str = "") -> Field:
        """A field to type in."""
        values = self.params.getlist(name)
        error = self._error(name)
        # A browser shows nothing in a date or number field that holds something else.
        shown: Kind = "text" if error else kind
        return Field(name, label, shown, values[0] if values else "", help_text, error)

    def place(self, name: str, label: str, help_text: str) -> Field:
        """A field for the address of a place; a name in any spelling is answered by offers."""
        asked = self.typed(name, label, "text", help_text)
        return replace(asked, meant=tuple(places_named(asked.typed))) if asked.error else asked

    def chosen(self, name: str, label: str, *codes: type[Choices]) -> Field:
        """A field with boxes to tick, for one or more code lists."""
        values = set(self.params.getlist(name))
        return Field(
            name,
            label,
            "choices",
            error=self._error(name),
            options=tuple(_options(codes, values, self.counts.get(name))),
        )

    def one(self, name: str, label: str, codes: type[Choices]) -> Field:
        """A field with one value to choose."""
        values = set(self.params.getlist(name))
        any_value = Option("", _("any"), not values - {""})
        options = (any_value, *_options((codes,), values, self.counts.get(name)))
        return Field(name, label, "choice", error=self._error(name), options=options)


def _options(
    codes: Iterable[type[Choices]], values: set[str], counts: Mapping[str, int] | None
) -> Iterable[Option]:
    """The values of the code lists, then what was asked for and is no code, to be taken away."""
    known = {str(value): str(label) for one in codes for value, label in one.choices}
    for value, label in known.items():
        number = None if counts is None else counts.get(value, 0)
        yield Option(value, label, value in values, number=number)
    for value in sorted(values - {"", *known}):
        yield Option(value, value, chosen=True, is_known=False)
