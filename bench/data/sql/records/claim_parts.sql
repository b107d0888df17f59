INSERT INTO incidents_claimwriter (claim_id, user_id)
SELECT id, 1 + mod(incident_id + j, 4) FROM bench.said;

INSERT INTO incidents_claimsite (id, claim_id, place_id, point, precision, radius_m, role,
    description)
SELECT c.id, c.id, d.place_id, CASE WHEN c.j = 0 THEN d.point END,
       CASE WHEN c.j = 0 THEN d.precision ELSE 2 END, CASE WHEN c.j = 0 THEN d.radius_m END,
       'location', ''
FROM bench.said c JOIN bench.drawn d ON d.id = c.incident_id WHERE d.mapped;

-- Losses: in three claims of ten, of one to three kinds.
INSERT INTO incidents_casualtyfigure (claim_id, side, category, harm, count, minimum, best, maximum)
SELECT claim_id, side, category, harm, count,
       CASE count WHEN 'stated' THEN best WHEN 'none' THEN 0 END,
       CASE count WHEN 'stated' THEN best WHEN 'none' THEN 0 END,
       CASE count WHEN 'stated' THEN best + more WHEN 'none' THEN 0 END
FROM (
    SELECT c.id AS claim_id,
           CASE WHEN bench.r(c.id, 60) < 0.5 THEN 'armenia' ELSE 'azerbaijan' END AS side,
           CASE WHEN bench.r(c.id, 61) < 0.8 THEN 'military' ELSE 'civilian' END AS category,
           (ARRAY['killed', 'wounded', 'captured'])[k] AS harm,
           CASE WHEN bench.r(c.id * 4 + k, 62) < 0.85 THEN 'stated'
                WHEN bench.r(c.id * 4 + k, 62) < 0.95 THEN 'none' ELSE 'not_stated' END AS count,
           1 + floor(pow(bench.r(c.id * 4 + k, 63), 5) * 40)::integer AS best,
           floor(pow(bench.r(c.id * 4 + k, 64), 4) * 6)::integer AS more
    FROM bench.said c,
         LATERAL generate_series(1, 1 + floor(bench.r(c.id, 65) * 3)::integer) AS k
    WHERE bench.r(c.id, 66) < 0.3
) AS f;
