"""The whole comparison of one incident."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from incidents.comparison.answers import Comparison, SideGroup
from incidents.comparison.casualties import casualty_rule, cells_to_show
from incidents.comparison.inputs import ClaimView
from incidents.comparison.lineages import in_order
from incidents.comparison.outcomes import OUTCOME_RULE
from incidents.comparison.places import WHERE_RULE
from incidents.comparison.questions import INITIATOR_RULE, WHAT_RULE, WHEN_RULE
from incidents.comparison.rules import judge

if TYPE_CHECKING:
    from collections.abc import Iterable


def compare(claims: Iterable[ClaimView]) -> Comparison:
    """Lays the claims of one incident side by side and gives a verdict per question.

    Give it the claims the reader may see, each once, in any order: the answer does not depend
    on it.
    """
    columns = in_order(claims)
    return Comparison(
        claims=columns,
        groups=tuple(
            SideGroup(side, tuple(group)) for side, group in groupby(columns, lambda c: c.side)
        ),
        questions=(
            judge(INITIATOR_RULE, columns),
            judge(WHAT_RULE, columns),
            judge(WHEN_RULE, columns),
            judge(WHERE_RULE, columns),
            judge(OUTCOME_RULE, columns),
        ),
        casualties=tuple(judge(casualty_rule(cell), columns) for cell in cells_to_show(columns)),
    )
