"""The rules about bulletins that the database itself enforces, as trigger bodies."""

from __future__ import annotations

from .triggers import decided_is_fixed, refuse

CONTENT_OF_BULLETIN = (
    "statement_id",
    "side",
    "starts_on",
    "ends_on",
    "violations",
    "violations_bound",
    "shots",
    "shots_bound",
    "weapons",
    "stretch",
    "edited_by_id",
    "round",
    "status",
)
"""The columns of a bulletin that stand as an editor decided on them."""

DECIDED_BULLETIN_IS_FIXED = decided_is_fixed(CONTENT_OF_BULLETIN)

BULLETIN_DECIDED_BY_REVIEW = f"""
    IF NEW.status IN ('accepted', 'returned', 'rejected') AND NOT EXISTS (
        SELECT 1 FROM incidents_bulletinreview r
        WHERE r.bulletin_id = NEW.id AND r.round = NEW.round
          AND r.decision = CASE NEW.status
                WHEN 'accepted' THEN 'accept' WHEN 'returned' THEN 'return' ELSE 'reject' END
    ) THEN
        {refuse("decided_by_review", "the status of a bulletin is decided by a review")}
    END IF;
    RETURN NULL;
"""

REVIEWER_WROTE_NOTHING = f"""
    IF EXISTS (
        SELECT 1 FROM incidents_bulletin b
        WHERE b.id = NEW.bulletin_id
          AND (b.created_by_id = NEW.reviewer_id OR b.edited_by_id = NEW.reviewer_id)
    ) OR EXISTS (
        SELECT 1 FROM incidents_bulletinevent e
        WHERE e.pgh_obj_id = NEW.bulletin_id AND e.edited_by_id = NEW.reviewer_id
    ) THEN
        {refuse("reviewer_is_not_author", "nobody decides on their own bulletin")}
    END IF;
    RETURN NEW;
"""
