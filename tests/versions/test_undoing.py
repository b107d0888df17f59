"""Bringing back what stood in an earlier version: recorded, whole or not at all."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.gis.geos import Point
from django.db import connection

from incidents.enums import (
    ClaimStatus,
    Credibility,
    QuotedField,
    RejectGround,
    Reliability,
    Role,
    WherePrecision,
)
from incidents.models import Incident, IncidentSite, IncidentTag, Quotation, Statement, Tag
from incidents.publication import NotPublishable, correct, publish, retract
from incidents.versions import (
    CLAIM,
    INCIDENT,
    STATEMENT,
    NotRestorable,
    against_restoring,
    restore_incident,
    restore_statement,
)
from incidents.workflow import accept, reject, return_to_author, submit, withdraw
from tests.factories import (
    SiteSpec,
    add_site,
    analyst,
    editor,
    make_accepted_bulletin,
    make_accepted_claim,
    make_claim,
    make_incident,
    make_place,
    make_statement,
    make_user,
    retract_incident,
    second_editor,
)

from .acts import act, history_of, save, shown

if TYPE_CHECKING:
    from incidents.models import Claim, User

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def draft() -> Incident:
    """A draft in two versions: another title, another site."""
    with act(analyst(), "entered"):
        incident = make_incident("First title", sites=[SiteSpec(make_place("First place"))])
    with act(editor(), "moved"):
        save(incident, title="Second title", summary="Second summary")
        incident.sites.all().delete()
        incident.point = None
        add_site(incident, SiteSpec(make_place("Second place")))
    return incident


@pytest.fixture
def public(draft: Incident) -> Incident:
    """The same, published by the editor."""
    make_accepted_claim(draft)
    publish(draft, editor(), "One side speaks of it.")
    draft.refresh_from_db()
    return draft


def back(incident: Incident, *fields: str, who: User | None = None, **other: Any) -> list[str]:
    """Bring fields of an incident back from its first version, as its newest page offers."""
    asked = {
        "number": 1,
        "reason": "It was right before.",
        "seen": history_of(INCIDENT, incident).token,
        **other,
    }
    return restore_incident(incident, who or editor(), fields=fields, **asked)


def places(incident: Incident) -> list[str]:
    """What the sites of an incident are called now."""
    return [str(site.place) for site in incident.sites.select_related("place")]


def test_a_field_of_a_draft_comes_back_and_that_is_recorded(draft: Incident) -> None:
    assert back(draft, "title") == ["title"]
    draft.refresh_from_db()
    assert (draft.title, draft.summary) == ("First title", "Second summary")
    newest = history_of(INCIDENT, draft).versions[-1]
    assert (newest.user_id, newest.reason) == (editor().pk, "It was right before.")
    assert draft.edited_by == editor()


def test_a_whole_version_comes_back_with_its_places_and_their_point(draft: Incident) -> None:
    first = history_of(INCIDENT, draft)
    back(draft, "title", "summary", "sites", "tags", "event_type")
    draft.refresh_from_db()
    assert (draft.title, draft.summary, places(draft)) == ("First title", "", ["First place"])
    assert draft.point == IncidentSite.objects.get().where
    again = history_of(INCIDENT, draft)
    assert again.newest == first.newest + 1
    assert shown(again, again.newest)["sites"] == shown(again, 1)["sites"]


def test_what_is_published_comes_back_as_a_correction_with_its_note(public: Incident) -> None:
    back(public, "title", "sites", public=1)
    public.refresh_from_db()
    assert (public.title, places(public)) == ("First title", ["First place"])
    newest = public.versions.get(number=2)
    assert (newest.note, newest.published_by) == ("It was right before.", editor())
    assert newest.content["title"] == "First title"
    assert [site["label"] for site in newest.content["sites"]] == ["First place"]


def test_tags_come_back_without_a_public_version(public: Incident) -> None:
    with act(editor(), "tagged"):
        tag = Tag.objects.create(slug="drones", label="Drones")
        IncidentTag.objects.create(incident=public, tag=tag)
    assert back(public, "tags", public=1) == ["tags"]
    assert (public.tags.count(), public.versions.count()) == (0, 1)


def test_a_mark_comes_back_with_how_exactly_the_place_was_shown(public: Incident) -> None:
    correct(public, second_editor(), "Hide it.", sensitive=True, shown_within_m=25_000)
    hidden = history_of(INCIDENT, public).newest
    correct(public, second_editor(), "Show it.", sensitive=False, shown_within_m=None)
    assert len(shown(history_of(INCIDENT, public), hidden)["sensitive"]) == 2
    back(public, "sensitive", number=hidden, public=3)
    public.refresh_from_db()
    assert (public.sensitive, public.shown_within_m) == (True, 25_000)


@pytest.mark.parametrize("seen", [0, 7])
def test_a_newer_public_version_is_not_overwritten(public: Incident, seen: int) -> None:
    with pytest.raises(NotPublishable, match="newer version meanwhile"):
        back(public, "title", "sites", public=seen)
    assert (places(public), public.versions.count()) == (["Second place"], 1)


def test_what_changed_meanwhile_is_looked_at_first(draft: Incident) -> None:
    token = history_of(INCIDENT, draft).token
    with act(second_editor()):
        IncidentSite.objects.update(description="by the road")
    with pytest.raises(NotRestorable, match="changed this record meanwhile"):
        back(draft, "title", seen=token)
    draft.refresh_from_db()
    assert draft.title == "Second title"


def test_of_two_who_bring_back_at_once_one_is_refused(draft: Incident) -> None:
    token, both = history_of(INCIDENT, draft).token, Barrier(2)
    people = [editor(), second_editor()]

    def restore(who: User) -> str:
        try:
            both.wait(30)
            back(draft, "title", who=who, seen=token)
        except NotRestorable as error:
            return str(error)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(max_workers=2) as threads:
        outcomes = sorted(threads.map(restore, people))
    assert outcomes[1] == "done"
    assert "changed this record meanwhile" in outcomes[0]
    assert history_of(INCIDENT, draft).newest == 3


@pytest.mark.parametrize(
    ("fields", "other", "sentence"),
    [
        (["title"], {"reason": " "}, "Say why"),
        ([], {}, "Choose what"),
        (["status"], {}, "Choose what"),
        (["occurrence"], {}, "Choose what"),
        (["event_type"], {}, "stands there already"),
        (["title"], {"number": 2}, "stands there already"),
        (["title"], {"number": 0}, "no such version"),
        (["title"], {"number": 9}, "no such version"),
        (["title"], {"number": -1}, "no such version"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(
    draft: Incident, fields: list[str], other: dict[str, Any], sentence: str
) -> None:
    before = history_of(INCIDENT, draft).token
    with pytest.raises(NotRestorable, match=sentence):
        back(draft, *fields, **other)
    assert history_of(INCIDENT, draft).token == before


def test_a_draft_is_not_left_without_place_and_reason() -> None:
    incident = make_incident(no_place_reason="Nobody names one.")
    with act(editor()):
        save(incident, no_place_reason="")
        add_site(incident, SiteSpec(make_place("Hadrut")))
    with pytest.raises(NotRestorable, match="neither a place nor a reason"):
        back(incident, "sites")
    assert places(incident) == ["Hadrut"]
    assert set(back(incident, "sites", "no_place_reason")) == {"sites", "no_place_reason"}
    incident.refresh_from_db()
    assert (incident.point, incident.no_place_reason) == (None, "Nobody names one.")


def test_nothing_comes_back_halfway_where_the_database_refuses(draft: Incident) -> None:
    """The first site was written when the region was larger: its point lies outside by now."""
    with act(analyst()):
        draft.sites.all().delete()
        IncidentSite.objects.create(
            incident=draft, point=Point(46.9, 39.6), precision=WherePrecision.EXACT
        )
    far = history_of(INCIDENT, draft).newest
    with act(analyst()):
        draft.sites.all().delete()
        add_site(draft, SiteSpec(make_place("Third place")))
        save(draft, title="Third title")
    with connection.cursor() as cursor:
        cursor.execute("SELECT box::bytea FROM incidents_region")
        (whole,) = cursor.fetchone()
        cursor.execute("UPDATE incidents_region SET box = ST_MakeEnvelope(40, 38, 41, 38.5, 4326)")
    try:
        with pytest.raises(NotRestorable, match="outside the region"):
            back(draft, "title", "sites", number=far)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE incidents_region SET box = %s::bytea::geometry", [whole])
    draft.refresh_from_db()
    assert (draft.title, places(draft)) == ("Third title", ["Third place"])


def test_what_is_retracted_stays_as_it_is(public: Incident) -> None:
    retract_incident(public)
    with pytest.raises(NotRestorable, match="The incident is retracted"):
        back(public, "title", public=1)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.ANALYST])
def test_who_does_not_correct_brings_nothing_public_back(public: Incident, role: Role) -> None:
    with pytest.raises(NotRestorable):
        back(public, "title", who=make_user("somebody", role), public=1)
    assert public.versions.count() == 1


def claim_that_was(end: str) -> Claim:
    """A claim of the analyst that came to this end."""
    claim = submit(make_claim(make_incident()), analyst())
    if end == ClaimStatus.ACCEPTED:
        accept(claim, editor(), Reliability.C, Credibility.POSSIBLY_TRUE)
    if end == ClaimStatus.REJECTED:
        reject(claim, editor(), "Not said.", RejectGround.NOT_SAID)
    if end == ClaimStatus.RETURNED:
        return_to_author(claim, editor(), "Count again.")
    if end == ClaimStatus.WITHDRAWN:
        withdraw(claim, analyst(), "Entered twice.")
    claim.refresh_from_db()
    return claim


@pytest.mark.parametrize(
    ("end", "sentence"),
    [
        (ClaimStatus.ACCEPTED, "fixed and stays so"),
        (ClaimStatus.REJECTED, "fixed and stays so"),
        (ClaimStatus.SUBMITTED, "its authors write it"),
        (ClaimStatus.RETURNED, "its authors write it"),
        (ClaimStatus.WITHDRAWN, "stays as it was"),
    ],
)
def test_of_a_claim_nothing_is_brought_back_and_that_is_said(end: str, sentence: str) -> None:
    assert sentence in against_restoring(CLAIM, claim_that_was(end), editor())


@pytest.fixture
def statement() -> Statement:
    """A statement in two versions, with a returned claim."""
    with act(analyst(), "entered"):
        said = make_statement(
            summary="First summary", verbatim="Fire near Hadrut at dawn.", publications=1
        )
        make_claim(make_incident(), said)
    with act(analyst(), "changed"):
        save(said, summary="Second summary", verbatim="Fire near Hadrut at dusk.")
        said.appearances.all().delete()
    return said


def back_said(statement: Statement, *fields: str) -> list[str]:
    """Bring fields of a statement back from its first version."""
    seen = history_of(STATEMENT, statement).token
    return restore_statement(statement, editor(), 1, fields, "It was right before.", seen=seen)


def test_a_statement_nobody_has_decided_on_comes_back(statement: Statement) -> None:
    assert back_said(statement, "summary", "appearances") == ["summary", "appearances"]
    statement.refresh_from_db()
    assert (statement.summary, statement.appearances.count()) == ("First summary", 1)
    assert statement.verbatim.endswith("dusk.")
    assert statement.edited_by == editor()


def test_words_quoted_by_their_place_are_not_torn_loose(statement: Statement) -> None:
    claim = statement.claims.get()
    Quotation.objects.create(claim=claim, field=QuotedField.WHEN, text="dusk", start=20, end=24)
    with pytest.raises(NotRestorable, match="something else stands there"):
        back_said(statement, "verbatim", "summary")
    statement.refresh_from_db()
    assert statement.summary == "Second summary"
    Quotation.objects.update(text="Hadrut", start=10, end=16)
    assert back_said(statement, "verbatim") == ["verbatim"]


@pytest.mark.parametrize("end", ["accepted", "rejected", "submitted", "bulletin"])
def test_a_statement_an_editor_reads_or_has_read_is_fixed(statement: Statement, end: str) -> None:
    if end == "bulletin":
        make_accepted_bulletin(statement=statement)
    else:
        claim = submit(statement.claims.get(), analyst())
        if end == "accepted":
            accept(claim, editor(), Reliability.C, Credibility.POSSIBLY_TRUE)
        if end == "rejected":
            reject(claim, editor(), "Not said.", RejectGround.NOT_SAID)
    with pytest.raises(NotRestorable, match=r"waits for review|has decided"):
        back_said(statement, "summary")
    statement.refresh_from_db()
    assert statement.summary == "Second summary"


def test_a_lineage_that_would_run_in_a_circle_is_refused_by_the_record() -> None:
    one = make_statement(summary="One")
    with act(analyst()):
        other = make_statement(summary="Other", derived_from=one)
    with act(analyst()):
        save(other, derived_from=None)
    with act(analyst()):
        save(one, derived_from=other)
    with pytest.raises(NotRestorable, match="repeat itself"):
        back_said(other, "derived_from")
    other.refresh_from_db()
    assert other.derived_from is None


def test_a_correction_and_a_retraction_meanwhile_are_both_noticed(public: Incident) -> None:
    token = history_of(INCIDENT, public).token
    correct(public, second_editor(), "Another word.", summary="Third summary")
    with pytest.raises(NotRestorable, match="meanwhile"):
        back(public, "title", seen=token, public=1)
    retract(public, second_editor(), "Entered twice.")
    with pytest.raises(NotRestorable, match="is retracted"):
        back(public, "title", seen=token, public=1)
