"""Import GeoNames dumps: `manage.py import_places AZ.txt AM.txt alternateNamesV2.zip`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from incidents.gazetteer.dump_lines import WrongFile
from incidents.gazetteer.importing import import_dumps
from incidents.gazetteer.reporting import sentences


class Command(BaseCommand):
    """Imports places and names inside the region; a second run changes nothing."""

    help = (
        "Import GeoNames country files (AZ.txt, AM.txt) and alternateNamesV2.txt, plain or zipped. "
        "A newer file updates; what it no longer has is marked, never deleted."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the files in any order."""
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a GeoNames dump")
        parser.add_argument(
            "--retire-many",
            action="store_true",
            help="accept files in which most places of a country are missing",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import in one transaction and say what changed."""
        try:
            done = import_dumps(options["files"], retire_many=options["retire_many"])
        except WrongFile as wrong:
            raise CommandError(f"{wrong} Nothing was imported.") from None
        for line in sentences("GeoNames", done.places):
            self.stdout.write(line)
        self.stdout.write(f"Kept because ours: {len(done.ours)}.")
        for line in sentences("Further spellings of our own places", done.additions, places=False):
            self.stdout.write(line)
        if done.borrowed:
            self.stdout.write(f"Names left out, as they belong to our own places: {done.borrowed}.")
        if done.places.nothing and done.additions.nothing:
            self.stdout.write("Nothing was changed.")
        if done.incidents:
            self.stdout.write(f"Published incidents brought up to date: {done.incidents}.")
