"""The rules of the workflow that the database itself enforces, as trigger bodies.

A CHECK constraint sees one row of one table. The rules here look at other rows (the author
of a reviewed claim, a second lineage, the region), so they are triggers; those that need
the end state of a transaction are constraint triggers, deferred to commit. They raise
check_violation (23514), which Django shows as IntegrityError, with the rule's name in the
constraint field. The SQL functions they call are made in migration 0002.
"""

from __future__ import annotations

from collections.abc import Iterable

import pgtrigger


def refuse(name: str, message: str) -> str:
    """Return the statement of a trigger that refuses a change, by the name of its rule."""
    return f"RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';"


def inside_region(column: str) -> pgtrigger.Trigger:
    """Return a trigger that refuses a geometry in `column` outside the region's box."""
    return pgtrigger.Trigger(
        name=f"{column}_inside_region",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(column),
        func=f"""
            IF NEW.{column} IS NOT NULL AND EXISTS (
                SELECT 1 FROM incidents_region r WHERE NOT ST_Covers(r.box, NEW.{column})
            ) THEN
                {refuse("inside_region", "coordinates outside the region")}
            END IF;
            RETURN NEW;
        """,
    )


NO_LINEAGE_CIRCLE = f"""
    IF NEW.derived_from_id IS NOT NULL
       AND NEW.id IN (SELECT incidents_ancestors(NEW.derived_from_id)) THEN
        {refuse("no_lineage_circle", "a statement cannot repeat itself through others")}
    END IF;
    RETURN NEW;
"""

REFERENCE_IS_FIXED = f"""
    IF OLD.reference IS NOT NULL AND NEW.reference IS DISTINCT FROM OLD.reference THEN
        {refuse("reference_is_fixed", "a reference is never changed")}
    END IF;
    RETURN NEW;
"""

COUNTER_ONLY_GROWS = f"""
    IF NEW.year <> OLD.year OR NEW.last <= OLD.last THEN
        {refuse("counter_only_grows", "reference numbers are never used again")}
    END IF;
    RETURN NEW;
"""

KEEPS_A_CLAIM = f"""
    IF TG_OP = 'UPDATE' AND OLD.status = 'accepted' AND NEW.status <> 'accepted'
       AND EXISTS (
            SELECT 1 FROM incidents_incident i
            WHERE i.id = OLD.incident_id AND i.status = 'published'
       ) AND NOT EXISTS (
            SELECT 1 FROM incidents_claim c
            WHERE c.incident_id = OLD.incident_id AND c.status = 'accepted'
       ) THEN
        {refuse("published_keeps_a_claim", "a published incident keeps an accepted claim")}
    END IF;
    RETURN NULL;
"""

FOUR_EYES_ON_PUBLISHING = f"""
    IF NEW.status <> 'published' OR (
        TG_OP = 'UPDATE' AND OLD.status = 'published' AND OLD.published_by_id = NEW.published_by_id
    ) THEN
        RETURN NULL;
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM incidents_claim c WHERE c.incident_id = NEW.id AND c.status = 'accepted'
    ) THEN
        {refuse("published_has_claim", "an incident without an accepted claim is not published")}
    END IF;
    IF (NEW.created_by_id = NEW.published_by_id OR EXISTS (
        SELECT 1 FROM incidents_incidentevent e
        WHERE e.pgh_obj_id = NEW.id AND e.status = 'draft'
          AND e.edited_by_id = NEW.published_by_id
    )) AND NOT EXISTS (
        SELECT 1 FROM incidents_claim c
        WHERE c.incident_id = NEW.id AND c.status = 'accepted'
          AND c.created_by_id <> NEW.published_by_id
    ) THEN
        {refuse("four_eyes_on_publishing", "nobody publishes an incident they alone wrote")}
    END IF;
    IF NEW.sensitive AND NOT EXISTS (
        SELECT 1 FROM incidents_review r JOIN incidents_claim c ON c.id = r.claim_id
        WHERE c.incident_id = NEW.id AND c.status = 'accepted' AND r.decision = 'accept'
          AND r.reviewer_id <> NEW.published_by_id
    ) THEN
        {refuse("two_editors_publish", "two editors take part in a sensitive incident")}
    END IF;
    RETURN NULL;
"""

