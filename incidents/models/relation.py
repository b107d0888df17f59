"""What people who compared two incidents said of them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.enums import Relation
from incidents.validators import validate_plain_text

from .base import Stamped, recorded
from .incident import Incident


@recorded()
class IncidentRelation(Stamped):
    """Two incidents are related, or were looked at and are different. Not public.

    A pair stands once, the incident with the smaller number first.
    """

    one = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="relations_to_later")
    other = models.ForeignKey(
        Incident, on_delete=models.PROTECT, related_name="relations_to_earlier"
    )
    relation = models.CharField(_("relation"), max_length=16, choices=Relation)
    reason = models.TextField(_("why"), blank=True, validators=[validate_plain_text])

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="relation_once_per_pair"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="relation_in_order"),
            models.CheckConstraint(
                condition=Q(relation__in=Relation.values), name="relation_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id}, {self.other_id}: {self.relation}"
