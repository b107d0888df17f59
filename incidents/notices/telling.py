"""Telling people: the one place where notices are made. Call it inside the act's transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings

from incidents import jobs
from incidents.enums import Decision, MailChoice, MailState, NoticeKind
from incidents.models import Notice, User

from .concerned import concerned_by_claim, concerned_by_incident, taking_part_in, writers_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from incidents.models import Claim, Comment, Incident

DECIDED: Final[Mapping[str, NoticeKind]] = {
    Decision.ACCEPT: NoticeKind.ACCEPTED,
    Decision.RETURN: NoticeKind.RETURNED,
    Decision.REJECT: NoticeKind.REJECTED,
}


def tell_of_comment(comment: Comment, mentioned: Collection[int]) -> None:
    """Tell those a comment names, and those whom the claim or incident concerns.

    Nobody is told twice of one comment: to be named comes first.
    """
    discussion = comment.discussion
    claim, incident = discussion.claim, discussion.incident
    if claim is not None:
        concerned = concerned_by_claim(claim)
    else:
        assert incident is not None
        concerned = concerned_by_incident(incident)
    named = Notice(
        kind=NoticeKind.MENTIONED,
        claim=claim,
        incident=incident,
        comment=comment,
        made_by=comment.author,
    )
    _tell(named, set(mentioned))
    said = Notice(
        kind=NoticeKind.COMMENTED,
        claim=claim,
        incident=incident,
        comment=comment,
        made_by=comment.author,
    )
    _tell(said, concerned - set(mentioned))


def tell_of_decision(claim: Claim, editor: User, decision: Decision) -> None:
    """Tell everybody who wrote in a claim what an editor decided on it."""
    _tell(Notice(kind=DECIDED[decision], claim=claim, made_by=editor), writers_of(claim))


def tell_of_incident(kind: NoticeKind, incident: Incident, editor: User) -> None:
    """Tell everybody who took part in an incident what an editor made of it."""
    _tell(Notice(kind=kind, incident=incident, made_by=editor), taking_part_in(incident))


def _tell(notice: Notice, people: Collection[int]) -> None:
    """Make a copy of `notice` for each of these people who has an account that is switched on.

    Whoever did it is never told. Those who want e-mails at once get them after the commit.
    """
    others = set(people) - {notice.made_by_id}
    if not others:
        return
    told = list(User.objects.filter(pk__in=others, is_active=True).order_by("pk"))
    Notice.objects.bulk_create(
        Notice(
            person=person,
            kind=notice.kind,
            claim_id=notice.claim_id,
            incident_id=notice.incident_id,
            comment_id=notice.comment_id,
            made_by_id=notice.made_by_id,
            mail=MailState.DUE if wants_mail(person) else MailState.NOT_WANTED,
        )
        for person in told
    )
    for person in told:
        if wants_mail(person) and person.notices_by_mail == MailChoice.AT_ONCE:
            jobs.queue_on_commit(jobs.MAIL_NOTICES, person.pk)


def wants_mail(person: User) -> bool:
    """Return whether this site sends e-mails, and would send them to this person."""
    return (
        settings.NOTICES_BY_MAIL
        and bool(person.email)
        and person.notices_by_mail != MailChoice.NONE
    )
