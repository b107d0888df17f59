"""What was decided on a claim, as far as the editor who looks may know it already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .standing import standing_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.models import Claim, Review, User

    from .standing import Standing


@dataclass(frozen=True, slots=True)
class Reviews:
    """The decided reviews of a claim, newest first, and where it stands for one editor."""

    decided: Sequence[Review]
    standing: Standing

    @property
    def first_is_hidden(self) -> bool:
        """Whether another editor has accepted it and this one, who may be second, is not told how.

        The grade is shown once they have given theirs.
        """
        return self.standing.read_once and not self.standing.read_by_me


def reviews_for(claim: Claim, editor: User) -> Reviews:
    """Return the reviews of a claim as `editor` may see them."""
    reviews = list(
        claim.reviews.select_related("reviewer").prefetch_related("remarks").order_by("-pk")
    )
    shown = Reviews([one for one in reviews if one.decision], standing_of(claim, editor, reviews))
    if not shown.first_is_hidden:
        return shown
    earlier = [one for one in shown.decided if one.round != claim.round]
    return Reviews(earlier, shown.standing)
