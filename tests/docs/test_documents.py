"""Documents name what there is, and nothing that is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

from incidents import enums
from incidents.enums import EVENT_CROSSWALK, WHERE_RADIUS_M, ClaimStatus, EventType, Role
from incidents.filters import PARAMETERS
from incidents.jobs import JOBS
from incidents.workflow import TRANSITIONS

ROOT = Path(settings.BASE_DIR)
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])

PUBLIC_LISTS = (
    enums.Side,
    enums.ActorKind,
    enums.Stance,
    enums.Initiator,
    enums.DatePrecision,
    enums.WherePrecision,
    enums.SiteRole,
    enums.Outcome,
    enums.CasualtyCategory,
    enums.Harm,
    enums.Count,
    enums.Bound,
    enums.Reliability,
    enums.Credibility,
    enums.Occurrence,
    enums.Responsibility,
    enums.Verdict,
)


def text_of(name: str) -> str:
    """The text of a document by its path in the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def names_in_code_style(text: str) -> set[str]:
    """What stands between single backticks."""
    return set(re.findall(r"`([^`\n]+)`", text))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_names_no_file_that_is_not_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    paths = {
        name
        for name in names_in_code_style(text)
        if re.fullmatch(r"(script|docs|tests|incidents|tracker|templates|static)/[\w./-]+", name)
    }
    made_by_setup = {name for name in paths if name.startswith(("static/vendor",))}
    missing = {
        name
        for name in paths - made_by_setup
        if not ((ROOT / name).exists() or (ROOT / "incidents" / name).exists())
    }
    assert missing == set()


def test_the_readme_names_every_command_and_no_other() -> None:
    ours = {name for name, app in get_commands().items() if app == "incidents"}
    section = text_of("README.md").split("Commands, each explained", 1)[1].split("\n\n", 1)[0]
    named = names_in_code_style(section) - {"manage.py help <command>"}
    assert named == ours


def test_the_readme_names_every_document() -> None:
    named = {name for name in names_in_code_style(text_of("README.md")) if name.startswith("docs/")}
    assert named == {f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")}


def test_every_setting_read_from_the_environment_is_documented() -> None:
    code = text_of("tracker/settings.py")
    read = set(re.findall(r"env\.\w+\(\s*\"([A-Z_]+)\"", code))
    documented = names_in_code_style(text_of("docs/settings.md"))
    assert read - documented == set()
    assert len(read) > 20


@pytest.mark.parametrize("codes", PUBLIC_LISTS, ids=lambda codes: codes.__name__)
def test_every_code_stands_in_the_methodology_with_its_label(codes: type[enums.Side]) -> None:
    text = text_of("docs/methodology.md")
    missing = [
        str(code.value) for code in codes if f"| `{code.value}` | {code.label} |" not in text
    ]
    assert missing == []


@pytest.mark.parametrize("event_type", EventType)
def test_every_event_type_stands_there_with_its_crosswalk(event_type: EventType) -> None:
    crosswalk = EVENT_CROSSWALK[event_type]
    row = (
        f"| `{event_type.value}` | {event_type.label} | {'; '.join(crosswalk.acled)} "
        f"| {crosswalk.ucdp or '–'} |"
    )
    assert row in text_of("docs/methodology.md")


def test_every_radius_stands_there() -> None:
    text = text_of("docs/methodology.md")
    for precision, radius in WHERE_RADIUS_M.items():
        shown = f"{radius // 1000} km" if radius else "–"
        assert f"| `{precision.value}` | {precision.label} | {shown} |" in text


def test_roles_states_and_actions_stand_in_the_workflow() -> None:
    text = text_of("docs/workflow.md")
    wanted = {*ClaimStatus.values, *TRANSITIONS, *enums.IncidentStatus.values}
    wanted |= {*enums.DiscussionStatus.values}
    assert wanted - names_in_code_style(text) == set()
    header = next(line for line in text.splitlines() if line.startswith("| action |"))
    assert {cell.strip() for cell in header.split("|")} >= set(Role.values)


def test_every_filter_parameter_stands_in_the_api_document() -> None:
    assert set(PARAMETERS) - names_in_code_style(text_of("docs/api.md")) == set()


def test_every_job_stands_in_the_architecture_or_workflow() -> None:
    named = names_in_code_style(text_of("docs/architecture.md") + text_of("docs/workflow.md"))
    assert set(JOBS) - named == set()


def test_every_dependency_has_its_reason() -> None:
    rows = [
        line.split("|")[1]
        for line in text_of("docs/architecture.md").split("## Dependencies", 1)[1].splitlines()
        if line.startswith("| ")
    ]
    explained = {
        re.sub(r"\[.*\]", "", name.strip().split(" ")[0]).lower()
        for row in rows
        for name in row.split(",")
    }
    required = {
        re.split(r"[\[=]", line.strip())[0].lower()
        for name in ("requirements.txt", "requirements-dev.txt")
        for line in text_of(name).splitlines()
        if line.strip() and not line.startswith(("#", "-"))
    }
    assert required - explained == set()
