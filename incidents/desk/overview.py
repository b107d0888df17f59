"""What somebody finds at the desk: their drafts, what came back, what waits, what came in.

Every list is fetched in a fixed number of queries and shows the first few; the table of records
has the rest.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Left
from django.utils import timezone

from incidents.enums import ClaimStatus, LeadStatus
from incidents.models import (
    Bulletin,
    Claim,
    Discussion,
    Draft,
    DraftChange,
    DraftShare,
    Incident,
    Lead,
    Presence,
    Review,
)
from incidents.notices.leading import place_of

from .came_back import returning
from .presence import HERE_FOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from incidents.models import User
    from incidents.querysets.draft import DraftQuerySet

SHOWN: Final = 10
"""The most rows a list of the dashboard shows, drafts aside: those are paged."""

AT_WORK: Final = dt.timedelta(minutes=10)
"""How long after a sign of life somebody is still named: hidden pages send one seldom."""

LONG_TEXTS: Final = ("statement__verbatim", "statement__translation")
"""What lists of claims do not show and therefore do not fetch."""

WORDS_SHOWN: Final = 200
"""How many characters of a pasted text a list of drafts fetches."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Few(Generic[T]):
    """The first rows of a list, and whether there are more."""

    items: Sequence[T]
    more: bool

    @classmethod
    def of(cls, rows: Sequence[T], most: int = SHOWN) -> Few[T]:
        """Cut a list of up to `most` + 1 rows."""
        return cls(rows[:most], len(rows) > most)


@dataclass(frozen=True, slots=True)
class Returned:
    """A claim that came back, and the review with which it did: who, when, in which words."""

    claim: Claim
    review: Review | None


@dataclass(frozen=True, slots=True)
class AtWork:
    """A colleague and the draft they have open; `here` tells that it is open at this moment.

    `may_open` tells whether the draft is shared with whoever asks.
    """

    user: User
    draft: Draft
    seen_at: dt.datetime
    here: bool
    may_open: bool


def drafts_of(user: User) -> DraftQuerySet:
    """Return the open drafts somebody may write in, the last changed first, without content.

    Each has what tells it from others of the same headline: `begins`, the first words of what was
    pasted; `cards`, the keys of its claims; `last_changes`, a list of its last save.
    """
    last = DraftChange.objects.order_by("draft_id", "-version").distinct("draft_id")
    drafts: DraftQuerySet = (
        Draft.objects.open()
        .visible_to(user)
        .select_related("owner", "statement", "lead")
        .defer("content", *LONG_TEXTS)
        .annotate(
            begins=Left(KeyTextTransform("statement.verbatim", "content"), WORDS_SHOWN),
            cards=KeyTextTransform("claims", "content"),
        )
        .prefetch_related(
            Prefetch(
                "changes",
                last.select_related("changed_by").defer("changes"),
                to_attr="last_changes",
            )
        )
        .order_by("-updated_at", "-pk")
    )
    return drafts


def returned_to(user: User) -> Few[Returned]:
    """Return claims that came back to whoever goes on with them, the newest decision first."""
    claims = (
        Claim.objects.to_go_on_with(user)
        .filter(status=ClaimStatus.RETURNED)
        .select_related("statement__actor", "incident")
        .defer(*LONG_TEXTS)
        .prefetch_related(with_decisions())
        .order_by("-updated_at", "-pk")
    )
    few = Few.of(list(claims[: SHOWN + 1]))
    return Few([_returned(claim) for claim in few.items], few.more)


def bulletins_returned_to(user: User) -> int:
    """Return how many bulletins of somebody came back. One query."""
    return Bulletin.objects.returned_to(user).count()


def discussions_of(user: User) -> Few[tuple[Discussion, str]]:
    """Return open discussions that concern somebody with their addresses, the liveliest first."""
    found = Discussion.objects.open().concerning(user).for_list()[: SHOWN + 1]
    return Few.of([(one, place_of(one)) for one in found])


def with_decisions() -> Prefetch[str]:
    """Return what fetches the returning reviews of claims, newest first, as `came_back`."""
    return Prefetch("reviews", queryset=returning(), to_attr="came_back")


def _returned(claim: Claim) -> Returned:
    return Returned(
        claim,
        next(iter(claim.came_back), None),  # type: ignore[attr-defined]  # with_decisions
    )


def waiting_of(user: User) -> Few[Claim]:
    """Return somebody's claims that wait for an editor, the longest waiting first.

    Each with `statement.own_drafts`: the drafts it was written in, as far as they are theirs.
    """
    drafts = Draft.objects.visible_to(user).defer("content").order_by("-updated_at")
    claims = (
        Claim.objects.written_or_taken_by(user)
        .filter(status=ClaimStatus.SUBMITTED)
        .select_related("statement__actor", "incident")
        .defer(*LONG_TEXTS)
        .prefetch_related(Prefetch("statement__drafts", queryset=drafts, to_attr="own_drafts"))
        .order_by("submitted_at", "pk")
    )
    return Few.of(list(claims[: SHOWN + 1]))


def leads() -> Few[Lead]:
    """Return what came in and nobody has taken, the newest first."""
    new = Lead.objects.filter(status=LeadStatus.NEW).select_related("outlet")
    return Few.of(list(new.order_by("-received_at", "-pk")[: SHOWN + 1]))


def published_with(user: User) -> Few[Incident]:
    """Return published incidents somebody took part in, the last published first.

    They wrote it, wrote or edited an accepted claim of it, or published it.
    """
    own = Claim.objects.accepted().filter(
        Q(created_by=user) | Q(edited_by=user), incident=OuterRef("pk")
    )
    incidents = (
        Incident.objects.public()
        .filter(Q(created_by=user) | Q(published_by=user) | Exists(own))
        .order_by("-published_at", "-pk")
    )
    return Few.of(list(incidents[: SHOWN + 1]))


def at_work(user: User) -> list[AtWork]:
    """Return what colleagues have open, the latest sign of life first; open drafts only."""
    now = timezone.now()
    shared = DraftShare.objects.filter(draft=OuterRef("draft"), user=user)
    seen: Iterable[Presence] = (
        Presence.objects.filter(seen_at__gte=now - AT_WORK)
        .filter(draft__in=Draft.objects.open())
        .exclude(user=user)
        .select_related("user", "draft")
        .defer("draft__content")
        .annotate(is_shared=Exists(shared))
        .order_by("-seen_at", "-pk")[: SHOWN * 2]
    )
    return [
        AtWork(
            user=one.user,
            draft=one.draft,
            seen_at=one.seen_at,
            here=one.seen_at >= now - HERE_FOR,
            may_open=one.draft.owner_id == user.pk or one.is_shared,  # type: ignore[attr-defined]  # annotated above
        )
        for one in seen
    ]
