"""What the map, the list and the chronicle have in common: one filter, asked of one table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from incidents.exchange.choices import choice_counts
from incidents.filters import IncidentFilter
from incidents.forms.filter import BadParameter, read_filter
from incidents.forms.paging import read_page
from incidents.search.ranking import by_relevance
from incidents.search.suggesting import suggestion
from incidents.snapshot.holding import holder
from incidents.snapshot.ordering import in_order
from incidents.views.public.filter_fields import FilterForm, filter_form
from incidents.views.public.found import Found
from incidents.views.public.listing import listed
from incidents.views.public.parameters import PAGE_SIZE, RELEVANCE, read_sort


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for incidents: the filter, what it finds, and the form that shows it.

    With `error` the address made no sense: the filter is empty, nothing is found (None) and the
    answer's status is 400.
    """

    form: FilterForm
    wanted: IncidentFilter
    found: Found | None
    sort: str
    page: dict[str, Any]
    error: BadParameter | None = None

    @property
    def status(self) -> int:
        """The status of the answer."""
        return 400 if self.error else 200

    def context(self) -> dict[str, Any]:
        """What every template with a filter needs."""
        return {
            "form": self.form,
            "wanted": self.wanted,
            "query_string": self.wanted.query_string(),
            "sort": self.sort,
            "error": self.error,
            **self.page,
        }


def nothing_else(_params: QueryDict) -> None:
    """Refuse nothing: the page has no parameters of its own."""


def ask(
    request: HttpRequest,
    *,
    default_sort: str = "newest",
    also: Sequence[str] = (),
    check: Callable[[QueryDict], None] = nothing_else,
) -> Asked:
    """Read the address, and find the incidents of the page it asks for; a few queries.

    `also` names further parameters of the page, `check` raises BadParameter when one is wrong.
    """
    try:
        wanted = read_filter(request.GET, also=("page", "sort", *also))
        check(request.GET)
        sort = read_sort(request.GET) if request.GET.get("sort") else default_sort
        found = found_in_order(wanted, sort)
        page = read_page(request.GET, found, PAGE_SIZE)
    except BadParameter as error:
        form = filter_form(request.GET, error)
        return Asked(form, IncidentFilter(), None, default_sort, {}, error)
    shown = {
        "page": page,
        "total": page.paginator.count,
        "items": listed(page.object_list, wanted.known_on),
        "suggestion": suggestion(wanted) if wanted.q and not found else None,
    }
    form = filter_form(request.GET, counts=choice_counts(found.asked))
    return Asked(form, wanted, found, sort, shown)


def found_in_order(wanted: IncidentFilter, sort: str) -> Found:
    """Return what the filter finds in one of parameters.SORTS.

    Raises BadParameter for the order of relevance where there are no words to be relevant to.
    """
    columns = holder.get().ask(wanted)
    if sort != RELEVANCE:
        return Found(columns, in_order(columns, sort))
    if not wanted.q:
        raise BadParameter("sort", _("Without words to search for, none fits better than another."))
    return Found(columns, by_relevance(columns))


def shown_day(asked: Asked) -> dt.date:
    """Return the day the context areas are drawn for: as known, to, from, else the newest."""
    wanted = asked.wanted
    newest = asked.found.last_day() if asked.found else None
    return wanted.last or newest or wanted.first or dt.datetime.now(tz=dt.UTC).date()
