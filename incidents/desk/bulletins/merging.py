"""Two versions of a bulletin: what somebody typed stays, what they left is the colleague's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps

from .reading import typed_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from incidents.models import Bulletin


def merged(typed: Mapping[str, str], bulletin: Bulletin, version: int) -> dict[str, str]:
    """Return what to show in the form of somebody who saw `version` of what `bulletin` is now.

    A field they left as it stood then gets what stands there now; what they changed stays. Where
    there is no such version everything typed stays. One query.
    """
    stands = typed_of(bulletin)
    events = apps.get_model("incidents", "BulletinEvent")._default_manager
    seen = events.filter(pgh_obj=bulletin.pk, version=version).order_by("-pgh_id").first()
    if seen is None:
        return dict(typed)
    before = typed_of(seen)
    return {
        name: stands[name] if " ".join(text.split()) == before[name] else text
        for name, text in typed.items()
    }
