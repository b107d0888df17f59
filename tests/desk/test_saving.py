"""Saving a draft: nothing typed is lost, nobody is overwritten, every save is kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from incidents.desk.paths import BadChange, TooLong
from incidents.desk.saving import DraftClosed, Saved, content_at, save, save_form
from incidents.enums import DraftStatus
from incidents.models import Draft, DraftChange, User
from tests.factories import analyst, other_analyst
from tests.factories.drafts import make_draft

pytestmark = pytest.mark.django_db


def test_a_save_writes_the_field_raises_the_version_and_keeps_the_change() -> None:
    draft = make_draft({"statement.summary": "old"})
    saved = save(draft, analyst(), 1, {"statement.summary": ("old", "new")})
    draft.refresh_from_db()
    assert draft.content == {"statement.summary": "new"}
    assert (saved.version, draft.version, saved.wrote) == (2, 2, {"statement.summary": "new"})
    change = draft.changes.get(version=2)
    assert (change.changed_by, change.changes) == (analyst(), {"statement.summary": ["old", "new"]})


def test_a_save_that_changes_nothing_is_no_new_version() -> None:
    draft = make_draft({"statement.summary": "old"})
    saved = save(draft, analyst(), 1, {"statement.summary": ("old", "old")})
    assert (saved.version, draft.changes.count()) == (1, 1)


def test_the_second_of_two_gets_both_versions_and_who_wrote_the_other() -> None:
    draft = make_draft({"statement.summary": "old"})
    save(draft, other_analyst(), 1, {"statement.summary": ("old", "theirs")})
    saved = save(
        draft,
        analyst(),
        1,
        {"statement.summary": ("old", "mine"), "statement.issued": ("", "12.12.2020")},
    )
    conflict = saved.conflicts[0]
    assert len(saved.conflicts) == 1
    assert (conflict.path, conflict.yours, conflict.theirs, conflict.changed_by) == (
        "statement.summary",
        "mine",
        "theirs",
        "other_analyst",
    )
    assert saved.wrote == {"statement.issued": "12.12.2020"}
    draft.refresh_from_db()
    assert draft.content == {"statement.summary": "theirs", "statement.issued": "12.12.2020"}


def test_what_others_wrote_elsewhere_is_handed_over() -> None:
    draft = make_draft({"statement.summary": "old"})
    save(draft, other_analyst(), 1, {"statement.issued": ("", "12.12.2020")})
    saved = save(draft, analyst(), 1, {"statement.summary": ("old", "new")})
    assert saved.merged == {"statement.issued": "12.12.2020"}
    assert saved.conflicts == ()


def test_text_in_a_card_somebody_took_away_is_a_conflict_that_says_so() -> None:
    draft = make_draft({"claims": "k1", "claims.k1.title": "A clash"})
    save(draft, other_analyst(), 1, {"claims": ("k1", "")})
    saved = save(draft, analyst(), 1, {"claims.k1.title": ("A clash", "A battle")})
    assert [(one.yours, one.removed, one.changed_by) for one in saved.conflicts] == [
        ("A battle", True, "other_analyst")
    ]


def test_an_earlier_state_can_be_shown() -> None:
    draft = make_draft({"statement.summary": "one"})
    save(draft, analyst(), 1, {"statement.summary": ("one", "two")})
    save(draft, analyst(), 2, {"statement.summary": ("two", "")})
    draft.refresh_from_db()
    assert [content_at(draft, version) for version in (0, 1, 2, 3)] == [
        {},
        {"statement.summary": "one"},
        {"statement.summary": "two"},
        {},
    ]


def test_a_whole_form_overwrites_only_what_its_author_changed() -> None:
    draft = make_draft({"statement.summary": "old", "statement.issued": "11.12.2020"})
    save(draft, other_analyst(), 1, {"statement.issued": ("11.12.2020", "12.12.2020")})
    posted = {"statement.summary": "new", "statement.issued": "11.12.2020", "do": "save"}
    draft.refresh_from_db()
    saved = save_form(draft, analyst(), 1, posted)
    assert saved.conflicts == ()
    assert saved.draft.content == {"statement.summary": "new", "statement.issued": "12.12.2020"}


def test_characters_that_cannot_be_stored_are_left_out_and_told() -> None:
    draft = make_draft({})
    saved = save(draft, analyst(), 1, {"statement.verbatim": ("", "a\x00b\ud800\u202e")})
    assert saved.wrote == {"statement.verbatim": "ab"}
    assert saved.notes == {
        "statement.verbatim": (
            "3 characters that cannot be stored were left out; no word is missing."
        )
    }


@pytest.mark.parametrize(
    ("path", "refusal"),
    [("statement.nothing", BadChange), ("claims.k1.claim", BadChange), ("claims", BadChange)],
)
def test_a_bad_change_is_refused_and_nothing_of_the_batch_is_written(
    path: str, refusal: type[Exception]
) -> None:
    draft = make_draft({"claims": "k1"})
    with pytest.raises(refusal):
        save(draft, analyst(), 1, {"statement.summary": ("", "new"), path: ("", "Not Keys!")})
    draft.refresh_from_db()
    assert (draft.content, draft.version) == ({"claims": "k1"}, 1)


def test_a_long_paste_works_and_a_longer_one_is_refused_with_the_limit() -> None:
    draft = make_draft({})
    save(draft, analyst(), 1, {"statement.verbatim": ("", "я" * 200_000)})
    draft.refresh_from_db()
    assert len(draft.content["statement.verbatim"]) == 200_000
    with pytest.raises(TooLong) as refused:
        save(draft, analyst(), 2, {"statement.translation": ("", "я" * 200_001)})
    assert "200,000" in str(refused.value)


@pytest.mark.parametrize("version", [-1, 2])
def test_a_version_that_never_was_is_refused(version: int) -> None:
    with pytest.raises(BadChange):
        save(make_draft({}), analyst(), version, {"statement.summary": ("", "x")})


@pytest.mark.parametrize("status", [DraftStatus.DISCARDED])
def test_nothing_is_written_into_a_closed_draft(status: DraftStatus) -> None:
    draft = make_draft({})
    Draft.objects.filter(pk=draft.pk).update(status=status)
    with pytest.raises(DraftClosed) as refused:
        save(draft, analyst(), 1, {"statement.summary": ("", "x")})
    assert str(refused.value) == "This draft is discarded."


def test_a_kept_change_is_never_changed() -> None:
    draft = make_draft({"statement.summary": "old"})
    with pytest.raises(Exception, match="append_only"), transaction.atomic():
        draft.changes.update(changes={})


def test_a_headline_follows_what_is_typed() -> None:
    draft = make_draft({"claims": "k1"})
    saved = save(
        draft,
        analyst(),
        1,
        {"statement.actor": ("", "Somebody"), "claims.k1.title": ("", "A clash")},
    )
    assert saved.draft.headline == "Somebody: A clash"


@pytest.mark.django_db(transaction=True)
def test_two_who_save_at_the_same_moment_lose_nothing() -> None:
    draft = make_draft({"statement.summary": "old"})
    together = Barrier(2)

    def saved_by(user: User, issued: str) -> Saved:
        try:
            together.wait(timeout=30)
            changes = {"statement.summary": ("old", issued), "statement.joint": ("", issued)}
            return save(draft, user, 1, changes)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        futures = [
            pool.submit(saved_by, user, word)
            for user, word in ((analyst(), "mine"), (other_analyst(), "theirs"))
        ]
        results = [future.result(timeout=60) for future in futures]
    draft.refresh_from_db()
    assert sorted(saved.version for saved in results) == [2, 3]
    assert sum(len(saved.conflicts) for saved in results) == 1
    assert sorted(draft.content["statement.joint"].split()) == ["mine", "theirs"]
    conflict = next(one for saved in results for one in saved.conflicts)
    assert {conflict.yours, draft.content["statement.summary"]} == {"mine", "theirs"}
    assert list(DraftChange.objects.filter(draft=draft).values_list("version", flat=True)) == [
        1,
        2,
        3,
    ]
