"""What a notice says, in a sentence: on pages by titles, elsewhere without unpublished words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.enums import NoticeKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import Promise

    from incidents.models import Claim, Incident, Notice

_OWN: Final = gettext_lazy("your claim about %(incident)s")
"""Decisions are told to those who wrote in the claim."""

SENTENCES: Final[Mapping[str, Promise]] = {
    NoticeKind.MENTIONED: gettext_lazy("%(name)s mentions you on %(record)s"),
    NoticeKind.COMMENTED: gettext_lazy("%(name)s commented on %(record)s"),
    NoticeKind.ACCEPTED: gettext_lazy("%(name)s accepted %(record)s"),
    NoticeKind.RETURNED: gettext_lazy("%(name)s returned %(record)s"),
    NoticeKind.REJECTED: gettext_lazy("%(name)s rejected %(record)s"),
    NoticeKind.PUBLISHED: gettext_lazy("%(name)s published %(record)s"),
    NoticeKind.CORRECTED: gettext_lazy("%(name)s corrected or reassessed %(record)s"),
    NoticeKind.RETRACTED: gettext_lazy("%(name)s retracted %(record)s"),
    NoticeKind.MERGED: gettext_lazy("%(name)s merged %(record)s into another incident"),
}


def sentence(notice: Notice) -> str:
    """Return who did what to which record, by the incident's title; without a full stop."""
    title = incident_of(notice).title
    record = _("“%(title)s”") % {"title": title}
    if notice.claim is not None:
        wording = _("the claim about %(incident)s") if notice.comment else _OWN
        record = str(wording) % {"incident": record}
    return _said(notice, record)


def guarded_sentence(notice: Notice) -> str:
    """Return the same without any word of a record: it is called by reference or number."""
    incident = incident_of(notice)
    unpublished = _("incident %(number)d, not published") % {"number": incident.pk}
    record: str = incident.reference or unpublished
    if notice.claim is not None:
        record = _("claim %(id)s on %(incident)s") % {
            "id": notice.claim.public_id,
            "incident": record,
        }
    return _said(notice, record)


def _said(notice: Notice, record: str) -> str:
    return str(SENTENCES[notice.kind]) % {"name": notice.made_by.known_as, "record": record}


def incident_of(notice: Notice) -> Incident:
    """Return the incident a notice is about, directly or through its claim."""
    claim: Claim | None = notice.claim
    incident: Incident | None = claim.incident if claim is not None else notice.incident
    assert incident is not None
    return incident
