"""What earlier rows need, the SQL functions of second readings and of witnesses, and guards."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations, models

GUARD_NEW_TABLES: str = import_module("incidents.migrations.0005_drafts_are_not_emptied").FORWARD

FUNCTIONS = """
CREATE FUNCTION incidents_second_reading(claim bigint) RETURNS text[]
LANGUAGE sql STABLE AS $$
    -- Why two editors have to accept a claim: the codes of enums.SecondReading, or none.
    SELECT array_remove(ARRAY[
        CASE WHEN i.sensitive THEN 'marked' END,
        CASE WHEN EXISTS (
            SELECT 1 FROM incidents_casualtyfigure f
            WHERE f.claim_id = c.id AND f.category = 'civilian' AND f.harm = 'killed'
              AND f.count <> 'none'
        ) THEN 'civilian_deaths' END,
        CASE WHEN EXISTS (
            SELECT 1 FROM incidents_casualtyfigure f
            WHERE f.claim_id = c.id AND f.harm = 'captured' AND f.count <> 'none'
        ) THEN 'captives' END,
        CASE WHEN i.status = 'published' AND c.initiator <> 'not_stated' AND NOT EXISTS (
            SELECT 1 FROM incidents_claim o
            JOIN incidents_statement os ON os.id = o.statement_id
            JOIN incidents_actor oa ON oa.id = os.actor_id
            WHERE o.incident_id = c.incident_id AND o.id <> c.id AND o.status = 'accepted'
              AND o.initiator = c.initiator AND oa.side = a.side
        ) THEN 'who_started' END
    ], NULL)
    FROM incidents_claim c
    JOIN incidents_incident i ON i.id = c.incident_id
    JOIN incidents_statement s ON s.id = c.statement_id
    JOIN incidents_actor a ON a.id = s.actor_id
    WHERE c.id = claim
$$;

CREATE FUNCTION incidents_witness(
    claim bigint, other bigint,
    OUT other_lineage boolean, OUT other_side boolean, OUT affirms boolean,
    OUT same_days boolean, OUT same_place boolean
)
LANGUAGE sql STABLE AS $$
    -- How far one claim confirms another, point by point.
    SELECT incidents_lineage_root(os.id) <> incidents_lineage_root(cs.id),
           oa.side <> ca.side OR oa.side = 'independent',
           c.stance IN ('reports', 'accepts_responsibility')
               AND o.stance IN ('reports', 'accepts_responsibility'),
           COALESCE(o.starts_on <= c.ends_on AND c.starts_on <= o.ends_on, false),
           incidents_sites_meet(c.id, o.id)
    FROM incidents_claim c
    JOIN incidents_statement cs ON cs.id = c.statement_id
    JOIN incidents_actor ca ON ca.id = cs.actor_id
    CROSS JOIN incidents_claim o
    JOIN incidents_statement os ON os.id = o.statement_id
    JOIN incidents_actor oa ON oa.id = os.actor_id
    WHERE c.id = claim AND o.id = other
$$;

CREATE OR REPLACE FUNCTION incidents_is_corroborated(claim bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
    -- True when an accepted claim of another lineage, and of another side or an independent
    -- actor, agrees that it happened, with days that overlap and sites that meet.
    SELECT EXISTS (
        SELECT 1
        FROM incidents_claim c
        JOIN incidents_claim o ON o.incident_id = c.incident_id AND o.id <> c.id
        CROSS JOIN LATERAL incidents_witness(c.id, o.id) AS w
        WHERE c.id = claim AND o.status = 'accepted'
          AND w.other_lineage AND w.other_side AND w.affirms AND w.same_days AND w.same_place
    )
$$;
"""

# A decided review is never changed, so its guard sleeps while the new columns are filled.
EARLIER_REVIEWS = """
ALTER TABLE incidents_review DISABLE TRIGGER pgtrigger_decided_is_final_20677;
UPDATE incidents_review SET taken_at = opened_at, ground = CASE decision WHEN 'reject' THEN 'other'
    ELSE '' END;
ALTER TABLE incidents_review ENABLE TRIGGER pgtrigger_decided_is_final_20677;
"""

WRITERS = """
INSERT INTO incidents_claimwriter (claim_id, user_id)
SELECT DISTINCT e.pgh_obj_id, hand.id
FROM incidents_claimevent e
CROSS JOIN LATERAL (VALUES (e.created_by_id), (e.edited_by_id)) AS hand(id)
WHERE hand.id IS NOT NULL
ON CONFLICT DO NOTHING;
"""


class Migration(migrations.Migration):
    """Fill new columns, then hold them by constraints; note who ever wrote in each claim."""

    dependencies = [("incidents", "0006_reviewing")]
    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(EARLIER_REVIEWS, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    reviewer__isnull=True, taken_at__isnull=True, decision__isnull=True
                )
                | models.Q(reviewer__isnull=False, taken_at__isnull=False),
                name="review_taken_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(ground="")
                & (models.Q(decision__isnull=True) | ~models.Q(decision="reject"))
                | models.Q(
                    decision="reject",
                    ground__in=[
                        "no_incident",
                        "not_said",
                        "no_source",
                        "repeated",
                        "out_of_scope",
                        "other",
                    ],
                ),
                name="review_ground_of_rejection",
            ),
        ),
        migrations.RunSQL(WRITERS, migrations.RunSQL.noop),
        migrations.RunSQL(GUARD_NEW_TABLES, migrations.RunSQL.noop),
    ]
