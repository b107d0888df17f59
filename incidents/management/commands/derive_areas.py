"""`manage.py derive_areas`: write incidents/data/areas.json again from Debian's qgis-common."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from incidents.gazetteer.area_file import AREAS_JSON, WORLD_MAP, SourceMissing, derive_areas

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    """Derives the file; installing and running the tracker does not need it."""

    help = "Derive incidents/data/areas.json from the world map in Debian's qgis-common."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take other paths than the usual ones, and whether only to compare."""
        parser.add_argument("--source", type=Path, default=WORLD_MAP, help="the world_map.gpkg")
        parser.add_argument("--output", type=Path, default=AREAS_JSON, help="the file to write")
        parser.add_argument("--check", action="store_true", help="only say whether it would change")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write the file, or with --check fail if it is not what the source gives."""
        try:
            text = derive_areas(options["source"])
        except SourceMissing as missing:
            raise CommandError(str(missing)) from missing
        output: Path = options["output"]
        same = output.is_file() and output.read_text(encoding="utf-8") == text
        if options["check"] and not same:
            raise CommandError(f"{output} differs from what {options['source']} gives.")
        if not same:
            output.write_text(text, encoding="utf-8")
        self.stdout.write(f"{output.name}: {'unchanged' if same else 'written'}")
