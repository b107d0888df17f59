INSERT INTO incidents_incidentsite (id, incident_id, place_id, point, precision, radius_m, role,
    description)
SELECT id, id, place_id, point, precision, radius_m, 'location', '' FROM bench.drawn WHERE mapped;

INSERT INTO incidents_assessment (id, incident_id, occurrence, responsibility, reason,
    proposed_occurrence, proposed_responsibility, decided_by_id, decided_at)
SELECT id, id, occurrence, responsibility, 'Read from the claims as they stand.', occurrence,
       responsibility, 5 + mod(id, 2), ends_on + interval '2 days'
FROM bench.drawn WHERE NOT is_draft;

-- Of what was published then only the head is kept here: no job reads an earlier version.
INSERT INTO incidents_publishedversion (id, incident_id, number, published_at, published_by_id,
    note, content)
SELECT id, id, 1, ends_on + interval '2 days', 5 + mod(id, 2), '',
       jsonb_build_object('ref', reference, 'type', type)
FROM bench.drawn WHERE NOT is_draft;

INSERT INTO incidents_referencecounter (year, last)
SELECT year, max(number) FROM bench.drawn WHERE NOT is_draft GROUP BY year;

INSERT INTO incidents_snapshotversion (id, number, moved_at) VALUES (1, 1, now())
ON CONFLICT (id) DO UPDATE SET number = 1;
