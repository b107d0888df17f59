"""Saving a bulletin: a new one with its statement, or a change that overwrites nobody unawares."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pghistory
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from incidents.bulletins import Decided
from incidents.desk.recording.statements import write_statement
from incidents.desk.recording.submitting import one_at_a_time
from incidents.enums import Bound
from incidents.models import Bulletin, Statement, User
from incidents.permissions import Action, may_act
from incidents.sources import url_key
from incidents.understanding.wording import days_words
from incidents.workflow import TRANSITIONS, NotAllowed

from .reading import violation_words

if TYPE_CHECKING:
    from incidents.desk.reading import ReadSheet

    from .reading import ReadCount


class Changed(ValueError):
    """Somebody saved the bulletin since it was shown; `bulletin` is as it stands now."""

    def __init__(self, bulletin: Bulletin) -> None:
        who = bulletin.edited_by or bulletin.created_by
        super().__init__(
            _(
                "%(name)s has changed this bulletin since you opened it. What stands there now is "
                "shown beside what you typed; nothing has been overwritten. Fields you had not "
                "touched hold what stands there now."
            )
            % {"name": who.known_as}
        )
        self.bulletin = bulletin


class AlreadyThere(ValueError):
    """The statement's count for these days is on record; the message says so."""

    def __init__(self) -> None:
        super().__init__(_("This statement's count for these days is on record already."))


def enter(user: User, source: Statement | ReadSheet, count: ReadCount) -> Bulletin:
    """Write a new bulletin as a draft of `user`, with its statement where that is not on record.

    Raises AlreadyThere; writes nothing then.
    """
    with transaction.atomic(), pghistory.context(user=user.pk, reason="enter a bulletin"):
        one_at_a_time()
        statement = source if isinstance(source, Statement) else _on_record(source)
        if statement is None:
            assert not isinstance(source, Statement)  # that would be it
            said = replace(source.statement, summary=_summary(count))
            statement = write_statement(replace(source, statement=said), None, user)
        bulletin = Bulletin(statement=statement, created_by=user)
        return _write(bulletin, count)


def _on_record(sheet: ReadSheet) -> Statement | None:
    """The statement read at this address that this actor made on this day: it is not kept twice.

    Asked while nobody else turns what was typed into records.
    """
    said = sheet.statement
    assert said.issued is not None  # the form has seen that it is complete
    keys = [url_key(row.url) for row in sheet.publications]
    found: Statement | None = (
        Statement.objects.filter(
            publications__url_key__in=keys, actor=said.actor, issued_on=said.issued.day
        )
        .select_related("actor")
        .order_by("pk")
        .first()
    )
    return found


def change(bulletin: Bulletin, user: User, version: int, count: ReadCount) -> Bulletin:
    """Change a draft or returned bulletin that was shown at `version`, and return it.

    Raises Changed when it is at another version, Decided when it can be changed no more,
    NotAllowed for a person who writes none, AlreadyThere.
    """
    with transaction.atomic(), pghistory.context(user=user.pk, reason="change a bulletin"):
        # Days can be moved to those of another bulletin of the statement: one at a time.
        one_at_a_time()
        current: Bulletin = (
            Bulletin.objects.select_for_update(of=("self",))
            .select_related("statement__actor", "created_by", "edited_by")
            .get(pk=bulletin.pk)
        )
        if current.status not in TRANSITIONS["submit"].sources:
            raise Decided(current)
        if not may_act(user, Action.WRITE_BULLETIN, current):
            raise NotAllowed(_("Only those who write bulletins change one."))
        if current.version != version:
            raise Changed(current)
        if user.pk != current.created_by_id:
            current.edited_by = user
        current.version += 1
        return _write(current, count)


def _write(bulletin: Bulletin, count: ReadCount) -> Bulletin:
    bulletin.side = bulletin.statement.actor.side
    bulletin.starts_on, bulletin.ends_on = count.first, count.last
    bulletin.violations, bulletin.violations_bound = count.violations
    bulletin.shots = count.shots.number if count.shots else None
    bulletin.shots_bound = count.shots.bound if count.shots else Bound.EXACT
    bulletin.weapons, bulletin.stretch = count.weapons, count.stretch
    try:
        bulletin.full_clean(exclude=["created_by", "edited_by"])
        bulletin.save()
    except ValidationError as error:
        # A unique constraint over several fields is told of the whole record.
        if set(error.message_dict) == {NON_FIELD_ERRORS}:
            raise AlreadyThere from error
        raise
    return bulletin


def _summary(count: ReadCount) -> str:
    """The statement in our words, where the bulletin is all that was entered of it."""
    return _("Counts %(number)s of the ceasefire: %(days)s.") % {
        "number": violation_words(count.violations),
        "days": days_words(count.first, count.last),
    }
