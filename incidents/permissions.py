"""Who may do what: one table, and predicates that read it. No request, no query.

A cell of the table says on whose records somebody may act; the rule's states say in which
state the record must be. Four eyes are cells too: `OTHERS` (nobody decides on what they wrote)
and `NOT_ALONE` (nobody publishes what they alone wrote). The database holds both as triggers.
docs/workflow.md shows the table; a test compares the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from incidents.enums import ClaimStatus, DiscussionStatus, IncidentStatus, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

VISITOR: Final = "visitor"
"""Somebody who is not signed in, or whose account is switched off."""

PEOPLE: Final = (VISITOR, *Role.values)


class Action(TextChoices):
    """What somebody can ask to do."""

    READ_PUBLISHED = "read_published", _("read what is published")
    OPEN_DESK = "open_desk", _("open the desk and read what is not published yet")
    WRITE_STATEMENT = "write_statement", _("log a statement and its publications")
    WRITE_INCIDENT = "write_incident", _("write an incident")
    DISCARD_INCIDENT = "discard_incident", _("discard an incident")
    TAG_INCIDENT = "tag_incident", _("tag an incident")
    WRITE_CLAIM = "write_claim", _("write a claim and its casualty figures")
    SUBMIT_CLAIM = "submit_claim", _("submit a claim for review")
    WITHDRAW_CLAIM = "withdraw_claim", _("withdraw a claim")
    OPEN_REVIEW = "open_review", _("open the review queue")
    DECIDE_CLAIM = "decide_claim", _("accept, return or reject a claim, and grade it")
    WRITE_BULLETIN = "write_bulletin", _("write a bulletin and submit it for review")
    WITHDRAW_BULLETIN = "withdraw_bulletin", _("withdraw a bulletin")
    DECIDE_BULLETIN = "decide_bulletin", _("accept, return or reject a bulletin")
    PUBLISH_INCIDENT = "publish_incident", _("assess and publish an incident")
    CORRECT_INCIDENT = "correct_incident", _("correct an incident")
    RETRACT_INCIDENT = "retract_incident", _("retract an incident")
    MERGE_INCIDENT = "merge_incident", _("make two incidents one, and undo that")
    DISCUSS_CLAIM = "discuss_claim", _("begin a discussion of a claim")
    DISCUSS_INCIDENT = "discuss_incident", _("begin a discussion of an incident")
    COMMENT = "comment", _("comment in a discussion")
    RESOLVE_DISCUSSION = "resolve_discussion", _("resolve a discussion")
    REOPEN_DISCUSSION = "reopen_discussion", _("open a resolved discussion again")
    READ_NOTICES = "read_notices", _("read what one is told, and choose e-mails")
    OPEN_ADMIN = "open_admin", _("open the administrators' pages")
    EDIT_VOCABULARY = "edit_vocabulary", _("edit actors, outlets, agreements, places and areas")
    EDIT_PEOPLE = "edit_people", _("make accounts and give roles")


class Whose(TextChoices):
    """On whose records somebody may act."""

    ANY = "any", _("anybody's")
    OWN = "own", _("own")
    OTHERS = "others", _("others' only")
    NOT_ALONE = "not_alone", _("not if they alone wrote it")


class Part(TextChoices):
    """How much of a record somebody wrote."""

    NONE = "none", _("nothing")
    SOME = "some", _("a part")
    ALL = "all", _("everything")


class Rule(NamedTuple):
    """Whose records each kind of person may act on, and in which states (None: in any)."""

    cells: Mapping[str, Whose]
    states: frozenset[str] | None = None


_WRITERS: Final[Mapping[str, Whose]] = {Role.ANALYST: Whose.ANY, Role.EDITOR: Whose.ANY}
_EDITORS: Final[Mapping[str, Whose]] = {Role.EDITOR: Whose.ANY}
_ADMINISTRATORS: Final[Mapping[str, Whose]] = {Role.ADMINISTRATOR: Whose.ANY}
_COLLEAGUES: Final[Mapping[str, Whose]] = dict.fromkeys(Role.values, Whose.ANY)
_UNDECIDED: Final[frozenset[str]] = frozenset({ClaimStatus.DRAFT, ClaimStatus.RETURNED})
_PUBLISHED: Final[frozenset[str]] = frozenset({IncidentStatus.PUBLISHED})
_DRAFT: Final[frozenset[str]] = frozenset({IncidentStatus.DRAFT})
_SEEN_BY_EDITORS: Final[frozenset[str]] = frozenset(
    set(ClaimStatus.values) - {ClaimStatus.DRAFT.value}
)
_ON_RECORD: Final[frozenset[str]] = frozenset(
    set(IncidentStatus.values) - {IncidentStatus.DISCARDED.value}
)

TABLE: Final[Mapping[Action, Rule]] = {
    Action.READ_PUBLISHED: Rule(
        dict.fromkeys(PEOPLE, Whose.ANY),
        frozenset({IncidentStatus.PUBLISHED, IncidentStatus.RETRACTED, IncidentStatus.MERGED}),
    ),
    Action.OPEN_DESK: Rule(_WRITERS),
    Action.WRITE_STATEMENT: Rule(_WRITERS),
    Action.WRITE_INCIDENT: Rule(_WRITERS, _DRAFT),
    Action.DISCARD_INCIDENT: Rule({Role.ANALYST: Whose.OWN, Role.EDITOR: Whose.ANY}, _DRAFT),
    Action.TAG_INCIDENT: Rule(_WRITERS, _DRAFT | _PUBLISHED),
    Action.WRITE_CLAIM: Rule(_WRITERS, _UNDECIDED),
    Action.SUBMIT_CLAIM: Rule(_WRITERS, _UNDECIDED),
    Action.WITHDRAW_CLAIM: Rule(
        {Role.ANALYST: Whose.OWN, Role.EDITOR: Whose.OWN}, _UNDECIDED | {ClaimStatus.SUBMITTED}
    ),
    Action.OPEN_REVIEW: Rule(_EDITORS),
    Action.DECIDE_CLAIM: Rule({Role.EDITOR: Whose.OTHERS}, frozenset({ClaimStatus.SUBMITTED})),
    Action.WRITE_BULLETIN: Rule(_WRITERS, _UNDECIDED),
    Action.WITHDRAW_BULLETIN: Rule(
        {Role.ANALYST: Whose.OWN, Role.EDITOR: Whose.OWN}, _UNDECIDED | {ClaimStatus.SUBMITTED}
    ),
    Action.DECIDE_BULLETIN: Rule({Role.EDITOR: Whose.OTHERS}, frozenset({ClaimStatus.SUBMITTED})),
    Action.PUBLISH_INCIDENT: Rule({Role.EDITOR: Whose.NOT_ALONE}, _DRAFT),
    Action.CORRECT_INCIDENT: Rule(_EDITORS, _PUBLISHED),
    Action.RETRACT_INCIDENT: Rule(_EDITORS, _PUBLISHED),
    Action.MERGE_INCIDENT: Rule(_EDITORS, _DRAFT | _PUBLISHED),
    Action.DISCUSS_CLAIM: Rule(_COLLEAGUES, _SEEN_BY_EDITORS),
    Action.DISCUSS_INCIDENT: Rule(_COLLEAGUES, _ON_RECORD),
    Action.COMMENT: Rule(_COLLEAGUES, frozenset({DiscussionStatus.OPEN})),
    Action.RESOLVE_DISCUSSION: Rule(
        {Role.ANALYST: Whose.OWN, Role.EDITOR: Whose.ANY, Role.ADMINISTRATOR: Whose.OWN},
        frozenset({DiscussionStatus.OPEN}),
    ),
    Action.REOPEN_DISCUSSION: Rule(_COLLEAGUES, frozenset({DiscussionStatus.RESOLVED})),
    Action.READ_NOTICES: Rule(_COLLEAGUES),
    Action.OPEN_ADMIN: Rule(_ADMINISTRATORS),
    Action.EDIT_VOCABULARY: Rule(_ADMINISTRATORS),
    Action.EDIT_PEOPLE: Rule(_ADMINISTRATORS),
}

SECOND_FACTOR_ROLES: Final = frozenset({Role.EDITOR, Role.ADMINISTRATOR})
"""Whom the setting REQUIRE_SECOND_FACTOR obliges."""


class Person(Protocol):
    """What the predicates need of a user; an anonymous one has no role."""

    @property
    def pk(self) -> int | None:
        """The number of the account, None for an anonymous person."""

    @property
    def is_active(self) -> bool:
        """Whether the account is switched on."""


class Written(Protocol):
    """What the predicates need of a claim or an incident."""

    @property
    def status(self) -> str:
        """Where the record stands."""

    @property
    def writer_ids(self) -> Collection[int]:
        """Who wrote in it."""


def standing(person: Person) -> str:
    """Return the column of the table for a person: a role, or VISITOR."""
    return str(getattr(person, "role", VISITOR)) if person.is_active else VISITOR


def allows(who: str, action: Action, *, state: str | None = None, part: Part | None = None) -> bool:
    """Return what the table says for one of PEOPLE.

    Without `state` or `part` that side of the question is left open: the answer is then whether
    there can be a record on which it is allowed.
    """
    rule = TABLE[action]
    whose = rule.cells.get(who)
    if whose is None:
        return False
    if state is not None and rule.states is not None and state not in rule.states:
        return False
    if part is None or whose is Whose.ANY:
        return True
    return {
        Whose.OWN: part is not Part.NONE,
        Whose.OTHERS: part is Part.NONE,
        Whose.NOT_ALONE: part is not Part.ALL,
    }[whose]


def may(person: Person, action: Action) -> bool:
    """Return whether a person may do this at all: the question asked at the door of a view."""
    return allows(standing(person), action)


def may_act(person: Person, action: Action, record: Written) -> bool:
    """Return whether a person may do this to this record, in the state it is in."""
    part = part_of(person.pk, record.writer_ids)
    return allows(standing(person), action, state=record.status, part=part)


def part_of(person_id: int | None, authors: Collection[int | None]) -> Part:
    """Return how much of what `authors` wrote together is one person's."""
    if person_id is None or person_id not in authors:
        return Part.NONE
    return Part.ALL if wrote_alone(person_id, authors) else Part.SOME


def wrote_alone(person_id: int | None, authors: Collection[int | None]) -> bool:
    """Return whether one person is the only author; nobody is, where there are none."""
    return person_id is not None and set(authors) == {person_id}


def may_edit_claim(person: Person, claim: Written) -> bool:
    """Return whether a person may change this claim or submit it for review."""
    return may_act(person, Action.WRITE_CLAIM, claim)


def may_withdraw_claim(person: Person, claim: Written) -> bool:
    """Return whether a person may withdraw this claim: one they wrote or edited."""
    return may_act(person, Action.WITHDRAW_CLAIM, claim)


def may_review_claim(person: Person, claim: Written) -> bool:
    """Return whether a person may accept, return or reject this claim: never their own."""
    return may_act(person, Action.DECIDE_CLAIM, claim)


def may_publish(person: Person) -> bool:
    """Return whether a person publishes at all; see `wrote_alone` for the incident's authors."""
    return may(person, Action.PUBLISH_INCIDENT)


def needs_second_factor(person: Person) -> bool:
    """Return whether a person's role asks for a second factor, where one is required."""
    return standing(person) in SECOND_FACTOR_ROLES
