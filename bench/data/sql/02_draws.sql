-- What happens in each incident and claim, drawn before any record is written.

CREATE UNLOGGED TABLE bench.drawn AS
WITH places AS (SELECT count(*) AS many FROM bench.place),
years AS (SELECT array_agg(year ORDER BY n) AS list, count(*) AS many FROM bench.year),
kinds AS (SELECT array_agg(DISTINCT type ORDER BY type) AS list FROM bench.phrase),
first AS (
    SELECT n, n > %(n)s AS is_draft,
           floor(pow(bench.r(n, 10), 1.9) * places.many)::integer AS place,
           years.list[1 + floor(bench.r(n, 11) * years.many)::integer] AS year,
           bench.pick(kinds.list, pow(bench.r(n, 12), 1.4)) AS type,
           bench.r(n, 13) < 0.92 AS mapped,
           CASE WHEN bench.r(n, 14) < 0.32 THEN 1 WHEN bench.r(n, 14) < 0.68 THEN 2
                WHEN bench.r(n, 14) < 0.85 THEN 3 WHEN bench.r(n, 14) < 0.95 THEN 4
                ELSE 5 END AS claims,
           floor(bench.r(n, 15) * 3)::integer AS variant,
           floor(pow(bench.r(n, 16), 1.5) * (SELECT count(*) FROM bench.detail))::integer AS detail
    FROM generate_series(1, %(n)s + %(n)s / 33) AS n, places, years, kinds
),
dated AS (
    SELECT first.*,
           make_date(year, 1, 1) + CASE
               WHEN year = 2020 AND bench.r(n, 17) < 0.6 THEN 270 + (bench.r(n, 18) * 44)::integer
               WHEN year = 2026 THEN (bench.r(n, 18) * 300)::integer
               ELSE (bench.r(n, 18) * 364)::integer END AS starts_on,
           CASE WHEN bench.r(n, 19) < 0.80 THEN 0
                WHEN bench.r(n, 19) < 0.96 THEN (bench.r(n, 20) * 5)::integer
                ELSE 6 + (bench.r(n, 20) * 24)::integer END AS more_days
    FROM first
)
SELECT d.n AS id, d.is_draft, d.place, d.type, d.mapped, d.claims, d.variant, d.detail,
       d.starts_on, d.starts_on + d.more_days AS ends_on,
       CASE WHEN d.more_days = 0 THEN 1 WHEN d.more_days < 6 THEN 2
            WHEN d.more_days = 6 THEN 3 ELSE 4 END AS date_precision,
       p.id AS place_id, p.label, p.heading, p.body, p.folded,
       -- A third stands on the very point of the place, as real reports do.
       CASE WHEN d.mapped THEN CASE WHEN bench.r(d.n, 21) < 0.33 THEN p.point ELSE ST_SetSRID(
           ST_MakePoint(ST_X(p.point) + (bench.r(d.n, 22) + bench.r(d.n, 23) - 1) * 0.06,
                        ST_Y(p.point) + (bench.r(d.n, 24) + bench.r(d.n, 25) - 1) * 0.05), 4326)
           END END AS point,
       CASE WHEN bench.r(d.n, 21) < 0.33 THEN 1 WHEN bench.r(d.n, 26) < 0.45 THEN 1
            WHEN bench.r(d.n, 26) < 0.85 THEN 2 WHEN bench.r(d.n, 26) < 0.93 THEN 3
            WHEN bench.r(d.n, 26) < 0.97 THEN 4 ELSE 5 END AS precision,
       CASE WHEN bench.r(d.n, 27) < 0.5 THEN 500 + 500 * (bench.r(d.n, 28) * 8)::integer
            END AS radius_m,
       CASE WHEN d.claims = 1 THEN bench.pick('{single_side,single_side,unverifiable}',
                                              bench.r(d.n, 29))
            ELSE bench.pick('{agreed,denied,denied,independently_confirmed,single_side}',
                            bench.r(d.n, 29)) END AS occurrence,
       bench.pick('{admitted,attributed,contested,contested,not_stated}', bench.r(d.n, 30))
           AS responsibility,
       d.year, row_number() OVER (PARTITION BY d.is_draft, d.year ORDER BY d.starts_on, d.n)
           AS number
FROM dated d JOIN bench.place p ON p.n = d.place;

-- NK-2020-0012: at least four digits.
ALTER TABLE bench.drawn ADD reference text GENERATED ALWAYS AS (
    CASE WHEN NOT is_draft THEN 'NK-' || year || '-'
        || lpad(number::text, greatest(4, length(number::text)), '0') END) STORED;

-- Each claim of an incident has another speaker; what was said on a day is said in few statements.
CREATE UNLOGGED TABLE bench.said AS
WITH speakers AS (SELECT count(*) AS many FROM bench.speaker)
SELECT row_number() OVER (ORDER BY d.id, j) AS id, d.id AS incident_id, j,
       mod(floor(bench.r(d.id, 40) * speakers.many)::integer + j * 3, speakers.many::integer)
           AS speaker,
       d.ends_on + CASE WHEN bench.r(d.id * 8 + j, 41) < 0.06
                        THEN (bench.r(d.id * 8 + j, 42) * 400)::integer
                        ELSE (bench.r(d.id * 8 + j, 42) * 3)::integer END AS issued_on,
       mod(d.id, 4)::integer AS pile,
       CASE WHEN d.is_draft THEN 'submitted'
            WHEN j > 0 AND bench.r(d.id * 8 + j, 43) < 0.06 THEN 'submitted'
            ELSE 'accepted' END AS status
FROM bench.drawn d, speakers, LATERAL generate_series(0, d.claims - 1) AS j;

CREATE UNLOGGED TABLE bench.statement AS
SELECT row_number() OVER (ORDER BY issued_on, speaker, pile) AS id, s.*
FROM (SELECT DISTINCT issued_on, speaker, pile FROM bench.said) AS s;

ANALYZE bench.drawn, bench.said, bench.statement, bench.place, bench.phrase, bench.detail,
        bench.speaker;
