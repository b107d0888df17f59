-- As publication.index_incident writes them; bench.data.checking compares.
INSERT INTO incidents_searchdocument (incident_id, claim_id, issued_on, vector, folded)
SELECT d.id, NULL, NULL,
       p.heading || CASE WHEN d.mapped THEN d.heading || d.body ELSE ''::tsvector END
           || bench.words(d.reference, 'B') || v.body,
       CASE WHEN d.mapped THEN d.folded ELSE '' END
FROM bench.drawn d
JOIN bench.phrase p ON p.type = d.type AND p.variant = d.variant
JOIN bench.detail v ON v.n = d.detail
WHERE NOT d.is_draft;
