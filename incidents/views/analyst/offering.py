"""What is offered beside a draft: its page is on record, its words look like another statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from incidents.desk.finding import similar_to

if TYPE_CHECKING:
    from incidents.models import Draft

    from .remarks import Reading


def offers_for(draft: Draft, reading: Reading) -> dict[str, Any]:
    """Return what the template of offers shows: known publications, statements alike.

    Nothing is offered once the draft says what it repeats, or adds to a statement on record. One
    query at most.
    """
    if draft.statement_id is not None:
        return {}
    known = list(reading.vocabulary.publications.values())
    alike = reading.alike
    if alike is None:
        said = reading.sheet.statement
        alike = tuple(similar_to(said, draft)) if said.repeats is None else ()
    return {"known_publications": known, "similar_statements": alike}
