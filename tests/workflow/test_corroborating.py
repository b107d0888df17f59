"""What could confirm a claim, point by point."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection

from incidents.enums import Side, Stance
from incidents.workflow.corroborating import is_corroborated, witnesses
from tests.factories import (
    SiteSpec,
    make_accepted_claim,
    make_actor,
    make_claim,
    make_incident,
    make_place,
    make_statement,
)

pytestmark = pytest.mark.django_db

FIELDS = ("other_lineage", "other_side", "affirms", "same_days", "same_place")


def test_each_accepted_claim_says_what_it_lacks() -> None:
    incident, here = make_incident(), SiteSpec(make_place("Here"))
    far = SiteSpec(make_place("Far", (46.1, 40.6)))
    said = make_statement(make_actor(Side.ARMENIA))
    asked = make_claim(incident, said, sites=[here])
    retold = make_statement(make_actor(Side.INDEPENDENT), derived_from=said)
    make_accepted_claim(incident, retold, sites=[here])
    make_accepted_claim(incident, side=Side.ARMENIA, sites=[here])
    make_accepted_claim(incident, side=Side.AZERBAIJAN, stance=Stance.DENIES, sites=[here])
    make_accepted_claim(incident, side=Side.AZERBAIJAN, day=dt.date(2020, 12, 20), sites=[here])
    make_accepted_claim(incident, side=Side.AZERBAIJAN, day=None, sites=[far])
    assert [
        [name for name in FIELDS if not getattr(witness, name)] for witness in witnesses(asked)
    ] == [
        ["other_lineage"],
        ["other_side"],
        ["affirms"],
        ["same_days"],
        ["same_days", "same_place"],
    ]
    assert is_corroborated(asked) is False


def test_one_witness_that_lacks_nothing_is_enough_and_the_database_says_the_same() -> None:
    incident, here = make_incident(), SiteSpec(make_place("Here"))
    asked = make_claim(incident, side=Side.ARMENIA, sites=[here])
    make_claim(incident, side=Side.AZERBAIJAN, sites=[here])
    assert witnesses(asked) == []
    make_accepted_claim(incident, side=Side.AZERBAIJAN, sites=[here])
    assert is_corroborated(asked) is True
    with connection.cursor() as cursor:
        cursor.execute("SELECT incidents_is_corroborated(%s)", [asked.pk])
        assert cursor.fetchone() == (True,)
