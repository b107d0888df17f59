"""What an editor has decided on stands as they read it, also against raw SQL."""

from __future__ import annotations

import pytest
from django.db import connection

from incidents.enums import CasualtyCategory, Harm, Outcome, Side
from incidents.models import Claim
from tests.factories import (
    SiteSpec,
    editor,
    make_accepted_claim,
    make_claim,
    make_incident,
    make_place,
    make_published_incident,
)

from .refusals import refused_by, run_sql

pytestmark = pytest.mark.django_db

RULE = "decided_is_fixed"


@pytest.fixture
def accepted() -> Claim:
    """An accepted claim with a figure, a site and an outcome."""
    here = make_place("Here")
    return make_accepted_claim(
        make_incident(),
        sites=[SiteSpec(here)],
        outcomes=[(Outcome.ADVANCE, here)],
        figures=[(Side.ARMENIA, CasualtyCategory.MILITARY, Harm.WOUNDED, 6)],
    )


@pytest.mark.parametrize(
    "change",
    [
        "paraphrase = 'Something else.'",
        "initiator = 'armenia'",
        "stance = 'denies'",
        "event_type = 'shelling'",
        "ends_on = ends_on + 1",
        "quotation = 'never said'",
        "round = 2",
    ],
)
def test_the_content_of_an_accepted_claim_is_not_changed(accepted: Claim, change: str) -> None:
    with refused_by(RULE):
        run_sql(f"UPDATE incidents_claim SET {change} WHERE id = %s", accepted.pk)


def test_it_is_not_moved_to_another_incident(accepted: Claim) -> None:
    other = make_incident()
    with refused_by(RULE):
        run_sql("UPDATE incidents_claim SET incident_id = %s WHERE id = %s", other.pk, accepted.pk)


def test_its_reviewer_does_not_become_its_last_author(accepted: Claim) -> None:
    with refused_by(RULE):
        run_sql(
            "UPDATE incidents_claim SET edited_by_id = %s WHERE id = %s", editor().pk, accepted.pk
        )


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE incidents_casualtyfigure SET best = 60 WHERE claim_id = %s",
        "DELETE FROM incidents_casualtyfigure WHERE claim_id = %s",
        "DELETE FROM incidents_claimsite WHERE claim_id = %s",
        "UPDATE incidents_claimsite SET radius_m = 1 WHERE claim_id = %s",
        "UPDATE incidents_claimoutcome SET outcome = 'repelled' WHERE claim_id = %s",
        "INSERT INTO incidents_claimoutcome (claim_id, outcome) VALUES (%s, 'repelled')",
    ],
)
def test_neither_are_its_figures_sites_and_outcomes(accepted: Claim, sql: str) -> None:
    with refused_by(RULE):
        run_sql(sql, accepted.pk)


def test_a_figure_is_not_moved_from_a_draft_to_an_accepted_claim(accepted: Claim) -> None:
    draft = make_claim(
        make_incident(), figures=[(Side.ARMENIA, CasualtyCategory.CIVILIAN, Harm.KILLED, 4)]
    )
    with refused_by(RULE):
        run_sql(
            "UPDATE incidents_casualtyfigure SET claim_id = %s WHERE claim_id = %s",
            accepted.pk,
            draft.pk,
        )


def test_a_draft_is_changed_freely() -> None:
    draft = make_claim(make_incident())
    run_sql("UPDATE incidents_claim SET paraphrase = 'Better.' WHERE id = %s", draft.pk)
    draft.refresh_from_db()
    assert draft.paraphrase == "Better."


def test_a_published_incident_keeps_an_accepted_claim() -> None:
    incident = make_published_incident()
    connection.check_constraints()
    with refused_by("published_keeps_a_claim"):
        run_sql(
            "UPDATE incidents_claim SET status = 'withdrawn' WHERE incident_id = %s", incident.pk
        )


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("status = 'zzz'", "incident_codes_known"),
        ("event_type = 'zzz'", "incident_codes_known"),
        ("occurrence = 'zzz'", "incident_codes_known"),
        ("responsibility = 'zzz'", "incident_codes_known"),
        ("date_precision = 9", "incident_codes_known"),
        ("precision = 9", "incident_codes_known"),
        ("status = 'draft'", "incident_public_never_draft_again"),
        ("status = 'merged', merged_into_id = id", "incident_merged_somewhere"),
        ("status = 'retracted'", "incident_retracted_with_reason"),
    ],
)
def test_a_published_incident_takes_no_state_that_makes_no_sense(change: str, rule: str) -> None:
    make_published_incident()
    with refused_by(rule):
        run_sql(f"UPDATE incidents_incident SET {change}")


@pytest.mark.parametrize(
    "change",
    ["status = 'zzz'", "stance = 'zzz'", "initiator = 'zzz'", "event_type = 'zzz'"],
)
def test_a_claim_takes_known_codes_only(change: str) -> None:
    make_claim(make_incident())
    with refused_by("claim_codes_known"):
        run_sql(f"UPDATE incidents_claim SET {change}")
