-- What the peers are given: the same rows and columns as the floor, under plain names.
CREATE OR REPLACE VIEW bench_features AS
SELECT id, reference AS ref, title, starts_on, ends_on, event_type AS type, occurrence,
       responsibility, precision, point AS geom
FROM incidents_incident WHERE status = 'published';
GRANT SELECT ON bench_features TO tracker;
