"""Statements and incidents as the desk sees them, with claims that are not public yet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from incidents.desk import on_record
from incidents.permissions import Action
from incidents.views.guards import requires
from incidents.views.people import person


@require_safe
@requires(Action.OPEN_DESK)
def desk_statement(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a statement, where it was read, and what it says of each incident."""
    statement = get_object_or_404(on_record.statements(person(request)), public_id=public_id)
    return render(request, "analyst/statement.html", {"statement": statement})


@require_safe
@requires(Action.OPEN_DESK)
def desk_incident(request: HttpRequest, number: int) -> HttpResponse:
    """Show an incident, also one that is not public, with what everybody says of it."""
    incident = get_object_or_404(on_record.incidents(), pk=number)
    return render(request, "analyst/incident.html", {"incident": incident})
