"""`manage.py create_administrator`: the first account of a real installation."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from incidents.enums import Role
from incidents.models import User

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    """Makes an administrator, who makes all other accounts in the browser."""

    help = "Make an administrator with a generated password, which is printed once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name and the e-mail address."""
        parser.add_argument("username")
        parser.add_argument("email")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make the account and print its password."""
        password = secrets.token_urlsafe(15)
        user = User(username=options["username"], email=options["email"], role=Role.ADMINISTRATOR)
        user.set_password(password)
        if User.objects.filter(email__iexact=user.email).exists():
            raise CommandError("Another account has this e-mail address.")
        try:
            user.full_clean()
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        user.save()
        self.stdout.write(f"{user.username}  {password}")
        self.stdout.write("Sign in, change the password, and set up the second factor.")
