"""The queue: what waits for an editor, how long, on whose desk; and taking the next."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from incidents.forms.filter import read_filter
from incidents.forms.paging import read_page
from incidents.permissions import Action
from incidents.reviewing import incidents_waiting, queue
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import requires
from incidents.views.people import person
from incidents.views.public.chips import chips
from incidents.views.public.filter_fields import filter_form

from .asked import ORDERS, Desk, read_asked

ROWS_A_PAGE: Final = 50


@require_safe
@requires(Action.OPEN_REVIEW)
@answers_bad_parameter
def review_queue(request: HttpRequest) -> HttpResponse:
    """Show the claims that wait, the longest waiting first, and how the waiting is spread."""
    editor = person(request)
    asked = read_asked(request.GET)
    page = read_page(request.GET, asked.claims(editor), ROWS_A_PAGE)
    form = filter_form(request.GET)
    form = replace(form, hidden=(*form.hidden, *asked.own_pairs()))
    context = {
        "asked": asked,
        "page": page,
        "waiting": queue.seen_by(editor, page),
        "balance": queue.balance(),
        "loads": queue.loads(),
        "incidents": incidents_waiting.number_waiting(),
        "form": form,
        "chips": chips(form, asked.wanted),
        "desks": [(name, label, asked.query_string(desk=name)) for name, label in Desk.choices],
        "orders": [(name, asked.query_string(sort=name)) for name in ORDERS],
        "query_string": asked.wanted.query_string(),
    }
    return render(request, "editor/queue.html", context)


@require_POST
@requires(Action.OPEN_REVIEW)
@answers_bad_parameter
def review_next(request: HttpRequest) -> HttpResponse:
    """Take the longest waiting claim and open it; back to the queue where nothing is open."""
    claim = queue.take_next(person(request), read_filter(request.GET))
    if claim is None:
        messages.info(request, _("Nothing waits for you here."))
        return redirect("review")
    return redirect("review_claim", claim.public_id)
