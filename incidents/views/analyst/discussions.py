"""Discussions: the list of those that concern somebody, the page of a record, and taking part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from incidents import discussion as talking
from incidents.discussion import NotDiscussed, UnknownName, parts_of
from incidents.enums import DiscussionStatus
from incidents.forms.discussion import CommentForm, StartForm
from incidents.forms.paging import read_page, refuse_others
from incidents.forms.records.asked import one_of
from incidents.models import Claim, Discussion, Incident
from incidents.notices.leading import place_of
from incidents.permissions import Action, may
from incidents.views.discussing import talk_about
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import requires
from incidents.views.people import person

if TYPE_CHECKING:
    from collections.abc import Callable

    from incidents.models import Comment

ROWS_A_PAGE: Final = 50

T = TypeVar("T")


@require_safe
@requires(Action.COMMENT)
@answers_bad_parameter
def desk_discussions(request: HttpRequest) -> HttpResponse:
    """List the discussions that concern whoever asks, or all; the open ones, or the resolved."""
    refuse_others(request.GET, ("whose", "state", "page"))
    whose = one_of(request.GET, "whose", ("mine", "all")) or "mine"
    state = one_of(request.GET, "state", DiscussionStatus.values) or DiscussionStatus.OPEN
    found = Discussion.objects.for_list()
    found = found.open() if state == DiscussionStatus.OPEN else found.resolved()
    if whose == "mine":
        found = found.concerning(person(request))
    page = read_page(request.GET, found, ROWS_A_PAGE)
    context = {
        "page": page,
        "discussions": [(one, place_of(one)) for one in page],
        "whose": whose,
        "state": state,
    }
    return render(request, "analyst/discussions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.DISCUSS_CLAIM)
def claim_discussion(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show what is said of a claim that was submitted at some time; a POST begins a discussion."""
    return _record(request, _claim(public_id=public_id))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.DISCUSS_INCIDENT)
def incident_discussion(request: HttpRequest, number: int) -> HttpResponse:
    """Show what is said of an incident; a POST begins a discussion."""
    return _record(request, _incident(pk=number))


@require_POST
@requires(Action.COMMENT)
def discussion_comment(request: HttpRequest, number: int) -> HttpResponse:
    """Add a comment; what cannot be kept comes back with all that was typed."""
    discussion = _discussion(number)
    form = CommentForm(f"discussion-{number}", request.POST)
    said = _say(form, lambda words: talking.comment(discussion, person(request), words))
    if said is None:
        return _page(request, _about(discussion), said=(discussion, form), status=422)
    messages.success(request, _("Your comment is kept."))
    return redirect(f"{_back(request, _about(discussion))}#comment-{said.pk}")


@require_POST
@requires(Action.RESOLVE_DISCUSSION)
def discussion_resolve(request: HttpRequest, number: int) -> HttpResponse:
    """Resolve a discussion, with what was typed as its last comment."""
    discussion = _discussion(number)
    if not request.POST.get("words", "").strip():
        return _move(request, discussion, talking.resolve, _("The discussion is resolved."))
    form = CommentForm(f"discussion-{number}", request.POST)
    ended = _say(form, lambda words: talking.resolve(discussion, person(request), words))
    if ended is None:
        return _page(request, _about(discussion), said=(discussion, form), status=422)
    messages.success(request, _("Your comment is kept and the discussion resolved."))
    return redirect(f"{_back(request, _about(discussion))}#discussion-{number}")


@require_POST
@requires(Action.REOPEN_DISCUSSION)
def discussion_reopen(request: HttpRequest, number: int) -> HttpResponse:
    """Open a resolved discussion again."""
    discussion = _discussion(number)
    return _move(request, discussion, talking.reopen, _("The discussion is open again."))


def _record(request: HttpRequest, about: Claim | Incident) -> HttpResponse:
    if request.method != "POST":
        return _page(request, about)
    form = StartForm(parts_of(about), request.POST)

    def begin(words: str) -> Comment:
        return talking.start(about, person(request), words, form.cleaned_data["part"])

    said = _say(form, begin)
    if said is None:
        return _page(request, about, start=form, status=422)
    messages.success(request, _("The discussion is begun."))
    return redirect(f"{_back(request, about)}#comment-{said.pk}")


def _move(request: HttpRequest, discussion: Discussion, step: Any, told: str) -> HttpResponse:
    try:
        step(discussion, person(request))
    except NotDiscussed as error:
        messages.error(request, str(error))
    else:
        messages.success(request, told)
    return redirect(f"{_back(request, _about(discussion))}#discussion-{discussion.pk}")


def _say(form: CommentForm, say: Callable[[str], T]) -> T | None:
    """Keep what was typed; None where it cannot be, with the reason at its field.

    The page then opens at that field: a long discussion may stand above it.
    """
    if form.is_valid():
        try:
            return say(form.cleaned_data["words"])
        except (NotDiscussed, UnknownName) as error:
            form.add_error("words", str(error))
        except ValidationError as error:
            form.add_error(None, error)
    form.fields["words"].widget.attrs["autofocus"] = True
    return None


def _claim(**wanted: Any) -> Claim:
    """A claim that editors have seen at some time."""
    claims = Claim.objects.filter(round__gte=1).select_related("incident", "statement__actor")
    found: Claim = get_object_or_404(claims.prefetch_related("writers"), **wanted)
    return found


def _incident(**wanted: Any) -> Incident:
    found: Incident = get_object_or_404(Incident, **wanted)
    return found


def _discussion(number: int) -> Discussion:
    found: Discussion = get_object_or_404(Discussion, pk=number)
    return found


def _about(discussion: Discussion) -> Claim | Incident:
    if discussion.claim_id is not None:
        return _claim(pk=discussion.claim_id)
    return _incident(pk=discussion.incident_id)


def _back(request: HttpRequest, about: Claim | Incident) -> str:
    """The page the form stood on: that of the review where it says so, else that of the desk."""
    is_review = request.POST.get("from") == "review" and may(request.user, Action.OPEN_REVIEW)
    if isinstance(about, Claim):
        name, key = "review_claim" if is_review else "claim_discussion", about.public_id
        return reverse(name, args=[key])
    return reverse("review_incident" if is_review else "incident_discussion", args=[about.pk])


def _page(
    request: HttpRequest,
    about: Claim | Incident,
    *,
    start: StartForm | None = None,
    said: tuple[Discussion, CommentForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    is_claim = isinstance(about, Claim)
    context = {
        "claim": about if is_claim else None,
        "incident": about.incident if isinstance(about, Claim) else about,
        "talk": talk_about(about, person(request), start, said),
        "came_from": "review" if request.POST.get("from") == "review" else "",
    }
    return render(request, "analyst/discussion.html", context, status=status)
