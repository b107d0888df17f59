"""Sketches: what each card of an open draft says of day and place, for finding the same clash.

Derived from the draft's content at each save, so that colleagues are told of each other while they
write. Never public; removed when the draft is closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone

from incidents.models import ClaimSite, DraftSketch
from incidents.publication import representative

from . import reading
from .content import Sheet
from .vocabulary import Vocabulary, look_up_incidents, look_up_places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.models import Draft
    from incidents.publication import Representative

    from .reading import ReadClaim, ReadSite

_SKETCHED: Final = frozenset(
    {"claims", "issued", "incident", "title", "event_type", "when", "sites", "text", "place"}
    | {"point", "precision", "radius_m", "claim"}
)
"""The last words of the paths whose change changes a sketch."""

_COLUMNS = ("incident", "title", "event_type", "starts_on", "ends_on", "point", "radius_m")


def sketch(draft: Draft, wrote: Iterable[str]) -> None:
    """Write the sketches of a draft anew if a path in `wrote` bears on them.

    At most four queries, however many cards there are.
    """
    if not any(_bears_on_sketches(path) for path in wrote):
        return
    sheet = Sheet(draft.content)
    vocabulary = Vocabulary()
    look_up_places(vocabulary, sheet)
    look_up_incidents(vocabulary, sheet)
    read = reading.read(draft.content, today=timezone.localdate(), vocabulary=vocabulary)
    rows = [_sketched(draft, claim) for claim in read.claims]
    draft.sketches.exclude(key__in=[row.key for row in rows]).delete()
    DraftSketch.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["draft", "key"],
        update_fields=list(_COLUMNS),
    )


def forget(draft: Draft) -> None:
    """Remove the sketches of a draft that is closed. One query."""
    draft.sketches.all().delete()


def _bears_on_sketches(path: str) -> bool:
    is_relation = ".relations." in path
    return is_relation or path.rpartition(".")[2] in _SKETCHED


def _sketched(draft: Draft, claim: ReadClaim) -> DraftSketch:
    extent = extent_of(claim.sites)
    return DraftSketch(
        draft=draft,
        key=claim.card.key,
        incident=claim.incident,
        title=claim.title[:200],
        event_type=claim.event_type,
        starts_on=claim.when.starts_on if claim.when else None,
        ends_on=claim.when.ends_on if claim.when else None,
        point=extent.point if extent else None,
        radius_m=extent.radius_m if extent else None,
    )


def extent_of(sites: Iterable[ReadSite]) -> Representative | None:
    """Return the point and circle that stand for a card's sites; None where there are none."""
    return representative([ClaimSite(**site.columns()) for site in sites])