DECIDED_BY_REVIEW = f"""
    IF NEW.status IN ('accepted', 'returned', 'rejected') AND NOT EXISTS (
        SELECT 1 FROM incidents_review r
        WHERE r.claim_id = NEW.id AND r.round = NEW.round
          AND r.decision = CASE NEW.status
                WHEN 'accepted' THEN 'accept' WHEN 'returned' THEN 'return' ELSE 'reject' END
        HAVING COUNT(*) > 0
           AND (NEW.status <> 'accepted'
                OR (MAX(r.reliability) = NEW.reliability AND MAX(r.credibility) = NEW.credibility))
    ) THEN
        {refuse("decided_by_review", "the status of a claim is decided by a review")}
    END IF;
    RETURN NULL;
"""

TWO_READERS = f"""
    IF NEW.status = 'accepted' AND (TG_OP = 'INSERT' OR OLD.status <> 'accepted')
       AND cardinality(incidents_second_reading(NEW.id)) > 0
       AND (
            SELECT COUNT(DISTINCT r.reviewer_id) FROM incidents_review r
            WHERE r.claim_id = NEW.id AND r.round = NEW.round AND r.decision = 'accept'
       ) < 2 THEN
        {refuse("two_readers", "two editors accept such a claim")}
    END IF;
    RETURN NULL;
"""

RESPONSIBILITY_TAKES_TWO = f"""
    IF NEW.seconded_by_id IS NULL AND NEW.responsibility IS DISTINCT FROM (
        SELECT COALESCE(
            (SELECT a.responsibility FROM incidents_assessment a
             WHERE a.incident_id = NEW.incident_id ORDER BY a.id DESC LIMIT 1),
            NEW.responsibility)
    ) THEN
        {refuse("responsibility_takes_two", "two editors change who is held responsible")}
    END IF;
    RETURN NEW;
"""

WRITERS_ARE_KEPT = """
    INSERT INTO incidents_claimwriter (claim_id, user_id)
    SELECT NEW.id, hand.id FROM (VALUES (NEW.created_by_id), (NEW.edited_by_id)) AS hand(id)
    WHERE hand.id IS NOT NULL
    ON CONFLICT DO NOTHING;
    RETURN NULL;
"""

DECIDED_IS_FINAL = f"""
    IF OLD.decision IS NOT NULL THEN
        {refuse("decided_is_final", "a decided review is never changed")}
    END IF;
    RETURN NEW;
"""

REVIEWER_IS_NOT_AUTHOR = f"""
    IF EXISTS (
        SELECT 1 FROM incidents_claimwriter w
        WHERE w.claim_id = NEW.claim_id AND w.user_id = NEW.reviewer_id
    ) THEN
        {refuse("reviewer_is_not_author", "nobody decides on their own claim")}
    END IF;
    RETURN NEW;
"""

WRITER_HAS_NOT_DECIDED = f"""
    IF EXISTS (
        SELECT 1 FROM incidents_review r
        JOIN incidents_claim c ON c.id = r.claim_id AND c.round = r.round
        WHERE r.claim_id = NEW.claim_id AND r.reviewer_id = NEW.user_id
          AND c.status = 'submitted' AND r.decision IS NOT NULL
    ) THEN
        {refuse("reviewer_is_not_author", "nobody writes in a claim they are deciding on")}
    END IF;
    RETURN NEW;
"""

