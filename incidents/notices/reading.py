"""Notices as their reader has them: how many are new, and marking them as read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from incidents.enums import MailChoice, MailState
from incidents.models import Notice, User

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from incidents.querysets.discussion import NoticeQuerySet


def with_unread(people: QuerySet[User]) -> QuerySet[User]:
    """Return people with `unread_number`: how many notices each has not read, from an index."""
    unread = Notice.objects.unread().filter(person=OuterRef("pk")).order_by().values("person")
    number = Subquery(unread.annotate(number=Count("pk")).values("number"))
    return people.annotate(unread_number=Coalesce(number, 0))


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
