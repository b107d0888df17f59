"""Drafts become records: all of it or nothing, once, and nobody's words under another's name."""

from __future__ import annotations

import datetime as dt
from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, connections, transaction

from incidents.desk import closing, recording
from incidents.desk.checking import check
from incidents.desk.content import Sheet
from incidents.desk.recording import NotReady, Outdated
from incidents.desk.recording.refusals import refused_by_rule
from incidents.desk.saving import DraftClosed, save
from incidents.desk.sharing import share
from incidents.enums import (
    ClaimStatus,
    Count,
    DatePrecision,
    DraftStatus,
    Harm,
    IncidentStatus,
    LeadStatus,
    OutletKind,
    Relation,
    Side,
)
from incidents.models import (
    Appearance,
    CasualtyFigure,
    Claim,
    Draft,
    Incident,
    IncidentRelation,
    Lead,
    Outlet,
    Publication,
    Quotation,
    Statement,
    WarningAnswer,
)
from incidents.workflow import NotAllowed
from tests.desk.story import STATEMENT_5, make_world, statement_3, statement_4
from tests.factories import accept, analyst, editor, make_incident, make_statement, other_analyst
from tests.factories.drafts import make_draft, sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

TODAY = dt.date(2020, 12, 20)
WRITTEN = (Statement, Claim, Incident, Publication, Outlet, Appearance, CasualtyFigure)


@pytest.fixture
def world(db: None) -> None:
    make_world()


def submit(content: Mapping[str, str]) -> recording.Recorded:
    """Submit a new draft of the analyst that holds these texts."""
    draft = make_draft(content)
    return recording.submit(draft, analyst(), draft.version, today=TODAY)


def number_of_records() -> list[int]:
    """How many of each kind are on record."""
    return [model.objects.count() for model in WRITTEN]


def refusals(content: Mapping[str, str]) -> list[tuple[str, str]]:
    """Where and why a draft is not taken, having made sure that nothing was written."""
    draft = make_draft(content)
    before = number_of_records()
    with pytest.raises(NotReady) as refusal:
        recording.submit(draft, analyst(), draft.version, today=TODAY)
    assert number_of_records() == before
    assert Draft.objects.get(pk=draft.pk).status == DraftStatus.OPEN
    return [(problem.path, problem.code) for problem in refusal.value.problems]


def figures_of(claim: Claim) -> list[tuple[str, str, str, int | None]]:
    """Whose, who, what and how many, for each figure of a claim."""
    return [(f.side, f.category, f.harm, f.best) for f in claim.figures.all()]


@pytest.mark.usefixtures("world")
def test_statement_5_leaves_its_dead_at_the_two_earlier_attacks() -> None:
    recorded = submit(STATEMENT_5)
    sur, hadrut, clash = recorded.claims
    assert figures_of(sur) == [
        ("azerbaijan", "military", "killed", 3),
        ("azerbaijan", "military", "wounded", 2),
    ]
    assert figures_of(hadrut) == [
        ("azerbaijan", "civilian", "wounded", 1),
        ("azerbaijan", "military", "killed", 1),
    ]
    assert figures_of(clash) == []
    assert [incident.title for incident in recorded.incidents] == [
        "Attack near Sur",
        "Attack near Hadrut",
        "Clash at Khtsaberd and Hin Tagher",
    ]


@pytest.mark.usefixtures("world")
def test_a_submitted_claim_waits_for_review_and_says_what_was_typed() -> None:
    claim = submit(STATEMENT_5).claims[0]
    claim.refresh_from_db()
    assert (claim.status, claim.round) == (ClaimStatus.SUBMITTED, 1)
    assert (claim.stance, claim.initiator, claim.event_type) == ("reports", "armenia", "sabotage")
    assert claim.starts_on == claim.ends_on == dt.date(2020, 11, 26)
    assert claim.date_precision == DatePrecision.EXACT
    assert [site.place.label for site in claim.sites.all() if site.place] == ["Sur"]
    assert claim.created_by == analyst()
    assert claim.edited_by is None
    quotation = Quotation.objects.get(claim=claim)
    verbatim = claim.statement.verbatim
    assert (quotation.field, quotation.text) == ("when", "26 November")
    assert verbatim[quotation.start : quotation.end] == "26 November"


