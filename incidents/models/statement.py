"""Statements: what one actor said at one time."""

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from incidents.enums import DatePrecision, Language, Side
from incidents.querysets.statement import StatementQuerySet
from incidents.querysets.words import STATEMENT_WORDS
from incidents.validators import new_public_id, validate_plain_text

from .actor import Actor
from .base import Stamped, never_deleted, recorded
from .outlet import Publication
from .triggers import NO_LINEAGE_CIRCLE, credibility_follows


@recorded()
class Statement(Stamped):
    """What one actor said at one time, in one language.

    `derived_from` points to the statement this one only repeats; following it to the end
    gives the root of the lineage. A joint statement names further actors in `joint_actors`.
    Where the day is not known exactly, `issued_on` is the last day it can have been, so that
    `known_on` never shows what may not have been said yet.
    """

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="statements")
    joint_actors = models.ManyToManyField(
        Actor, through="JointActor", related_name="joint_statements", blank=True
    )
    issued_on = models.DateField(_("issued on"))
    issued_at = models.DateTimeField(_("issued at"), null=True, blank=True)
    issued_precision = models.PositiveSmallIntegerField(
        _("precision of the day"), choices=DatePrecision, default=DatePrecision.EXACT
    )
    language = models.CharField(_("language"), max_length=3, choices=Language)
    summary = models.TextField(_("in our words"), validators=[validate_plain_text])
    verbatim = models.TextField(_("verbatim"), blank=True, validators=[validate_plain_text])
    translation = models.TextField(_("translation"), blank=True, validators=[validate_plain_text])
    derived_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="retellings",
        verbose_name=_("repeats"),
    )
    publications = models.ManyToManyField(
        Publication, through="Appearance", related_name="statements"
    )

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["issued_on", "id"]
        indexes = [
            models.Index(fields=["issued_on"], name="statement_issued_on"),
            GinIndex(STATEMENT_WORDS, name="statement_words"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(derived_from__isnull=True) | ~Q(derived_from=F("id")),
                name="statement_not_from_itself",
            )
        ]
        triggers = [
            never_deleted(),
            pgtrigger.Trigger(
                name="no_lineage_circle",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("derived_from_id"),
                func=NO_LINEAGE_CIRCLE,
            ),
            # A retelling two steps away changes the root of others too: check every claim of
            # every incident this lineage touches.
            credibility_follows(
                "credibility_follows_lineage",
                pgtrigger.UpdateOf("derived_from_id", "actor_id"),
                "NEW.id IN (SELECT incidents_ancestors(s.id))",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor.short_name}, {self.issued_on}"

    def get_absolute_url(self) -> str:
        """Return the public address of the statement."""
        return reverse("statement", args=[self.public_id])

    @property
    def side(self) -> Side:
        """The side the statement speaks for."""
        return Side(self.actor.side)


@recorded()
class JointActor(models.Model):
    """A further actor in whose name a joint statement was made."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["statement", "actor"], name="joint_actor_once")
        ]

    def __str__(self) -> str:
        return f"{self.statement} + {self.actor}"


@recorded()
class Appearance(models.Model):
    """A statement was read in a publication."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="appearances")
    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="appearances"
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "publication"], name="appearance_once")
        ]

    def __str__(self) -> str:
        return f"{self.statement}: {self.publication}"
