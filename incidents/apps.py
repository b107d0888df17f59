"""The one application of the project."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.contrib.gis.geos import Polygon
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class IncidentsConfig(AppConfig):
    """Incidents, claims, sources and the people who keep them."""

    name = "incidents"
    verbose_name = _("Ceasefire incidents")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep the database's box equal to REGION_BBOX after every `migrate`."""
        post_migrate.connect(keep_region, sender=self)


def keep_region(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Write the setting REGION_BBOX into the row the coordinate triggers read.

    Does nothing while the table does not exist yet (a migration to an earlier state).
    """
    region = kwargs.get("apps", apps).get_model("incidents", "Region")
    box = Polygon.from_bbox(settings.REGION_BBOX)
    box.srid = 4326
    found = region.objects.using(using).filter(id=1).first()
    if found is None:
        region.objects.using(using).create(id=1, box=box)
    elif found.box.extent != box.extent:
        region.objects.using(using).filter(id=1).update(box=box)
