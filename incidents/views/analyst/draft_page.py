"""The draft page: drawn, and saved as a whole by browsers without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from incidents.desk import on_record
from incidents.desk.checking import check
from incidents.desk.paths import BadChange, TooLong, is_key_list, tidy
from incidents.desk.saving import Conflict, DraftClosed, Saved, content_at, save, save_form
from incidents.desk.starting import start
from incidents.desk.vocabulary import look_up
from incidents.enums import DraftStatus
from incidents.forms.draft.checks import anchor_of
from incidents.forms.draft.labels import Labels
from incidents.models import Claim
from incidents.permissions import Action
from incidents.views.guards import requires
from incidents.views.people import person

from .drafts import draft_of
from .drawing import Shown, draw
from .keeping import keeps_what_was_typed
from .posted import Posted, change_rows, read_posted, version_of
from .remarks import reading_of
from .submitting import submit_and_tell

if TYPE_CHECKING:
    from incidents.models import Draft


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_what_was_typed
@requires(Action.OPEN_DESK)
def draft(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a draft; a POST saves the whole form and does what its button says."""
    found = draft_of(request, public_id)
    if found.status != DraftStatus.OPEN:
        return closed(request, found)
    if request.method == "POST":
        return _written(request, found)
    checklist = check(found) if "check" in request.GET else None
    return draw(request, found, Shown(checklist=checklist))


def closed(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Show what became of a draft that nobody writes any more; 409 to somebody who still did."""
    status = 409 if request.method == "POST" else 200
    return render(
        request,
        "analyst/draft_closed.html",
        {
            "draft": draft,
            "claims": Claim.objects.of_statement(draft.statement_id),
        },
        status=status,
    )


def _written(request: HttpRequest, draft: Draft) -> HttpResponse:
    version = min(version_of(request.POST), draft.version)
    seen = content_at(draft, version)
    posted = read_posted(request.POST, seen, Labels(look_up(seen)))
    target = change_rows(posted, draft.content)
    also = _joined(posted, seen)
    try:
        saved = save_form(draft, person(request), version, posted.values)
    except DraftClosed:
        draft.refresh_from_db()
        return closed(request, draft)
    except BadChange as error:
        status = 413 if isinstance(error, TooLong) else 400
        typed = {**posted.values, **posted.undecided}
        unsaved = {path: tidy(text).text for path, text in typed.items()}
        return draw(
            request, draft, Shown(unsaved, refused=str(error), at=error.path, status=status)
        )
    _tell(request, saved)
    conflicts = [one for one in saved.conflicts if not is_key_list(one.path) or one.removed]
    conflicts += _still_open(saved, posted)
    if conflicts or also:
        return draw(request, saved.draft, _as_typed(conflicts, also))
    return _done(request, saved, posted, target)


def _joined(posted: Posted, seen: dict[str, str]) -> str:
    """Add an actor typed for a joint statement; return what was typed if it is not known."""
    if not posted.also:
        return ""
    found = look_up({"statement.actor": posted.also}).actors.all(posted.also)
    if len(found) != 1:
        return posted.also
    listed = posted.values.get("statement.joint", seen.get("statement.joint", ""))
    posted.values["statement.joint"] = f"{listed} {found[0].slug}".strip()
    return ""


def _still_open(saved: Saved, posted: Posted) -> list[Conflict]:
    """The conflicts of an earlier save for which nobody has chosen a version yet."""
    return [
        Conflict(path, yours, saved.draft.content.get(path, ""), "", None)
        for path, yours in posted.undecided.items()
    ]


def _as_typed(conflicts: list[Conflict], also: str) -> Shown:
    """The form once more, with what its author typed where it is not saved."""
    return Shown(
        unsaved={one.path: one.yours for one in conflicts if not one.removed},
        conflicts=conflicts,
        refused=_("No actor is called “%(name)s”, or several are.") % {"name": also}
        if also
        else "",
        at="statement.joint" if also else "",
        also=also,
        status=409 if conflicts else 400,
    )


def _tell(request: HttpRequest, saved: Saved) -> None:
    """Tell what was left out of a text, and which row stayed because somebody else wrote in it."""
    for note in saved.notes.values():
        messages.info(request, note)
    for one in saved.conflicts:
        if is_key_list(one.path) and not one.removed:
            messages.warning(
                request,
                _("%(name)s wrote in what you took away, so it stayed. Remove it again to be sure.")
                % {"name": one.changed_by or _("Somebody else")},
            )


def _done(request: HttpRequest, saved: Saved, posted: Posted, target: str) -> HttpResponse:
    """Go where the button leads, once everything is saved."""
    draft = saved.draft
    page = reverse("draft", args=[draft.public_id])
    match posted.action:
        case "check":
            return redirect(f"{page}?check=1#checklist")
        case "discard":
            return redirect("draft_discard", draft.public_id)
        case "submit":
            return submit_and_tell(request, draft)
        case "add_to":
            return _add_to(request, posted.target)
        case "offer":
            path, _colon, text = posted.target.partition(":")
            _take_offer(request, draft, path, text)
            return redirect(f"{page}#{anchor_of(path)}")
    if target:
        return redirect(f"{page}#{anchor_of(target)}")
    messages.success(
        request,
        _("Saved at %(time)s.") % {"time": timezone.localtime(draft.updated_at).strftime("%H:%M")},
    )
    return redirect(f"{page}#faults")


def _add_to(request: HttpRequest, public_id: str) -> HttpResponse:
    """Begin a draft that adds claims to a statement on record; this one stays at the desk."""
    statement = get_object_or_404(on_record.statements(person(request)), public_id=public_id)
    begun = start(person(request), statement=statement)
    messages.info(request, _("What you had begun stays at your desk, to be discarded or kept."))
    return redirect("draft", begun.public_id)


def _take_offer(request: HttpRequest, draft: Draft, path: str, text: str) -> None:
    """Put a text that is offered at a field into it; what is not offered changes nothing."""
    remark = reading_of(draft.content).remarks().get(path)
    offer = next((one for one in remark.offers if one.text == text), None) if remark else None
    if offer is None:
        return
    put = {path: offer.text}
    if offer.field:
        put = {path: offer.words, f"{path.rpartition('.')[0]}.{offer.field}": offer.text}
    changes = {at: (draft.content.get(at, ""), now) for at, now in put.items()}
    save(draft, person(request), draft.version, changes)
