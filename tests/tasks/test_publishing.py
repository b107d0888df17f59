"""Publishing what has waited for its moment, by a real worker."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from django.db import transaction
from django.utils import timezone

from incidents import jobs
from incidents.enums import Occurrence, Responsibility
from incidents.models import Incident
from incidents.publication import schedule
from tests.factories import SiteSpec, editor, make_accepted_claim, make_incident, make_place
from tests.processes import wait_for

from .conftest import Worker

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_worker_publishes_what_is_due(worker: Worker) -> None:
    with transaction.atomic():
        draft = make_incident(sites=[SiteSpec(make_place())])
        make_accepted_claim(draft)
    moment = timezone.now() + dt.timedelta(seconds=1)
    view = Occurrence.SINGLE_SIDE, Responsibility.NOT_STATED
    schedule(draft, editor(), moment, view, "Said by one.")
    time.sleep(max(0.0, (moment - timezone.now()).total_seconds()))
    jobs.queue_on_commit(jobs.PUBLISH_DUE)
    wait_for(Incident.objects.public().exists, "the publication")
    assert draft.versions.count() == 1
