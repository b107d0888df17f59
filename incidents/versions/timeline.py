"""The versions of one record, put together from the events of its row and of the rows below it.

A version is what one transaction with one context has changed: an incident and its site changed in
one act are one version.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from incidents.reviewing.earlier import as_row, events_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from .kinds import Subject


@dataclass(frozen=True, slots=True)
class Version:
    """One act: when, who, why, and the events it left.

    `user_id` and `reason` are what the context noted, None and "" where it did not. Without a
    context, as with SQL typed by hand, `has_context` is False and `db_role` tells who the database
    thought it was.
    """

    number: int
    at: dt.datetime
    events: tuple[Any, ...]
    user_id: int | None = None
    reason: str = ""
    db_role: str = ""
    has_context: bool = True


@dataclass(frozen=True, slots=True)
class State:
    """A record and the rows below it as they were, by model, oldest row first.

    Rows are unsaved instances with their old primary keys; `row` is None before the record was.
    """

    row: Any
    parts: Mapping[type[Any], list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Timeline:
    """All versions of a record, oldest first, numbered from one.

    `token` changes with every change of the record or the rows below it: whoever acts on what
    they saw sends it along.
    """

    subject: Subject
    versions: tuple[Version, ...]
    token: str

    @property
    def newest(self) -> int:
        """The number of the newest version, 0 for none."""
        return len(self.versions)

    def state(self, number: int) -> State:
        """Return what stood there after version `number`."""
        return _state(
            self.subject, [one for shown in self.versions[:number] for one in shown.events]
        )

    def seen_at(self, token: str) -> State | None:
        """Return what stood there when `token` was given; None for one that never was."""
        marks = token.split(".")
        models = (self.subject.model, *self.subject.parts)
        if len(marks) != len(models) or not all(m.isascii() and m.isdigit() for m in marks):
            return None
        last = {model: int(mark[:18]) for model, mark in zip(models, marks, strict=True)}
        events = [one for shown in self.versions for one in shown.events]
        state = _state(self.subject, [e for e in events if e.pgh_id <= last[_model(e)]])
        return state if state.row is not None else None


def timeline_of(subject: Subject, pk: int) -> Timeline:
    """Return the versions of a record: one query for its own events, one for each model below."""
    events: list[Any] = list(_events(subject.model, pgh_obj=pk))
    token = [_last(events)]
    for model in subject.parts:
        found = list(_events(model, **{subject.link: pk}))
        token.append(_last(found))
        events += found
    return Timeline(subject, tuple(_versions(subject, events)), ".".join(token))


def _events(model: type[Any], **of: int) -> Any:
    return events_of(model).filter(**of).select_related("pgh_context").order_by("pgh_id")


def _last(events: list[Any]) -> str:
    return str(events[-1].pgh_id) if events else "0"


def _model(event: Any) -> type[Any]:
    model: type[Any] = event.pgh_tracked_model
    return model


def _act(event: Any) -> tuple[dt.datetime, str]:
    """What the events of one version have in common: the transaction's time, and the context."""
    return event.pgh_created_at, str(event.pgh_context_id or event.pgh_db_role)


def _versions(subject: Subject, events: list[Any]) -> Iterable[Version]:
    order = _order(subject, events)
    events.sort(key=lambda event: (*order[_act(event)], _act(event)))
    for number, (_key, group) in enumerate(groupby(events, _act), start=1):
        yield _version(number, tuple(group))


def _order(
    subject: Subject, events: Iterable[Any]
) -> dict[tuple[dt.datetime, str], tuple[dt.datetime, int]]:
    """When each act took effect.

    The database notes when a transaction began. One that waited for another to end began first
    and wrote last; the record's own events tell which wrote first.
    """
    order: dict[tuple[dt.datetime, str], tuple[dt.datetime, int]] = {}
    latest: dt.datetime | None = None
    for event in (one for one in events if _model(one) is subject.model):
        latest = max(latest or event.pgh_created_at, event.pgh_created_at)
        order.setdefault(_act(event), (latest, event.pgh_id))
    last = max((number for _moment, number in order.values()), default=0) + 1
    for event in events:
        order.setdefault(_act(event), (event.pgh_created_at, last))
    return order


def _version(number: int, events: tuple[Any, ...]) -> Version:
    first = events[0]
    context = first.pgh_context
    noted = context.metadata if context else {}
    user = noted.get("user")
    return Version(
        number=number,
        at=first.pgh_created_at,
        events=events,
        user_id=user if isinstance(user, int) else None,
        reason=str(noted.get("reason") or ""),
        db_role=first.pgh_db_role,
        has_context=context is not None,
    )


def _state(subject: Subject, events: Iterable[Any]) -> State:
    newest: dict[tuple[type[Any], int], Any] = {}
    for event in events:
        key = (_model(event), event.pgh_obj_id)
        if key not in newest or newest[key].pgh_id < event.pgh_id:
            newest[key] = event
    rows: dict[type[Any], list[Any]] = {model: [] for model in subject.parts}
    record = None
    for (model, _pk), event in sorted(newest.items(), key=lambda item: item[0][1]):
        if event.pgh_label == "delete":
            continue
        if model is subject.model:
            record = as_row(model, event)
        else:
            rows[model].append(as_row(model, event))
    return State(record, rows)
