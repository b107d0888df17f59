"""How many incidents each choice of the filter would leave, everything else as asked.

The rules are those of static/js/explorer/filter.js, which counts the same in the browser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from incidents.snapshot.counting import by_choice

if TYPE_CHECKING:
    from incidents.snapshot.asking import Asked

ChoiceCounts = dict[str, dict[str, int]]
"""Parameter of the filter → value → number of incidents; a value that none has is left out."""


def choice_counts(asked: Asked) -> ChoiceCounts:
    """Return the counts of every group with boxes or choices."""
    return by_choice(asked.seen, asked.wanted, asked.words)


def counts_record(asked: Asked) -> dict[str, Any]:
    """Return how many incidents match, how many have no place, and what choices would leave."""
    chosen = asked.mask
    unmapped = chosen & np.isnan(asked.seen.columns.lon)
    return {
        "version": asked.version,
        "count": int(np.count_nonzero(chosen)),
        "unmapped": int(np.count_nonzero(unmapped)),
        **choice_counts(asked),
    }
