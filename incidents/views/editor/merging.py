"""Making two incidents one: what they say side by side, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from incidents import publication
from incidents.desk import on_record
from incidents.desk.suggesting import search_incidents
from incidents.exchange.comparable import ClaimRows
from incidents.forms.filter import BadParameter
from incidents.forms.paging import refuse_others
from incidents.forms.review.merge import MergeForm, UndoMergeForm
from incidents.models import Claim, Incident, Merge
from incidents.permissions import Action
from incidents.publication import NotPublishable
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import requires
from incidents.views.people import person
from incidents.views.preferences import reader_of
from incidents.views.public.incident_page import side_by_side

if TYPE_CHECKING:
    from django.http import QueryDict

    from incidents.models import User

OFFERED: Final = 12
MAX_WORDS: Final = 200


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.MERGE_INCIDENT)
@answers_bad_parameter
def review_merge(request: HttpRequest, number: int) -> HttpResponse:
    """Choose the incident that this one is (`q` looks for it), see both (`into`), merge."""
    refuse_others(request.GET, ("q", "into"))
    source = _incident(number)
    target = _target(request.GET, source)
    if target is None:
        return render(request, "editor/merge_choose.html", _choice(request, source))
    seen = {"version": publication.newest(source)}
    form = MergeForm(request.POST if request.method == "POST" else None, initial=seen)
    if not form.is_bound:
        return _compare(request, source, target, form)
    if not form.is_valid():
        return _compare(request, source, target, form, status=422)
    given = form.cleaned_data
    try:
        publication.merge(source, target, person(request), given["reason"], seen=given["version"])
    except NotPublishable as error:
        form.add_error(None, str(error))
        return _compare(request, source, target, form, status=409)
    messages.success(request, _("The claims stand here now."))
    return redirect("review_incident", target.pk)


@require_POST
@requires(Action.MERGE_INCIDENT)
def review_unmerge(request: HttpRequest, number: int) -> HttpResponse:
    """Undo a merge: the claims go back, the reference opens again."""
    made = get_object_or_404(Merge.objects.select_related("source", "target"), pk=number)
    form = UndoMergeForm(request.POST, number=number)
    refusal = ""
    if form.is_valid():
        try:
            publication.undo_merge(made, person(request), form.cleaned_data["reason"])
        except NotPublishable as error:
            refusal = str(error)
        else:
            messages.success(request, _("The merge was undone: the claims are back here."))
            return redirect("review_incident", made.source_id)
    if refusal:
        form.add_error(None, refusal)
    context = {"made": made, "form": form}
    return render(request, "editor/unmerge.html", context, status=409 if refusal else 422)


def _incident(number: int) -> Incident:
    found: Incident = get_object_or_404(on_record.incidents(), pk=number)
    return found


def _target(params: QueryDict, source: Incident) -> Incident | None:
    """The incident `into` names by its number; None where it is not set. Raises BadParameter."""
    text = params.get("into", "").strip()
    if not text:
        return None
    is_number = text.isascii() and text.isdigit() and len(text) < 10
    found: Incident | None = (
        on_record.incidents().to_claim_about().filter(pk=int(text)).first() if is_number else None
    )
    if found is None or found.pk == source.pk:
        raise BadParameter("into", _("There is no other open incident of this number."))
    return found


def _refusal(source: Incident, target: Incident, editor: User) -> str:
    """Why the two cannot be made one as they stand, if they cannot."""
    try:
        publication.refuse_unfit(source, target, editor)
    except NotPublishable as error:
        return str(error)
    return ""


def _choice(request: HttpRequest, source: Incident) -> dict[str, Any]:
    """The incidents that this one may be: found by words, else the nearest by day and place."""
    q = request.GET.get("q", "").strip()
    if len(q) > MAX_WORDS:
        raise BadParameter("q", _("Give at most %(most)d characters.") % {"most": MAX_WORDS})
    near = search_incidents(
        q, near_point=source.point, near_day=source.starts_on, limit=OFFERED + 1
    )
    return {
        "incident": source,
        "q": q,
        "offered": [one for one in near if one.pk != source.pk][:OFFERED],
    }


def _compare(
    request: HttpRequest, source: Incident, target: Incident, form: MergeForm, status: int = 200
) -> HttpResponse:
    both = Claim.objects.accepted().filter(incident__in=(source, target)).for_comparison()
    context = side_by_side(list(both), label=reader_of(request).name_of, rows=ClaimRows.now) | {
        "incident": source,
        "target": target,
        "pair": (source, target),
        "form": form,
        "refusal": _refusal(source, target, person(request)),
    }
    return render(request, "editor/merge.html", context, status=status)
