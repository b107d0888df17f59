"""The public record of an incident: what is kept of a version and given out by the API."""

from __future__ import annotations

import json
from typing import Any

import pytest

from incidents.enums import CasualtyCategory, Count, Harm, Side
from incidents.exchange.column import Column
from incidents.exchange.columns import (
    ASSESSMENT,
    CLAIM,
    FIGURE,
    INCIDENT,
    PUBLICATION,
    SITE,
)
from incidents.exchange.records import incident_record, incident_rows
from incidents.models import Assessment, CasualtyFigure
from tests.api.world import december, make_told_incident
from tests.factories import (
    accept,
    editor,
    make_claim,
    make_incident,
    make_published_incident,
    publish_incident,
    second_editor,
)

pytestmark = pytest.mark.django_db


def names(columns: tuple[Column, ...]) -> list[str]:
    """The names of columns in their order."""
    return [column.name for column in columns]


def test_record_is_plain_json_and_comes_back_the_same() -> None:
    record = incident_record(make_told_incident())
    assert json.loads(json.dumps(record)) == record


def test_record_has_the_columns_in_the_order_they_are_defined() -> None:
    record = incident_record(make_told_incident())
    assert list(record) == [
        *names(INCIDENT),
        *names(ASSESSMENT),
        "sites",
        "claims",
        "comparison",
    ]
    claim = record["claims"][0]
    assert list(claim) == [*names(CLAIM), "sites", "outcomes", "figures", "publications"]
    assert list(claim["sites"][0]) == names(SITE)
    assert list(claim["figures"][0]) == names(FIGURE)
    assert list(claim["publications"][0]) == names(PUBLICATION)


def test_record_begins_with_the_row_that_lists_show() -> None:
    incident = make_told_incident()
    [row] = incident_rows([incident])
    record = incident_record(incident)
    assert {name: record[name] for name in row} == row


def test_reason_is_that_of_the_assessment_the_incident_bears() -> None:
    incident = make_published_incident()
    Assessment.objects.create(
        incident=incident,
        occurrence="agreed",
        responsibility="admitted",
        reason="Thought of and not published.",
        proposed_occurrence="agreed",
        proposed_responsibility="admitted",
        decided_by=editor(),
        seconded_by=second_editor(),
    )
    assert incident_record(incident)["assessment_reason"] == "Assessed for a test."


def test_site_gives_the_radius_its_precision_means() -> None:
    [site] = incident_record(make_told_incident())["sites"]
    assert (site["precision"], site["radius_m"], site["place"]) == (
        2,
        25_000,
        "north-of-clash-at-two-villages",
    )


def test_losses_without_a_number_differ_from_none_and_from_silence() -> None:
    some: dict[str, Any] = {"harm": Harm.WOUNDED, "count": Count.NOT_STATED}
    none: dict[str, Any] = {"harm": Harm.KILLED, "count": Count.NONE}
    none |= {"minimum": 0, "best": 0, "maximum": 0}
    incidents = []
    for figures_said in ([some], [some, none]):
        incident = make_incident()
        claim = make_claim(incident, side=Side.ARMENIA)
        for said in figures_said:
            CasualtyFigure.objects.create(
                claim=claim, side=Side.ARMENIA, category=CasualtyCategory.MILITARY, **said
            )
        accept(claim)
        incidents.append(publish_incident(incident))
    rows = incident_rows(incidents)
    assert [(row["killed"], row["casualties"]) for row in rows] == [(None, None), (0, 0)]
    figures = incident_record(incidents[1])["claims"][0]["figures"]
    assert [(figure["harm"], figure["count"], figure["best"]) for figure in figures] == [
        ("killed", "none", 0),
        ("wounded", "not_stated", None),
    ]


def test_incident_without_claims_by_a_day_counts_nobody() -> None:
    [row] = incident_rows([make_told_incident()], december(1))
    assert (row["sides"], row["claim_count"], row["killed"]) == ([], 0, None)


def test_no_rows_take_no_incidents() -> None:
    make_incident()
    assert incident_rows([]) == []
