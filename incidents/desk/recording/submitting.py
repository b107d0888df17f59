"""Submitting a draft: all of it becomes records and waits for review, or nothing does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from incidents import workflow
from incidents.desk.checking import check
from incidents.desk.content import Sheet
from incidents.desk.problems import Problem
from incidents.desk.saving import DraftClosed
from incidents.desk.sketching import forget
from incidents.enums import DraftStatus, LeadStatus
from incidents.models import Claim, Draft, DraftChange, User
from incidents.workflow import NotAllowed

from .claims import write_answers, write_claim, write_incident, write_relations
from .refusals import NotReady, Outdated, refused_by_rule, refused_values
from .statements import write_statement

if TYPE_CHECKING:
    import datetime as dt

    from incidents.desk.checking import Checklist
    from incidents.desk.content import ClaimCard
    from incidents.models import Incident, Statement

_LOCK: Final = 2_020_111_000
"""The advisory lock under which drafts become records: one at a time, so that of two drafts with
the same new clash the second is told of the first's incident."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a draft has become, in the order of its cards."""

    statement: Statement
    claims: tuple[Claim, ...]

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """The incidents its claims speak of, each once."""
        return tuple(dict.fromkeys(claim.incident for claim in self.claims))


def submit(
    draft: Draft, user: User, base_version: int, *, today: dt.date | None = None
) -> Recorded:
    """Turn a draft into records, hand its claims to the editors, and close it.

    A draft that is submitted already gives what it has become: pressing twice makes nothing twice.
    Raises NotReady with what has to be put right, Outdated when somebody wrote in it since
    `base_version`, DraftClosed for a discarded one. Whatever is raised, nothing is written.
    """
    with transaction.atomic(), pghistory.context(user=user.pk, reason="submit from the desk"):
        one_at_a_time()
        locked = (
            Draft.objects.select_for_update(of=("self",)).select_related("lead").get(pk=draft.pk)
        )
        if locked.status == DraftStatus.SUBMITTED:
            return recorded_by(locked)
        if locked.status != DraftStatus.OPEN:
            raise DraftClosed(locked)
        if locked.version != base_version:
            raise Outdated
        checklist = check(locked, today)
        if not checklist.may_submit:
            raise NotReady(checklist.blocking)
        return _record(locked, user, checklist)


def one_at_a_time() -> None:
    """Wait, in the open transaction, until nobody else turns what was typed into records."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def recorded_by(draft: Draft) -> Recorded:
    """Return what a submitted draft has become."""
    assert draft.statement is not None
    ids = [card["claim"] for card in Sheet(draft.content).claims]
    claims = {
        claim.public_id: claim
        for claim in Claim.objects.filter(public_id__in=ids).select_related("incident")
    }
    return Recorded(draft.statement, tuple(claims[one] for one in ids if one in claims))


def _record(draft: Draft, user: User, checklist: Checklist) -> Recorded:
    """Write everything; a refusal of the database is told at the card that was being written."""
    read = checklist.read
    card: ClaimCard | None = None
    writers = set(draft.changes.order_by().values_list("changed_by", flat=True))
    claims = []
    try:
        statement = write_statement(read, checklist.statement, user)
        for said in read.claims:
            card = said.card
            incident = write_incident(said, user)
            claim = write_claim(said, statement, incident, user)
            write_answers(claim, card.at, checklist.problems, user)
            write_relations(said, incident, user)
            claims.append(workflow.submit(claim, user, writers))
        # Deferred rules are asked here, where their refusal can be explained.
        connection.check_constraints()
    except IntegrityError as error:
        raise refused_by_rule(error, card) from error
    except ValidationError as error:
        if card is None:
            raise
        raise refused_values(error, card) from error
    except NotAllowed as error:
        raise NotReady([_refusal(error, card)]) from error
    _close(draft, user, statement, claims)
    return Recorded(statement, tuple(claims))


def _refusal(error: NotAllowed, card: ClaimCard | None) -> Problem:
    return Problem(card.path("paraphrase") if card else "statement.actor", "refused", str(error))


def _close(draft: Draft, user: User, statement: Statement, claims: list[Claim]) -> None:
    """Note in the draft what it has become, so that a second submission finds it."""
    content = dict(draft.content)
    for card, claim in zip(Sheet(draft.content).claims, claims, strict=True):
        content[card.path("claim")] = claim.public_id
        content[card.path("incident")] = str(claim.incident_id)
    wrote = {
        path: (draft.content.get(path, ""), text)
        for path, text in content.items()
        if draft.content.get(path, "") != text
    }
    draft.content = content
    draft.statement = statement
    draft.status = DraftStatus.SUBMITTED
    draft.version += 1
    draft.save(update_fields=["content", "statement", "status", "version", "updated_at"])
    DraftChange.objects.create(draft=draft, version=draft.version, changed_by=user, changes=wrote)
    forget(draft)
    if draft.lead is not None:
        draft.lead.status = LeadStatus.USED
        draft.lead.statement = statement
        draft.lead.save(update_fields=["status", "statement"])
