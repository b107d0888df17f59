"""Reading the few parameters of public pages that are not part of the one filter."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import QueryDict
from django.utils.translation import gettext as _

from incidents.filters import PARAMETERS, IncidentFilter
from incidents.forms.filter import BadParameter, read_filter
from incidents.snapshot.ordering import ORDERS

PAGE_SIZE = 25

RELEVANCE = "relevance"
"""The order in which those stand first that the words of `q` fit best."""

SORTS = (*ORDERS, RELEVANCE)
"""Values of `sort`."""


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
