"""Load the dated lines and polygons that come with the project: `manage.py load_areas`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from incidents.gazetteer.areas import load_areas


class Command(BaseCommand):
    """Writes the areas of incidents/data/areas.json; a second run changes nothing."""

    help = "Write the project's dated lines and polygons."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load in one transaction and say what changed."""
        try:
            loaded = load_areas()
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Areas: {loaded.new} new, {loaded.changed} changed, {loaded.unchanged} unchanged."
        )
