"""What becomes public: publishing, correcting and retracting incidents, and what they need."""

from __future__ import annotations

from .assessing import confirm, decline, reassess
from .merging import OPEN, merge, refuse_unfit, undo_merge
from .placing import Representative, representative, take_place
from .publishing import (
    NotPublishable,
    correct,
    lacks_other_eyes,
    newest,
    propose,
    publish,
    retract,
    take_in,
)
from .references import next_reference
from .scheduling import call_off, publish_due, schedule
from .searching import index_incident

__all__ = [
    "OPEN",
    "NotPublishable",
    "Representative",
    "call_off",
    "confirm",
    "correct",
    "decline",
    "index_incident",
    "lacks_other_eyes",
    "merge",
    "newest",
    "next_reference",
    "propose",
    "publish",
    "publish_due",
    "reassess",
    "refuse_unfit",
    "representative",
    "retract",
    "schedule",
    "take_in",
    "take_place",
    "undo_merge",
]
