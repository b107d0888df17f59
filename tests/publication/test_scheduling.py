"""Publishing later."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import InternalError, transaction
from django.utils import timezone

from incidents.enums import IncidentStatus, Occurrence, Responsibility, Side
from incidents.models import Incident, ScheduledPublication
from incidents.publication import (
    NotPublishable,
    call_off,
    merge,
    publish,
    publish_due,
    schedule,
)
from tests.factories import (
    SiteSpec,
    analyst,
    editor,
    make_accepted_claim,
    make_incident,
    make_place,
)
from tests.models.refusals import run_sql

pytestmark = pytest.mark.django_db

VIEW = Occurrence.SINGLE_SIDE, Responsibility.NOT_STATED


@pytest.fixture
def draft() -> Incident:
    incident = make_incident(sites=[SiteSpec(make_place())])
    make_accepted_claim(incident)
    return incident


def later(**away: float) -> dt.datetime:
    return timezone.now() + dt.timedelta(**away)


def ask(incident: Incident, **given: Any) -> ScheduledPublication:
    who = given.pop("editor", None) or editor()
    return schedule(incident, who, given.pop("at", later(hours=2)), VIEW, "Said by one.", **given)


def publish_tomorrow() -> int:
    """What the job does a day later."""
    return publish_due(later(days=1))


def status_of(incident: Incident) -> str:
    return Incident.objects.get(pk=incident.pk).status


def test_nothing_is_public_before_the_moment_and_all_after_it(draft: Incident) -> None:
    asked = ask(draft)
    assert publish_due() == 0
    assert status_of(draft) == IncidentStatus.DRAFT
    assert publish_tomorrow() == 1
    assert publish_tomorrow() == 0
    found = Incident.objects.get(pk=draft.pk)
    assert (found.status, found.published_by) == (IncidentStatus.PUBLISHED, editor())
    assert found.assessments.get().reason == "Said by one."
    asked.refresh_from_db()
    assert asked.settled_at is not None
    assert asked.refusal == ""


def test_a_claim_accepted_since_is_not_published_unseen(draft: Incident) -> None:
    asked = ask(draft)
    make_accepted_claim(draft, side=Side.AZERBAIJAN)
    assert publish_tomorrow() == 0
    assert status_of(draft) == IncidentStatus.DRAFT
    asked.refresh_from_db()
    assert asked.refusal.startswith("Its claims are others")
    assert ask(draft).claims != asked.claims


def test_one_that_cannot_be_published_does_not_hold_up_the_next(draft: Incident) -> None:
    other = make_incident("Other", sites=[SiteSpec(make_place("There"))])
    make_accepted_claim(other)
    first, _second = ask(draft), ask(other)
    draft.sites.all().delete()
    assert publish_tomorrow() == 1
    assert [status_of(one) for one in (draft, other)] == [
        IncidentStatus.DRAFT,
        IncidentStatus.PUBLISHED,
    ]
    first.refresh_from_db()
    assert "no place" in first.refusal


def test_whoever_may_not_publish_any_more_publishes_nothing(draft: Incident) -> None:
    ask(draft)
    person = editor()
    person.is_active = False
    person.save()
    assert publish_tomorrow() == 0
    assert status_of(draft) == IncidentStatus.DRAFT


def test_it_is_called_off_once(draft: Incident) -> None:
    asked = ask(draft)
    call_off(asked, editor())
    with pytest.raises(NotPublishable, match="settled meanwhile"):
        call_off(asked, editor())
    assert publish_tomorrow() == 0


@pytest.mark.parametrize(
    ("case", "message"),
    [
        ("past", "from now on"),
        ("far", "within 90 days"),
        ("analyst", "Only an editor"),
        ("twice", "waits for its moment already"),
        ("published", "is published"),
        ("no claim", "without an accepted claim"),
        ("sensitive", "another editor than its reader"),
    ],
)
def test_what_cannot_be_published_is_not_put_off_either(
    draft: Incident, case: str, message: str
) -> None:
    given: dict[str, Any] = {}
    match case:
        case "past":
            given["at"] = later(seconds=-1)
        case "far":
            given["at"] = later(days=91)
        case "analyst":
            given["editor"] = analyst()
        case "twice":
            ask(draft)
        case "published":
            publish(draft, editor(), "Now.")
        case "no claim":
            draft = make_incident("Nothing said")
        case "sensitive":
            given["sensitive"] = True
    number = ScheduledPublication.objects.count()
    with pytest.raises(NotPublishable, match=message):
        ask(draft, **given)
    assert ScheduledPublication.objects.count() == number
    assert not Incident.objects.get(pk=draft.pk).sensitive


def test_raw_sql_changes_nothing_of_what_was_decided(draft: Incident) -> None:
    asked = ask(draft)
    change = "UPDATE incidents_scheduledpublication SET occurrence = 'agreed' WHERE id = %s"
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        run_sql(change, asked.pk)


def test_a_draft_that_is_merged_meanwhile_waits_no_more(draft: Incident) -> None:
    asked = ask(draft)
    other = make_incident("The same again")
    merge(draft, other, editor(), "The same clash.")
    asked.refresh_from_db()
    assert (asked.called_off_by, asked.refusal) == (editor(), "")
    assert publish_tomorrow() == 0
    assert ScheduledPublication.objects.waiting().count() == 0
