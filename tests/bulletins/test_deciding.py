"""How a bulletin moves: who may, from which state, and what is refused with a sentence."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction

from incidents import bulletins
from incidents.bulletins import Decided
from incidents.enums import ClaimStatus, Role
from incidents.models import Bulletin, BulletinReview
from incidents.workflow import NotAllowed
from tests.factories import (
    analyst,
    editor,
    make_accepted_bulletin,
    make_bulletin,
    make_submitted_bulletin,
    make_user,
    other_analyst,
)

pytestmark = pytest.mark.django_db


def test_a_bulletin_is_returned_corrected_submitted_again_and_accepted() -> None:
    bulletin = make_submitted_bulletin()
    bulletins.return_to_author(bulletin, editor(), 1, "Which stretch?")
    bulletin = bulletins.submit(bulletin, analyst())
    review = bulletins.accept(bulletin, editor(), 2)
    connection.check_constraints()

    bulletin.refresh_from_db()
    assert bulletin.status == ClaimStatus.ACCEPTED
    decided = bulletin.reviews.values_list("round", "decision", "reason", "reviewer__username")
    assert list(decided) == [
        (1, "return", "Which stretch?", "editor"),
        (2, "accept", "", "editor"),
    ]
    assert review.round == 2
    assert list(Bulletin.objects.public()) == [bulletin]


def test_history_keeps_each_step_with_who_and_why() -> None:
    bulletin = make_submitted_bulletin()
    bulletins.reject(bulletin, editor(), 1, "Not in the source.")
    last = apps.get_model("incidents", "BulletinEvent").objects.latest("pgh_id")
    assert last.status == "rejected"
    assert last.pgh_context.metadata == {"user": editor().pk, "reason": "Not in the source."}


def test_an_editor_does_not_decide_on_their_own() -> None:
    writer = make_user("writing_editor", Role.EDITOR)
    bulletin = make_submitted_bulletin(created_by=writer)
    with pytest.raises(NotAllowed, match="never on their own"):
        bulletins.accept(bulletin, writer, 1)
    assert BulletinReview.objects.count() == 0


def test_nor_on_one_they_edited_before_a_colleague_did() -> None:
    writer = make_user("writing_editor", Role.EDITOR)
    bulletin = make_bulletin()
    for person in (writer, other_analyst()):
        Bulletin.objects.filter(pk=bulletin.pk).update(edited_by=person)
    bulletin = bulletins.submit(bulletin, analyst())
    with pytest.raises(NotAllowed, match="never on their own"):
        bulletins.accept(bulletin, writer, 1)


def test_who_submits_a_colleagues_bulletin_counts_as_an_author() -> None:
    writer = make_user("writing_editor", Role.EDITOR)
    bulletin = bulletins.submit(make_bulletin(), writer)
    with pytest.raises(NotAllowed, match="never on their own"):
        bulletins.accept(bulletin, writer, 1)


def test_an_analyst_decides_on_nothing() -> None:
    with pytest.raises(NotAllowed):
        bulletins.accept(make_submitted_bulletin(), other_analyst(), 1)


@pytest.mark.parametrize("step", [bulletins.return_to_author, bulletins.reject])
def test_a_reason_is_needed_to_return_or_reject(step: Any) -> None:
    with pytest.raises(NotAllowed, match="Say why"):
        step(make_submitted_bulletin(), editor(), 1, "  ")


def test_a_submission_that_was_not_read_is_not_decided() -> None:
    bulletin = make_submitted_bulletin()
    bulletins.return_to_author(bulletin, editor(), 1, "Which stretch?")
    bulletins.submit(bulletin, analyst())
    with pytest.raises(Decided):
        bulletins.accept(bulletin, editor(), 1)


def test_what_is_decided_moves_no_more() -> None:
    bulletin = make_accepted_bulletin()
    other = make_user("other_editor", Role.EDITOR)
    with pytest.raises(Decided, match="it is accepted now"):
        bulletins.reject(bulletin, other, 1, "Too late.")
    with pytest.raises(Decided):
        bulletins.withdraw(bulletin, analyst())
    with pytest.raises(Decided):
        bulletins.submit(bulletin, analyst())


def test_only_who_wrote_it_withdraws_it() -> None:
    bulletin = make_submitted_bulletin()
    with pytest.raises(NotAllowed, match="withdraw"):
        bulletins.withdraw(bulletin, other_analyst())
    assert bulletins.withdraw(bulletin, analyst()).status == ClaimStatus.WITHDRAWN


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_at_the_same_moment_one_decides() -> None:
    with transaction.atomic():
        bulletin = make_submitted_bulletin()
        editors = [editor(), make_user("other_editor", Role.EDITOR)]
    start = threading.Barrier(2)
    outcomes: list[str] = []

    def decide(person: object) -> None:
        start.wait()
        try:
            bulletins.accept(bulletin, person, 1)  # type: ignore[arg-type]
            outcomes.append("accepted")
        except Decided:
            outcomes.append("too late")
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=[person]) for person in editors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["accepted", "too late"]
    assert BulletinReview.objects.count() == 1
