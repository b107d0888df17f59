"""What was decided on a claim, as far as the editor who looks may know it already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.enums import ClaimStatus
from incidents.workflow import is_held

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.models import Claim, Review, User


@dataclass(frozen=True, slots=True)
class Reviews:
    """The decided reviews of a claim, newest first, and where it stands for one editor.

    `first_is_hidden` tells that another editor has accepted it and that this one, who may be the
    second, is not shown the grade before giving theirs.
    """

    decided: Sequence[Review]
    first_is_hidden: bool
    read_by_me: bool
    holder: User | None
    is_mine: bool
    is_own: bool
    is_open: bool

    @property
    def may_decide(self) -> bool:
        """Whether the form can be sent by this editor now."""
        held_by_other = self.holder is not None and not self.is_mine
        return self.is_open and not (self.is_own or self.read_by_me or held_by_other)


def reviews_for(claim: Claim, editor: User) -> Reviews:
    """Return the reviews of a claim as `editor` may see them."""
    reviews: list[Review] = list(
        claim.reviews.select_related("reviewer").prefetch_related("remarks").order_by("-pk")
    )
    is_open = claim.status == ClaimStatus.SUBMITTED
    held = next((one for one in reviews if one.decision is None and is_held(one)), None)
    decided = [one for one in reviews if one.decision is not None]
    current = [one for one in decided if one.round == claim.round]
    read_by_me = any(one.reviewer_id == editor.pk for one in current)
    hidden = is_open and bool(current) and not read_by_me
    return Reviews(
        decided=[one for one in decided if one.round != claim.round] if hidden else decided,
        first_is_hidden=hidden,
        read_by_me=is_open and read_by_me,
        holder=held.reviewer if held else None,
        is_mine=held is not None and held.reviewer_id == editor.pk,
        is_own=editor.pk in claim.writer_ids,
        is_open=is_open,
    )
