"""Actors: who speaks and acts."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.enums import ActorKind, Language, Side

from .base import recorded
from .triggers import credibility_follows


@recorded()
class Actor(models.Model):
    """Somebody who speaks or acts, for one side, in the years it existed."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=80)
    side = models.CharField(_("side"), max_length=16, choices=Side)
    kind = models.CharField(_("kind"), max_length=16, choices=ActorKind)
    year_from = models.SmallIntegerField(_("existed from"), null=True, blank=True)
    year_to = models.SmallIntegerField(_("existed until"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(side__in=Side.values), name="actor_side_known"),
            models.CheckConstraint(
                condition=Q(year_from__isnull=True)
                | Q(year_to__isnull=True)
                | Q(year_to__gte=F("year_from")),
                name="actor_years_in_order",
            ),
        ]
        triggers = [
            credibility_follows(
                "credibility_follows_side",
                pgtrigger.UpdateOf("side"),
                "s.actor_id = NEW.id",
            )
        ]

    def __str__(self) -> str:
        return self.name


@recorded()
class ActorName(models.Model):
    """Another name of an actor: by language, or an abbreviation."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=3, choices=Language)

    class Meta:
        ordering = ["language", "name"]
        constraints = [
            models.UniqueConstraint(fields=["actor", "name", "language"], name="actor_name_once")
        ]

    def __str__(self) -> str:
        return self.name
