"""The worker's application: which jobs run by the clock, and what messages it accepts."""

from __future__ import annotations

from celery import current_app
from django.conf import settings

from incidents.jobs import (
    CATCH_UP_SNAPSHOT,
    CHECK_HISTORY,
    GATHER_WORDS,
    JOBS,
    MAIL_DIGESTS,
    PUBLISH_DUE,
    REFRESH_BALANCE,
    START_SNAPSHOT_OVER,
)
from tracker.celery import app


def test_it_is_the_current_application_wherever_django_runs() -> None:
    assert current_app.main == app.main == "tracker"
    assert current_app.conf.broker_url == settings.BROKER_URL


def test_every_job_that_is_named_has_a_task() -> None:
    app.loader.import_default_modules()
    assert {name for name in app.tasks if name.startswith("incidents.")} == set(JOBS)


def test_the_clock_runs_jobs_that_exist() -> None:
    scheduled = [entry["task"] for entry in app.conf.beat_schedule.values()]
    assert sorted(scheduled) == sorted(
        [
            *(CATCH_UP_SNAPSHOT, CHECK_HISTORY, GATHER_WORDS, MAIL_DIGESTS, PUBLISH_DUE),
            *(REFRESH_BALANCE, START_SNAPSHOT_OVER),
        ]
    )


def test_digests_go_out_at_seven_in_the_local_zone() -> None:
    schedule = app.conf.beat_schedule["mail-digests-in-the-morning"]["schedule"]
    assert (schedule.hour, schedule.minute) == ({7}, {0})
    assert str(app.conf.timezone) == settings.LOCAL_ZONE


def test_messages_that_could_carry_code_are_refused() -> None:
    assert list(app.conf.accept_content) == ["json"]


def test_a_job_cut_off_by_a_crash_is_run_again() -> None:
    assert app.conf.task_acks_late is True
    assert app.conf.task_reject_on_worker_lost is True
    longest = app.conf.broker_transport_options["visibility_timeout"]
    assert longest > app.conf.task_time_limit > app.conf.task_soft_time_limit
