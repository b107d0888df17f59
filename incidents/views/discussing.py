"""The block of a page on which colleagues discuss a record: what was said, and what one may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from incidents.discussion import parts_of
from incidents.discussion.listing import colleagues, of_record
from incidents.forms.discussion import CommentForm, StartForm
from incidents.models import Claim
from incidents.notices.leading import discussion_page
from incidents.permissions import Action, may_act

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.models import Discussion, Incident, User


@dataclass(frozen=True, slots=True)
class Shown:
    """A discussion, the form to go on with it if it is open, and what its reader may do."""

    discussion: Discussion
    form: CommentForm | None
    may_resolve: bool
    may_reopen: bool


@dataclass(frozen=True, slots=True)
class Talk:
    """All discussions of a record, and the form to begin another if that may be done.

    `address` is the page that takes what is begun. `names` are those who can be named.
    """

    shown: Sequence[Shown]
    start: StartForm | None
    address: str
    names: Sequence[User]

    @property
    def open(self) -> int:
        """How many discussions nobody has resolved."""
        return sum(1 for one in self.shown if one.discussion.resolved_at is None)

    def at(self, part: str) -> list[Discussion]:
        """Return the open discussions of one part of the record."""
        return [
            one.discussion
            for one in self.shown
            if one.discussion.part == part and one.discussion.resolved_at is None
        ]


def talk_about(
    about: Claim | Incident,
    person: User,
    start: StartForm | None = None,
    said: tuple[Discussion, CommentForm] | None = None,
) -> Talk:
    """Return what a page shows of the discussions of a record.

    `start` and `said` are forms that were sent and came back with errors.
    """
    if isinstance(about, Claim):
        action, address = Action.DISCUSS_CLAIM, discussion_page(about, None)
    else:
        action, address = Action.DISCUSS_INCIDENT, discussion_page(None, about)
    return Talk(
        shown=[_shown(one, person, said) for one in of_record(about)],
        start=start or (StartForm(parts_of(about)) if may_act(person, action, about) else None),
        address=address,
        names=list(colleagues()),
    )


def _shown(
    discussion: Discussion, person: User, said: tuple[Discussion, CommentForm] | None
) -> Shown:
    form: Any = None
    if said is not None and said[0].pk == discussion.pk:
        form = said[1]
    elif may_act(person, Action.COMMENT, discussion):
        form = CommentForm(f"discussion-{discussion.pk}")
    return Shown(
        discussion,
        form,
        may_act(person, Action.RESOLVE_DISCUSSION, discussion),
        may_act(person, Action.REOPEN_DISCUSSION, discussion),
    )
