"""One claim under review: its statement, the claim part by part, what it would change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from incidents import workflow
from incidents.enums import ClaimStatus, Credibility, Decision, RejectGround, Reliability
from incidents.exchange.comparable import ClaimRows, places_named
from incidents.forms.review.decision import DecisionForm
from incidents.models import Claim
from incidents.permissions import Action
from incidents.reviewing.effect import effect_of
from incidents.reviewing.parts import changes_of, parts_of
from incidents.reviewing.reviews import reviews_for
from incidents.sources.grades import usual_grades
from incidents.views.discussing import talk_about
from incidents.views.guards import requires
from incidents.views.people import person
from incidents.views.preferences import reader_of
from incidents.workflow import NotAllowed
from incidents.workflow.corroborating import witnesses

if TYPE_CHECKING:
    from incidents.models import Discussion, User
    from incidents.reviewing.parts import Part


@dataclass(frozen=True, slots=True)
class PartShown:
    """A part of the claim on the page, the field for a remark on it, its open discussions."""

    part: Part
    remark: Any
    discussions: list[Discussion]


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.OPEN_REVIEW)
def review_claim(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a claim that was submitted at some time; a POST decides on it."""
    claim = _claim(public_id)
    if request.method != "POST":
        return _page(request, claim, DecisionForm(initial=_offered(claim)))
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, claim, form, status=422)
    try:
        told = _decide(claim, person(request), form)
    except NotAllowed as error:
        form.add_error(None, str(error))
        return _page(request, claim, form, status=409)
    messages.success(request, told)
    return redirect("review")


@require_POST
@requires(Action.DECIDE_CLAIM)
def review_take(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put a claim on one's desk."""
    return _move(request, public_id, workflow.take)


@require_POST
@requires(Action.DECIDE_CLAIM)
def review_release(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put a claim back for others."""
    return _move(request, public_id, workflow.release)


def _claim(public_id: str) -> Claim:
    """A claim that editors have to do with: drafts and withdrawn ones they never saw are not."""
    seen = Claim.objects.filter(round__gte=1).exclude(status=ClaimStatus.DRAFT)
    found: Claim = get_object_or_404(seen.for_review(), public_id=public_id)
    return found


def _move(request: HttpRequest, public_id: str, action: Any) -> HttpResponse:
    claim = _claim(public_id)
    try:
        action(claim, person(request))
    except NotAllowed as error:
        messages.error(request, str(error))
    return redirect("review_claim", public_id)


def _offered(claim: Claim) -> dict[str, Any]:
    """What the form holds at first: the letter the source usually gets, where all agree on one."""
    letters = {one.reliability for one in usual_grades(claim.statement)}
    return {"round": claim.round, "reliability": letters.pop() if len(letters) == 1 else None}


def _decide(claim: Claim, editor: User, form: DecisionForm) -> str:
    """Carry out a valid form, and return what to tell the editor. Raises NotAllowed."""
    given = form.cleaned_data
    reason, seen = given["reason"], given["round"]
    decision = Decision(given["decision"])
    title = {"title": claim.incident.title}
    if decision == Decision.RETURN:
        workflow.return_to_author(claim, editor, reason, form.remarks, seen=seen)
        return _("Returned to its author: %(title)s.") % title
    if decision == Decision.REJECT:
        workflow.reject(claim, editor, reason, RejectGround(given["ground"]), seen=seen)
        return _("Rejected: %(title)s.") % title
    letter, digit = Reliability(given["reliability"]), Credibility(given["credibility"])
    workflow.accept(claim, editor, letter, digit, reason, seen=seen)
    claim.refresh_from_db(fields=["status"])
    if claim.status == ClaimStatus.SUBMITTED:
        return _("Your reading is kept; a second editor reads it now: %(title)s.") % title
    return _("Accepted: %(title)s.") % title


def _page(
    request: HttpRequest, claim: Claim, form: DecisionForm, status: int = 200
) -> HttpResponse:
    editor, label = person(request), reader_of(request).name_of
    parts = parts_of(claim, label)
    remarks = dict(form.remark_fields())
    effect = effect_of(claim, label)
    talk = talk_about(claim, editor)
    context = {
        "claim": claim,
        "statement": claim.statement,
        "parts": [
            PartShown(part, remarks[part.field.value], talk.at(part.field)) for part in parts
        ],
        "talk": talk,
        "statement_remark": remarks["statement"],
        "changes": changes_of(claim, label),
        "effect": effect,
        "comparison": effect.after,
        "claims": effect.claims,
        "groups": effect.groups,
        "claims_by_id": {one.pk: one for one in effect.claims},
        "places": places_named(effect.claims, ClaimRows.now),
        "witnesses": witnesses(claim),
        "usual": usual_grades(claim.statement),
        "second": workflow.second_reading_reasons(claim),
        "reviews": reviews_for(claim, editor),
        "form": form,
    }
    return render(request, "editor/claim.html", context, status=status)
