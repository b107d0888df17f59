"""Versions of incidents, claims and statements for editors: listed, compared, brought back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from incidents.forms.paging import read_number, refuse_others
from incidents.forms.versions import COMPARING, RestoreForm, read_pair
from incidents.models import User
from incidents.permissions import Action
from incidents.publication import NotPublishable
from incidents.revisions import Change, changes
from incidents.versions import (
    NotRestorable,
    Timeline,
    Version,
    against_restoring,
    fields_at,
    restorable,
    timeline_of,
)
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import requires
from incidents.views.people import person
from incidents.views.preferences import reader_of

from .versioned import Versioned, versioned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.revisions import Field

ROWS_A_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A version in the list: who made it, and the fields that differ from the one before."""

    version: Version
    who: User | None
    changed: tuple[Change, ...]

    @property
    def before(self) -> int:
        """The number of the version before."""
        return self.version.number - 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions, what differs, and the form that brings back what the earlier one said."""

    before: Row
    after: Row
    changes: tuple[Change, ...]
    form: RestoreForm | None
    is_now: bool


@require_safe
@requires(Action.OPEN_REVIEW)
@answers_bad_parameter
def review_history(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """List the versions of a record, the newest first; with `from` and `to` compare two."""
    refuse_others(request.GET, ("page", *COMPARING))
    return _page(request, versioned(kind, key))


@require_POST
@requires(Action.OPEN_REVIEW)
@answers_bad_parameter
def review_restore(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Bring back fields of a record as they stood in an earlier version."""
    found = versioned(kind, key)
    if found.restore is None:
        raise Http404
    timeline = timeline_of(found.subject, found.record.pk)
    version = _posted_version(request, timeline)
    offered = _differing(request, found, timeline, version)
    form = RestoreForm(request.POST, offered=offered, is_public=found.is_public)
    if not form.is_valid():
        return _page(request, found, (version, timeline.newest), form, status=422)
    try:
        restored = found.restore(person(request), form.cleaned_data)
    except (NotRestorable, NotPublishable, ValidationError) as error:
        form.add_error(None, error if isinstance(error, ValidationError) else str(error))
        return _page(request, found, (version, timeline.newest), form, status=409)
    labels = {one.name: one.label for one in offered}
    messages.success(
        request,
        _("Brought back from version %(number)d: %(fields)s.")
        % {"number": version, "fields": ", ".join(labels.get(n, n) for n in restored)},
    )
    return redirect(request.path.removesuffix("restore/"))


def _posted_version(request: HttpRequest, timeline: Timeline) -> int:
    """The version to bring back from. Raises BadParameter for one that there is not."""
    pair = request.POST.copy()
    pair["from"], pair["to"] = pair.get("version", ""), str(timeline.newest)
    if pair["from"] == pair["to"]:
        # Nothing differs from the newest; the domain says so in its own sentence.
        return timeline.newest
    read = read_pair(pair, timeline.newest)
    assert read is not None  # both are there
    return read[0]


def _differing(
    request: HttpRequest, found: Versioned, timeline: Timeline, version: int
) -> Sequence[Field]:
    """What can be brought back from a version: the fields in which it differs from what stands."""
    fields = fields_at(timeline, [version, timeline.newest], reader_of(request).name_of)
    differ = changes(fields[version], fields[timeline.newest])
    known = restorable(found.subject)
    return [one.after for one in differ if one.name in known]


def _page(
    request: HttpRequest,
    found: Versioned,
    pair: tuple[int, int] | None = None,
    form: RestoreForm | None = None,
    status: int = 200,
) -> HttpResponse:
    timeline = timeline_of(found.subject, found.record.pk)
    pair = pair or read_pair(request.GET, timeline.newest)
    paginator = Paginator(timeline.versions[::-1], ROWS_A_PAGE)
    page = paginator.page(read_number(request.GET, paginator.num_pages))
    numbers = {number for one in page for number in (one.number - 1, one.number)}
    fields = fields_at(timeline, sorted(numbers | set(pair or ())), reader_of(request).name_of)
    people = _people(timeline)

    def row(number: int) -> Row:
        version = timeline.versions[number - 1]
        before = fields.get(number - 1, fields[number])
        differ = changes(before, fields[number])
        return Row(version, people.get(version.user_id or 0), differ)

    against = against_restoring(found.subject, found.record, person(request))
    comparison = None
    if pair is not None and pair[0] != pair[1]:
        differ = changes(fields[pair[0]], fields[pair[1]])
        is_now = pair[1] == timeline.newest
        if is_now and not against:
            form = form or _form(found, timeline, pair[0], differ)
        comparison = Comparison(row(pair[0]), row(pair[1]), differ, form, is_now)
    context: dict[str, Any] = {
        "found": found,
        "timeline": timeline,
        "page": page,
        "rows": [row(one.number) for one in page],
        "comparison": comparison,
        "chosen": pair or (max(timeline.newest - 1, 1), timeline.newest),
        "against": against,
        "places": {},
    }
    return render(request, "editor/history.html", context, status=status)


def _form(
    found: Versioned, timeline: Timeline, version: int, differ: Sequence[Change]
) -> RestoreForm | None:
    """The form that offers what differs; None where nothing of that can be brought back."""
    known = restorable(found.subject)
    offered = [one.after for one in differ if one.name in known]
    if not offered:
        return None
    initial = {"version": version, "seen": timeline.token, "public": found.public}
    return RestoreForm(initial=initial, offered=offered, is_public=found.is_public)


def _people(timeline: Timeline) -> dict[int, User]:
    """Who made the versions, by key, in one query."""
    keys = {one.user_id for one in timeline.versions if one.user_id is not None}
    return User.objects.in_bulk(keys)
