"""Whether the recorded history is unbroken.

The triggers write history; this looks at what they left behind. It finds changes made while they
were switched off: rows without history, rows that differ from their newest event, rows that are
gone without a deletion, events out of order, fewer events than at the last check, and triggers
that are missing, altered or off. It cannot find a change made alike in a row and in its newest
event by somebody who may switch triggers off; releases are signed for that reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

import pghistory.models
import pgtrigger
from django.apps import apps
from django.db import connection
from psycopg2 import sql

from incidents.models import HistoryCheck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

NAMED = 20
"""How many rows one fault names; their number is always given in full."""


class Fault(TypedDict):
    """One kind of fault in one table: how many rows, and the first of them by primary key.

    For the fault `trigger` the rows are the names of triggers.
    """

    table: str
    fault: str
    count: int
    rows: list[str]


COMPARE = sql.SQL(
    """
    WITH newest AS (
        SELECT DISTINCT ON (pgh_obj_id) * FROM {events} ORDER BY pgh_obj_id, pgh_id DESC
    ), faulty AS (
        SELECT COALESCE(r.{key}, n.pgh_obj_id) AS id,
               CASE WHEN n.pgh_id IS NULL THEN 'no history'
                    WHEN r.{key} IS NULL THEN 'gone without a deletion'
                    WHEN n.pgh_label = 'delete' THEN 'there after its deletion'
                    WHEN ({row}) IS DISTINCT FROM ({event}) THEN 'differs from its newest event'
               END AS fault
        FROM {rows} r FULL JOIN newest n ON n.pgh_obj_id = r.{key}
        WHERE r.{key} IS NOT NULL OR n.pgh_label <> 'delete'
        UNION ALL
        SELECT DISTINCT pgh_obj_id, 'events out of order' FROM (
            SELECT pgh_obj_id, pgh_label,
                   LAG(pgh_label) OVER (PARTITION BY pgh_obj_id ORDER BY pgh_id) AS earlier
            FROM {events}
        ) AS steps
        WHERE (pgh_label = 'insert') <> (earlier IS NULL OR earlier = 'delete')
    )
    SELECT fault, COUNT(*), (ARRAY_AGG(id ORDER BY id))[1:{named}]
    FROM faulty WHERE fault IS NOT NULL GROUP BY fault ORDER BY fault
    """
)


def check_history() -> HistoryCheck:
    """Compare every tracked table with its events, look at the triggers, and keep the result.

    Each table is compared in one statement, so what others write meanwhile is seen either
    wholly or not at all. Reads every event, and keeps their number as `rows`: meant for the
    night.
    """
    faults: list[Fault] = list(trigger_faults())
    events = 0
    for event in tracked():
        events += event.objects.count()
        faults.extend(table_faults(event))
    faults.extend(missing_events(events))
    return HistoryCheck.objects.create(rows=events, faults=faults)


def tracked() -> list[Any]:
    """Return the event model of every model whose history is kept."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, pghistory.models.Event) and getattr(model, "pgh_tracked_model", None)
    ]


def table_faults(event: Any) -> Iterator[Fault]:
    """Yield what is wrong with the rows or events of one tracked model; untracked fields aside."""
    model: type[Model] = event.pgh_tracked_model
    names = {field.name for field in model._meta.concrete_fields}
    columns = [f.column for f in event._meta.concrete_fields if f.name in names]
    query = COMPARE.format(
        events=sql.Identifier(event._meta.db_table),
        rows=sql.Identifier(model._meta.db_table),
        key=sql.Identifier(str(model._meta.pk.column)),
        row=sql.SQL(", ").join(sql.Identifier("r", column) for column in columns),
        event=sql.SQL(", ").join(sql.Identifier("n", column) for column in columns),
        named=sql.Literal(NAMED),
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        for fault, count, ids in cursor.fetchall():
            yield Fault(
                table=model._meta.db_table, fault=fault, count=count, rows=[str(i) for i in ids]
            )


def missing_events(events: int) -> Iterator[Fault]:
    """Yield a fault when there are fewer events than the last check saw: they are never deleted."""
    last = HistoryCheck.objects.order_by("-checked_at").first()
    if last is not None and events < last.rows:
        missing = last.rows - events
        yield Fault(table="all", fault="fewer events than before", count=missing, rows=[])


def trigger_faults() -> Iterator[Fault]:
    """Yield the tables where a trigger the models ask for is missing, altered or switched off."""
    wrong: dict[str, list[str]] = {}
    for model, trigger in pgtrigger.registered():
        status, enabled = trigger.get_installation_status(model)
        if (status, enabled) != ("INSTALLED", True):
            wrong.setdefault(model._meta.db_table, []).append(str(trigger.name))
    for table, names in sorted(wrong.items()):
        yield Fault(table=table, fault="trigger", count=len(names), rows=sorted(names))
