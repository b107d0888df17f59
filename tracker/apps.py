"""Makes the project's Celery application the current one wherever Django is set up."""

from __future__ import annotations

from django.apps import AppConfig

from tracker.celery import app as celery_app


class TrackerConfig(AppConfig):
    """The deployment as a Django application: it has no models."""

    name = "tracker"
    celery_app = celery_app
