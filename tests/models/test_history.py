"""Rule 3: every change is recorded by the database itself, and the record is append-only."""

from __future__ import annotations

import pghistory
import pgtrigger
import pytest
from django.apps import apps
from django.db import connection

from incidents.models import Claim, Incident
from tests.factories import editor, make_claim, make_incident, make_published_incident

from .refusals import run_sql

pytestmark = pytest.mark.django_db

ClaimEvent = apps.get_model("incidents", "ClaimEvent")
IncidentEvent = apps.get_model("incidents", "IncidentEvent")

RECORDED = {
    "Actor",
    "ActorName",
    "Agreement",
    "Appearance",
    "Area",
    "Bulletin",
    "Capture",
    "CasualtyFigure",
    "Claim",
    "ClaimOutcome",
    "ClaimSite",
    "Clause",
    "Discussion",
    "Incident",
    "IncidentRelation",
    "IncidentSite",
    "IncidentTag",
    "JointActor",
    "Lead",
    "Merge",
    "Outlet",
    "OutletGrade",
    "Place",
    "PlaceName",
    "Publication",
    "Quotation",
    "Region",
    "Reassessment",
    "Review",
    "ReviewRemark",
    "ScheduledPublication",
    "Statement",
    "Tag",
    "User",
    "WarningAnswer",
}
APPEND_ONLY = {
    *("Assessment", "BulletinReview", "ClaimWriter", "Comment", "DraftChange", "Mention"),
    *("MergedClaim", "PublishedVersion", "Release"),
}
# A draft is no record: its saves are kept in DraftChange. A notice tells of records; of itself only
# whether it was read and mailed ever changes.
NO_RECORDS = {"Notice", "Draft", "DraftShare", "DraftSketch", "Presence"}
VIEWS = {"ShownClaimOutcome", "ShownClaimSite", "ShownIncidentSite"}
DERIVED = {
    *("BalanceFigure", "HistoryCheck", "ReferenceCounter", "SearchDocument", "SnapshotChange"),
    *("SearchPosting", "SearchWord", "SnapshotVersion"),
}


def test_every_model_is_recorded_append_only_or_derived() -> None:
    events = {model for model in apps.get_models() if issubclass(model, pghistory.models.Event)}
    tracked = [getattr(model, "pgh_tracked_model") for model in events]  # noqa: B009 (typed None)
    recorded = {model.__name__ for model in tracked if model._meta.app_label == "incidents"}
    others = {
        model.__name__
        for model in apps.get_app_config("incidents").get_models()
        if model not in events and model.__name__ not in recorded
    }
    assert recorded == RECORDED
    assert others == APPEND_ONLY | DERIVED | NO_RECORDS | VIEWS
    protected = {
        model._meta.object_name
        for model, trigger in pgtrigger.registered()
        if trigger.name == "append_only"
    }
    assert protected >= APPEND_ONLY | {f"{name}Event" for name in RECORDED}


def test_a_change_by_raw_sql_is_recorded_with_the_database_role() -> None:
    incident = make_incident(title="First words")
    run_sql("UPDATE incidents_incident SET title = 'Other words' WHERE id = %s", incident.pk)
    events = list(IncidentEvent.objects.filter(pgh_obj=incident).order_by("pgh_id"))
    assert [(event.pgh_label, event.title) for event in events] == [
        ("insert", "First words"),
        ("update", "Other words"),
    ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user")
        assert events[-1].pgh_db_role == cursor.fetchone()[0]


def test_who_and_why_are_attached() -> None:
    claim = make_claim(make_incident())
    with pghistory.context(user=editor().pk, reason="a better paraphrase"):
        Claim.objects.filter(pk=claim.pk).update(paraphrase="Better.")
    event = ClaimEvent.objects.filter(pgh_obj=claim).order_by("-pgh_id")[0]
    assert event.pgh_context.metadata == {"user": editor().pk, "reason": "a better paraphrase"}


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE incidents_incidentevent SET title = 'Never said'",
        "DELETE FROM incidents_incidentevent",
        "DELETE FROM incidents_claimevent",
    ],
)
def test_history_rows_are_neither_changed_nor_deleted(sql: str) -> None:
    make_claim(make_incident())
    with pytest.raises(Exception, match=r"Cannot (update|delete)"):
        run_sql(sql)


def test_a_password_is_not_kept_in_history() -> None:
    event = apps.get_model("incidents", "UserEvent")
    names = {field.name for field in event._meta.get_fields()}
    assert names & {"password", "last_login"} == set()


@pytest.mark.parametrize("table", ["incidents_assessment"])
def test_an_assessment_is_append_only(table: str) -> None:
    make_published_incident()
    with pytest.raises(Exception, match="Cannot update"):
        run_sql(f"UPDATE {table} SET reason = 'other'")


def test_all_triggers_are_installed_as_declared() -> None:
    faults = {
        str(trigger): trigger.get_installation_status(model)[0]
        for model, trigger in pgtrigger.registered()
        if trigger.get_installation_status(model)[0] != "INSTALLED"
    }
    assert faults == {}


def test_an_earlier_state_can_be_read_back() -> None:
    incident = make_incident(title="First words")
    Incident.objects.filter(pk=incident.pk).update(title="Second words")
    first = IncidentEvent.objects.filter(pgh_obj=incident).earliest("pgh_id")
    assert (first.title, first.event_type, first.created_by_id) == (
        "First words",
        incident.event_type,
        incident.created_by_id,
    )
