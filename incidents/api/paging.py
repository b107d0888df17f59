"""Pages of incidents by keyset: the next page stays right while incidents are published."""

from __future__ import annotations

from django.db.models import Q

from incidents.api.reading import Cursor
from incidents.models import Incident
from incidents.querysets.incident import IncidentQuerySet


def page_of(
    found: IncidentQuerySet, limit: int, cursor: Cursor | None
) -> tuple[list[Incident], Cursor | None]:
    """Return up to `limit` incidents after `cursor`, newest first, and where the next page begins.

    One query; it asks for one more than the page holds to learn whether there is a next page.
    """
    if cursor is not None:
        found = found.filter(
            Q(starts_on__lt=cursor.day) | Q(starts_on=cursor.day, reference__lt=cursor.ref)
        )
    rows: list[Incident] = list(found.newest_first()[: limit + 1])
    page = rows[:limit]
    if len(rows) <= limit:
        return page, None
    last = page[-1]
    assert last.starts_on is not None  # the database holds both of published incidents
    assert last.reference is not None
    return page, Cursor(last.starts_on, last.reference)
