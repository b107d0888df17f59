"""How a claim moves: submit, return, accept, reject, withdraw; and who has it on their desk.

TRANSITIONS is the whole table. Each change is one function and one transaction, holding the
claim's new status, the decision and the history together. The database holds the same rules
by constraints and triggers (models/triggers.py); here they are refused with a sentence.
"""

from __future__ import annotations

from .authoring import submit, withdraw
from .deciding import accept, reject, return_to_author
from .reading_twice import first_reading, second_reading_reasons
from .taking import HELD_FOR, held_now, is_held, release, take
from .transitions import TRANSITIONS, NotAllowed, Transition

__all__ = [
    "HELD_FOR",
    "TRANSITIONS",
    "NotAllowed",
    "Transition",
    "accept",
    "first_reading",
    "held_now",
    "is_held",
    "reject",
    "release",
    "return_to_author",
    "second_reading_reasons",
    "submit",
    "take",
    "withdraw",
]
