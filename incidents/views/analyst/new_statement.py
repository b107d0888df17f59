"""Beginning a statement: paste an address, a text, or both; take a lead; add to what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from incidents.desk import on_record
from incidents.desk.finding import known_publication
from incidents.desk.starting import LeadTaken, start
from incidents.forms.new_statement import NewStatementForm
from incidents.models import Lead
from incidents.permissions import Action
from incidents.views.guards import requires
from incidents.views.people import person

if TYPE_CHECKING:
    from incidents.models import Statement


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.OPEN_DESK)
def new_statement(request: HttpRequest) -> HttpResponse:
    """Ask what to begin with, and end in a draft.

    A publication that is on record is shown first, with the statements read there: one can add to
    one of them, or go on with another statement of the same page.
    """
    lead = _lead(request)
    if request.method != "POST":
        initial = {"address": lead.url, "text": lead.text} if lead else None
        form = NewStatementForm(initial=initial)
        form.fields["address"].widget.attrs["autofocus"] = True
        return _ask(request, form, lead)
    statement = _statement(request)
    # A button that takes a lead sends nothing else: what came in is in the lead.
    is_bare = "address" not in request.POST
    data = {"address": lead.url, "text": lead.text} if lead and is_bare else request.POST
    form = NewStatementForm(data, needs_something=statement is None)
    if not form.is_valid():
        return _ask(request, form, lead)
    publication = known_publication(form.cleaned_data["address"])
    if publication and statement is None and "go_on" not in request.POST:
        read_there = on_record.statements(person(request)).filter(publications=publication)
        return _ask(request, form, lead, {"known": publication, "read_there": read_there})
    return _begin(request, form, lead, statement)


def _begin(
    request: HttpRequest, form: NewStatementForm, lead: Lead | None, statement: Statement | None
) -> HttpResponse:
    try:
        draft = start(
            person(request),
            url=form.cleaned_data["address"],
            text=form.cleaned_data["text"],
            lead=lead,
            statement=statement,
        )
    except LeadTaken as error:
        messages.warning(request, str(error))
        return redirect("desk")
    for note in form.notes():
        messages.info(request, note)
    return redirect("draft", draft.public_id)


def _ask(
    request: HttpRequest,
    form: NewStatementForm,
    lead: Lead | None,
    found: dict[str, object] | None = None,
) -> HttpResponse:
    return render(request, "analyst/new.html", {"form": form, "lead": lead, **(found or {})})


def _lead(request: HttpRequest) -> Lead | None:
    """The lead an address or a form names. Raises Http404 where there is none of this number."""
    text = (request.POST.get("lead") or request.GET.get("lead") or "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 18):
        raise Http404
    return get_object_or_404(Lead.objects.select_related("outlet"), pk=int(text))


def _statement(request: HttpRequest) -> Statement | None:
    """The statement on record that is to be added to. Raises Http404 where there is none."""
    public_id = request.POST.get("statement", "").strip()
    if not public_id:
        return None
    if "\0" in public_id:
        raise Http404
    found: Statement = get_object_or_404(on_record.statements(person(request)), public_id=public_id)
    return found