@pytest.mark.usefixtures("world")
def test_a_joint_statement_names_everybody_in_whose_name_it_was_made() -> None:
    statement = submit(STATEMENT_5).statement
    assert statement.actor.slug == "mod-azerbaijan"
    assert [actor.slug for actor in statement.joint_actors.all()] == ["sss-azerbaijan"]
    assert statement.issued_on == dt.date(2020, 12, 13)
    assert statement.derived_from is None


@pytest.mark.usefixtures("world")
def test_a_new_incident_is_a_draft_that_says_only_where_and_when() -> None:
    incident = submit(STATEMENT_5).incidents[2]
    assert (incident.status, incident.reference) == (IncidentStatus.DRAFT, None)
    assert (incident.starts_on, incident.ends_on) == (dt.date(2020, 12, 11), dt.date(2020, 12, 12))
    assert incident.point is not None
    assert sorted(site.place.label for site in incident.sites.all() if site.place) == [
        "Hin Tagher",
        "Khtsaberd",
    ]


@pytest.mark.usefixtures("world")
def test_a_further_claim_leaves_the_incident_as_it_is() -> None:
    clash = submit(STATEMENT_5).incidents[2]
    before = Incident.objects.values().get(pk=clash.pk)
    claim = submit(statement_3(clash.pk)).claims[0]
    assert claim.incident_id == clash.pk
    assert Incident.objects.values().get(pk=clash.pk) == before


@pytest.mark.usefixtures("world")
def test_none_and_not_stated_are_kept_apart() -> None:
    clash = submit(STATEMENT_5).incidents[2]
    content = statement_3(clash.pk)
    key = "claims.clash.figures"
    content |= {
        key: f"{content[key]} f3",
        f"{key}.f3.side": "armenia",
        f"{key}.f3.category": "civilian",
        f"{key}.f3.harm": "killed",
        f"{key}.f3.count": "none",
    }
    claim = submit(content).claims[0]
    counts = {(f.side, f.harm): (f.count, f.best) for f in claim.figures.all()}
    assert counts == {
        (Side.ARMENIA, Harm.KILLED): (Count.NONE, 0),
        (Side.ARMENIA, Harm.WOUNDED): (Count.STATED, 6),
        (Side.AZERBAIJAN, Harm.KILLED): (Count.NOT_STATED, None),
    }


@pytest.mark.usefixtures("world")
def test_two_statements_of_one_side_stand_side_by_side() -> None:
    clash = submit(STATEMENT_5).incidents[2]
    third = submit(statement_3(clash.pk)).claims[0]
    fourth = submit(statement_4(clash.pk)).claims[0]
    assert third.statement_id != fourth.statement_id
    assert (third.starts_on, fourth.starts_on) == (dt.date(2020, 12, 12), dt.date(2020, 12, 11))
    assert figures_of(fourth) == [("armenia", "military", "wounded", 6)]
    assert str(third.breached_clause.number if third.breached_clause else "") == "1"


@pytest.mark.usefixtures("world")
def test_pressing_submit_twice_makes_nothing_twice() -> None:
    draft = make_draft(STATEMENT_5)
    first = recording.submit(draft, analyst(), draft.version, today=TODAY)
    before = number_of_records()
    second = recording.submit(draft, analyst(), draft.version, today=TODAY)
    assert number_of_records() == before
    assert second.statement == first.statement
    assert second.claims == first.claims


