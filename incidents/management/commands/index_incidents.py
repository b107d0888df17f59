"""Fill the search document table anew: `manage.py index_incidents`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from incidents.models import Incident
from incidents.publication import index_incident
from incidents.search.gathering import gather


class Command(BaseCommand):
    """Writes the search documents of every incident from what is public now. Repeatable."""

    help = "Write the search documents of all incidents anew."

    def handle(self, *args: Any, **options: Any) -> None:
        """Index each incident in a transaction of its own, so that readers are not held up."""
        done = 0
        for incident in Incident.objects.with_reference().iterator():
            with transaction.atomic():
                index_incident(incident)
            done += 1
        words = gather()
        self.stdout.write(f"Indexed {done} incidents and {words} words.")
