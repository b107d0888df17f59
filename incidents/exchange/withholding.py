"""Kept versions of an incident whose place is shown less exactly by now. Pure."""

from __future__ import annotations

from typing import Any

from incidents.comparison import Question

NOWHERE = {"lon": None, "lat": None, "precision": None, "radius_m": None}


def as_shown(content: dict[str, Any], shown_within_m: int | None) -> dict[str, Any]:
    """Return a kept record (records.incident_record) as it may be shown today.

    What was published with a place more exact than `shown_within_m` metres is returned without
    places: no point, no site, no answer to where, no place of an outcome. The rest stays, and so
    does what is kept.
    """
    if not is_withheld(content, shown_within_m):
        return content
    comparison = content.get("comparison", {})
    questions = comparison.get("questions", [])
    return {
        **content,
        **NOWHERE,
        "shown_within_m": shown_within_m,
        "sites": [],
        "claims": [_without_places(claim) for claim in content.get("claims", [])],
        "comparison": {
            **comparison,
            "questions": [_row(row) for row in questions if row["question"] != Question.WHERE],
        },
    }


def is_withheld(content: dict[str, Any], shown_within_m: int | None) -> bool:
    """Return whether a kept record is more exact than what may be shown today."""
    return shown_within_m is not None and (content.get("shown_within_m") or 0) < shown_within_m


def _without_places(claim: dict[str, Any]) -> dict[str, Any]:
    return {**claim, "sites": [], "outcomes": [_placeless(one) for one in claim["outcomes"]]}


def _placeless(outcome: dict[str, Any]) -> dict[str, Any]:
    return {**outcome, "place": None, "label": ""}


def _row(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the comparison; the places of outcomes go."""
    if row["question"] != Question.OUTCOME:
        return row
    answers = [
        {**answer, "values": [_placeless(value) for value in answer["values"]]}
        for answer in row["answers"]
    ]
    common = _placeless(row["common"]) if row["common"] else None
    return {**row, "answers": answers, "common": common}
