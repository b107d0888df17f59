"""Credibility 1 needs a second lineage that agrees, of another side or independent."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection

from incidents.enums import Credibility, Side, Stance
from incidents.models import Claim, Incident, Place, Statement
from tests.factories import (
    SiteSpec,
    accept,
    make_accepted_claim,
    make_actor,
    make_claim,
    make_incident,
    make_place,
    make_statement,
)

from .refusals import refused_by, run_sql

pytestmark = pytest.mark.django_db

RULE = "needs_second_lineage"
DAY = dt.date(2020, 12, 12)


@pytest.fixture
def here() -> Place:
    """A place where it is said to have happened."""
    return make_place("Here")


@pytest.fixture
def incident() -> Incident:
    """A draft that collects the claims."""
    return make_incident()


def confirm(claim: Claim) -> None:
    """Let the editor accept a claim with credibility 1."""
    accept(claim, credibility=Credibility.CONFIRMED)


def test_a_single_claim_cannot_be_confirmed(incident: Incident, here: Place) -> None:
    with refused_by(RULE):
        confirm(make_claim(incident, sites=[SiteSpec(here)]))


def test_two_sides_of_different_lineage_that_agree_confirm(incident: Incident, here: Place) -> None:
    make_accepted_claim(incident, side=Side.AZERBAIJAN, sites=[SiteSpec(here)])
    confirm(make_claim(incident, side=Side.ARMENIA, sites=[SiteSpec(here)]))
    connection.check_constraints()


def test_an_independent_actor_of_the_same_label_confirms(incident: Incident, here: Place) -> None:
    one, other = (
        make_statement(make_actor(Side.INDEPENDENT, name)) for name in ("Newsroom A", "Newsroom B")
    )
    make_accepted_claim(incident, one, sites=[SiteSpec(here)])
    confirm(make_claim(incident, other, sites=[SiteSpec(here)]))
    connection.check_constraints()


def test_two_statements_of_one_side_do_not_confirm(incident: Incident, here: Place) -> None:
    make_accepted_claim(incident, make_statement(), sites=[SiteSpec(here)])
    with refused_by(RULE):
        confirm(make_claim(incident, make_statement(), sites=[SiteSpec(here)]))


def test_a_retelling_by_another_side_does_not_confirm(incident: Incident, here: Place) -> None:
    root = make_statement(make_actor(Side.ARMENIA))
    between = make_statement(make_actor(Side.OBSERVERS), derived_from=root)
    retold = make_statement(make_actor(Side.INDEPENDENT), derived_from=between)
    make_accepted_claim(incident, retold, sites=[SiteSpec(here)])
    with refused_by(RULE):
        confirm(make_claim(incident, root, sites=[SiteSpec(here)]))


def test_a_denial_does_not_confirm(incident: Incident, here: Place) -> None:
    make_accepted_claim(
        incident, side=Side.AZERBAIJAN, stance=Stance.DENIES, sites=[SiteSpec(here)]
    )
    with refused_by(RULE):
        confirm(make_claim(incident, sites=[SiteSpec(here)]))


def test_a_claim_of_another_day_does_not_confirm(incident: Incident, here: Place) -> None:
    make_accepted_claim(
        incident, side=Side.AZERBAIJAN, day=DAY - dt.timedelta(days=1), sites=[SiteSpec(here)]
    )
    with refused_by(RULE):
        confirm(make_claim(incident, day=DAY, sites=[SiteSpec(here)]))


def test_a_claim_of_a_far_place_does_not_confirm(incident: Incident, here: Place) -> None:
    there = make_place("There", (48.5, 40.5))
    make_accepted_claim(incident, side=Side.AZERBAIJAN, sites=[SiteSpec(there)])
    with refused_by(RULE):
        confirm(make_claim(incident, sites=[SiteSpec(here)]))


def test_a_draft_of_another_side_does_not_confirm(incident: Incident, here: Place) -> None:
    make_claim(incident, side=Side.AZERBAIJAN, sites=[SiteSpec(here)])
    with refused_by(RULE):
        confirm(make_claim(incident, sites=[SiteSpec(here)]))


@pytest.fixture
def second(incident: Incident, here: Place) -> Claim:
    """The claim on which a credibility of 1 rests."""
    second = make_accepted_claim(incident, side=Side.AZERBAIJAN, sites=[SiteSpec(here)])
    confirm(make_claim(incident, side=Side.ARMENIA, sites=[SiteSpec(here)]))
    connection.check_constraints()
    return second


def test_what_a_confirmation_rests_on_cannot_be_withdrawn_from_under_it(second: Claim) -> None:
    with refused_by(RULE):
        run_sql("UPDATE incidents_claim SET status = 'withdrawn' WHERE id = %s", second.pk)


def test_nor_can_its_lineage_be_joined_to_the_other(second: Claim) -> None:
    other = Statement.objects.exclude(pk=second.statement_id).get()
    with refused_by(RULE):
        Statement.objects.filter(pk=second.statement_id).update(derived_from=other)


def test_nor_can_its_actor_change_sides(second: Claim) -> None:
    with refused_by(RULE):
        run_sql(
            "UPDATE incidents_actor SET side = 'armenia' WHERE id = %s", second.statement.actor_id
        )


def test_nor_can_its_place_be_moved_away(second: Claim) -> None:
    with refused_by("decided_is_fixed"):
        run_sql(
            "UPDATE incidents_claimsite SET point = ST_SetSRID(ST_MakePoint(48, 39), 4326) "
            "WHERE claim_id = %s",
            second.pk,
        )


def test_nor_can_its_place_be_taken_away(second: Claim) -> None:
    with refused_by("decided_is_fixed"):
        run_sql("DELETE FROM incidents_claimsite WHERE claim_id = %s", second.pk)
