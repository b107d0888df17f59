INSERT INTO incidents_review (claim_id, round, reader, reviewer_id, opened_at, taken_at, decided_at,
    decision, reason, ground, reliability, credibility)
SELECT c.id, 1, 1, 6 - mod(c.incident_id, 2), d.ends_on + interval '1 day',
       d.ends_on + interval '1 day', d.ends_on + interval '2 days', 'accept', '', '',
       bench.pick('{A,B,B,C,C,C,D,F}', bench.r(c.id, 55)),
       2 + floor(bench.r(c.id, 56) * 5)::integer
FROM bench.said c JOIN bench.drawn d ON d.id = c.incident_id
WHERE c.status = 'accepted';

INSERT INTO incidents_review (claim_id, round, reader, opened_at, reason, ground)
SELECT c.id, 1, 1, d.ends_on + interval '1 day', '', ''
FROM bench.said c JOIN bench.drawn d ON d.id = c.incident_id
WHERE c.status <> 'accepted';
