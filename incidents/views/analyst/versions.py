"""Versions of a draft for those who write in it: listed, compared, brought back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from incidents.desk.paths import BadChange
from incidents.desk.saving import DraftClosed, content_at
from incidents.desk.versions import Stale, differing, main_of, restore
from incidents.desk.vocabulary import look_up
from incidents.enums import DraftStatus
from incidents.forms.draft.labels import Labels
from incidents.forms.draft.versions import fields_of, joined, labels_of, listing
from incidents.forms.paging import read_page, refuse_others
from incidents.forms.versions import COMPARING, ChooseForm, read_pair
from incidents.permissions import Action
from incidents.revisions import Change, Field, changes
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import requires
from incidents.views.people import person

from .drafts import draft_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.models import Draft, DraftChange

ROWS_A_PAGE: Final = 50
MOST_NAMED: Final = 8
"""How many fields of one save are named in the list."""


@dataclass(frozen=True, slots=True)
class Save:
    """One save in the list: the fields it changed, and how many more than are named."""

    change: DraftChange
    named: tuple[str, ...]
    more: int

    @property
    def before(self) -> int:
        """The number of the version before."""
        return self.change.version - 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions, what differs, and the form that brings back what the earlier one held."""

    first: int
    second: int
    changes: tuple[Change, ...]
    form: ChooseForm | None
    is_now: bool


@require_safe
@requires(Action.OPEN_DESK)
@answers_bad_parameter
def draft_history(request: HttpRequest, public_id: str) -> HttpResponse:
    """List the saves of a draft, the newest first; with `from` and `to` compare two versions."""
    draft = draft_of(request, public_id)
    refuse_others(request.GET, ("page", *COMPARING))
    return _page(request, draft, read_pair(request.GET, draft.version))


@require_POST
@requires(Action.OPEN_DESK)
@answers_bad_parameter
def draft_bring_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """Bring back fields of a draft as they stood in an earlier version."""
    draft = draft_of(request, public_id)
    asked = request.POST.copy()
    asked["from"], asked["to"] = asked.get("version", ""), str(draft.version)
    pair = read_pair(asked, draft.version)
    assert pair is not None  # both are there
    form = ChooseForm(request.POST, offered=_offered(draft, pair))
    if not form.is_valid():
        return _page(request, draft, pair, form, status=422)
    given = form.cleaned_data
    seen = int(given["seen"]) if given["seen"].isascii() and given["seen"].isdigit() else -1
    try:
        saved = restore(draft, person(request), pair[0], given["fields_chosen"], seen)
    except (Stale, BadChange, DraftClosed) as error:
        form.add_error(None, str(error))
        return _page(request, draft, pair, form, status=409)
    messages.success(
        request,
        _("Brought back from version %(number)d and saved as version %(now)d.")
        % {"number": pair[0], "now": saved.version},
    )
    return redirect("draft_history", public_id)


def _page(
    request: HttpRequest,
    draft: Draft,
    pair: tuple[int, int] | None,
    form: ChooseForm | None = None,
    status: int = 200,
) -> HttpResponse:
    page = read_page(
        request.GET,
        draft.changes.select_related("changed_by").order_by("-version"),
        ROWS_A_PAGE,
    )
    context = {
        "draft": draft,
        "page": page,
        "saves": _saves(draft, page),
        "comparison": _comparison(draft, pair, form) if pair else None,
        "chosen": pair or (max(draft.version - 1, 1), draft.version),
        "is_open": draft.status == DraftStatus.OPEN,
    }
    return render(request, "analyst/draft_history.html", context, status=status)


def _saves(draft: Draft, page: Iterable[DraftChange]) -> list[Save]:
    """The saves of a page with the labels of what they changed. Asks no query."""
    found = list(page)
    paths = {path for change in found for path in change.changes}
    called = labels_of(paths, joined(draft.content, listing(paths)), Labels())
    saves = []
    for change in found:
        labels = tuple(dict.fromkeys(called[path] for path in sorted(change.changes)))
        saves.append(Save(change, labels[:MOST_NAMED], max(0, len(labels) - MOST_NAMED)))
    return saves


def _comparison(draft: Draft, pair: tuple[int, int], form: ChooseForm | None) -> Comparison:
    differ = _differ(draft, pair)
    is_now = pair[1] == draft.version
    if form is None and differ and is_now and draft.status == DraftStatus.OPEN:
        initial = {"version": pair[0], "seen": draft.version}
        form = ChooseForm(initial=initial, offered=[one.after for one in differ])
    return Comparison(pair[0], pair[1], differ, form, is_now)


def _offered(draft: Draft, pair: tuple[int, int]) -> list[Field]:
    return [one.after for one in _differ(draft, pair)]


def _differ(draft: Draft, pair: tuple[int, int]) -> tuple[Change, ...]:
    """What differs between two versions, under the labels of the page."""
    first, second = (content_at(draft, number) for number in pair)
    paths = differing(first, second)
    shown = [path for path in paths if main_of(path) == path or main_of(path) not in paths]
    # Every card and row of either is drawn, those of the later version first.
    whole = joined(second, first, listing({*first, *second}))
    labels = Labels(look_up(whole))
    called = labels_of(shown, whole, labels)
    return changes(
        fields_of(shown, first, whole, called, labels),
        fields_of(shown, second, whole, called, labels),
    )
