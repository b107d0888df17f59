"""Where a submitted claim stands for one editor: on whose desk, by whom read, open or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.enums import ClaimStatus
from incidents.workflow import is_held

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.models import Claim, Review, User


@dataclass(frozen=True, slots=True)
class Standing:
    """Who has a claim, who read it in this submission, and whether the editor wrote in it."""

    holder: User | None
    is_mine: bool
    is_own: bool
    is_open: bool
    read_once: bool
    read_by_me: bool

    @property
    def may_decide(self) -> bool:
        """Whether the editor may put it on their desk and decide on it now."""
        held_by_other = self.holder is not None and not self.is_mine
        return self.is_open and not (self.is_own or self.read_by_me or held_by_other)


def standing_of(claim: Claim, editor: User, reviews: Iterable[Review]) -> Standing:
    """Return where a claim stands for `editor`; `reviews` are all of it, with their reviewers.

    The claim's `writers` are asked for; prefetch them for lists.
    """
    known = list(reviews)
    held = next((one for one in known if one.decision is None and is_held(one)), None)
    readers = {
        one.reviewer_id for one in known if one.decision is not None and one.round == claim.round
    }
    is_open = claim.status == ClaimStatus.SUBMITTED
    return Standing(
        holder=held.reviewer if held else None,
        is_mine=held is not None and held.reviewer_id == editor.pk,
        is_own=editor.pk in claim.writer_ids,
        is_open=is_open,
        read_once=is_open and bool(readers),
        read_by_me=is_open and editor.pk in readers,
    )
