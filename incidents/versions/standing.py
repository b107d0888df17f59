"""Whether anything of a record can be brought back, in a sentence where it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from incidents.enums import ClaimStatus
from incidents.permissions import Action, may, may_act

from .kinds import CLAIM, INCIDENT, STATEMENT, Subject
from .rewording import WORDS, is_scheduled, waits_words

if TYPE_CHECKING:
    from incidents.models import Claim, Statement, User

OF_INCIDENT: Final = (*WORDS, "sites", "tags")
"""Fields of an incident that can be brought back; the others follow its claims or a decision."""

OF_STATEMENT: Final = (
    *("actor", "joint_actors", "issued", "language", "summary", "verbatim", "translation"),
    *("derived_from", "appearances"),
)
"""Fields of a statement that can be brought back."""

_DECIDED: Final = (ClaimStatus.ACCEPTED, ClaimStatus.REJECTED)


def restorable(subject: Subject) -> tuple[str, ...]:
    """Return the names of the fields of a kind of record that can be brought back at all."""
    return {INCIDENT.link: OF_INCIDENT, STATEMENT.link: OF_STATEMENT}.get(subject.link, ())


def against_restoring(subject: Subject, record: Any, person: User) -> str:
    """Return in a sentence why nothing of this record is brought back; "" where it can be."""
    if subject.link == CLAIM.link:
        return _of_claim(record)
    if subject.link == STATEMENT.link:
        return _of_statement(record, person)
    if is_scheduled(record):
        return waits_words()
    ways = (Action.WRITE_INCIDENT, Action.CORRECT_INCIDENT)
    if any(may_act(person, way, record) for way in ways):
        return ""
    return _("The incident is %(status)s: what stands in it is kept as it is.") % {
        "status": record.get_status_display()
    }


def _of_claim(claim: Claim) -> str:
    if claim.status in _DECIDED:
        return _("An editor has decided on this claim: what they read is fixed and stays so.")
    if claim.status == ClaimStatus.WITHDRAWN:
        return _("Its author has withdrawn this claim: it stays as it was.")
    return _(
        "Nobody has decided on this claim yet: its authors write it. An editor who wants something "
        "changed returns it; versions of the draft in which they go on are compared and restored "
        "there, by those who write in it."
    )


def _of_statement(statement: Statement, person: User) -> str:
    if not may(person, Action.WRITE_STATEMENT):
        return _("Only those who write statements change one.")
    resting = [
        *statement.claims.values_list("status", flat=True),
        *statement.bulletins.values_list("status", flat=True),
    ]
    if set(resting) & set(_DECIDED):
        return _(
            "An editor has decided on a claim or bulletin that rests on this statement: what they "
            "read is fixed and stays so."
        )
    if ClaimStatus.SUBMITTED in resting:
        return _(
            "A claim or bulletin that rests on this statement waits for review: what an editor "
            "reads does not change under their eyes. Return it first."
        )
    return ""
