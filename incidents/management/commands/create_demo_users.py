"""`manage.py create_demo_users`: who shows the demo, one of each role and a second editor."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from incidents.enums import Role
from incidents.models import User

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

DEMO_USERS = {
    "analyst": Role.ANALYST,
    "editor": Role.EDITOR,
    "editor2": Role.EDITOR,
    "admin": Role.ADMINISTRATOR,
}
"""Two editors, because some claims are accepted by two only."""


class Command(BaseCommand):
    """Makes the demo's accounts once and prints their passwords every time."""

    help = "Make the demo's log-ins. Only for a demo; existing accounts and passwords stay."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file in which the passwords are kept."""
        parser.add_argument("--file", type=Path, default=settings.BASE_DIR / "var" / "demo-users")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make who is missing, keep their passwords in the file, and print all of them."""
        if not settings.DEMO:
            raise CommandError(
                "Demo users are made only for a demo; for a real installation use "
                "create_administrator."
            )
        file: Path = options["file"]
        passwords = read_passwords(file)
        with transaction.atomic():
            for username, role in DEMO_USERS.items():
                if not User.objects.filter(username=username).exists():
                    passwords[username] = secrets.token_urlsafe(12)
                    User.objects.create_user(
                        username,
                        email=f"{username}@demo.invalid",
                        password=passwords[username],
                        role=role,
                    )
            # Inside the transaction: nobody gets a password that was not kept.
            write_passwords(file, passwords)
        for username in DEMO_USERS:
            password = passwords.get(username, f"(unknown: not in {file.name})")
            self.stdout.write(f"{username:<10}{password}")


def read_passwords(file: Path) -> dict[str, str]:
    """Return the passwords by user name; none when there is no file yet."""
    if not file.exists():
        return {}
    lines = file.read_text(encoding="utf-8").splitlines()
    return {parts[0]: parts[1] for line in lines if len(parts := line.split()) == 2}


def write_passwords(file: Path, passwords: dict[str, str]) -> None:
    """Write the passwords so that only the file's owner can read them, at no moment others."""
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(file.name + ".new")
    new.unlink(missing_ok=True)
    new.touch(mode=0o600)
    new.write_text(
        "".join(f"{username} {password}\n" for username, password in passwords.items()),
        encoding="utf-8",
    )
    new.replace(file)
