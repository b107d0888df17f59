"""How the claims about one incident compare: agree, dispute, one side only, nobody says.

Pure functions of plain values: no database, no request, no clock. Three things hold for every
question:

* **One lineage is one voice.** A retelling never makes agreement nor dispute; agreement needs
  two lineages, be they of one side. ``Row.sides`` says which sides speak.
* **Silence is no answer.** A claim that does not say, and one that only comments, changes no
  verdict.
* **A denial gives no detail it does not state.** What it says of who, when or where counts as
  any claim's; that it denies counts in ``incidents.tally.propose_assessment``.

What counts as agreement is written at each rule: ``questions``, ``places``, ``outcomes``,
``casualties``; how a verdict follows from it, in ``rules.judge``.
"""

from __future__ import annotations

from incidents.comparison.answers import (
    Answer,
    CasualtyCell,
    Comparison,
    DateRange,
    Gap,
    GapUnit,
    PeopleRange,
    Question,
    Row,
    SideGroup,
    Value,
)
from incidents.comparison.casualties import cell_of, figures_in, hull, people_gap, people_range
from incidents.comparison.distances import Apart, farthest_apart
from incidents.comparison.grid import compare
from incidents.comparison.inputs import ClaimView, FigureView, OutcomeView, SiteView
from incidents.comparison.lineages import adds_facts, alphabetical, in_order, standing_claims
from incidents.comparison.places import distance_m

__all__ = [
    "Answer",
    "Apart",
    "CasualtyCell",
    "ClaimView",
    "Comparison",
    "DateRange",
    "FigureView",
    "Gap",
    "GapUnit",
    "OutcomeView",
    "PeopleRange",
    "Question",
    "Row",
    "SideGroup",
    "SiteView",
    "Value",
    "adds_facts",
    "alphabetical",
    "cell_of",
    "compare",
    "distance_m",
    "farthest_apart",
    "figures_in",
    "hull",
    "in_order",
    "people_gap",
    "people_range",
    "standing_claims",
]
