"""Statements of the floor. `{where}` takes the condition of a question on the incident `i`."""

from __future__ import annotations

from typing import Final

PUBLIC: Final = "i.status = 'published'"

TILE: Final = """
    WITH edge AS (SELECT ST_TileEnvelope(%(z)s, %(x)s, %(y)s) AS box),
    found AS (
        SELECT ST_AsMVTGeom(ST_Transform(i.point, 3857), edge.box, 4096, 0, true) AS geom,
               i.reference AS ref, i.event_type AS type, i.starts_on::text AS day
        FROM incidents_incident i, edge
        WHERE i.status = 'published' AND i.point && ST_Transform(edge.box, 4326) AND {where}
    )
    SELECT ST_AsMVT(found, 'incidents') FROM found
"""

TIMELINE_ONCE: Final = """
    SELECT date_trunc('month', i.starts_on), i.event_type, count(*)
    FROM incidents_incident i WHERE i.status = 'published' AND {where} GROUP BY 1, 2
"""

TIMELINE_BY_SIDE: Final = """
    SELECT date_trunc('month', i.starts_on), side.side, i.event_type, count(DISTINCT i.id)
    FROM incidents_incident i
    JOIN incidents_claim said ON said.incident_id = i.id AND said.status = 'accepted'
    JOIN incidents_statement st ON st.id = said.statement_id
    JOIN incidents_actor side ON side.id = st.actor_id
    WHERE i.status = 'published' AND {where} GROUP BY 1, 2, 3
"""

FEATURES: Final = """
    SELECT '{{"type":"FeatureCollection","features":[' || coalesce(string_agg(
        '{{"type":"Feature","geometry":'
        || CASE WHEN i.point IS NULL THEN 'null' ELSE '{{"type":"Point","coordinates":['
            || ST_X(i.point) || ',' || ST_Y(i.point) || ']}}' END
        || ',"properties":{{"ref":"' || i.reference || '","title":' || to_json(i.title)
        || ',"day":"' || i.starts_on || '","last_day":"' || i.ends_on
        || '","type":"' || i.event_type || '","occurrence":"' || i.occurrence
        || '","responsibility":"' || i.responsibility
        || '","precision":' || coalesce(i.precision::text, 'null') || '}}}}', ','), '')
        || ']}}'
    FROM (SELECT * FROM incidents_incident i WHERE i.status = 'published' AND {where}
          ORDER BY i.starts_on DESC, i.reference DESC LIMIT %(limit)s) AS i
"""

SEARCH: Final = """
    SELECT i.reference, i.title, i.starts_on, i.event_type, i.occurrence, i.responsibility
    FROM (
        SELECT d.incident_id FROM incidents_searchdocument d
        WHERE d.vector @@ websearch_to_tsquery('english', %(q)s) AND d.issued_on IS NOT NULL
        ORDER BY d.issued_on DESC LIMIT 100
    ) AS newest JOIN incidents_incident i ON i.id = newest.incident_id LIMIT 50
"""
