"""Bringing back what stood in an earlier version of a draft."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from incidents.desk.closing import discard
from incidents.desk.paths import BadChange
from incidents.desk.saving import DraftClosed, content_at, save
from incidents.desk.versions import Stale, differing, restore
from incidents.models import Draft, DraftShare
from tests.factories import analyst, other_analyst
from tests.factories.drafts import make_draft

if TYPE_CHECKING:
    from incidents.models import User

pytestmark = pytest.mark.django_db

FIRST = {
    "statement.summary": "One",
    "statement.verbatim": "As it was said.",
    "claims": "kaa",
    "claims.kaa.title": "Attack",
    "claims.kaa.sites": "saa",
    "claims.kaa.sites.saa.text": "Hadrut",
    "claims.kaa.sites.saa.place": "hadrut",
}


@pytest.fixture
def draft() -> Draft:
    """A draft in three versions: words changed, then its only claim taken away."""
    made = make_draft(FIRST)
    write(
        made,
        **{
            "statement.summary": "Two",
            "claims.kaa.sites.saa.text": "Sur",
            "claims.kaa.sites.saa.place": "",
        },
    )
    write(made, claims="")
    return made


def write(draft: Draft, who: User | None = None, /, **changed: str) -> None:
    """Save fields of a draft as it stands."""
    changes = {path: (draft.content.get(path, ""), text) for path, text in changed.items()}
    save(draft, who or analyst(), draft.version, changes)
    draft.refresh_from_db()


def test_a_field_comes_back_as_an_ordinary_save(draft: Draft) -> None:
    saved = restore(draft, analyst(), 1, ["statement.summary"], seen=3)
    draft.refresh_from_db()
    assert (saved.version, draft.content["statement.summary"]) == (4, "One")
    last = draft.changes.get(version=4)
    assert (last.changed_by, last.changes) == (analyst(), {"statement.summary": ["Two", "One"]})
    assert draft.content.get("claims", "") == ""


def test_a_card_comes_back_with_all_that_stood_in_it(draft: Draft) -> None:
    restore(draft, analyst(), 1, ["claims"], seen=3)
    draft.refresh_from_db()
    assert draft.content["claims"] == "kaa"
    assert draft.content["claims.kaa.sites.saa.text"] == "Hadrut"
    assert draft.content["claims.kaa.sites.saa.place"] == "hadrut"
    assert draft.content["statement.summary"] == "Two"


def test_a_whole_version_comes_back(draft: Draft) -> None:
    first = content_at(draft, 1)
    restore(draft, analyst(), 1, differing(first, draft.content), seen=3)
    draft.refresh_from_db()
    assert draft.content == FIRST
    assert content_at(draft, 2)["statement.summary"] == "Two"


def test_a_place_comes_back_with_what_was_found_for_it(draft: Draft) -> None:
    write(draft, claims="kaa")
    restore(draft, analyst(), 1, ["claims.kaa.sites.saa.text"], seen=4)
    draft.refresh_from_db()
    assert draft.content["claims.kaa.sites.saa.place"] == "hadrut"


def test_a_card_made_later_goes_with_a_whole_version() -> None:
    draft = make_draft(FIRST)
    write(draft, **{"claims": "kaa kbb", "claims.kbb.title": "Raid"})
    restore(draft, analyst(), 1, differing(content_at(draft, 1), draft.content), seen=2)
    draft.refresh_from_db()
    assert draft.content["claims"] == "kaa"
    assert content_at(draft, 2)["claims.kbb.title"] == "Raid"


def test_a_field_of_a_card_that_is_gone_needs_the_card(draft: Draft) -> None:
    with pytest.raises(BadChange, match="Its card or row is no longer in the draft"):
        restore(draft, analyst(), 1, ["claims.kaa.sites.saa.text"], seen=3)


def test_which_claim_a_card_revises_is_not_brought_back() -> None:
    then, now = {"claims": "kaa", "claims.kaa.claim": "abc"}, {"claims": "kaa"}
    assert differing(then, now) == []


@pytest.mark.parametrize("wanted", [[], ["statement.actor"], ["nonsense"], ["claims.kaa.claim"]])
def test_what_does_not_differ_is_not_brought_back(draft: Draft, wanted: list[str]) -> None:
    with pytest.raises(BadChange, match="Choose what"):
        restore(draft, analyst(), 1, wanted, seen=3)
    draft.refresh_from_db()
    assert draft.version == 3


def test_what_was_saved_meanwhile_is_looked_at_first(draft: Draft) -> None:
    write(draft, other_analyst(), **{"statement.verbatim": "Said otherwise."})
    with pytest.raises(Stale):
        restore(draft, analyst(), 1, ["statement.summary"], seen=3)
    draft.refresh_from_db()
    assert (draft.version, draft.content["statement.summary"]) == (4, "Two")


def test_a_closed_draft_stays_as_it_is(draft: Draft) -> None:
    discard(draft, analyst())
    with pytest.raises(DraftClosed):
        restore(draft, analyst(), 1, ["statement.summary"], seen=3)


@pytest.mark.django_db(transaction=True)
def test_of_a_save_and_a_restoration_at_the_same_moment_neither_is_lost(draft: Draft) -> None:
    DraftShare.objects.create(draft=draft, user=other_analyst())
    both = Barrier(2)

    def bring_back() -> str:
        try:
            both.wait(30)
            restore(draft, analyst(), 1, ["statement.summary"], seen=3)
        except Stale:
            return "told"
        finally:
            connection.close()
        return "written"

    def type_on() -> str:
        try:
            both.wait(30)
            changes = {"statement.summary": ("Two", "Three")}
            saved = save(draft, other_analyst(), 3, changes)
        finally:
            connection.close()
        return "told" if saved.conflicts else "written"

    with ThreadPoolExecutor(max_workers=2) as threads:
        outcomes = [one.result() for one in [threads.submit(bring_back), threads.submit(type_on)]]
    draft.refresh_from_db()
    assert sorted(outcomes) == ["told", "written"]
    wrote = {"written": "One", "told": "Three"}[outcomes[0]]
    assert (draft.content["statement.summary"], draft.version) == (wrote, 4)
