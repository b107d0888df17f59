"""Discussions among those who work here, and what they are told of."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DiscussionStatus(TextChoices):
    """Where a discussion stands. It follows from whether somebody resolved it."""

    OPEN = "open", _("open")
    RESOLVED = "resolved", _("resolved")


class NoticeKind(TextChoices):
    """What somebody is told of."""

    MENTIONED = "mentioned", _("a mention of you")
    COMMENTED = "commented", _("a comment")
    ACCEPTED = "accepted", _("a claim of yours accepted")
    RETURNED = "returned", _("a claim of yours returned")
    REJECTED = "rejected", _("a claim of yours rejected")
    PUBLISHED = "published", _("an incident published")
    CORRECTED = "corrected", _("an incident corrected or assessed anew")
    RETRACTED = "retracted", _("an incident retracted")
    MERGED = "merged", _("an incident merged into another")


class MailChoice(TextChoices):
    """When somebody gets their notices by e-mail as well."""

    AT_ONCE = "at_once", _("at once")
    DIGEST = "digest", _("once a day, at 7 in the morning")
    NONE = "none", _("never")


class MailState(TextChoices):
    """What has become of a notice as an e-mail."""

    NOT_WANTED = "not_wanted", _("not wanted")
    DUE = "due", _("due")
    TAKEN = "taken", _("being sent")
    SENT = "sent", _("sent")
