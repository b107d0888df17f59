"""The permission table, cell by cell, and that it agrees with the workflow and the database."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.contrib.auth.models import AnonymousUser

from incidents import permissions
from incidents.enums import ClaimStatus, DiscussionStatus, IncidentStatus, Role
from incidents.permissions import PEOPLE, TABLE, Action, Part, allows, may, part_of
from incidents.workflow import TRANSITIONS
from tests.factories import make_user

# Columns: visitor, analyst, editor, administrator.
# y: anybody's records, o: one's own, n: never one's own, a: not if one alone wrote it.
EXPECTED = """
read_published      y y y y   published retracted merged
open_desk           - y y -
write_statement     - y y -
write_incident      - y y -   draft
discard_incident    - o y -   draft
tag_incident        - y y -   draft published
write_claim         - y y -   draft returned
submit_claim        - y y -   draft returned
withdraw_claim      - o o -   draft submitted returned
open_review         - - y -
decide_claim        - - n -   submitted
write_bulletin      - y y -   draft returned
withdraw_bulletin   - o o -   draft submitted returned
decide_bulletin     - - n -   submitted
publish_incident    - - a -   draft
correct_incident    - - y -   published
retract_incident    - - y -   published
merge_incident      - - y -   draft published
discuss_claim       - y y y   submitted returned accepted rejected withdrawn
discuss_incident    - y y y   draft published retracted merged
comment             - y y y   open
resolve_discussion  - o y o   open
reopen_discussion   - y y y   resolved
read_notices        - y y y
open_admin          - - - y
edit_vocabulary     - - - y
edit_people         - - - y
"""
STATES = sorted({*ClaimStatus.values, *IncidentStatus.values, *DiscussionStatus.values})
ALLOWED_PARTS = {
    "-": set(),
    "y": {Part.NONE, Part.SOME, Part.ALL},
    "o": {Part.SOME, Part.ALL},
    "n": {Part.NONE},
    "a": {Part.NONE, Part.SOME},
}


def expected_cells() -> list[tuple[str, str, str, Part, bool]]:
    """Every combination of action, person, state and part written, and what is expected."""
    cells = []
    for line in EXPECTED.strip().splitlines():
        action, *signs = line.split()[:5]
        states = line.split()[5:] or STATES
        for who, sign in zip(PEOPLE, signs, strict=True):
            for state in STATES:
                for part in Part:
                    allowed = part in ALLOWED_PARTS[sign] and state in states
                    cells.append((action, who, state, part, allowed))
    return cells


@dataclass
class Record:
    """As much of a claim or an incident as the predicates look at."""

    status: str
    writer_ids: set[int]


@dataclass
class Somebody:
    """As much of a user as the predicates look at."""

    pk: int
    role: str
    is_active: bool = True


def test_every_cell_of_the_table_is_as_expected() -> None:
    wrong = [
        cell
        for cell in expected_cells()
        if allows(cell[1], Action(cell[0]), state=cell[2], part=cell[3]) != cell[4]
    ]
    assert wrong == []


def test_the_expectation_names_every_action_once() -> None:
    assert [line.split()[0] for line in EXPECTED.strip().splitlines()] == Action.values
    assert list(TABLE) == list(Action)


@pytest.mark.parametrize(
    ("transition", "action"),
    [
        ("submit", Action.SUBMIT_CLAIM),
        ("accept", Action.DECIDE_CLAIM),
        ("return", Action.DECIDE_CLAIM),
        ("reject", Action.DECIDE_CLAIM),
        ("withdraw", Action.WITHDRAW_CLAIM),
        ("submit", Action.WRITE_BULLETIN),
        ("accept", Action.DECIDE_BULLETIN),
        ("return", Action.DECIDE_BULLETIN),
        ("reject", Action.DECIDE_BULLETIN),
        ("withdraw", Action.WITHDRAW_BULLETIN),
    ],
)
def test_the_workflow_moves_a_record_from_the_states_the_table_names(
    transition: str, action: Action
) -> None:
    sources = TRANSITIONS[transition].sources
    assert TABLE[action].states == frozenset(str(state) for state in sources)


def test_every_transition_of_the_workflow_is_compared_with_the_table() -> None:
    assert set(TRANSITIONS) == {"submit", "accept", "return", "reject", "withdraw"}


def test_nobody_decides_on_a_claim_they_wrote_or_edited() -> None:
    editor = Somebody(1, Role.EDITOR)
    submitted = ClaimStatus.SUBMITTED
    assert permissions.may_review_claim(editor, Record(submitted, {2})) is True
    assert permissions.may_review_claim(editor, Record(submitted, {2, 3})) is True
    assert permissions.may_review_claim(editor, Record(submitted, {1})) is False
    assert permissions.may_review_claim(editor, Record(submitted, {2, 1})) is False
    assert permissions.may_review_claim(editor, Record(ClaimStatus.ACCEPTED, {2})) is False


def test_an_analyst_withdraws_only_what_they_wrote_a_part_of() -> None:
    analyst = Somebody(1, Role.ANALYST)
    assert permissions.may_withdraw_claim(analyst, Record(ClaimStatus.DRAFT, {1})) is True
    assert permissions.may_withdraw_claim(analyst, Record(ClaimStatus.DRAFT, {2, 1})) is True
    assert permissions.may_withdraw_claim(analyst, Record(ClaimStatus.DRAFT, {2})) is False


def test_analysts_edit_each_others_drafts_but_nothing_decided() -> None:
    other_analyst = Somebody(2, Role.ANALYST)
    allowed = [
        status
        for status in ClaimStatus
        if permissions.may_edit_claim(other_analyst, Record(status, {1}))
    ]
    assert allowed == [ClaimStatus.DRAFT, ClaimStatus.RETURNED]


def test_who_wrote_alone_is_counted_over_all_authors() -> None:
    assert part_of(1, [1, 1]) == Part.ALL
    assert part_of(1, [1, 2]) == Part.SOME
    assert part_of(1, [2, 2]) == Part.NONE
    assert part_of(None, [None]) == Part.NONE
    assert permissions.wrote_alone(1, []) is False


def test_an_account_that_is_switched_off_has_a_visitors_rights() -> None:
    former_editor = Somebody(1, Role.EDITOR, is_active=False)
    assert [action for action in Action if may(former_editor, action)] == [Action.READ_PUBLISHED]
    assert permissions.may_publish(former_editor) is False


def test_a_visitor_only_reads() -> None:
    visitor = AnonymousUser()
    assert [action for action in Action if may(visitor, action)] == [Action.READ_PUBLISHED]


@pytest.mark.parametrize(
    ("role", "needed"),
    [(Role.ANALYST, False), (Role.EDITOR, True), (Role.ADMINISTRATOR, True)],
)
def test_editors_and_administrators_need_a_second_factor(role: Role, needed: bool) -> None:
    assert permissions.needs_second_factor(Somebody(1, role)) is needed


@pytest.mark.django_db
def test_a_superuser_flag_gives_no_right_of_the_table() -> None:
    analyst = make_user("analyst", is_superuser=True, is_staff=True)
    assert may(analyst, Action.OPEN_ADMIN) is False
    assert permissions.may_publish(analyst) is False
