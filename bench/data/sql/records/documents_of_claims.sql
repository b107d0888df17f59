-- As publication.index_incident writes them, a half of the claims at a time.
INSERT INTO incidents_searchdocument (incident_id, claim_id, issued_on, vector, folded)
SELECT d.id, c.id, c.issued_on,
       p.body || v.body || w.body
           || CASE WHEN d.mapped THEN setweight(d.heading, 'B') || d.body ELSE ''::tsvector END,
       CASE WHEN d.mapped THEN d.folded ELSE '' END
FROM bench.said c
JOIN bench.drawn d ON d.id = c.incident_id
JOIN bench.speaker w ON w.n = c.speaker
JOIN bench.phrase p ON p.type = d.type AND p.variant = mod(d.variant + c.j, 3)
JOIN bench.detail v ON v.n = mod(d.detail + c.j * 7, (SELECT count(*) FROM bench.detail))
WHERE c.status = 'accepted' AND NOT d.is_draft AND mod(c.id, 2) = %(half)s;
