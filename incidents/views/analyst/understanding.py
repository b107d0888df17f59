"""What a text means, asked while somebody types it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from incidents.desk.filling import lon_lat_text
from incidents.desk.paths import MAX_LINE
from incidents.desk.reading.fields import offers_of
from incidents.forms.draft.field import NOTHING
from incidents.permissions import Action
from incidents.understanding.answers import NotUnderstood, Understood
from incidents.understanding.counts import understand_count
from incidents.understanding.days import understand_day, understand_when
from incidents.understanding.directions import relative_place
from incidents.understanding.languages import guess_language
from incidents.understanding.where import understand_where

from .drafts import draft_of
from .remarks import reading_of
from .scripts import BadBody, for_scripts
from .suggesting import sets_of_place

if TYPE_CHECKING:
    from collections.abc import Callable


@require_GET
@for_scripts(Action.OPEN_DESK)
def understand(request: HttpRequest) -> HttpResponse:
    """Say back what a text means as a day, an interval, a place, a count or a language."""
    text = request.GET.get("text", "").strip()
    kind = request.GET.get("as", "")
    if kind not in _KINDS:
        raise BadBody(
            _("“as” has to be one of: %(kinds)s.") % {"kinds": ", ".join(_KINDS)}, path="as"
        )
    if len(text) > MAX_LINE:
        raise BadBody(
            _("This field holds %(limit)s characters at most.") % {"limit": MAX_LINE}, path="text"
        )
    near = _day_of_statement(request)
    if not text:
        return JsonResponse(_told())
    try:
        return JsonResponse(_KINDS[kind](text, near))
    except NotUnderstood as refused:
        return JsonResponse(_told(error=str(refused), offer=refused.offer))


def _day_of_statement(request: HttpRequest) -> dt.date | None:
    """The day by which a day without a year is read: that of the draft's statement, if known."""
    public_id = request.GET.get("draft", "")
    if not public_id:
        return None
    issued = draft_of(request, public_id).content.get("statement.issued", "")
    try:
        return understand_day(issued, today=timezone.localdate()).value.day
    except NotUnderstood:
        return None


def _told(
    words: str = "",
    warning: str = "",
    error: str = "",
    offer: str = "",
    sets: dict[str, str] | None = None,
) -> dict[str, object]:
    return {
        "words": words,
        "warning": warning,
        "error": error,
        "offers": [one._asdict() for one in offers_of(offer)],
        "sets": sets or {},
    }


def _said(read: Understood[Any]) -> dict[str, object]:
    return _told(read.words, read.warning, offer=read.offer)


def _when(text: str, near: dt.date | None) -> dict[str, object]:
    read = understand_when(text, today=timezone.localdate(), near=near)
    return _said(read) | {"day": read.value.starts_on.isoformat()}


def _day(text: str, near: dt.date | None) -> dict[str, object]:
    return _said(understand_day(text, today=timezone.localdate(), near=near))


def _where(text: str, _near: dt.date | None) -> dict[str, object]:
    """What a place means; a name that none bears is refused as when it is saved, with offers."""
    found = understand_where(text, box=settings.REGION_BBOX, limit=1)
    if not found:
        return _told(error=_("No place, coordinates or distance from a place is meant by this."))
    best = found[0]
    if best.place_slug and relative_place(text) is None:
        said = reading_of(_ROW | {_TEXT: text}).remarks().get(_TEXT, NOTHING)
        if said.error:
            return _told(error=said.error) | {"offers": [one._asdict() for one in said.offers]}
    told = _told(best.words, best.warning, offer=best.offer, sets=sets_of_place(best))
    return told | {"at": lon_lat_text(best.at)}


def _count(text: str, _near: dt.date | None) -> dict[str, object]:
    return _said(understand_count(text))


def _language(text: str, _near: dt.date | None) -> dict[str, object]:
    guessed = guess_language(text)
    if guessed is None:
        return _told()
    return _told(str(guessed.label), sets={"language": guessed.value})


_ROW: Final = {"claims": "k1", "claims.k1.sites": "s1"}
_TEXT: Final = "claims.k1.sites.s1.text"
"""A draft with one place, in which a name is read."""

_KINDS: Final[dict[str, Callable[[str, dt.date | None], dict[str, object]]]] = {
    "when": _when,
    "day": _day,
    "where": _where,
    "count": _count,
    "language": _language,
}
"""How each kind of text is read."""
