"""Publishing, correcting and retracting an incident: each one transaction, each recorded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pghistory
from django.apps import apps
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents import jobs, notices, permissions
from incidents.enums import (
    DatePrecision,
    Decision,
    IncidentStatus,
    NoticeKind,
    Occurrence,
    Responsibility,
)
from incidents.exchange.comparable import ClaimRows, comparables
from incidents.exchange.records import incident_record
from incidents.models import Assessment, Claim, Incident, PublishedVersion, Review, User
from incidents.snapshot.version import note_change
from incidents.tally import Proposal, propose_assessment

from .placing import take_place
from .references import next_reference
from .searching import index_incident

if TYPE_CHECKING:
    from incidents.permissions import Person

CORRECTABLE = (
    "title",
    "summary",
    "event_type",
    "no_place_reason",
    "sensitive",
    "shown_within_m",
)
"""What a correction may change on the incident itself; everything else follows its claims."""


class NotPublishable(ValueError):
    """What was asked is not allowed in this state; the message says why in one sentence."""


def propose(incident: Incident) -> Proposal:
    """Return the assessment that the accepted claims of `incident` suggest."""
    return propose_assessment(comparables(_accepted(incident), rows=ClaimRows.now))


def publish(
    incident: Incident,
    editor: User,
    reason: str,
    *,
    occurrence: Occurrence | None = None,
    responsibility: Responsibility | None = None,
    sensitive: bool | None = None,
    shown_within_m: int | None = None,
    note: str = "",
) -> PublishedVersion:
    """Publish a draft with the editor's assessment, and return its first public version.

    `sensitive` marks the incident or takes the mark away; None leaves it as it is. Of a sensitive
    one the place is shown to within `shown_within_m` metres, None for as exactly as it is known.
    An axis the editor does not set takes the proposal's value. The interval becomes the
    widest the accepted claims give, the point the one that represents the sites. Raises
    NotPublishable; writes nothing then.
    """
    with transaction.atomic(), pghistory.context(user=editor.pk, reason=note or "publish"):
        incident = locked(incident, IncidentStatus.DRAFT)
        if not permissions.may_publish(editor):
            raise NotPublishable(_("Only an editor publishes incidents."))
        if sensitive is not None:
            incident.sensitive = sensitive
        incident.shown_within_m = shown_within_m if incident.sensitive else None
        claims = _accepted(incident)
        refuse_unready(incident, editor)
        proposal = propose_assessment(comparables(claims, rows=ClaimRows.now))
        _take_extent(incident, claims)
        assert incident.starts_on is not None  # refuse_unready has seen to it
        incident.occurrence = occurrence or proposal.occurrence
        incident.responsibility = responsibility or proposal.responsibility
        incident.status = IncidentStatus.PUBLISHED
        incident.reference = incident.reference or next_reference(incident.starts_on.year)
        incident.published_by = editor
        incident.published_at = timezone.now()
        incident.save()
        assess(incident, editor, proposal, reason)
        notices.tell_of_incident(NoticeKind.PUBLISHED, incident, editor)
        return _make_public(incident, editor, note)


def correct(
    incident: Incident,
    editor: User,
    note: str,
    *,
    seen: int | None = None,
    **changes: str | int | None,
) -> PublishedVersion:
    """Change a published incident visibly: `note` says what and why, and is public.

    `seen` is the number of the newest version the editor has read; another one is refused. Takes
    the extent and search words anew from its accepted claims; `changes` are fields of CORRECTABLE.
    Raises NotPublishable.
    """
    if not note.strip():
        raise NotPublishable(_("A correction says what changed and why."))
    unknown = set(changes) - set(CORRECTABLE)
    if unknown:
        raise TypeError(f"not correctable: {', '.join(sorted(unknown))}")
    with transaction.atomic(), pghistory.context(user=editor.pk, reason=note):
        incident = locked(incident, IncidentStatus.PUBLISHED)
        if not permissions.may_publish(editor):
            raise NotPublishable(_("Only an editor corrects incidents."))
        if seen not in {None, newest(incident)}:
            raise NotPublishable(
                _("Somebody published a newer version meanwhile. Look at it, then correct again.")
            )
        for name, value in changes.items():
            setattr(incident, name, value)
        incident.full_clean(exclude=["created_by", "edited_by", "published_by"])
        incident.edited_by = editor
        notices.tell_of_incident(NoticeKind.CORRECTED, incident, editor)
        return renew(incident, editor, note)


def take_in(claim: Claim, editor: User) -> PublishedVersion | None:
    """Make a claim that `editor` has just accepted public, if its incident is published.

    What is accepted about a public incident is public at once: extent, search words and
    public version follow. Returns the new version, None for an incident not published.
    """
    with transaction.atomic():
        incident = Incident.objects.select_for_update().get(pk=claim.incident_id)
        if incident.status != IncidentStatus.PUBLISHED:
            return None
        said_by = claim.statement.actor.short_name
        return renew(incident, editor, _("A claim was added: %(actor)s.") % {"actor": said_by})


def retract(incident: Incident, editor: User, reason: str) -> None:
    """Take a published incident back; its reference stays and says why. Raises NotPublishable."""
    if not reason.strip():
        raise NotPublishable(_("A retraction says why."))
    with transaction.atomic(), pghistory.context(user=editor.pk, reason=reason):
        incident = locked(incident, IncidentStatus.PUBLISHED)
        if not permissions.may_publish(editor):
            raise NotPublishable(_("Only an editor retracts incidents."))
        incident.status = IncidentStatus.RETRACTED
        incident.retraction_reason = reason
        incident.edited_by = editor
        incident.save()
        notices.tell_of_incident(NoticeKind.RETRACTED, incident, editor)
        taken_off(incident)


def taken_off(incident: Incident) -> None:
    """See to it that an incident that is not public any more is found and drawn nowhere."""
    index_incident(incident)
    note_change(incident.pk)
    jobs.queue_on_commit(jobs.DRAW_PICTURE, incident.pk)


def renew(incident: Incident, editor: User, note: str) -> PublishedVersion:
    """Save a public incident with the extent its claims give now, and return its new version."""
    _take_extent(incident, _accepted(incident))
    incident.save()
    return _make_public(incident, editor, note)


def locked(incident: Incident, status: IncidentStatus) -> Incident:
    """Return the row as it is now, locked until the transaction ends, if it stands in `status`.

    Raises NotPublishable where it does not.
    """
    found: Incident = Incident.objects.select_for_update().get(pk=incident.pk)
    if found.status != status:
        raise NotPublishable(
            _("The incident is %(status)s.") % {"status": found.get_status_display()}
        )
    return found


def _accepted(incident: Incident) -> list[Claim]:
    return list(Claim.objects.accepted().filter(incident=incident).for_comparison())


def refuse_unready(incident: Incident, editor: User) -> None:
    """Raise NotPublishable for a draft that this editor cannot publish as it stands."""
    claims = list(Claim.objects.accepted().filter(incident=incident))
    if not claims:
        raise NotPublishable(_("An incident without an accepted claim is not published."))
    if not any(claim.starts_on for claim in claims):
        raise NotPublishable(_("No accepted claim says when it happened."))
    if not incident.sites.exists() and not incident.no_place_reason:
        raise NotPublishable(_("The incident has no place and no reason for having none."))
    if lacks_other_eyes(incident, editor, claims):
        raise NotPublishable(_("Nobody publishes an incident they alone wrote."))
    if incident.sensitive and not another_accepted(editor, claims):
        raise NotPublishable(
            _("The incident is marked as sensitive: another editor than its reader publishes it.")
        )


def lacks_other_eyes(incident: Incident, editor: Person, claims: Sequence[Claim]) -> bool:
    """Return whether `editor` wrote in an incident all accepted `claims` of which are theirs too.

    Whoever edited it while it was a draft counts as one who wrote it, also when somebody else
    edited it after them: the history is asked, as the trigger `four_eyes` does.
    """
    events = apps.get_model("incidents", "IncidentEvent")._default_manager
    edited = events.filter(
        pgh_obj=incident.pk, status=IncidentStatus.DRAFT, edited_by=editor.pk
    ).exists()
    author = editor.pk if edited else incident.created_by_id
    return permissions.wrote_alone(editor.pk, [author, *(one.created_by_id for one in claims)])


def another_accepted(editor: User, claims: Sequence[Claim]) -> bool:
    """Whether an editor other than this one has accepted one of the claims."""
    accepted = Review.objects.filter(claim__in=[c.pk for c in claims], decision=Decision.ACCEPT)
    return accepted.exclude(reviewer=editor).exists()


def _take_extent(incident: Incident, claims: Sequence[Claim]) -> None:
    """Set interval and point from the claims and sites.

    How exactly the place is shown is written at once: the database makes from it what is shown.
    """
    incident.save(update_fields=["sensitive", "shown_within_m"])
    days = [(c.starts_on, c.ends_on) for c in claims if c.starts_on and c.ends_on]
    if days:
        incident.starts_on = min(first for first, _last in days)
        incident.ends_on = max(last for _first, last in days)
        incident.date_precision = _precision(incident, claims)
    take_place(incident)


def _precision(incident: Incident, claims: Sequence[Claim]) -> DatePrecision:
    """The worst precision of the claims, or what the width of the interval means if worse."""
    assert incident.starts_on
    assert incident.ends_on
    width = (incident.ends_on - incident.starts_on).days + 1
    limits = {1: DatePrecision.EXACT, 6: DatePrecision.DAYS, 7: DatePrecision.WEEK}
    limits |= {30: DatePrecision.MONTH}
    by_width = next((p for days, p in limits.items() if width <= days), DatePrecision.YEAR)
    return max([by_width, *(DatePrecision(c.date_precision) for c in claims if c.date_precision)])


def assess(
    incident: Incident,
    editor: User,
    proposal: Proposal,
    reason: str,
    seconded_by: User | None = None,
) -> None:
    """Keep how an incident is assessed from now on; its own columns hold that already."""
    assert incident.occurrence
    assert incident.responsibility
    Assessment.objects.create(
        incident=incident,
        occurrence=incident.occurrence,
        responsibility=incident.responsibility,
        reason=reason or " ".join(proposal.reasons),
        proposed_occurrence=proposal.occurrence,
        proposed_responsibility=proposal.responsibility,
        decided_by=editor,
        seconded_by=seconded_by,
    )


def newest(incident: Incident) -> int:
    """Return the number of the newest public version, 0 for none."""
    newest: int | None = incident.versions.aggregate(last=Max("number"))["last"]
    return newest or 0


def _make_public(incident: Incident, editor: User, note: str) -> PublishedVersion:
    """Write search words and the next public version, and have the snapshot move on."""
    index_incident(incident)
    version = PublishedVersion.objects.create(
        incident=incident,
        number=newest(incident) + 1,
        published_by=editor,
        note=note,
        content=incident_record(incident),
    )
    note_change(incident.pk)
    jobs.queue_on_commit(jobs.DRAW_PICTURE, incident.pk)
    return version