@pytest.mark.usefixtures("world")
def test_the_draft_is_closed_and_remembers_what_it_became() -> None:
    draft = make_draft(STATEMENT_5)
    recorded = recording.submit(draft, analyst(), draft.version, today=TODAY)
    draft.refresh_from_db()
    assert draft.status == DraftStatus.SUBMITTED
    assert draft.statement == recorded.statement
    assert draft.content["claims.sur.claim"] == recorded.claims[0].public_id
    assert draft.changes.latest("version").version == draft.version == 2
    assert list(draft.sketches.all()) == []
    with pytest.raises(DraftClosed, match="This draft is submitted"):
        save(draft, analyst(), draft.version, {"statement.summary": ("", "later")})


@pytest.mark.usefixtures("world")
def test_what_a_colleague_wrote_meanwhile_is_not_submitted_unseen() -> None:
    draft = make_draft(STATEMENT_5)
    share(draft, analyst(), other_analyst())
    seen = draft.version
    save(draft, other_analyst(), seen, {"statement.translation": ("", "their words")})
    with pytest.raises(Outdated, match="changed meanwhile"):
        recording.submit(draft, analyst(), seen, today=TODAY)
    assert Statement.objects.count() == 0


@pytest.mark.usefixtures("world")
def test_all_who_wrote_are_noted_so_that_none_of_them_decides() -> None:
    draft = make_draft(STATEMENT_5)
    for colleague in (other_analyst(), editor()):
        share(draft, analyst(), colleague)
        path, words = "statement.translation", colleague.username
        written = {path: (draft.content.get(path, ""), words)}
        draft = save(draft, colleague, draft.version, written).draft
    claim = recording.submit(draft, analyst(), draft.version, today=TODAY).claims[0]
    assert claim.created_by == analyst()
    assert claim.writer_ids == {analyst().pk, other_analyst().pk, editor().pk}


@pytest.mark.usefixtures("world")
def test_a_discarded_draft_is_not_submitted() -> None:
    draft = make_draft(STATEMENT_5)
    closing.discard(draft, analyst())
    with pytest.raises(DraftClosed, match="This draft is discarded"):
        recording.submit(draft, analyst(), draft.version, today=TODAY)


@pytest.mark.usefixtures("world")
def test_an_empty_draft_is_refused_with_what_it_lacks() -> None:
    assert {code for _path, code in refusals({})} >= {"no_actor", "no_issued", "no_claims"}


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("statement.actor", "Nobody We Know", "unknown_actor"),
        ("statement.issued", "31.02.2020", None),
        ("claims.sur.when", "12 - 11 December 2020", None),
        ("claims.sur.when", "26 November 2021", None),
        ("claims.sur.figures.f1.count", "5-3", None),
        ("claims.sur.sites.a1.text", "Nowhere at all", None),
        ("claims.sur.incident", "987654", "unknown_incident"),
        ("claims.sur.clause", "no-agreement/9", "unknown_clause"),
        ("claims.sur.stance", "shouts", "unknown_choice"),
    ],
)
def test_a_wrong_value_is_told_at_its_field_and_nothing_is_written(
    path: str, text: str, code: str | None
) -> None:
    told = refusals(STATEMENT_5 | {path: text})
    assert [where for where, why in told if where == path and code in {None, why}] == [path]


@pytest.mark.usefixtures("world")
def test_one_statement_does_not_speak_twice_of_one_incident() -> None:
    clash = submit(STATEMENT_5).incidents[2]
    content = statement_4(clash.pk) | {"claims.later.incident": str(clash.pk)}
    assert ("claims.later.incident", "incident_twice") in refusals(content)


@pytest.mark.usefixtures("world")
def test_a_statement_on_record_gets_further_claims_and_keeps_its_words() -> None:
    first = submit(STATEMENT_5)
    accept(first.claims[0])
    content = sheet(
        {"actor": "mod-azerbaijan", "issued": "13.12.2020", "language": "en", "summary": "Other."},
        more={
            "incident": "new",
            "title": "Shelling near Mets Shen",
            "stance": "reports",
            "event_type": "shelling",
            "when": "10 December 2020",
            "paraphrase": "Shelling near Mets Shen is reported too.",
            "sites.a1.text": "Mets Shen",
        },
    )
    more = submit(content)
    assert more.statement == first.statement
    more.statement.refresh_from_db()
    assert more.statement.summary == STATEMENT_5["statement.summary"]
    assert Appearance.objects.filter(statement=more.statement).count() == 1
    assert [claim.incident.title for claim in more.claims] == ["Shelling near Mets Shen"]


