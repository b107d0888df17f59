-- What the rows are made of, each with its search words ready: parsing a text costs a hundred times
-- what joining two vectors costs. bench.phrase, bench.detail and bench.speaker come filled.

-- A number from 0 to 1 that follows from the seed, a row and what it is for.
CREATE FUNCTION bench.r(row_number bigint, purpose integer) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (hashint8extended(row_number, %(seed)s * 1000 + purpose) & 1048575)::float8 / 1048576
$$;

CREATE FUNCTION bench.pick(words text[], at double precision) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT words[1 + floor(at * array_length(words, 1))::integer]
$$;

-- The words of a text as publication.searching stores them.
CREATE FUNCTION bench.words(body text, weight "char") RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT setweight(to_tsvector('simple'::regconfig, body), weight)
        || setweight(to_tsvector('english'::regconfig, body), weight)
        || setweight(to_tsvector('russian'::regconfig, body), weight)
$$;

ALTER TABLE bench.phrase ADD heading tsvector, ADD body tsvector;
UPDATE bench.phrase SET heading = bench.words(title, 'A'), body = bench.words(clause, 'B');
ALTER TABLE bench.detail ADD body tsvector;
UPDATE bench.detail SET body = bench.words(said, 'B');
ALTER TABLE bench.speaker ADD body tsvector, ADD actor_id bigint;
UPDATE bench.speaker SET body = bench.words(name || ' ' || short_name, 'B');

-- Some three hundred places around the old line of contact; the first get most of the incidents.
CREATE UNLOGGED TABLE bench.place AS
SELECT row_number() OVER (ORDER BY bench.r(p.id, 1)) - 1 AS n, p.id, p.slug, p.label, p.point,
       bench.words(p.label, 'A') AS heading,
       bench.words(concat_ws(E' \n', p.label, string_agg(m.name, E' \n')), 'B') AS body,
       COALESCE(string_agg(DISTINCT m.folded::text COLLATE "C", E'\n'
                           ORDER BY m.folded::text COLLATE "C")
                FILTER (WHERE m.folded <> ''), '') AS folded
FROM (
    SELECT * FROM incidents_place
    WHERE kind <> 'district' AND point && ST_MakeEnvelope(45, 38.6, 48.2, 41, 4326)
    ORDER BY origin = 'own' DESC, id LIMIT 300
) AS p LEFT JOIN incidents_placename m ON m.place_id = p.id
GROUP BY p.id, p.slug, p.label, p.point;
CREATE UNIQUE INDEX ON bench.place (n);

-- A thousand years to draw from: war years come up most.
CREATE UNLOGGED TABLE bench.year AS
SELECT row_number() OVER (ORDER BY y) - 1 AS n, y AS year
FROM generate_series(1994, 2026) AS y, LATERAL generate_series(1, CASE
    WHEN y = 2020 THEN 180 WHEN y IN (2016, 2021, 2022, 2023) THEN 60 WHEN y IN (1994, 2014, 2015)
    THEN 50 WHEN y BETWEEN 2008 AND 2019 THEN 30 ELSE 14 END);
