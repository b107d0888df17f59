INSERT INTO incidents_claim (id, public_id, statement_id, incident_id, status, round, submitted_at,
    stance, initiator, event_type, starts_on, ends_on, date_precision, paraphrase, quotation,
    reliability, credibility, grade_reason, created_by_id, created_at, updated_at)
SELECT c.id, 'c' || lpad(to_hex(c.id), 7, '0'), s.id, c.incident_id, c.status, 1,
       d.ends_on + interval '1 day',
       bench.pick('{reports,reports,reports,reports,reports,denies,denies,disputes_detail,comments}',
                  bench.r(c.id, 50)),
       CASE WHEN bench.r(c.id, 51) < 0.35 THEN 'not_stated'
            WHEN w.side = 'armenia' THEN 'azerbaijan' WHEN w.side = 'azerbaijan' THEN 'armenia'
            ELSE bench.pick('{armenia,azerbaijan,not_stated}', bench.r(c.id, 52)) END,
       CASE WHEN bench.r(c.id, 53) < 0.9 THEN d.type
            ELSE bench.pick('{shelling,ground_clash,small_arms_fire}', bench.r(c.id, 54)) END,
       d.starts_on, d.ends_on, d.date_precision,
       p.clause || CASE WHEN d.mapped THEN ' ' || d.label ELSE '' END || ' ' || v.said, '',
       CASE WHEN c.status = 'accepted' THEN bench.pick('{A,B,B,C,C,C,D,F}', bench.r(c.id, 55)) END,
       CASE WHEN c.status = 'accepted' THEN 2 + floor(bench.r(c.id, 56) * 5)::integer END,
       CASE WHEN c.status = 'accepted' THEN 'As its source is graded.' ELSE '' END,
       1 + mod(c.incident_id + c.j, 4), d.ends_on + interval '1 day', d.ends_on + interval '2 days'
FROM bench.said c
JOIN bench.drawn d ON d.id = c.incident_id
JOIN bench.speaker w ON w.n = c.speaker
JOIN bench.statement s USING (issued_on, speaker, pile)
JOIN bench.phrase p ON p.type = d.type AND p.variant = mod(d.variant + c.j, 3)
JOIN bench.detail v ON v.n = mod(d.detail + c.j * 7, (SELECT count(*) FROM bench.detail));
