"""Counting claims without adding them up: losses side by side, and a proposed assessment.

Nothing here sums people across claimants. Pure functions of the same values ``comparison``
takes; the sentences come out in the language that is active.
"""

from __future__ import annotations

from incidents.tally.assessment import Proposal, propose_assessment
from incidents.tally.losses import (
    CasualtyTable,
    FacingLosses,
    FacingRow,
    HarmedSide,
    SourcedFigure,
    casualties_total,
    casualty_table,
    losses_facing,
    max_casualties,
    sides_speaking,
)

__all__ = [
    "CasualtyTable",
    "FacingLosses",
    "FacingRow",
    "HarmedSide",
    "Proposal",
    "SourcedFigure",
    "casualties_total",
    "casualty_table",
    "losses_facing",
    "max_casualties",
    "propose_assessment",
    "sides_speaking",
]
