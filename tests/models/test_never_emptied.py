"""Nothing is lost: no table of records or history is emptied, no old context rewritten."""

from __future__ import annotations

import pghistory
import pytest
from django.apps import apps
from django.db import connection

from incidents.models import Incident
from tests.factories import editor, make_incident

from .refusals import refused_by, run_sql

pytestmark = pytest.mark.django_db

DERIVED = {
    "incidents_searchdocument",
    "incidents_searchposting",
    "incidents_searchword",
    "incidents_snapshotchange",
    "incidents_snapshotversion",
    "incidents_draftsketch",
    "incidents_presence",
    "incidents_balancefigure",
}
MODELS = apps.get_app_config("incidents").get_models(include_auto_created=True)
KEPT = {model._meta.db_table for model in MODELS if model._meta.managed} - DERIVED


def test_every_table_of_ours_refuses_to_be_emptied() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'never_emptied'"
        )
        protected = sorted(row[0] for row in cursor.fetchall())
    assert protected == sorted([*KEPT, "pghistory_context"])


@pytest.mark.parametrize(
    "table",
    ["incidents_incidentevent", "incidents_referencecounter", "incidents_casualtyfigure"],
)
def test_truncate_is_refused(table: str) -> None:
    # An earlier version of the rule gave way to this setting.
    run_sql("SET LOCAL tracker.may_truncate = 'yes'")
    with refused_by("never_emptied"):
        run_sql(f"TRUNCATE {table} CASCADE")


def test_who_and_why_is_not_deleted() -> None:
    with pghistory.context(user=editor().pk, reason="first words"):
        make_incident()
    with refused_by("context_is_kept"):
        run_sql("DELETE FROM pghistory_context")


def test_who_and_why_is_not_rewritten_a_day_later() -> None:
    with pghistory.context(user=editor().pk, reason="first words"):
        make_incident()
    run_sql("UPDATE pghistory_context SET created_at = created_at - interval '2 days'")
    with refused_by("context_is_kept"):
        run_sql("UPDATE pghistory_context SET metadata = '{}'")


def test_a_running_request_adds_to_its_own_context() -> None:
    with pghistory.context(user=editor().pk):
        incident = make_incident()
        with pghistory.context(reason="a better title"):
            Incident.objects.filter(pk=incident.pk).update(title="Better")
    event = apps.get_model("incidents", "IncidentEvent").objects.latest("pgh_id")
    assert event.pgh_context.metadata == {"user": editor().pk, "reason": "a better title"}
