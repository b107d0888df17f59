"""The words of a draft incident: two editors never overwrite each other unawares."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.utils import timezone

from incidents.enums import Credibility, Occurrence, Reliability, Responsibility, Role
from incidents.models import Incident
from incidents.publication import NotPublishable, call_off, publish, schedule
from incidents.versions import (
    INCIDENT,
    NotWorded,
    Overtaken,
    Words,
    against_restoring,
    reword,
    words_now,
)
from incidents.workflow import accept, submit
from tests.factories import (
    SiteSpec,
    add_site,
    analyst,
    editor,
    make_accepted_claim,
    make_claim,
    make_incident,
    make_place,
    make_published_incident,
    make_user,
    second_editor,
)
from tests.models.refusals import refused_by, run_sql

from .acts import history_of

if TYPE_CHECKING:
    from incidents.models import User

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def incident() -> Incident:
    """A draft of the analyst with a place and an accepted claim."""
    made = make_incident("Clash near Hadrut", summary="Both sides speak of it.")
    add_site(made, SiteSpec(make_place("Hadrut")))
    make_accepted_claim(made)
    return made


def write(
    incident: Incident, who: User, saw: Words, tags: tuple[str, ...] = (), **changed: str
) -> bool:
    """Save the form that showed `saw`, with some fields changed."""
    return reword(incident, who, {**saw.fields, **changed}, tags, seen=saw.token)


def words(incident: Incident) -> dict[str, Any]:
    """The words that stand now."""
    now = words_now(incident)
    return {**now.fields, "tags": now.tags}


def test_an_editor_words_a_draft_and_the_history_says_who(incident: Incident) -> None:
    saw = words_now(incident)
    assert write(incident, editor(), saw, ("Drones",), title="Clash", sensitive="yes")
    assert words(incident) == {
        **saw.fields,
        "title": "Clash",
        "sensitive": "yes",
        "tags": ("Drones",),
    }
    incident.refresh_from_db()
    assert incident.edited_by == editor()
    assert history_of(INCIDENT, incident).versions[-1].user_id == editor().pk


def test_what_was_left_as_it_stood_changes_nothing(incident: Incident) -> None:
    saw = words_now(incident)
    assert write(incident, editor(), saw) is False
    assert words_now(incident).token == saw.token


def test_changes_of_different_fields_are_both_kept(incident: Incident) -> None:
    one, other = words_now(incident), words_now(incident)
    write(incident, editor(), one, ("Drones",), title="By the first")
    write(incident, second_editor(), other, ("Artillery",), summary="By the second")
    stands = words(incident)
    assert (stands["title"], stands["summary"]) == ("By the first", "By the second")
    assert sorted(stands["tags"]) == ["Artillery", "Drones"]


def test_of_two_changes_of_one_field_the_second_is_told_and_nothing_is_written(
    incident: Incident,
) -> None:
    one, other = words_now(incident), words_now(incident)
    write(incident, editor(), one, title="By the first")
    with pytest.raises(Overtaken) as told:
        write(incident, second_editor(), other, title="By the second", summary="Also new")
    assert (told.value.fields, told.value.mine) == (("title",), frozenset({"title", "summary"}))
    assert told.value.now.fields["title"] == "By the first"
    assert told.value.now.changed_by == editor().pk
    assert words(incident)["summary"] == "Both sides speak of it."
    assert write(incident, second_editor(), told.value.now, title="By both")
    assert words(incident)["title"] == "By both"


def test_of_two_who_save_at_the_same_moment_one_is_told(incident: Incident) -> None:
    saw, both = words_now(incident), Barrier(2)
    people = [editor(), second_editor()]

    def save(who: User) -> str:
        try:
            both.wait(30)
            write(incident, who, saw, title=f"By {who.username}")
        except Overtaken:
            return "told"
        finally:
            connection.close()
        return f"By {who.username}"

    with ThreadPoolExecutor(max_workers=2) as threads:
        outcomes = list(threads.map(save, people))
    (kept,) = set(outcomes) - {"told"}
    assert outcomes.count("told") == 1
    assert words(incident)["title"] == kept


@pytest.mark.parametrize("token", ["", "0.0.0", "x.y.z", "1"])
def test_a_form_of_no_version_writes_nothing(incident: Incident, token: str) -> None:
    saw = words_now(incident)
    with pytest.raises(NotWorded, match="of no version"):
        reword(incident, editor(), {**saw.fields, "title": "New"}, (), seen=token)
    assert words_now(incident).token == saw.token


def test_what_is_published_is_corrected_and_not_worded() -> None:
    incident = make_published_incident()
    with pytest.raises(NotWorded, match="by a correction"):
        write(incident, editor(), words_now(incident), title="New")


def test_what_waits_for_its_moment_is_called_off_before_it_is_worded(incident: Incident) -> None:
    moment = timezone.now() + dt.timedelta(days=1)
    view = (Occurrence.SINGLE_SIDE, Responsibility.NOT_STATED)
    asked = schedule(incident, editor(), moment, view, "One side speaks of it.")
    saw = words_now(incident)
    with pytest.raises(NotWorded, match="call that off"):
        write(incident, second_editor(), saw, title="Unread")
    assert "call that off" in against_restoring(INCIDENT, incident, second_editor())
    call_off(asked, editor())
    assert write(incident, second_editor(), saw, title="Read")


def test_a_mark_taken_away_takes_the_coarse_place_along(incident: Incident) -> None:
    Incident.objects.filter(pk=incident.pk).update(sensitive=True, shown_within_m=25_000)
    assert write(incident, editor(), words_now(incident), sensitive="")
    incident.refresh_from_db()
    assert (incident.sensitive, incident.shown_within_m) == (False, None)


def test_a_person_of_no_right_role_words_nothing(incident: Incident) -> None:
    keeper = make_user("keeper", Role.ADMINISTRATOR)
    with pytest.raises(NotWorded):
        write(incident, keeper, words_now(incident), title="New")


@pytest.fixture
def own_claim() -> Incident:
    """A draft of the analyst whose one accepted claim an editor wrote."""
    made = make_incident()
    add_site(made, SiteSpec(make_place("Hadrut")))
    claim = submit(make_claim(made, created_by=second_editor()), second_editor())
    accept(claim, editor(), Reliability.C, Credibility.POSSIBLY_TRUE, "One side says so.")
    return made


@pytest.mark.parametrize("edited_again", [False, True])
def test_who_edited_a_draft_and_wrote_all_its_claims_does_not_publish_it(
    own_claim: Incident, edited_again: bool
) -> None:
    """Also where somebody else edited it later: the history remembers every hand."""
    write(own_claim, second_editor(), words_now(own_claim), title="My words")
    if edited_again:
        write(own_claim, editor(), words_now(own_claim), summary="And mine")
    own_claim.refresh_from_db()
    with pytest.raises(NotPublishable, match="they alone wrote"):
        publish(own_claim, second_editor(), "")
    publish(own_claim, editor(), "")


def test_the_database_refuses_it_too(own_claim: Incident) -> None:
    write(own_claim, second_editor(), words_now(own_claim), title="My words")
    with refused_by("four_eyes_on_publishing"):
        run_sql(
            "UPDATE incidents_incident SET status = 'published', reference = 'NK-2020-0001', "
            "occurrence = 'single_side', responsibility = 'not_stated', published_at = now(), "
            "published_by_id = %s, edited_by_id = NULL WHERE id = %s",
            second_editor().pk,
            own_claim.pk,
        )


def test_who_edited_a_draft_publishes_it_where_others_wrote_claims(incident: Incident) -> None:
    write(incident, editor(), words_now(incident), title="My words")
    assert analyst().pk in {claim.created_by_id for claim in incident.claims.all()}
    publish(incident, editor(), "")
    incident.refresh_from_db()
    assert incident.reference
