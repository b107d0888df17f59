"""The end of a draft that goes on: the checklist, and handing the claims to the editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from incidents.desk.checking import check
from incidents.desk.recording import NotReady, Outdated, submit
from incidents.desk.saving import DraftClosed
from incidents.forms.draft.checks import check_groups
from incidents.forms.draft.page import draft_form
from incidents.permissions import Action
from incidents.views.people import person
from incidents.workflow import NotAllowed

from .drafts import draft_of
from .drawing import Shown, draw
from .remarks import checked
from .scripts import for_scripts

if TYPE_CHECKING:
    from incidents.models import Draft


def submit_and_tell(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Submit a draft and go to what became of it; draw it with what stands in the way, if any."""
    try:
        submit(draft, person(request), draft.version)
    except NotReady as error:
        checklist = check(draft)
        more = tuple(one for one in error.problems if one not in checklist.problems)
        number = len({*checklist.blocking, *more})
        refused = ngettext(
            "Not submitted: %(number)d thing stands in the way. It is listed below.",
            "Not submitted: %(number)d things stand in the way. They are listed below.",
            number,
        ) % {"number": number}
        shown = Shown(checklist=checklist, more=more, refused=refused, status=409)
        return draw(request, draft, shown)
    except (DraftClosed, NotAllowed, Outdated) as error:
        messages.error(request, str(error))
    return redirect("draft", draft.public_id)


@require_GET
@for_scripts(Action.OPEN_DESK)
def draft_check(request: HttpRequest, public_id: str) -> HttpResponse:
    """Return the checklist of a draft as a part of a page."""
    draft = draft_of(request, public_id)
    checklist = check(draft)
    form = draft_form(draft.content, checked(checklist).sayings({}, {}))
    context = {
        "groups": check_groups(checklist.problems, form, draft.content),
        "may_submit": checklist.may_submit,
    }
    return render(request, "analyst/_checklist.html", context)
