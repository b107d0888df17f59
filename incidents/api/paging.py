"""Pages of incidents by keyset: the next page stays right while incidents are published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.api.reading import Cursor
from incidents.models import Incident
from incidents.snapshot.ordering import after, in_order

if TYPE_CHECKING:
    from incidents.snapshot.asking import Asked


def page_of(
    asked: Asked, limit: int, cursor: Cursor | None
) -> tuple[list[Incident], Cursor | None]:
    """Return up to `limit` incidents after `cursor`, newest first, and where the next page begins.

    One query, by keys. An incident that ceased to be public a moment ago is left out.
    """
    rows = in_order(asked, "newest") if cursor is None else after(asked, cursor.day, cursor.ref)
    keys = asked.seen.columns.pk[rows[:limit]].tolist()
    found = Incident.objects.public().in_bulk(keys)
    page = [found[key] for key in keys if key in found]
    if len(rows) <= limit or not page:
        return page, None
    last = page[-1]
    assert last.starts_on is not None  # the database holds both of published incidents
    assert last.reference is not None
    return page, Cursor(last.starts_on, last.reference)
