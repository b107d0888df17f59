"""Tags: words by which analysts and editors keep incidents together. Never public."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from incidents.validators import validate_plain_text

from .base import recorded
from .incident import Incident


@recorded()
class Tag(models.Model):
    """A word for keeping incidents together; `slug` is made from it and is unique."""

    slug = models.SlugField(max_length=60, unique=True, allow_unicode=True)
    label = models.CharField(_("label"), max_length=60, validators=[validate_plain_text])

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.label


@recorded()
class IncidentTag(models.Model):
    """An incident carries a tag."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="incident_tags")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="incident_tags")

    class Meta:
        ordering = ["tag__slug"]
        constraints = [
            models.UniqueConstraint(fields=["incident", "tag"], name="incident_tagged_once")
        ]

    def __str__(self) -> str:
        return f"{self.incident}: {self.tag}"
