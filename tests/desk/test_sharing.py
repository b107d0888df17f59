"""A draft has two writers at most, so that four eyes hold for everybody who wrote."""

from __future__ import annotations

import pytest

from incidents.desk.saving import DraftClosed, save
from incidents.desk.sharing import candidates, share, unshare
from incidents.enums import DraftStatus, Role
from incidents.models import Draft
from incidents.workflow import NotAllowed
from tests.factories import analyst, editor, make_user, other_analyst
from tests.factories.drafts import make_draft

pytestmark = pytest.mark.django_db


def test_a_shared_draft_is_seen_by_its_second_writer_alone() -> None:
    draft = make_draft({"statement.summary": "ours"})
    third = make_user("third_analyst")
    share(draft, analyst(), other_analyst())
    assert list(Draft.objects.visible_to(other_analyst())) == [draft]
    assert list(Draft.objects.visible_to(third)) == []


def test_sharing_twice_changes_nothing() -> None:
    draft = make_draft({})
    first = share(draft, analyst(), other_analyst())
    assert share(draft, analyst(), other_analyst()) == first


def test_several_colleagues_can_write_in_one_draft() -> None:
    draft = make_draft({})
    for colleague in (other_analyst(), editor()):
        share(draft, analyst(), colleague)
        assert list(Draft.objects.visible_to(colleague)) == [draft]


def test_what_was_written_stays_after_the_draft_was_taken_back() -> None:
    draft = make_draft({})
    share(draft, analyst(), other_analyst())
    save(draft, other_analyst(), draft.version, {"statement.summary": ("", "theirs")})
    unshare(draft, analyst(), other_analyst())
    assert list(Draft.objects.visible_to(other_analyst())) == []
    draft.refresh_from_db()
    assert draft.content["statement.summary"] == "theirs"


def test_only_the_owner_shares_and_takes_back() -> None:
    draft = make_draft({})
    with pytest.raises(NotAllowed, match="began a draft shares it"):
        share(draft, other_analyst(), editor())
    with pytest.raises(NotAllowed, match="takes it back"):
        unshare(draft, other_analyst(), editor())


def test_who_has_no_desk_gets_no_draft() -> None:
    administrator = make_user("administrator", Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed, match="administrator writes no claims"):
        share(make_draft({}), analyst(), administrator)
    assert administrator not in candidates(make_draft({}))


def test_a_closed_draft_is_not_shared() -> None:
    draft = make_draft({})
    Draft.objects.filter(pk=draft.pk).update(status=DraftStatus.DISCARDED)
    with pytest.raises(DraftClosed):
        share(draft, analyst(), other_analyst())
