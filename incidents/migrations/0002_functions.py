"""The SQL functions the triggers call: lineage, reach, corroboration."""

from __future__ import annotations

from django.db import migrations

FORWARD = """
CREATE FUNCTION incidents_ancestors(statement bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE AS $$
    -- The statement itself and all it repeats, directly or through others.
    WITH RECURSIVE line(id) AS (
        SELECT statement
        UNION
        SELECT s.derived_from_id FROM incidents_statement s JOIN line ON s.id = line.id
        WHERE s.derived_from_id IS NOT NULL
    )
    SELECT id FROM line
$$;

CREATE FUNCTION incidents_lineage_root(statement bigint) RETURNS bigint
LANGUAGE sql STABLE AS $$
    SELECT s.id FROM incidents_statement s
    WHERE s.id IN (SELECT incidents_ancestors(statement)) AND s.derived_from_id IS NULL
$$;

CREATE FUNCTION incidents_reach_m(radius_m integer, prec smallint) RETURNS integer
LANGUAGE sql IMMUTABLE AS $$
    -- The same numbers as enums.WHERE_RADIUS_M; a test holds the two together.
    SELECT COALESCE(radius_m, CASE prec
        WHEN 1 THEN 1000 WHEN 2 THEN 25000 WHEN 3 THEN 30000
        WHEN 4 THEN 60000 WHEN 5 THEN 50000 END)
$$;

CREATE FUNCTION incidents_sites_meet(one bigint, other bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
    -- True when a site of each claim lie within the sum of their radii.
    SELECT EXISTS (
        SELECT 1
        FROM incidents_claimsite a
        LEFT JOIN incidents_place pa ON pa.id = a.place_id
        CROSS JOIN incidents_claimsite b
        LEFT JOIN incidents_place pb ON pb.id = b.place_id
        WHERE a.claim_id = one AND b.claim_id = other
          AND ST_DWithin(
                COALESCE(a.point, pa.point)::geography,
                COALESCE(b.point, pb.point)::geography,
                COALESCE(incidents_reach_m(a.radius_m, a.precision)
                       + incidents_reach_m(b.radius_m, b.precision), 1000000))
    )
$$;

CREATE FUNCTION incidents_is_corroborated(claim bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
    -- True when an accepted claim of another lineage, and of another side or an independent
    -- actor, agrees that it happened, with days that overlap and sites that meet.
    SELECT EXISTS (
        SELECT 1
        FROM incidents_claim c
        JOIN incidents_statement cs ON cs.id = c.statement_id
        JOIN incidents_actor ca ON ca.id = cs.actor_id
        JOIN incidents_claim o ON o.incident_id = c.incident_id AND o.id <> c.id
        JOIN incidents_statement os ON os.id = o.statement_id
        JOIN incidents_actor oa ON oa.id = os.actor_id
        WHERE c.id = claim
          AND o.status = 'accepted'
          AND c.stance IN ('reports', 'accepts_responsibility')
          AND o.stance IN ('reports', 'accepts_responsibility')
          AND incidents_lineage_root(os.id) <> incidents_lineage_root(cs.id)
          AND (oa.side <> ca.side OR oa.side = 'independent')
          AND o.starts_on <= c.ends_on AND c.starts_on <= o.ends_on
          AND incidents_sites_meet(c.id, o.id)
    )
$$;

CREATE FUNCTION incidents_check_credibility(incident bigint) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM incidents_claim c
        WHERE c.incident_id = incident AND c.status = 'accepted' AND c.credibility = 1
          AND NOT incidents_is_corroborated(c.id)
    ) THEN
        RAISE EXCEPTION 'credibility 1 needs an accepted claim of another lineage that agrees'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'needs_second_lineage';
    END IF;
END
$$;
"""

BACKWARD = """
DROP FUNCTION incidents_check_credibility(bigint);
DROP FUNCTION incidents_is_corroborated(bigint);
DROP FUNCTION incidents_sites_meet(bigint, bigint);
DROP FUNCTION incidents_reach_m(integer, smallint);
DROP FUNCTION incidents_lineage_root(bigint);
DROP FUNCTION incidents_ancestors(bigint);
"""


class Migration(migrations.Migration):
    """Make the functions."""

    dependencies = [("incidents", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
