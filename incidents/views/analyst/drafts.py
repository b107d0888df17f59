"""A draft by its address: one's own or one that was shared; anybody else's is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404

from incidents.models import Draft
from incidents.views.people import person

if TYPE_CHECKING:
    from django.http import HttpRequest


def draft_of(request: HttpRequest, public_id: str) -> Draft:
    """Return a draft the person may open. Raises Http404 for any other, as if there were none."""
    found: Draft = get_object_or_404(
        Draft.objects.visible_to(person(request)).select_related("owner"), public_id=public_id
    )
    return found
