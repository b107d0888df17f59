"""/api/v1/incidents and /api/v1/incidents/<ref>: what a visitor gets."""

from __future__ import annotations

import pytest
from django.test import Client

from incidents.api.schemas import IncidentList, IncidentRecord, Missing, Retracted
from incidents.enums import Side
from tests.api.world import december, make_told_incident, make_world
from tests.factories import (
    make_accepted_claim,
    make_actor,
    make_incident,
    make_published_incident,
    make_statement,
    merge_into,
    publish_incident,
    retract_incident,
)

pytestmark = pytest.mark.django_db

LIST = "/api/v1/incidents"


def test_list_gives_public_incidents_newest_first(visitor: Client) -> None:
    told, unmapped, long = make_world()
    response = visitor.get(LIST)
    page = IncidentList.model_validate_json(response.content).model_dump()
    assert [row["ref"] for row in page["incidents"]] == [
        unmapped.reference,
        told.reference,
        long.reference,
    ]
    assert (page["count"], page["next"]) == (3, None)


def test_pages_follow_each_other_to_the_end_without_gap_or_repeat(visitor: Client) -> None:
    days = [1, 2, 2, 2, 3]
    made = [str(make_published_incident(day=december(day)).reference) for day in days]
    address, seen = f"{LIST}?limit=2&type=ground_clash", []
    while address:
        page = visitor.get(address).json()
        assert page["count"] == 5
        seen += [row["ref"] for row in page["incidents"]]
        address = page["next"]
    assert seen == [made[4], *sorted(made[1:4], reverse=True), made[0]]


def test_next_page_holds_though_an_incident_is_published_in_between(visitor: Client) -> None:
    made = [make_published_incident(day=december(day)).reference for day in (1, 2, 3)]
    first = visitor.get(f"{LIST}?limit=1").json()
    make_published_incident(day=december(4))
    second = visitor.get(first["next"]).json()
    assert [row["ref"] for row in second["incidents"]] == [made[1]]


def test_next_link_stands_in_the_header_too(visitor: Client) -> None:
    for day in (1, 2):
        make_published_incident(day=december(day))
    response = visitor.get(f"{LIST}?limit=1")
    assert response["Link"] == f'<{response.json()["next"]}>; rel="next"'


def test_row_counts_claims_and_people_without_adding_across_claims(visitor: Client) -> None:
    make_told_incident()
    [row] = visitor.get(LIST).json()["incidents"]
    assert row["sides"] == ["armenia", "azerbaijan", "observers"]
    assert row["initiators"] == ["armenia", "azerbaijan", "not_stated"]
    assert row["claim_count"] == 4
    assert (row["killed_least"], row["killed"], row["casualties"]) == (2, 4, 8)


def test_record_holds_all_accepted_claims_and_fits_its_description(visitor: Client) -> None:
    incident = make_told_incident()
    response = visitor.get(f"{LIST}/{incident.reference}")
    assert response.status_code == 200
    IncidentRecord.model_validate_json(response.content)
    claims = response.json()["claims"]
    assert [(claim["actor"], claim["issued_on"]) for claim in claims] == [
        ("Ministry of Armenia", "2020-12-13"),
        ("The Agency", "2020-12-14"),
        ("Ministry of Azerbaijan", "2020-12-15"),
        ("Ministry of Observers", "2020-12-20"),
    ]


def test_retelling_names_the_root_of_its_lineage(visitor: Client) -> None:
    incident = make_told_incident()
    ministry, agency, *_others = visitor.get(f"{LIST}/{incident.reference}").json()["claims"]
    assert agency["derived_from"] == agency["lineage_root"] == ministry["statement"]
    assert (ministry["derived_from"], ministry["lineage_root"]) == (None, ministry["statement"])


