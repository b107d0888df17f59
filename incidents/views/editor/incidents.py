"""Incidents as editors see them: what could be published; assessing, correcting, taking back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from incidents import publication
from incidents.desk import on_record
from incidents.enums import IncidentStatus, Occurrence, Responsibility
from incidents.exchange.comparable import ClaimRows, comparables
from incidents.forms.paging import read_page, refuse_others
from incidents.forms.review.incident import CorrectForm, PublishForm, ReassessForm, RetractForm
from incidents.forms.review.merge import UndoMergeForm
from incidents.forms.review.words import WordsForm
from incidents.models import Claim, Incident, Reassessment
from incidents.permissions import Action
from incidents.publication import NotPublishable
from incidents.reviewing.incidents_waiting import not_published, put_off, to_publish
from incidents.tally import propose_assessment
from incidents.versions import INCIDENT, is_scheduled, refuse_unread, timeline_of, words_now
from incidents.views.discussing import talk_about
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import requires
from incidents.views.people import person
from incidents.views.preferences import reader_of
from incidents.views.public.incident_page import side_by_side

if TYPE_CHECKING:
    from django import forms

    from incidents.models import User
    from incidents.tally import Proposal

ROWS_A_PAGE: Final = 50


@dataclass(slots=True)
class Forms:
    """The forms of the page that are offered in the incident's state; one may hold errors.

    `twice` tells of a colleague who changed the same words (`wording.Twice`).
    """

    publish: PublishForm | None = None
    words: WordsForm | None = None
    twice: Any = None
    reassess: ReassessForm | None = None
    correct: CorrectForm | None = None
    retract: RetractForm | None = None


@require_safe
@requires(Action.OPEN_REVIEW)
@answers_bad_parameter
def review_incidents(request: HttpRequest) -> HttpResponse:
    """Show the draft incidents with an accepted claim, the longest waiting first."""
    refuse_others(request.GET)
    page = read_page(request.GET, to_publish(), ROWS_A_PAGE)
    asked = Reassessment.objects.waiting().select_related("incident", "asked_by")
    context = {
        "page": page,
        "asked": asked.order_by("asked_at"),
        "put_off": put_off(),
        "not_published": not_published(),
    }
    return render(request, "editor/incidents.html", context)


@require_safe
@requires(Action.OPEN_REVIEW)
def review_incident(request: HttpRequest, number: int) -> HttpResponse:
    """Show an incident with all that is said of it, and what an editor can do with it now."""
    return show(request, found_incident(number))


@require_POST
@requires(Action.PUBLISH_INCIDENT)
def review_publish(request: HttpRequest, number: int) -> HttpResponse:
    """Publish a draft with the assessment that was sent."""
    incident = found_incident(number)
    proposal = publication.propose(incident)
    form = PublishForm(request.POST, proposed=_codes(proposal))
    if not form.is_valid():
        return show(request, incident, offered_now(incident, publish=form), status=422)
    return _done(
        request,
        incident,
        form,
        offered_now(incident, publish=form),
        lambda: _publish(
            incident, person(request), form.cleaned_data, request.POST.get("seen", "")
        ),
    )


@require_POST
@requires(Action.PUBLISH_INCIDENT)
def review_call_off(request: HttpRequest, number: int) -> HttpResponse:
    """Leave a draft that waits for its moment a draft after all."""
    asked = get_object_or_404(found_incident(number).scheduled.waiting())
    try:
        publication.call_off(asked, person(request))
    except NotPublishable as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("It stays a draft."))
    return redirect("review_incident", number)


@require_POST
@requires(Action.CORRECT_INCIDENT)
def review_correct(request: HttpRequest, number: int) -> HttpResponse:
    """Correct a published incident, with a note the public reads."""
    incident = found_incident(number)
    form = CorrectForm(request.POST, instance=found_incident(number))
    shown = _published(incident, correct=form)
    if not form.is_valid():
        return show(request, incident, shown, status=422)
    note, seen = form.cleaned_data["note"], form.cleaned_data["version"]
    return _done(
        request,
        incident,
        form,
        shown,
        lambda: publication.correct(incident, person(request), note, seen=seen, **form.changes()),
    )


@require_POST
@requires(Action.CORRECT_INCIDENT)
def review_reassess(request: HttpRequest, number: int) -> HttpResponse:
    """Assess a published incident anew; with another responsibility a second editor is asked."""
    incident = found_incident(number)
    form = ReassessForm(request.POST)
    shown = _published(incident, reassess=form)
    if not form.is_valid():
        return show(request, incident, shown, status=422)
    given = form.cleaned_data
    view = Occurrence(given["occurrence"]), Responsibility(given["responsibility"])
    return _done(
        request,
        incident,
        form,
        shown,
        lambda: publication.reassess(
            incident, person(request), view, given["reason"], seen=given["version"]
        ),
    )


@require_POST
@requires(Action.CORRECT_INCIDENT)
def review_settle(request: HttpRequest, number: int) -> HttpResponse:
    """Confirm or decline the assessment another editor asked for."""
    incident = found_incident(number)
    asked = get_object_or_404(incident.reassessments.waiting().select_related("incident"))
    settle = publication.confirm if "confirm" in request.POST else publication.decline
    try:
        settle(asked, person(request))
    except NotPublishable as error:
        messages.error(request, str(error))
    return redirect("review_incident", number)


@require_POST
@requires(Action.RETRACT_INCIDENT)
def review_retract(request: HttpRequest, number: int) -> HttpResponse:
    """Take a published incident back; its page says why."""
    incident = found_incident(number)
    form = RetractForm(request.POST)
    shown = _published(incident, retract=form)
    if not form.is_valid():
        return show(request, incident, shown, status=422)
    reason = form.cleaned_data["reason"]
    return _done(
        request,
        incident,
        form,
        shown,
        lambda: publication.retract(incident, person(request), reason),
    )


def _publish(incident: Incident, editor: User, given: dict[str, Any], seen: str) -> None:
    """Publish at once, or at the moment that was given, what the editor has `seen`."""
    view = Occurrence(given["occurrence"]), Responsibility(given["responsibility"])
    place = {name: given[name] for name in ("sensitive", "shown_within_m")}
    with transaction.atomic():
        refuse_unread(incident, seen)
        if given["not_before"]:
            publication.schedule(
                incident, editor, given["not_before"], view, given["reason"], **place
            )
        else:
            place |= {"occurrence": view[0], "responsibility": view[1]}
            publication.publish(incident, editor, given["reason"], **place)


def found_incident(number: int) -> Incident:
    """Return an incident with all that its page shows of it. Raises Http404."""
    found: Incident = get_object_or_404(on_record.incidents(), pk=number)
    return found


def _codes(proposal: Proposal) -> tuple[str, str]:
    return proposal.occurrence.value, proposal.responsibility.value


def offered_now(incident: Incident, **bound: Any) -> Forms:
    """Return the forms for what can be done with an incident in its state.

    `bound` are those that were sent, by name: they stand instead.
    """
    if incident.status == IncidentStatus.DRAFT:
        proposed = _codes(publication.propose(incident))
        initial = {
            "occurrence": proposed[0],
            "responsibility": proposed[1],
            "sensitive": incident.sensitive,
            "shown_within_m": incident.shown_within_m,
        }
        forms: dict[str, Any] = {"publish": PublishForm(initial=initial, proposed=proposed)}
        if not is_scheduled(incident):
            forms["words"] = WordsForm.showing(words_now(incident))
        return Forms(**(forms | bound))
    if incident.status == IncidentStatus.PUBLISHED:
        return _published(incident, **bound)
    return Forms(**bound)


def _published(incident: Incident, **bound: Any) -> Forms:
    """The forms for a published incident; `bound` are those that were sent, by name."""
    newest = incident.versions.order_by("-number").values_list("number", flat=True).first()
    seen = {"version": newest or 0}
    view = {"occurrence": incident.occurrence, "responsibility": incident.responsibility}
    forms: dict[str, Any] = {
        "reassess": ReassessForm(initial=seen | view),
        "correct": CorrectForm(instance=incident, initial=seen),
        "retract": RetractForm(),
    }
    return Forms(**(forms | bound))


def _done(
    request: HttpRequest, incident: Incident, form: forms.BaseForm, shown: Forms, action: Any
) -> HttpResponse:
    """Do what was asked, and tell; a refusal is shown at the form with all that was typed."""
    try:
        action()
    except (NotPublishable, ValidationError) as error:
        form.add_error(None, error if isinstance(error, ValidationError) else str(error))
        return show(request, incident, shown, status=409)
    incident.refresh_from_db(fields=["status", "reference"])
    told = {
        "incident": incident.reference or incident.title,
        "status": incident.get_status_display(),
    }
    messages.success(request, _("%(incident)s is %(status)s.") % told)
    return redirect("review_incident", incident.pk)


def show(
    request: HttpRequest, incident: Incident, shown: Forms | None = None, status: int = 200
) -> HttpResponse:
    """Answer with the page: the forms that were sent, or those its state offers."""
    accepted = Claim.objects.accepted().filter(incident=incident).for_comparison()
    label = reader_of(request).name_of
    told = side_by_side(list(accepted), label=label, rows=ClaimRows.now)
    proposal = propose_assessment(comparables(told["claims"], rows=ClaimRows.now))
    context = told | {
        "incident": incident,
        "sites": incident.sites.all(),
        "assessment": incident.assessments.select_related("decided_by").first(),
        "proposal": proposal,
        "all_claims": incident.claims.all(),
        "asked": incident.reassessments.waiting().select_related("asked_by").first(),
        "versions": incident.versions.select_related("published_by").order_by("-number"),
        "forms": shown or offered_now(incident),
        "seen": timeline_of(INCIDENT, incident.pk).token,
        "is_alone": publication.lacks_other_eyes(incident, person(request), told["claims"])
        and incident.status == IncidentStatus.DRAFT,
        "scheduled": incident.scheduled.waiting().select_related("asked_by").first(),
        "not_published": incident.scheduled.exclude(refusal="").order_by("-settled_at").first(),
        "may_merge": incident.status in publication.OPEN,
        "taken_in": [
            (made, UndoMergeForm(number=made.pk))
            for made in incident.taken_in.filter(undone_at=None).select_related(
                "source", "merged_by"
            )
        ],
        "talk": talk_about(incident, person(request)),
    }
    return render(request, "editor/incident.html", context, status=status)
