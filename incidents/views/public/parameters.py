"""Reading the few parameters of public pages that are not part of the one filter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.http import QueryDict
from django.utils.translation import gettext as _

from incidents.filters import PARAMETERS, IncidentFilter
from incidents.forms.filter import BadParameter, read_filter
from incidents.querysets.incident import IncidentQuerySet

PAGE_SIZE = 25

SORTS: dict[str, tuple[str, ...]] = {
    "newest": ("-starts_on", "-reference"),
    "oldest": ("starts_on", "reference"),
    "published": ("-published_at", "-reference"),
    "claims": ("-claim_total", "-starts_on", "-reference"),
    "sides": ("-side_total", "-claim_total", "-starts_on", "-reference"),
    "casualties": ("-most_casualties", "-starts_on", "-reference"),
}
"""Value of `sort` → order of incidents; the reference decides between equals."""

COUNTED = ("claims", "sides", "casualties")
"""The orders that need IncidentQuerySet.with_counts."""


def read_only(
    params: QueryDict, allowed: Iterable[str] = (), also: Iterable[str] = ()
) -> IncidentFilter:
    """Return the filter where only its parameters `allowed` are understood, and those in `also`.

    Raises BadParameter for every other name, so that none is silently ignored.
    """
    wanted = read_filter(params, also)
    for name in params:
        if name in PARAMETERS and name not in set(allowed):
            raise BadParameter(name, _("This page does not take this parameter."))
    return wanted


def read_sort(params: QueryDict) -> str:
    """Return the value of `sort`, newest first when it is not set. Raises BadParameter."""
    value = params.get("sort", "").strip() or "newest"
    if value not in SORTS:
        raise BadParameter(
            "sort", _("Choose one of: %(sorts)s.") % {"sorts": ", ".join(sorted(SORTS))}
        )
    return value


def in_order(incidents: IncidentQuerySet, sort: str, known_on: dt.date | None) -> IncidentQuerySet:
    """Return `incidents` in the order `sort`; what is counted counts what was said by then."""
    found = incidents.with_counts(known_on) if sort in COUNTED else incidents
    return found.order_by(*SORTS[sort])