REMARKS_ARE_FIXED = f"""
    IF EXISTS (
        SELECT 1 FROM incidents_review r
        WHERE r.decision IS NOT NULL
          AND r.id = CASE WHEN TG_OP = 'INSERT' THEN NEW.review_id ELSE OLD.review_id END
    ) THEN
        {refuse("decided_is_final", "a decided review is never changed")}
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""

CONTENT_OF_CLAIM = (
    "statement_id",
    "stance",
    "initiator",
    "event_type",
    "starts_on",
    "ends_on",
    "starts_at",
    "ends_at",
    "date_precision",
    "paraphrase",
    "quotation",
    "quotation_start",
    "quotation_end",
    "breached_clause_id",
    "edited_by_id",
    "round",
)
"""The columns an editor has read when they decide; fixed while the claim stands so decided.

So is the incident, except that a claim goes over to the one its own was merged into.
"""


def decided_is_fixed(columns: Iterable[str], *more: str) -> str:
    """Return the body of a trigger that keeps `columns` once a record is accepted or rejected.

    `more` are conditions that are refused as well.
    """
    changed = " OR ".join([*(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in columns), *more])
    return f"""
    IF OLD.status IN ('accepted', 'rejected') AND ({changed}) THEN
        {refuse("decided_is_fixed", "what an editor has decided on is not changed")}
    END IF;
    RETURN NEW;
"""


MOVED_OTHERWISE = """
    NEW.incident_id <> OLD.incident_id AND NOT EXISTS (
        SELECT 1 FROM incidents_mergedclaim moved JOIN incidents_merge m ON m.id = moved.merge_id
        WHERE moved.claim_id = NEW.id
          AND (OLD.incident_id, NEW.incident_id) IN (
                SELECT m.source_id, m.target_id WHERE m.undone_at IS NULL
                UNION ALL SELECT m.target_id, m.source_id WHERE m.undone_at IS NOT NULL)
    )
"""
"""A claim goes to another incident, and no merge or its undoing takes it there."""

DECIDED_IS_FIXED = decided_is_fixed(CONTENT_OF_CLAIM, MOVED_OTHERWISE)

MOVED_FROM_SOURCE = f"""
    IF NOT EXISTS (
        SELECT 1 FROM incidents_merge m JOIN incidents_claim c ON c.incident_id = m.source_id
        WHERE m.id = NEW.merge_id AND m.undone_at IS NULL AND c.id = NEW.claim_id
    ) THEN
        {refuse("moved_from_source", "only a claim of the merged incident goes over")}
    END IF;
    RETURN NEW;
"""


def fixed_once_decided() -> pgtrigger.Trigger:
    """Return a trigger that refuses to change a part of a claim that is accepted or rejected."""
    return pgtrigger.Trigger(
        name="decided_is_fixed",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF EXISTS (
                SELECT 1 FROM incidents_claim c
                WHERE c.status IN ('accepted', 'rejected')
                  AND (c.id = CASE WHEN TG_OP <> 'INSERT' THEN OLD.claim_id END
                       OR c.id = CASE WHEN TG_OP <> 'DELETE' THEN NEW.claim_id END)
            ) THEN
                {refuse("decided_is_fixed", "what an editor has decided on is not changed")}
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


_CREDIBILITY_OF_INCIDENT = "PERFORM incidents_check_credibility({incident}); RETURN NULL;"

NEEDS_SECOND_LINEAGE = f"""
    IF TG_OP = 'UPDATE' AND OLD.incident_id <> NEW.incident_id THEN
        PERFORM incidents_check_credibility(OLD.incident_id);
    END IF;
    {_CREDIBILITY_OF_INCIDENT.format(incident="NEW.incident_id")}
"""


def credibility_follows(
    name: str, operation: pgtrigger.Operation, claims: str
) -> pgtrigger.Trigger:
    """Return a trigger that checks credibility 1 again when what it rests on changes.

    `claims` is the WHERE condition, on alias `c`, of the claims concerned.
    """
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=operation,
        timing=pgtrigger.Deferred,
        func=f"""
            PERFORM incidents_check_credibility(i.incident_id)
            FROM (SELECT DISTINCT c.incident_id FROM incidents_claim c
                  JOIN incidents_statement s ON s.id = c.statement_id WHERE {claims}) AS i;
            RETURN NULL;
        """,
    )
