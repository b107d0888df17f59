"""Beginning a discussion, commenting, resolving it, opening it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents import notices
from incidents.enums import ClaimField
from incidents.models import Claim, Comment, Discussion, Incident, Mention
from incidents.models.discussion import INCIDENT_PARTS
from incidents.permissions import Action, may_act

from .mentioning import named_in

if TYPE_CHECKING:
    from incidents.models import User


def parts_of(about: Claim | Incident) -> tuple[ClaimField, ...]:
    """Return the parts at which a record can be discussed."""
    return tuple(ClaimField) if isinstance(about, Claim) else INCIDENT_PARTS


class NotDiscussed(ValueError):
    """What was asked is not open to this person or in this state; the message says why."""


def start(about: Claim | Incident, person: User, words: str, part: str = "") -> Comment:
    """Begin a discussion of a claim or an incident with its first comment, which is returned.

    `part` is one of enums.ClaimField, empty for the whole. The same words sent twice by one click
    are one discussion, here and in `comment`. Raises NotDiscussed, UnknownName,
    ValidationError for words that cannot be kept.
    """
    with transaction.atomic(), pghistory.context(user=person.pk, reason="discuss"):
        if part and part not in parts_of(about):
            raise ValidationError({"part": _("A discussion is about one of the parts listed.")})
        discussion = Discussion(part=part, started_by=person)
        if isinstance(about, Claim):
            discussion.claim = _claim(about, person)
        else:
            discussion.incident = _incident(about, person)
        if (sent := _sent_before(discussion, words)) is not None:
            return sent
        discussion.save()
        return _say(discussion, person, words)


def comment(discussion: Discussion, person: User, words: str) -> Comment:
    """Add a comment to an open discussion, and return it.

    Raises NotDiscussed, UnknownName, ValidationError for words that cannot be kept.
    """
    with transaction.atomic(), pghistory.context(user=person.pk, reason="comment"):
        found = _locked(discussion)
        if found.resolved_at is not None:
            raise NotDiscussed(_("The discussion is resolved. Open it again to say more."))
        if not may_act(person, Action.COMMENT, found):
            raise NotDiscussed(_("Only those who work here comment."))
        last = found.comments.last()
        if last is not None and (last.author_id, last.words) == (person.pk, words.strip()):
            return last
        return _say(found, person, words)


def resolve(discussion: Discussion, person: User, words: str = "") -> Discussion:
    """End a discussion for now, with a last comment if there are `words`; return it as it is.

    Raises NotDiscussed; of words also UnknownName and ValidationError.
    """
    with transaction.atomic(), pghistory.context(user=person.pk, reason="resolve"):
        found = _locked(discussion)
        if found.resolved_at is not None:
            raise NotDiscussed(_("The discussion is resolved already."))
        if not may_act(person, Action.RESOLVE_DISCUSSION, found):
            raise NotDiscussed(_("An editor resolves it, or somebody who takes part in it."))
        if words.strip():
            _say(found, person, words)
        found.resolved_by, found.resolved_at = person, timezone.now()
        found.save(update_fields=["resolved_by", "resolved_at"])
        return found


def reopen(discussion: Discussion, person: User) -> Discussion:
    """Open a resolved discussion again, and return it as it is. Raises NotDiscussed."""
    with transaction.atomic(), pghistory.context(user=person.pk, reason="reopen"):
        found = _locked(discussion)
        if found.resolved_at is None:
            raise NotDiscussed(_("The discussion is open already."))
        if not may_act(person, Action.REOPEN_DISCUSSION, found):
            raise NotDiscussed(_("Only those who work here open a discussion again."))
        found.resolved_by = found.resolved_at = None
        found.save(update_fields=["resolved_by", "resolved_at"])
        return found


def _claim(claim: Claim, person: User) -> Claim:
    """The claim as it is now, locked against moving on meanwhile. Raises NotDiscussed."""
    found: Claim = Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
    if found.round == 0:
        raise NotDiscussed(_("A claim is discussed once it was submitted."))
    if not may_act(person, Action.DISCUSS_CLAIM, found):
        raise NotDiscussed(_("Only those who work here discuss a claim."))
    return found


def _incident(incident: Incident, person: User) -> Incident:
    found: Incident = Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)
    if not may_act(person, Action.DISCUSS_INCIDENT, found):
        raise NotDiscussed(_("This incident cannot be discussed."))
    return found


def _sent_before(discussion: Discussion, words: str) -> Comment | None:
    """The first comment of the newest discussion where it is what is being said once more."""
    newest: Comment | None = (
        Comment.objects.filter(
            discussion__claim=discussion.claim, discussion__incident=discussion.incident
        )
        .select_related("discussion")
        .last()
    )
    if newest is None or newest.discussion.resolved_at is not None:
        return None
    same = (newest.author_id, newest.words, newest.discussion.part)
    wanted = (discussion.started_by_id, words.strip(), discussion.part)
    return newest if same == wanted else None


def _locked(discussion: Discussion) -> Discussion:
    found: Discussion = (
        Discussion.objects.select_for_update(of=("self",))
        .select_related("claim", "incident")
        .get(pk=discussion.pk)
    )
    return found


def _say(discussion: Discussion, person: User, words: str) -> Comment:
    """Keep a comment, whom it names, and the notices of it."""
    said = Comment(discussion=discussion, author=person, words=words.strip())
    said.full_clean(exclude=["discussion", "author"])
    named = named_in(said.words)
    said.save()
    Mention.objects.bulk_create(Mention(comment=said, person=one) for one in named)
    notices.tell_of_comment(said, [one.pk for one in named])
    return said