@pytest.mark.usefixtures("world")
def test_nobody_adds_a_speaker_or_a_page_to_a_decided_statement_without_review() -> None:
    first = submit(STATEMENT_5)
    accept(first.claims[0])
    draft = make_draft(
        sheet(
            {"actor": "mod-azerbaijan", "joint": "mod-armenia", "issued": "13.12.2020"},
            more={
                "incident": "new",
                "title": "Shelling near Mets Shen",
                "stance": "reports",
                "event_type": "shelling",
                "when": "10 December 2020",
                "paraphrase": "Shelling near Mets Shen is reported too.",
                "sites.a1.text": "Mets Shen",
            },
        )
        | {"publications.p1x.url": "https://plantedword.example/1"}
    )
    Draft.objects.filter(pk=draft.pk).update(statement=first.statement)
    draft.refresh_from_db()
    told = [one.path for one in check(draft, TODAY).problems if one.code == "page_stays"]
    assert told == ["publications.p1x.url"]
    recorded = recording.submit(draft, analyst(), draft.version, today=TODAY)
    assert recorded.statement == first.statement
    speakers = recorded.statement.joint_actors.values_list("slug", flat=True)
    assert list(speakers) == ["sss-azerbaijan"]
    assert list(Publication.objects.values_list("url_key", flat=True)) == [
        "ministry.example/news/1"
    ]
    draft.refresh_from_db()
    assert draft.content["publications.p1x.url"] == "https://plantedword.example/1"


@pytest.mark.usefixtures("world")
def test_a_new_outlet_is_made_once_and_known_afterwards() -> None:
    submit(STATEMENT_5)
    outlet = Outlet.objects.get()
    assert (outlet.name, outlet.kind) == ("The ministry's own site", OutletKind.NEWS)
    page = Publication.objects.get()
    assert (page.url_key, page.outlet) == ("ministry.example/news/1", outlet)


@pytest.mark.usefixtures("world")
def test_a_page_on_record_is_used_again_whatever_its_address_looks_like() -> None:
    submit(STATEMENT_5)
    clash = Incident.objects.get(title__startswith="Clash")
    address = "http://www.ministry.example/news/1/?utm_source=x"
    submit(statement_3(clash.pk) | {"publications.p1x.url": address})
    assert Publication.objects.count() == 1
    assert Appearance.objects.count() == 2


@pytest.mark.usefixtures("world")
def test_a_statement_that_repeats_another_is_of_its_lineage() -> None:
    clash = submit(STATEMENT_5).incidents[2]
    root = submit(statement_3(clash.pk)).statement
    later = submit(statement_4(clash.pk) | {"statement.repeats": root.public_id}).statement
    assert later.derived_from == root


@pytest.mark.usefixtures("world")
def test_reasons_given_for_going_on_are_kept_with_the_claim() -> None:
    content = {path: text for path, text in STATEMENT_5.items() if "publications" not in path}
    assert refusals(content) == [("publications", "no_source")]
    claims = submit(content | {"answers.no_source": "read out on television"}).claims
    kept = WarningAnswer.objects.order_by("claim").values_list("claim", "code", "reason")
    assert list(kept) == [(claim.pk, "no_source", "read out on television") for claim in claims]


@pytest.mark.usefixtures("world")
def test_the_same_clash_logged_anew_has_to_be_answered_first() -> None:
    clash = submit(STATEMENT_5).incidents[2]
    content = statement_3(clash.pk) | {
        "claims.clash.incident": "new",
        "claims.clash.title": "Attack on two villages",
    }
    asked = (f"claims.clash.relations.{clash.pk}", "similar_incident")
    assert refusals(content) == [asked]
    same = submit(content | {asked[0]: "same"})
    assert same.claims[0].incident_id == clash.pk


