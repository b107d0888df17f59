"""Places as the public sees them: views of the database over the sites on record.

Where an incident's place is shown only to within some distance (`Incident.shown_within_m`), a site
known better than that has no name here and another point, and its radius covers the true one. All
others are as on record. Whatever is public reads these, and never the sites themselves.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext as _

from incidents.enums import Outcome

from .claim import Claim
from .incident import Incident
from .place import Place
from .site import SiteFields


class ShownSite(SiteFields):
    """A site as the public sees it; `is_coarse` where that is not as it is known."""

    is_coarse = models.BooleanField()

    class Meta:
        abstract = True
        managed = False
        ordering = ["id"]

    def __str__(self) -> str:
        return _("exact place not shown") if self.is_coarse else super().__str__()


class ShownIncidentSite(ShownSite):
    """A place of an incident as the public sees it."""

    incident = models.ForeignKey(Incident, on_delete=models.DO_NOTHING, related_name="shown_sites")

    class Meta(ShownSite.Meta):
        db_table = "incidents_shownincidentsite"


class ShownClaimSite(ShownSite):
    """A place of a claim as the public sees it."""

    claim = models.ForeignKey(Claim, on_delete=models.DO_NOTHING, related_name="shown_sites")

    class Meta(ShownSite.Meta):
        db_table = "incidents_shownclaimsite"


class ShownClaimOutcome(models.Model):
    """How a claim says it ended, as the public sees it: without the place that is not shown."""

    claim = models.ForeignKey(Claim, on_delete=models.DO_NOTHING, related_name="shown_outcomes")
    outcome = models.CharField(max_length=16, choices=Outcome)
    place = models.ForeignKey(Place, on_delete=models.DO_NOTHING, null=True, related_name="+")

    class Meta:
        managed = False
        ordering = ["id"]
        db_table = "incidents_shownclaimoutcome"

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} {self.place or ''}".strip()
