"""docs/workflow.md shows the permission table, the claim's way and the states as they are."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from incidents.enums import ClaimStatus, DiscussionStatus, IncidentStatus, Role, SecondReading
from incidents.permissions import PEOPLE, SECOND_FACTOR_ROLES, TABLE, Whose
from incidents.workflow import HELD_FOR, TRANSITIONS

WORKFLOW = Path(settings.BASE_DIR) / "docs" / "workflow.md"
SIGNS = {
    None: "–",
    Whose.ANY: "yes",
    Whose.OWN: "own",
    Whose.OTHERS: "others' only",
    Whose.NOT_ALONE: "not if they alone wrote it",
}


def row(*cells: object) -> str:
    """One line of a Markdown table."""
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def rows_of(heading: str) -> list[str]:
    """The body lines of the first table under a heading of the page."""
    section = WORKFLOW.read_text(encoding="utf-8").split(f"## {heading}\n", maxsplit=1)[1]
    lines = [line for line in section.split("\n## ")[0].splitlines() if line.startswith("|")]
    return lines[2:]


def states(names: frozenset[str] | None) -> str:
    """The states of a rule in the order of the code lists."""
    order = dict.fromkeys([*ClaimStatus.values, *IncidentStatus.values, *DiscussionStatus.values])
    return ", ".join(f"`{state}`" for state in order if names and state in names) or "any"


def test_the_page_shows_every_row_of_the_permission_table() -> None:
    assert rows_of("Who may do what") == [
        row(
            f"`{action.value}`: {action.label}",
            *(SIGNS[rule.cells.get(who)] for who in PEOPLE),
            states(rule.states),
        )
        for action, rule in TABLE.items()
    ]


def test_the_page_names_the_roles_and_who_needs_a_second_factor() -> None:
    assert [line.split("|")[1].strip() for line in rows_of("Roles")] == list(PEOPLE)
    assert [line.split("|")[3].strip() == "yes" for line in rows_of("Roles")] == [
        who in SECOND_FACTOR_ROLES for who in PEOPLE
    ]
    assert set(PEOPLE) - {"visitor"} == set(Role.values)


def test_the_page_shows_every_transition_of_a_claim() -> None:
    assert rows_of("The way of a claim") == [
        row(
            f"`{name}`",
            states(frozenset(str(source) for source in step.sources)),
            f"`{step.target.value}`",
        )
        for name, step in TRANSITIONS.items()
    ]


def test_the_diagram_is_drawn_from_the_transitions() -> None:
    drawn = WORKFLOW.read_text(encoding="utf-8").split("stateDiagram-v2\n")[1].split("```")[0]
    assert drawn.split("\n")[:-1] == [
        f"    {source.value} --> {step.target.value}: {name}"
        for name, step in TRANSITIONS.items()
        for source in step.sources
    ]


def test_the_page_names_why_two_editors_are_needed() -> None:
    assert [line.split("`")[1] for line in rows_of("Two editors")] == SecondReading.values
    hours = HELD_FOR.total_seconds() / 3600
    assert hours == 4
    assert "or four hours after it was taken" in WORKFLOW.read_text(encoding="utf-8")


def test_the_page_explains_every_state_of_an_incident() -> None:
    named = [line.split("`")[1] for line in rows_of("The states of an incident")]
    assert named == IncidentStatus.values
