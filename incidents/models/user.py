"""People who sign in."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from incidents.enums import MailChoice, Role

from .base import recorded


@recorded(exclude=["password", "last_login"])
class User(AbstractUser):
    """A person with one role. What a role may do is in permissions.py."""

    role = models.CharField(_("role"), max_length=16, choices=Role, default=Role.ANALYST)
    notices_by_mail = models.CharField(
        _("notices by e-mail"), max_length=8, choices=MailChoice, default=MailChoice.DIGEST
    )

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="user_role_known"
            ),
            models.CheckConstraint(
                condition=models.Q(notices_by_mail__in=MailChoice.values),
                name="user_mail_choice_known",
            ),
        ]

    @property
    def known_as(self) -> str:
        """What colleagues call them: their full name, else the name they sign in with."""
        return self.get_full_name() or self.get_username()
