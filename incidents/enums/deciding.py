"""Where records stand, how they are graded, assessed and compared."""

from __future__ import annotations

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class ClaimStatus(TextChoices):
    """Where a claim stands on its way to the public."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("waiting for review")
    RETURNED = "returned", _("returned")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")
    WITHDRAWN = "withdrawn", _("withdrawn")


class IncidentStatus(TextChoices):
    """Where an incident stands. Everything but draft and discarded has a reference."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    RETRACTED = "retracted", _("retracted")
    MERGED = "merged", _("merged into another")
    DISCARDED = "discarded", _("discarded draft")


class Decision(TextChoices):
    """What an editor decides on one claim."""

    ACCEPT = "accept", _("accept")
    RETURN = "return", _("return")
    REJECT = "reject", _("reject")


class RejectGround(TextChoices):
    """Why a claim is turned down; the editor's words say more."""

    NO_INCIDENT = "no_incident", _("speaks of no incident")
    NOT_SAID = "not_said", _("the statement does not say it")
    NO_SOURCE = "no_source", _("the statement cannot be traced to a source")
    REPEATED = "repeated", _("stands in another claim already")
    OUT_OF_SCOPE = "out_of_scope", _("outside the region or the time recorded here")
    OTHER = "other", _("another reason")


class SecondReading(TextChoices):
    """Why a claim is accepted by two editors only. The database names these by the same codes."""

    MARKED = "marked", _("the incident is marked as sensitive")
    CIVILIAN_DEATHS = "civilian_deaths", _("it speaks of civilians killed")
    CAPTIVES = "captives", _("it speaks of captives")
    WHO_STARTED = "who_started", _("it changes who is said to have started a published incident")


class ClaimField(TextChoices):
    """What an editor's remark is about: the parts of a claim as its author fills them."""

    STATEMENT = "statement", _("the statement")
    INCIDENT = "incident", _("the incident")
    STANCE = "stance", _("stance")
    INITIATOR = "initiator", _("who started it")
    EVENT_TYPE = "event_type", _("what")
    WHEN = "when", _("when")
    WHERE = "where", _("where")
    OUTCOME = "outcome", _("outcome")
    CASUALTIES = "casualties", _("casualties")
    PARAPHRASE = "paraphrase", _("in our words")
    QUOTATION = "quotation", _("quotation")
    BREACH = "breach", _("clause said to be breached")


class Reliability(TextChoices):
    """STANAG 2511 source reliability."""

    A = "A", _("completely reliable")
    B = "B", _("usually reliable")
    C = "C", _("fairly reliable")
    D = "D", _("not usually reliable")
    E = "E", _("unreliable")
    F = "F", _("cannot be judged")


class Credibility(IntegerChoices):
    """STANAG 2511 information credibility."""

    CONFIRMED = 1, _("confirmed by other sources")
    PROBABLY_TRUE = 2, _("probably true")
    POSSIBLY_TRUE = 3, _("possibly true")
    DOUBTFUL = 4, _("doubtful")
    IMPROBABLE = 5, _("improbable")
    CANNOT_BE_JUDGED = 6, _("cannot be judged")


class Occurrence(TextChoices):
    """First axis of an assessment: did it happen."""

    AGREED = "agreed", _("two sides agree it happened")
    CONFIRMED = "independently_confirmed", _("independently confirmed")
    SINGLE_SIDE = "single_side", _("one side only")
    DENIED = "denied", _("denied by another side")
    UNVERIFIABLE = "unverifiable", _("unverifiable")


class Responsibility(TextChoices):
    """Second axis of an assessment: who is said to be responsible."""

    ADMITTED = "admitted", _("admitted")
    ATTRIBUTED = "attributed", _("attributed, nobody denies")
    CONTESTED = "contested", _("contested")
    NOT_STATED = "not_stated", _("not stated")


class Verdict(TextChoices):
    """How the claims of an incident compare on one question."""

    AGREE = "agree", _("agree")
    DISPUTE = "dispute", _("dispute")
    ONE_SIDE = "one_side", _("one side only")
    NOBODY = "nobody", _("nobody says")
