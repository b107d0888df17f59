"""Discussions of claims and incidents among those who work here, and notices. Never public."""

from __future__ import annotations

from typing import Final

import pgtrigger
from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.enums import ClaimField, DiscussionStatus, MailState, NoticeKind
from incidents.querysets.discussion import DiscussionQuerySet, NoticeQuerySet
from incidents.validators import validate_plain_text

from .base import never_deleted, recorded
from .claim import Claim
from .incident import Incident
from .triggers import refuse

LONGEST_COMMENT: Final = 4_000
"""As many characters as a comment may have."""

INCIDENT_PARTS: Final = (
    ClaimField.INITIATOR,
    ClaimField.EVENT_TYPE,
    ClaimField.WHEN,
    ClaimField.WHERE,
    ClaimField.OUTCOME,
    ClaimField.CASUALTIES,
)
"""The parts at which an incident is discussed: the questions its claims are compared by."""

NOT_IN_RESOLVED: Final = f"""
    IF EXISTS (
        SELECT 1 FROM incidents_discussion d
        WHERE d.id = NEW.discussion_id AND d.resolved_at IS NOT NULL
    ) THEN
        {refuse("not_in_resolved", "a resolved discussion is reopened before anybody comments")}
    END IF;
    RETURN NEW;
"""


@recorded()
class Discussion(models.Model):
    """What colleagues say of one claim or one incident, as a whole or at one part of it.

    It is open until somebody resolves it, and may be opened again; the history keeps each time.
    """

    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="discussions"
    )
    incident = models.ForeignKey(
        Incident, on_delete=models.PROTECT, null=True, blank=True, related_name="discussions"
    )
    part = models.CharField(_("about"), max_length=16, choices=ClaimField, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField(_("begun"), auto_now_add=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    resolved_at = models.DateTimeField(_("resolved"), null=True, blank=True)

    objects = DiscussionQuerySet.as_manager()

    class Meta:
        ordering = ["started_at", "id"]
        indexes = [
            models.Index(
                fields=["-started_at"],
                name="discussion_open",
                condition=Q(resolved_at__isnull=True),
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(claim__isnull=False, incident__isnull=True)
                | Q(claim__isnull=True, incident__isnull=False),
                name="discussion_of_one_record",
            ),
            models.CheckConstraint(
                condition=Q(part="")
                | Q(claim__isnull=False, part__in=ClaimField.values)
                | Q(incident__isnull=False, part__in=INCIDENT_PARTS),
                name="discussion_part_known",
            ),
            models.CheckConstraint(
                condition=Q(resolved_by__isnull=True, resolved_at__isnull=True)
                | Q(resolved_by__isnull=False, resolved_at__isnull=False),
                name="discussion_resolved_by_somebody",
            ),
        ]
        triggers = [
            never_deleted(),
            pgtrigger.ReadOnly(
                name="subject_is_fixed",
                fields=["claim", "incident", "part", "started_by", "started_at"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim or self.incident}: {self.get_part_display() or 'as a whole'}"

    @property
    def status(self) -> str:
        """Whether it is open or resolved, as the permission table calls it."""
        return DiscussionStatus.OPEN if self.resolved_at is None else DiscussionStatus.RESOLVED

    @property
    def writer_ids(self) -> set[int]:
        """Who wrote in it; prefetch `comments` for lists."""
        return {self.started_by_id, *(comment.author_id for comment in self.comments.all())}


class Comment(models.Model):
    """What somebody says in a discussion. Append-only: words are answered, not rewritten."""

    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(
        _("comment"), validators=[MaxLengthValidator(LONGEST_COMMENT), validate_plain_text]
    )
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    mentioned = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Mention", related_name="+", blank=True
    )

    class Meta:
        ordering = ["written_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="comment_says_something")
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="not_in_resolved",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=NOT_IN_RESOLVED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.words[:60]}"


class Mention(models.Model):
    """Somebody whom a comment names by `@`. Append-only."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="mentions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "person"], name="mention_once")]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"@{self.person}"


class Notice(models.Model):
    """What one person is told: what `made_by` did, about which claim or incident, and when.

    Of a comment `comment` names it. `read_at` and `mail` are all that ever changes.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices"
    )
    kind = models.CharField(_("what"), max_length=16, choices=NoticeKind)
    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    incident = models.ForeignKey(
        Incident, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    comment = models.ForeignKey(
        Comment, on_delete=models.PROTECT, null=True, blank=True, related_name="notices"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("when"), auto_now_add=True)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    mail = models.CharField(
        _("e-mail"), max_length=12, choices=MailState, default=MailState.NOT_WANTED
    )

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [
            models.Index(fields=["person", "-made_at"], name="notice_of_person"),
            models.Index(
                fields=["person"], name="notice_unread", condition=Q(read_at__isnull=True)
            ),
            models.Index(
                fields=["person"], name="notice_mail_due", condition=Q(mail=MailState.DUE)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=NoticeKind.values) & Q(mail__in=MailState.values),
                name="notice_codes_known",
            ),
            models.CheckConstraint(
                condition=Q(claim__isnull=False, incident__isnull=True)
                | Q(claim__isnull=True, incident__isnull=False),
                name="notice_about_one_record",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[NoticeKind.MENTIONED, NoticeKind.COMMENTED], comment__isnull=False
                )
                | (
                    ~Q(kind__in=[NoticeKind.MENTIONED, NoticeKind.COMMENTED])
                    & Q(comment__isnull=True)
                ),
                name="notice_of_a_comment",
            ),
            models.CheckConstraint(
                condition=~Q(person=models.F("made_by")), name="notice_not_to_oneself"
            ),
            models.UniqueConstraint(
                fields=["person", "comment"],
                condition=Q(comment__isnull=False),
                name="notice_once_per_comment",
            ),
        ]
        triggers = [
            never_deleted(),
            pgtrigger.ReadOnly(
                name="told_is_told",
                fields=["person", "kind", "claim", "incident", "comment", "made_by", "made_at"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"
