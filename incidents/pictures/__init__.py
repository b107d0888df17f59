"""Pictures of published incidents, for those who show a link to one."""

from __future__ import annotations

from incidents.enums import IncidentStatus
from incidents.models import Incident

from . import store
from .drawing import draw
from .facts import PictureFacts, facts_of

__all__ = ["PictureFacts", "draw", "facts_of", "refresh"]


def refresh(incident_id: int) -> None:
    """Draw the picture of an incident anew; remove it where the incident is not public.

    Repeating it is harmless, and an incident that is not there is none of its business.
    """
    found = Incident.objects.with_reference().filter(pk=incident_id).first()
    if found is None:
        return
    if found.status == IncidentStatus.PUBLISHED:
        store.keep(found, draw(facts_of(found)))
    else:
        store.remove(found)
