"""The table of one's own claims and incidents, and changing several of them at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from incidents.desk import records
from incidents.desk.bulk import Report, change_claims, change_incidents
from incidents.forms.paging import read_page
from incidents.forms.records.asked import CLAIMS, STATES, read_asked
from incidents.forms.records.bulk import BulkForm
from incidents.models import Claim, Incident
from incidents.permissions import Action
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import requires
from incidents.views.people import person

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.core.paginator import Page

    from incidents.forms.records.asked import Asked

ROWS_A_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A record in the table: what stands there now, whether it is ticked, what was refused."""

    record: Claim | Incident
    seen: str
    is_ticked: bool
    errors: Iterable[str]

    @property
    def incident(self) -> Incident:
        """The incident of the row, or the one its claim speaks of."""
        return self.record.incident if isinstance(self.record, Claim) else self.record


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the table: its words, the `sort` it leads to, how it stands sorted."""

    label: str
    leads_to: str
    stands: str


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.OPEN_DESK)
@answers_bad_parameter
def desk_records(request: HttpRequest) -> HttpResponse:
    """Show the table; a POST changes the rows that are ticked and tells what became of each."""
    asked = read_asked(request.GET)
    data = request.POST if request.method == "POST" else None
    form = BulkForm(asked.kind, records.colleagues(), data)
    report = Report()
    if form.is_bound and form.is_valid():
        change = change_claims if asked.kind == CLAIMS else change_incidents
        report = change(person(request), form.seen, form.change)
        _tell(request, report)
        if not report.refused:
            return redirect(request.get_full_path())
    return _table(request, asked, form, report)


def _table(request: HttpRequest, asked: Asked, form: BulkForm, report: Report) -> HttpResponse:
    page = _page(request, asked)
    ticked = set(report.refused) if report.refused else set(form.rows)
    rows = [
        Row(one, records.seen_of(one), one.pk in ticked, report.refused.get(one.pk, ()))
        for one in page
    ]
    missing = sorted(set(report.refused) - {row.record.pk for row in rows})
    context = {
        "asked": asked,
        "form": form,
        "rows": rows,
        "page": page,
        "report": report,
        "headings": list(_headings(asked)),
        "states": STATES[asked.kind].choices,
        "tags": records.tags_of(person(request)),
        "elsewhere": [report.refused[pk] for pk in missing],
    }
    return render(request, "analyst/records.html", context)


def _page(request: HttpRequest, asked: Asked) -> Page[Any]:
    own = records.claims_of if asked.kind == CLAIMS else records.incidents_of
    found = own(person(request), asked.state, asked.tag).order_by(*asked.order)
    return read_page(request.GET, found, ROWS_A_PAGE)


def _headings(asked: Asked) -> Iterable[Heading]:
    words: Mapping[str, str] = {
        "title": _("Incident"),
        "day": _("When"),
        "type": _("Type"),
        "state": _("State"),
        "": _("Tags"),
        "taker" if asked.kind == CLAIMS else "claims": (
            _("Goes on with it") if asked.kind == CLAIMS else _("Claims")
        ),
        "changed": _("Changed"),
    }
    for name, label in words.items():
        can_sort = name not in {"", "claims"}
        is_sorted = can_sort and asked.sort.removeprefix("-") == name
        turned = is_sorted and not asked.sort.startswith("-")
        falls = (name in {"day", "changed"}) != asked.sort.startswith("-")
        stands = ("descending" if falls else "ascending") if is_sorted else ""
        yield Heading(label, (f"-{name}" if turned else name) if can_sort else "", stands)


def _tell(request: HttpRequest, report: Report) -> None:
    """Say how many records were changed, were so already, and were refused."""
    counted = [
        (
            report.changed,
            ngettext("%d record changed.", "%d records changed.", len(report.changed)),
        ),
        (
            report.as_before,
            ngettext("%d was so already.", "%d were so already.", len(report.as_before)),
        ),
        (
            report.refused,
            ngettext(
                "%d was refused and left as it was: see its row.",
                "%d were refused and left as they were: see their rows.",
                len(report.refused),
            ),
        ),
    ]
    words = " ".join(sentence % len(pks) for pks, sentence in counted if pks)
    level = messages.WARNING if report.refused else messages.SUCCESS
    messages.add_message(request, level, words)
