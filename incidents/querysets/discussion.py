"""Questions asked of discussions and notices."""

from __future__ import annotations

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Left

from incidents.enums import MailState

WORDS_SHOWN = 240
"""How many characters of its last comment a list of discussions fetches."""


class DiscussionQuerySet(models.QuerySet):  # type: ignore[type-arg]  # models stand above querysets
    """Discussions."""

    def open(self) -> DiscussionQuerySet:
        """Discussions nobody has resolved."""
        return self.filter(resolved_at=None)

    def resolved(self) -> DiscussionQuerySet:
        """Discussions that somebody has resolved."""
        return self.exclude(resolved_at=None)

    def concerning(self, user: models.Model) -> DiscussionQuerySet:
        """Discussions of what `user` wrote, goes on with or decided, or in which they take part.

        Mentions count as taking part.
        """
        comments = self.model._meta.get_field("comments").related_model._default_manager
        claims = self.model._meta.get_field("claim").related_model._default_manager
        said = comments.filter(discussion=OuterRef("pk")).filter(Q(author=user) | Q(mentioned=user))
        own = claims.filter(pk=OuterRef("claim")).filter(
            Q(writers__user=user)
            | Q(assigned_to=user)
            | Q(reviews__reviewer=user, reviews__decision__isnull=False)
        )
        return self.filter(
            Q(started_by=user)
            | Q(incident__created_by=user)
            | Q(incident__edited_by=user)
            | Q(incident__published_by=user)
            | Exists(said)
            | Exists(own)
        )

    def for_page(self) -> DiscussionQuerySet:
        """Discussions with their comments and people, in a fixed number of queries."""
        return self.select_related("started_by", "resolved_by").prefetch_related("comments__author")

    def for_list(self) -> DiscussionQuerySet:
        """Discussions with what a line of a list says, the last commented first.

        With `number` of comments, and of the last `last_at`, `last_by` and `last_words`.
        """
        comments = self.model._meta.get_field("comments").related_model._default_manager
        last = comments.filter(discussion=OuterRef("pk")).order_by("-written_at", "-pk")
        found: DiscussionQuerySet = (
            self.select_related(
                "started_by", "incident", "claim__incident", "claim__statement__actor"
            )
            .defer(
                "claim__statement__verbatim",
                "claim__statement__translation",
            )
            .annotate(
                number=Count("comments"),
                last_at=models.Max("comments__written_at"),
                last_by=Subquery(last.values("author__username")[:1]),
                last_words=Left(Subquery(last.values("words")[:1]), WORDS_SHOWN),
            )
            .order_by("-last_at", "-pk")
        )
        return found


class NoticeQuerySet(models.QuerySet):  # type: ignore[type-arg]  # models stand above querysets
    """Notices."""

    def of(self, user: models.Model) -> NoticeQuerySet:
        """What one person was told, the newest first."""
        return self.filter(person=user)

    def unread(self) -> NoticeQuerySet:
        """Notices that were not marked as read."""
        return self.filter(read_at=None)

    def due(self) -> NoticeQuerySet:
        """Notices that go out by e-mail and have not yet: what was read here meanwhile does not."""
        return self.unread().filter(mail=MailState.DUE)

    def for_list(self) -> NoticeQuerySet:
        """Notices with all that their lines say, without long texts."""
        return self.select_related(
            "made_by",
            "incident",
            "claim__incident",
            "claim__statement__actor",
            "comment__discussion",
        ).defer(
            "claim__statement__verbatim",
            "claim__statement__translation",
        )
