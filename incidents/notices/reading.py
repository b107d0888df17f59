"""Notices as their reader has them: how many are new, and marking them as read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from incidents.enums import MailChoice, MailState
from incidents.models import Notice, User

if TYPE_CHECKING:
    from incidents.querysets.discussion import NoticeQuerySet


def unread_number(person: User) -> int:
    """Return how many notices somebody has not read. One query, answered from an index."""
    return Notice.objects.of(person).unread().count()


def mark_read(notice: Notice) -> None:
    """Mark one notice as read; one that was keeps its time."""
    Notice.objects.unread().filter(pk=notice.pk).update(read_at=timezone.now())


def mark_all_read(person: User, newest: int) -> int:
    """Mark somebody's notices up to number `newest` as read, and return how many were not.

    What came after the page was drawn stays new.
    """
    unread: NoticeQuerySet = Notice.objects.of(person).unread()
    return unread.filter(pk__lte=newest).update(read_at=timezone.now())


def choose_mail(person: User, choice: MailChoice) -> None:
    """Keep when somebody wants e-mails; who wants none gets none of those that were due either."""
    with transaction.atomic():
        User.objects.filter(pk=person.pk).update(notices_by_mail=choice)
        if choice == MailChoice.NONE:
            due = Notice.objects.of(person).filter(mail=MailState.DUE)
            due.update(mail=MailState.NOT_WANTED)