def test_comparison_gives_verdict_and_gap_for_each_question(visitor: Client) -> None:
    incident = make_told_incident()
    comparison = visitor.get(f"{LIST}/{incident.reference}").json()["comparison"]
    verdicts = {
        row["question"]: (row["verdict"], row["gap"], row["gap_unit"])
        for row in comparison["questions"]
    }
    assert verdicts["initiator"] == ("dispute", None, None)
    assert verdicts["what"] == ("agree", None, None)
    assert verdicts["when"] == ("dispute", 1, "days")
    assert verdicts["where"][0] == "dispute"
    assert verdicts["outcome"] == ("one_side", None, None)
    cells = {
        (row["side"], row["category"], row["harm"]): row["verdict"]
        for row in comparison["casualties"]
    }
    assert cells == {
        ("armenia", "military", "killed"): "one_side",
        ("armenia", "military", "wounded"): "one_side",
        ("azerbaijan", "military", "killed"): "one_side",
        ("azerbaijan", "military", "wounded"): "nobody",
    }


def test_known_on_leaves_out_what_was_said_later(visitor: Client) -> None:
    incident = make_told_incident()
    record = visitor.get(f"{LIST}/{incident.reference}?known_on=2020-12-13").json()
    assert [claim["issued_on"] for claim in record["claims"]] == ["2020-12-13"]
    assert (record["sides"], record["killed"], record["claim_count"]) == (["armenia"], 2, 1)
    [row] = visitor.get(f"{LIST}?known_on=2020-12-13").json()["incidents"]
    assert {key: record[key] for key in row} == row


def test_incident_nobody_had_spoken_of_yet_is_not_found(visitor: Client) -> None:
    incident = make_told_incident()
    response = visitor.get(f"{LIST}/{incident.reference}?known_on=2020-12-12")
    assert response.status_code == 404
    Missing.model_validate_json(response.content)
    assert visitor.get(f"{LIST}?known_on=2020-12-12").json()["count"] == 0


def test_retracted_incident_is_gone_and_says_why(visitor: Client) -> None:
    incident = retract_incident(make_published_incident(), "Both sources took it back.")
    response = visitor.get(f"{LIST}/{incident.reference}")
    assert response.status_code == 410
    gone = Retracted.model_validate_json(response.content)
    assert (gone.ref, gone.reason) == (incident.reference, "Both sources took it back.")


def test_merged_incident_leads_to_the_other_with_the_same_question(visitor: Client) -> None:
    other = make_published_incident()
    merged = merge_into(make_published_incident(), other)
    response = visitor.get(f"{LIST}/{merged.reference}?known_on=2021-01-01")
    assert response.status_code == 301
    assert response["Location"] == f"{LIST}/{other.reference}?known_on=2021-01-01"


@pytest.mark.parametrize("ref", ["NK-2020-9999", "nonsense", "NK-2020-"])
def test_unknown_reference_is_a_json_404(visitor: Client, ref: str) -> None:
    response = visitor.get(f"{LIST}/{ref}")
    assert response.status_code == 404
    Missing.model_validate_json(response.content)


def test_draft_has_no_address(visitor: Client) -> None:
    make_accepted_claim(make_incident())
    assert visitor.get(LIST).json()["count"] == 0


def test_statement_repeating_one_that_is_not_public_does_not_name_it(visitor: Client) -> None:
    hidden = make_statement(make_actor(Side.ARMENIA, "Unheard"), december(10))
    incident = make_incident()
    for day in (14, 13):
        retold = make_statement(
            make_actor(Side.ARMENIA, f"Agency {day}"), december(day), derived_from=hidden
        )
        make_accepted_claim(incident, retold)
    make_accepted_claim(make_incident("Draft"), hidden)
    publish_incident(incident)
    response = visitor.get(f"{LIST}/{incident.reference}")
    first, second = response.json()["claims"]
    assert first["issued_on"] == "2020-12-13"
    assert (first["derived_from"], second["derived_from"]) == (None, None)
    assert first["lineage_root"] == second["lineage_root"] == first["statement"]
    assert hidden.public_id not in response.content.decode()
