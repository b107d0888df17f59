"""What rows of earlier versions refer to, fetched for all of them in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from incidents.models import Clause, Place, Publication, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .timeline import State


def attach(states: Iterable[State]) -> None:
    """Give the rows of `states` what they refer to, one query for each model referred to.

    What is no longer there is left out: the row then refers to nothing.
    """
    wanted: dict[type[Any], set[int]] = defaultdict(set)
    links = [(row, one) for state in states for row in _rows(state) for one in _links(row)]
    for row, one in links:
        wanted[one.related_model].add(getattr(row, one.attname))
    found = {model: _fetched(model).in_bulk(keys) for model, keys in wanted.items()}
    for row, one in links:
        there = found[one.related_model].get(getattr(row, one.attname))
        setattr(row, one.name, there)


def _rows(state: State) -> Iterator[Any]:
    if state.row is not None:
        yield state.row
    for rows in state.parts.values():
        yield from rows


def _links(row: Any) -> Iterator[Any]:
    """The fields of a row that refer to another one, as far as they are set."""
    return (
        one
        for one in row._meta.concrete_fields
        if one.is_relation and getattr(row, one.attname) is not None
    )


def _fetched(model: type[Any]) -> Any:
    if model is Place:
        return Place.objects.with_names()
    if model is Clause:
        return Clause.objects.select_related("agreement")
    if model is Statement:
        return Statement.objects.select_related("actor", "derived_from__actor")
    if model is Publication:
        return Publication.objects.select_related("outlet")
    return model._default_manager.all()
