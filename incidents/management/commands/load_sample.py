"""Load the December 2020 sample: `manage.py load_sample`."""

from __future__ import annotations

from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from incidents import balance
from incidents.models import Place, User
from incidents.sample import load
from incidents.search.gathering import gather


class Command(BaseCommand):
    """Writes the sample once; a second run changes nothing. For the demo only."""

    help = "Write the clashes of December 2020: statements, incidents, claims, grades, decisions."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the demo users if need be, and write the sample in one transaction."""
        # It refuses by itself outside the demo, before anything is written. It prints passwords,
        # which stand in its file and must not reach a log of this command.
        call_command("create_demo_users", stdout=StringIO(), stderr=self.stderr)
        analyst = User.objects.get(username="analyst")
        editor = User.objects.get(username="editor")
        second_reader = User.objects.get(username="editor2")
        try:
            loaded = load(analyst, editor, second_reader)
        except Place.DoesNotExist as error:
            raise CommandError(
                "A place of the sample is missing: run load_places first."
            ) from error
        if loaded.statements == 0:
            self.stdout.write("The sample is there already; nothing was changed.")
            return
        # Otherwise both would be empty until the night.
        balance.refresh()
        gather()
        self.stdout.write(
            f"Loaded {loaded.statements} statements, {loaded.incidents} incidents "
            f"and {loaded.claims} claims."
        )
