"""What is set in the filter, each with the address that takes it away."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from incidents.filters import IncidentFilter
from incidents.views.public.filter_fields import Field, FilterForm


@dataclass(frozen=True, slots=True)
class Chip:
    """One value that is set: the field's label, the value in words, the query without it."""

    label: str
    value: str
    query: str


def chips(form: FilterForm, wanted: IncidentFilter) -> list[Chip]:
    """Return a chip for each value of `wanted`, in the order of the address."""
    fields = {one.name: one for one in form.main + form.more}
    pairs = wanted.pairs()
    return [
        Chip(fields[name].label, _words(fields[name], value), _query(wanted, n))
        for n, (name, value) in enumerate(pairs)
    ]


def _words(field: Field, value: str) -> str:
    labels = (option.label for option in field.options if option.value == value)
    return next(labels, value)


def _query(wanted: IncidentFilter, left_out: int) -> str:
    return urlencode([pair for n, pair in enumerate(wanted.pairs()) if n != left_out])
