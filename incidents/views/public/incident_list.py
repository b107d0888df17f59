"""The list of incidents, with the same parameters as the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from incidents.search.fragments import Fragment, fragments
from incidents.views.guards import public_page
from incidents.views.keeping import kept_for_readers
from incidents.views.public.chips import chips
from incidents.views.public.explorer import Asked, ask


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column: the values of `sort` it leads to, in turn; none where it sorts not.

    `up` and `down` are the orders with the least and the most (or newest) first.
    """

    label: str | Promise
    up: str = ""
    down: str = ""

    def leads_to(self, sort: str) -> str:
        """The order a click leads to from the order `sort`; empty where there is none."""
        return self.up if self.up and sort == self.down else self.down

    def stands(self, sort: str) -> Literal["ascending", "descending", ""]:
        """How the column stands in the order `sort`, in the words of `aria-sort`."""
        if sort and sort == self.up:
            return "ascending"
        return "descending" if sort and sort == self.down else ""


HEADINGS = (
    Heading(_("Day"), up="oldest", down="newest"),
    Heading(_("Incident")),
    Heading(_("Claims by"), down="sides"),
    Heading(_("Claims"), down="claims"),
    Heading(_("Killed and wounded"), down="casualties"),
    Heading(_("Assessment")),
    Heading(_("Published"), down="published"),
)


def where_found(asked: Asked) -> dict[int, Fragment | None]:
    """Return where the words asked for stand in the incidents of the page, by key."""
    keys = [item.incident.pk for item in asked.page.get("items", ())]
    found = fragments(keys, asked.wanted)
    return {key: found.get(key) for key in keys}


@public_page
@kept_for_readers
def incident_list(request: HttpRequest) -> HttpResponse:
    """Show one page of the incidents the address asks for, as a table that can be sorted."""
    asked = ask(request)
    headings = [(one, one.leads_to(asked.sort), one.stands(asked.sort)) for one in HEADINGS]
    context = asked.context() | {
        "headings": headings,
        "fragments": where_found(asked),
        "chips": chips(asked.form, asked.wanted),
    }
    return render(request, "public/incident_list.html", context, status=asked.status)
