"""What every way of bringing back an earlier version has in common.

Nothing is undone halfway: whatever a rule of the record or of the database refuses leaves all as
it is. Who may see the record and its versions is for the caller to say.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pghistory
from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from .naming import attach
from .standing import against_restoring
from .timeline import timeline_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from incidents.models import User

    from .kinds import Subject
    from .timeline import State


class NotRestorable(ValueError):
    """What was asked cannot be brought back; the message says why in one sentence."""


@contextmanager
def undoing(editor: User, reason: str) -> Iterator[None]:
    """One transaction whose history says who and why, with every deferred rule asked in it.

    Raises NotRestorable without a reason, and where the database refuses what was written.
    """
    if not reason.strip():
        raise NotRestorable(_("Say why it is brought back."))
    try:
        with transaction.atomic(), pghistory.context(user=editor.pk, reason=reason):
            yield
            connection.check_constraints()
    except IntegrityError as error:
        rule = str(error).splitlines()[0]
        raise NotRestorable(
            _("A rule of the record refuses it, so nothing was changed: %(rule)s") % {"rule": rule}
        ) from error


def two_states(
    subject: Subject, record: Any, person: User, number: int, seen: str
) -> tuple[State, State]:
    """Return the state of version `number` and the present one of a locked record.

    Raises NotRestorable where nothing of it is brought back, where it is no longer at the token
    `seen`, and where there is no such version.
    """
    against = against_restoring(subject, record, person)
    if against:
        raise NotRestorable(against)
    timeline = timeline_of(subject, record.pk)
    if timeline.token != seen:
        raise NotRestorable(
            _("Somebody changed this record meanwhile. Look at what stands there now, then choose.")
        )
    then = timeline.state(number if 1 <= number <= timeline.newest else 0)
    now = timeline.state(timeline.newest)
    if then.row is None:
        raise NotRestorable(_("There is no such version."))
    attach([then, now])
    return then, now


def refuse_others(fields: Collection[str], known: Collection[str]) -> None:
    """Raise NotRestorable for fields that are not brought back, and for none at all."""
    if not fields or not set(fields) <= set(known):
        raise NotRestorable(_("Choose what to bring back."))


def refuse_nothing(differing: Collection[str]) -> None:
    """Raise NotRestorable where nothing differs."""
    if not differing:
        raise NotRestorable(_("That stands there already: there is nothing to bring back."))


def columns(row: Any) -> dict[str, Any]:
    """Return the columns of a row below a record, without its key and the record itself."""
    return {
        one.attname: getattr(row, one.attname)
        for one in row._meta.concrete_fields
        if not one.primary_key and one.name not in {"incident", "statement"}
    }
