"""What analysts do before a claim is submitted: drafts, quotations, links between incidents."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DraftStatus(TextChoices):
    """Where a draft stands."""

    OPEN = "open", _("being written")
    SUBMITTED = "submitted", _("submitted")
    DISCARDED = "discarded", _("discarded")


class QuotedField(TextChoices):
    """Which answer of a claim a quotation supports; the questions are those of the comparison."""

    INITIATOR = "initiator", _("who started it")
    EVENT_TYPE = "event_type", _("what")
    WHEN = "when", _("when")
    WHERE = "where", _("where")
    OUTCOME = "outcome", _("outcome")
    CASUALTIES = "casualties", _("casualties")
    BREACH = "breach", _("clause said to be breached")


class Relation(TextChoices):
    """What somebody who compared two incidents says of them; the same ones are merged instead."""

    RELATED = "related", _("related")
    DIFFERENT = "different", _("different")
