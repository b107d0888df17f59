"""What the public sees of places: coarser than on record, where an editor says so."""

from __future__ import annotations

from django.db import migrations

POINT = """
CREATE FUNCTION incidents_coarse_point(point geometry, metres integer) RETURNS geometry
LANGUAGE sql STABLE AS $$
    -- The nearest corner of a grid of so many metres, or where the region ends towards it: the
    -- same for all points of a cell, so that no number of them tells more.
    SELECT ST_ClosestPoint(r.box, ST_Transform(
        ST_SnapToGrid(ST_Transform(point, 32638), metres), 4326))
    FROM incidents_region r LIMIT 1
$$;

CREATE FUNCTION incidents_coarse_radius(reach integer, metres integer) RETURNS integer
LANGUAGE sql IMMUTABLE AS $$
    -- A corner lies at most 0.7072 of the grid away; whole kilometres do not tell the reach.
    SELECT GREATEST(metres, CEIL((0.7072 * metres + reach) / 1000)::integer * 1000)
$$;
"""

SITES = """
CREATE VIEW incidents_shown{kind}site AS
    SELECT s.id, s.{kind}_id, s.place_id, s.point, s.precision, s.radius_m, s.role, s.description,
           false AS is_coarse
    FROM incidents_{kind}site s {joins}
    WHERE i.shown_within_m IS NULL
    UNION ALL
    SELECT s.id, s.{kind}_id, s.place_id, s.point, s.precision, s.radius_m, s.role, s.description,
           false
    FROM incidents_{kind}site s {joins}
    WHERE i.shown_within_m IS NOT NULL
      AND COALESCE(incidents_reach_m(s.radius_m, s.precision) >= i.shown_within_m, true)
    UNION ALL
    SELECT s.id, s.{kind}_id, NULL, incidents_coarse_point(COALESCE(s.point, p.point),
           i.shown_within_m), 2::smallint,
           incidents_coarse_radius(incidents_reach_m(s.radius_m, s.precision), i.shown_within_m),
           s.role, '', true
    FROM incidents_{kind}site s {joins}
    LEFT JOIN incidents_place p ON p.id = s.place_id
    WHERE incidents_reach_m(s.radius_m, s.precision) < i.shown_within_m
"""

OF_INCIDENT = "JOIN incidents_incident i ON i.id = s.incident_id"
OF_CLAIM = (
    "JOIN incidents_claim c ON c.id = s.claim_id JOIN incidents_incident i ON i.id = c.incident_id"
)

OUTCOMES = f"""
CREATE VIEW incidents_shownclaimoutcome AS
    SELECT s.id, s.claim_id, s.outcome, s.place_id
    FROM incidents_claimoutcome s {OF_CLAIM}
    WHERE i.shown_within_m IS NULL
    UNION ALL
    SELECT s.id, s.claim_id, s.outcome, CASE WHEN p.kind = 'district' THEN s.place_id END
    FROM incidents_claimoutcome s {OF_CLAIM}
    LEFT JOIN incidents_place p ON p.id = s.place_id
    WHERE i.shown_within_m IS NOT NULL
"""


class Migration(migrations.Migration):
    """Make the views; they are dropped again by their names."""

    dependencies = [("incidents", "0015_shown_places")]
    operations = [
        migrations.RunSQL(
            POINT,
            "DROP FUNCTION incidents_coarse_point; DROP FUNCTION incidents_coarse_radius",
        ),
        migrations.RunSQL(
            SITES.format(kind="incident", joins=OF_INCIDENT),
            "DROP VIEW incidents_shownincidentsite",
        ),
        migrations.RunSQL(
            SITES.format(kind="claim", joins=OF_CLAIM), "DROP VIEW incidents_shownclaimsite"
        ),
        migrations.RunSQL(OUTCOMES, "DROP VIEW incidents_shownclaimoutcome"),
    ]
