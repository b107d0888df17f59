"""What the database refuses of bulletins, raw SQL included."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import InternalError, connection
from django.db.transaction import atomic

from incidents import bulletins
from incidents.enums import Decision, Role, Side
from incidents.models import Bulletin, BulletinReview, User
from tests.factories import (
    analyst,
    editor,
    make_accepted_bulletin,
    make_bulletin,
    make_submitted_bulletin,
    make_user,
)

from .refusals import refused_by, run_sql

pytestmark = pytest.mark.django_db


def writing_editor() -> User:
    """An editor who writes too."""
    return make_user("writing_editor", Role.EDITOR)


def decide(bulletin: Bulletin, **fields: object) -> None:
    """Write a decision behind the workflow's back."""
    values = {"round": bulletin.round, "reviewer": editor(), "decision": Decision.ACCEPT}
    BulletinReview.objects.create(bulletin=bulletin, **(values | fields))


def test_the_author_does_not_decide_on_their_own_bulletin() -> None:
    bulletin = make_submitted_bulletin(created_by=writing_editor())
    with refused_by("reviewer_is_not_author"):
        decide(bulletin, reviewer=writing_editor())


def test_neither_does_who_edited_it_once_though_another_edited_it_last() -> None:
    bulletin = make_bulletin()
    for person in (writing_editor(), make_user("other_analyst")):
        Bulletin.objects.filter(pk=bulletin.pk).update(edited_by=person)
    bulletin = bulletins.submit(bulletin, analyst())
    with refused_by("reviewer_is_not_author"):
        decide(bulletin, reviewer=writing_editor())


@pytest.mark.parametrize("status", ["accepted", "returned", "rejected"])
def test_no_status_is_decided_without_a_review(status: str) -> None:
    bulletin = make_submitted_bulletin()
    with refused_by("decided_by_review"):
        run_sql("UPDATE incidents_bulletin SET status = %s WHERE id = %s", status, bulletin.pk)


def test_a_review_of_an_earlier_submission_decides_nothing() -> None:
    bulletin = make_submitted_bulletin()
    decide(bulletin, round=0)
    with refused_by("decided_by_review"):
        run_sql("UPDATE incidents_bulletin SET status = 'accepted' WHERE id = %s", bulletin.pk)


@pytest.mark.parametrize(
    "change",
    [
        "violations = 99",
        "violations_bound = 'about'",
        "shots = 1",
        "side = 'observers'",
        "ends_on = ends_on + 1",
        "stretch = 'elsewhere'",
        "round = 7",
        "status = 'draft'",
    ],
)
def test_what_was_accepted_stands(change: str) -> None:
    bulletin = make_accepted_bulletin()
    with refused_by("decided_is_fixed"):
        run_sql(f"UPDATE incidents_bulletin SET {change} WHERE id = %s", bulletin.pk)


def test_a_decision_is_never_changed_or_deleted() -> None:
    bulletin = make_accepted_bulletin()
    for sql in (
        "UPDATE incidents_bulletinreview SET reason = 'other' WHERE bulletin_id = %s",
        "DELETE FROM incidents_bulletinreview WHERE bulletin_id = %s",
    ):
        with (
            pytest.raises(InternalError, match=r"Cannot (update|delete|update or delete) rows"),
            atomic(),
        ):
            run_sql(sql, bulletin.pk)


def test_one_submission_is_decided_once() -> None:
    bulletin = make_accepted_bulletin()
    with refused_by("bulletin_review_one_decision_per_round"):
        decide(bulletin)


def test_returning_needs_a_reason() -> None:
    with refused_by("bulletin_review_has_reason"):
        decide(make_submitted_bulletin(), decision=Decision.RETURN)


def test_a_bulletin_counts_a_month_at_most() -> None:
    first = dt.date(2020, 12, 1)
    make_bulletin(Side.ARMENIA, first, dt.date(2020, 12, 31))
    with refused_by("bulletin_a_month_at_most"):
        make_bulletin(Side.AZERBAIJAN, first, dt.date(2021, 1, 1))


def test_codes_are_known() -> None:
    bulletin = make_bulletin()
    for change in ("violations_bound = 'zzz'", "shots_bound = 'zzz'", "status = 'zzz'"):
        with refused_by("bulletin_codes_known"):
            run_sql(f"UPDATE incidents_bulletin SET {change} WHERE id = %s", bulletin.pk)


def test_a_statement_counts_the_same_days_once_unless_the_count_was_rejected() -> None:
    bulletin = make_submitted_bulletin()
    with refused_by("bulletin_once_per_statement"):
        make_bulletin(statement=bulletin.statement)
    bulletins.reject(bulletin, editor(), 1, "Another number stands there.")
    make_bulletin(statement=bulletin.statement, violations=21)
    connection.check_constraints()
    assert Bulletin.objects.filter(statement=bulletin.statement).count() == 2


def test_who_wrote_it_is_never_changed_and_no_bulletin_is_deleted() -> None:
    bulletin = make_bulletin()
    for sql in (
        f"UPDATE incidents_bulletin SET created_by_id = {editor().pk} WHERE id = %s",
        "DELETE FROM incidents_bulletin WHERE id = %s",
    ):
        with (
            pytest.raises(InternalError, match=r"Cannot (update|delete|update or delete) rows"),
            atomic(),
        ):
            run_sql(sql, bulletin.pk)
