"""Lineages: which public statement stands at the root."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from incidents.enums import Side
from incidents.exchange.comparable import lineage_root
from incidents.exchange.lineages import load_lineages, public_lineages
from incidents.models import Claim, Incident, Statement
from tests.api.world import december
from tests.factories import (
    make_accepted_claim,
    make_actor,
    make_incident,
    make_published_incident,
    make_statement,
    publish_incident,
)

pytestmark = pytest.mark.django_db


def make_chain(length: int) -> list[Statement]:
    """Statements of which each repeats the one before."""
    chain = [make_statement(make_actor(name="Root"), december(10))]
    for step in range(1, length):
        chain.append(
            make_statement(
                make_actor(Side.ARMENIA, f"Step {step}"),
                december(10 + step),
                derived_from=chain[-1],
            )
        )
    return chain


def claims_of(incident: Incident) -> list[Claim]:
    """The claims about an incident as comparing takes them."""
    return list(Claim.objects.accepted().filter(incident=incident).for_comparison())


def test_long_lineages_are_loaded_step_by_step_for_all_claims_at_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    incident = make_incident()
    chain = make_chain(4)
    for _number in range(3):
        last = make_statement(make_actor(name="Last"), december(20), derived_from=chain[-1])
        make_accepted_claim(incident, last)
    claims = claims_of(incident)
    with django_assert_num_queries(3):
        load_lineages(claims)
    with django_assert_num_queries(0):
        assert {lineage_root(claim.statement) for claim in claims} == {chain[0].pk}


def test_root_that_speaks_of_another_public_incident_is_named() -> None:
    root, retold = make_chain(2)
    other = make_incident("Other")
    make_accepted_claim(other, root)
    publish_incident(other)
    incident = make_published_incident(claims=[{"statement": retold}])
    [lineage] = public_lineages(claims_of(incident), None).values()
    assert (lineage.derived_from, lineage.root) == (root.public_id, root.public_id)


def test_root_issued_after_the_day_asked_for_is_not_named() -> None:
    root, retold = make_chain(2)
    other = make_incident("Other")
    make_accepted_claim(other, root)
    publish_incident(other)
    incident = make_published_incident(claims=[{"statement": retold}])
    [lineage] = public_lineages(claims_of(incident), december(9)).values()
    assert (lineage.derived_from, lineage.root) == (None, retold.public_id)
