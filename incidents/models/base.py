"""What records have in common: who made them, and a history kept by the database.

History is written by triggers (django-pghistory on django-pgtrigger), so a change made by
raw SQL is recorded as well. Event tables are append-only (PGHISTORY_APPEND_ONLY): the
database refuses to change or delete a history row. Who and why stand in the attached
context; for changes made outside the application the database role is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

M = TypeVar("M", bound=type[models.Model])


class SessionUser(models.Func):
    """The database role of the session, as an SQL expression."""

    function = "SESSION_USER"
    template = "%(function)s"
    output_field = models.TextField()


def recorded(exclude: list[str] | None = None) -> Callable[[M], M]:
    """Return a class decorator that records every insert, update and delete of a model.

    The event model is named `<Model>Event` and also keeps the database role, which tells
    who changed a row when no application context was set. Fields in `exclude` are left out
    (secrets such as password hashes).
    """
    decorator: Callable[[M], M] = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=exclude,
        attrs={"pgh_db_role": models.TextField(db_default=SessionUser(), editable=False)},
    )
    return decorator


def never_deleted() -> pgtrigger.Trigger:
    """Return a trigger that refuses deletion: a record is retracted or withdrawn instead."""
    return pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)


class Stamped(models.Model):
    """Who wrote a record, and when. Shown to signed-in users only, never to the public."""

    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("written by"),
    )
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("last edited by"),
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
