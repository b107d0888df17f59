"""What becomes public: publishing, correcting and retracting incidents, and what they need."""

from __future__ import annotations

from .placing import Representative, representative
from .publishing import NotPublishable, correct, propose, publish, retract, take_in
from .references import next_reference
from .searching import index_incident

__all__ = [
    "NotPublishable",
    "Representative",
    "correct",
    "index_incident",
    "next_reference",
    "propose",
    "publish",
    "representative",
    "retract",
    "take_in",
]
