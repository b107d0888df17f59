-- Who writes, who speaks, and where it was read.

INSERT INTO incidents_user (id, password, is_superuser, username, first_name, last_name, email,
    is_staff, is_active, date_joined, role, notices_by_mail)
SELECT n, '!', false, CASE WHEN n < 5 THEN 'analyst-' ELSE 'editor-' END || n, '', '', '', false, true,
       '2021-01-01', CASE WHEN n < 5 THEN 'analyst' ELSE 'editor' END, 'none'
FROM generate_series(1, 6) AS n;

INSERT INTO incidents_actor (slug, name, short_name, side, kind, note)
SELECT 'bench-' || n, name, short_name, side, kind, '' FROM bench.speaker;
UPDATE bench.speaker s SET actor_id = a.id FROM incidents_actor a WHERE a.slug = 'bench-' || s.n;

INSERT INTO incidents_outlet (slug, name, kind, url, language, owner_id)
SELECT 'bench-' || n, short_name || ' site', 'official', 'https://site-' || n || '.example/', 'en',
       actor_id
FROM bench.speaker;
