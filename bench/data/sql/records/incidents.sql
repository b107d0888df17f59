INSERT INTO incidents_incident (id, reference, status, title, summary, event_type, starts_on,
    ends_on, date_precision, point, precision, radius_m, no_place_reason, occurrence,
    responsibility, sensitive, retraction_reason, created_by_id, edited_by_id, created_at,
    updated_at, published_by_id, published_at)
SELECT d.id, d.reference, CASE WHEN d.is_draft THEN 'draft' ELSE 'published' END,
       p.title || CASE WHEN d.mapped THEN ' ' || d.label ELSE '' END, w.said, d.type, d.starts_on,
       d.ends_on, d.date_precision, d.point, CASE WHEN d.mapped THEN d.precision END,
       CASE WHEN d.mapped THEN d.radius_m END,
       CASE WHEN d.mapped THEN '' ELSE 'No statement names a place.' END,
       CASE WHEN NOT d.is_draft THEN d.occurrence END,
       CASE WHEN NOT d.is_draft THEN d.responsibility END,
       false, '', 1 + mod(d.id, 4), NULL, d.ends_on + interval '1 day', d.ends_on + interval '2 days',
       CASE WHEN NOT d.is_draft THEN 5 + mod(d.id, 2) END,
       CASE WHEN NOT d.is_draft THEN d.ends_on + interval '2 days' END
FROM bench.drawn d
JOIN bench.phrase p ON p.type = d.type AND p.variant = d.variant
JOIN bench.detail w ON w.n = d.detail;