@pytest.mark.usefixtures("world")
def test_related_and_different_are_kept_in_order_for_the_pair() -> None:
    clash = submit(STATEMENT_5).incidents[2]
    content = statement_3(clash.pk) | {
        "claims.clash.incident": "new",
        "claims.clash.title": "Attack on two villages",
        f"claims.clash.relations.{clash.pk}": "related",
    }
    new = submit(content).incidents[0]
    pair = IncidentRelation.objects.get()
    assert (pair.one_id, pair.other_id) == (clash.pk, new.pk)
    assert (pair.relation, pair.created_by) == (Relation.RELATED, analyst())


@pytest.mark.usefixtures("world")
def test_a_lead_becomes_a_statement() -> None:
    lead = Lead.objects.create(
        url="https://ministry.example/news/1", status=LeadStatus.TAKEN, taken_by=analyst()
    )
    draft = make_draft(STATEMENT_5)
    Draft.objects.filter(pk=draft.pk).update(lead=lead)
    recorded = recording.submit(draft, analyst(), draft.version, today=TODAY)
    lead.refresh_from_db()
    assert (lead.status, lead.statement) == (LeadStatus.USED, recorded.statement)


@pytest.mark.usefixtures("world")
def test_a_rule_of_the_database_is_told_at_the_card_it_stopped() -> None:
    """What somebody else writes between the check and the writing is refused by the rule."""
    clash = make_incident()
    statement = make_statement()
    Claim.objects.create(
        statement=statement,
        incident=clash,
        stance="reports",
        paraphrase="Already there.",
        created_by=analyst(),
    )
    card = Sheet(STATEMENT_5).claims[0]
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        Claim.objects.create(
            statement=statement,
            incident=clash,
            stance="reports",
            paraphrase="A second one.",
            created_by=analyst(),
        )
    told = refused_by_rule(caught.value, card)
    assert [(problem.path, problem.code) for problem in told.problems] == [
        ("claims.sur.incident", "claim_once_per_statement_and_incident")
    ]


@pytest.mark.usefixtures("world")
def test_only_who_began_a_draft_discards_it_and_takes_it_up_again() -> None:
    draft = make_draft(STATEMENT_5)
    with pytest.raises(NotAllowed, match="discards it"):
        closing.discard(draft, other_analyst())
    assert closing.discard(draft, analyst()).status == DraftStatus.DISCARDED
    with pytest.raises(NotAllowed, match="takes it up again"):
        closing.restore(draft, other_analyst())
    restored = closing.restore(draft, analyst())
    assert (restored.status, restored.content) == (DraftStatus.OPEN, STATEMENT_5)
    assert restored.sketches.count() == 3


@pytest.mark.usefixtures("world")
def test_a_lead_is_free_again_when_its_draft_is_discarded() -> None:
    lead = Lead.objects.create(text="fire", status=LeadStatus.TAKEN, taken_by=analyst())
    draft = make_draft(STATEMENT_5)
    Draft.objects.filter(pk=draft.pk).update(lead=lead)
    closing.discard(draft, analyst())
    lead.refresh_from_db()
    assert (lead.status, lead.taken_by) == (LeadStatus.NEW, None)


@pytest.mark.django_db(transaction=True)
def test_two_submissions_at_the_same_moment_make_one_statement() -> None:
    make_world()
    draft = make_draft(STATEMENT_5)
    start = Barrier(2)
    made: list[int] = []

    def press() -> None:
        try:
            start.wait(timeout=20)
            recorded = recording.submit(draft, analyst(), draft.version, today=TODAY)
            made.append(recorded.statement.pk)
        finally:
            connections.close_all()

    threads = [Thread(target=press) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert made == [Statement.objects.get().pk] * 2
    assert Claim.objects.count() == 3
