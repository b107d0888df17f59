"""What a notice says, in a sentence, and of what; and how the record is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.enums import NoticeKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import Promise

    from incidents.models import Claim, Incident, Notice

SENTENCES: Final[Mapping[str, Promise]] = {
    NoticeKind.MENTIONED: gettext_lazy("%(name)s mentions you"),
    NoticeKind.COMMENTED: gettext_lazy("%(name)s comments"),
    NoticeKind.ACCEPTED: gettext_lazy("%(name)s accepted a claim you wrote in"),
    NoticeKind.RETURNED: gettext_lazy("%(name)s returned a claim you wrote in"),
    NoticeKind.REJECTED: gettext_lazy("%(name)s rejected a claim you wrote in"),
    NoticeKind.PUBLISHED: gettext_lazy("%(name)s published an incident you took part in"),
    NoticeKind.CORRECTED: gettext_lazy("%(name)s corrected an incident you took part in"),
    NoticeKind.RETRACTED: gettext_lazy("%(name)s retracted an incident you took part in"),
    NoticeKind.MERGED: gettext_lazy("%(name)s merged an incident you took part in into another"),
}


def sentence(notice: Notice) -> str:
    """Return who did what, without a full stop and without a word of the record."""
    return str(SENTENCES[notice.kind]) % {"name": notice.made_by.known_as}


def incident_of(notice: Notice) -> Incident:
    """Return the incident a notice is about, directly or through its claim."""
    claim: Claim | None = notice.claim
    incident: Incident | None = claim.incident if claim is not None else notice.incident
    assert incident is not None
    return incident


def guarded_name(notice: Notice) -> str:
    """Return how a record is called where no unpublished word may stand."""
    incident = incident_of(notice)
    unpublished = _("incident %(number)d, not published") % {"number": incident.pk}
    name: str = incident.reference or unpublished
    if notice.claim is None:
        return name
    return _("claim %(id)s on %(incident)s") % {"id": notice.claim.public_id, "incident": name}
