"""Letting a colleague write in one's draft, and ending that."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from incidents.desk.saving import DraftClosed
from incidents.desk.sharing import candidates, share, unshare
from incidents.models import Draft, User
from incidents.permissions import Action
from incidents.views.guards import requires
from incidents.views.people import person
from incidents.workflow import NotAllowed

from .drafts import draft_of


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.OPEN_DESK)
def draft_share(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show who else may write in a draft; a POST lets one colleague more, or one less."""
    draft = draft_of(request, public_id)
    typed = request.POST.get("colleague", "").strip()
    refused = ""
    if request.method == "POST":
        try:
            messages.success(request, _changed(request, draft, typed))
        except (NotAllowed, DraftClosed) as error:
            refused = str(error)
        else:
            return redirect("draft_share", public_id)
    context = {
        "draft": draft,
        "colleagues": list(draft.shared_with.order_by("username")),
        "typed": typed,
        "refused": refused,
        "candidates": candidates(draft) if draft.owner == request.user else None,
    }
    return render(request, "analyst/draft_share.html", context, status=400 if refused else 200)


def _changed(request: HttpRequest, draft: Draft, typed: str) -> str:
    """Let in or keep out whom the form names, and return what to say of it."""
    colleague = User.objects.filter(username=typed, is_active=True).first()
    if colleague is None:
        raise NotAllowed(_("Nobody at the desk has the name “%(name)s”.") % {"name": typed})
    if request.POST.get("do") == "unshare":
        unshare(draft, person(request), colleague)
        sentence = _("%(name)s cannot open this draft any more.")
    else:
        share(draft, person(request), colleague)
        sentence = _("%(name)s can open this draft now and write in it.")
    return sentence % {"name": colleague.known_as}
