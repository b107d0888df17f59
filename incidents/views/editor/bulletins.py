"""Bulletins for editors: what waits, and the page on which one is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from incidents import bulletins as moving
from incidents.enums import Decision
from incidents.forms.bulletin_decision import BulletinDecisionForm
from incidents.forms.paging import read_page, refuse_others
from incidents.models import Bulletin
from incidents.permissions import Action, may_act
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import requires
from incidents.views.people import person
from incidents.workflow import NotAllowed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import Promise

ROWS_A_PAGE: Final = 50

SAID: Final[Mapping[str, Promise]] = {
    Decision.ACCEPT: gettext_lazy("The bulletin is accepted and public."),
    Decision.RETURN: gettext_lazy("The bulletin went back to its author."),
    Decision.REJECT: gettext_lazy("The bulletin is rejected."),
}


@require_safe
@requires(Action.OPEN_REVIEW)
@answers_bad_parameter
def review_bulletins(request: HttpRequest) -> HttpResponse:
    """List the bulletins that wait, the longest waiting first."""
    refuse_others(request.GET)
    page = read_page(request.GET, Bulletin.objects.awaiting_review().for_page(), ROWS_A_PAGE)
    context = {"page": page, "bulletins": list(page), "total": page.paginator.count}
    return render(request, "editor/bulletins.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.DECIDE_BULLETIN)
def review_bulletin(request: HttpRequest, number: int) -> HttpResponse:
    """Show a bulletin beside its source and the other side's count, and decide on it."""
    seen = Bulletin.objects.select_related("statement__actor", "created_by", "edited_by")
    bulletin = get_object_or_404(seen, pk=number)
    if request.method != "POST":
        return _show(request, bulletin)
    form = BulletinDecisionForm(request.POST)
    if not form.is_valid():
        return _show(request, bulletin, form)
    given = form.cleaned_data
    decide = {
        Decision.ACCEPT: moving.accept,
        Decision.RETURN: moving.return_to_author,
        Decision.REJECT: moving.reject,
    }[Decision(given["decision"])]
    try:
        decide(bulletin, person(request), given["submission"], given["reason"])
    except moving.Decided as error:
        messages.warning(request, str(error))
        return _show(request, error.bulletin, form, status=409)
    except NotAllowed as error:
        messages.error(request, str(error))
        return _show(request, bulletin, form, status=403)
    messages.success(request, str(SAID[given["decision"]]))
    return redirect("review_bulletins")


def _show(
    request: HttpRequest,
    bulletin: Bulletin,
    form: BulletinDecisionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    editor = person(request)
    context = {
        "bulletin": bulletin,
        "form": form or BulletinDecisionForm(),
        "may_decide": may_act(editor, Action.DECIDE_BULLETIN, bulletin),
        "is_own": editor.pk in bulletin.writer_ids,
        "decisions": Decision,
        "reviews": bulletin.reviews.select_related("reviewer"),
        "appearances": bulletin.statement.appearances.select_related("publication__outlet"),
        "beside": Bulletin.objects.beside(bulletin).for_page(),
    }
    return render(request, "editor/bulletin.html", context, status=status)
