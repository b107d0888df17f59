"""The nightly count of the balance, taken by a real worker."""

from __future__ import annotations

import pytest
from django.db import transaction

from incidents import jobs
from incidents.models import BalanceFigure
from tests.factories import make_published_incident
from tests.processes import wait_for

from .conftest import Worker

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_worker_counts_what_is_public(worker: Worker) -> None:
    with transaction.atomic():
        make_published_incident()
    jobs.queue_on_commit(jobs.REFRESH_BALANCE)
    wait_for(BalanceFigure.objects.exists, "the figures")
    armenia = BalanceFigure.objects.get(measure="coverage", side="armenia", month=None)
    assert (armenia.count, armenia.out_of) == (1, 1)
