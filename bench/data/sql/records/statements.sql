INSERT INTO incidents_statement (id, public_id, actor_id, issued_on, issued_precision, language,
    summary, verbatim, translation, created_by_id, created_at, updated_at)
SELECT s.id, 'e' || lpad(to_hex(s.id), 7, '0'), w.actor_id, s.issued_on, 1, 'en',
       w.short_name || ' on the situation along the line.',
       'On ' || s.issued_on || ' ' || w.name || ' gave an account of the situation along the line.',
       '', 1 + mod(s.id, 4), s.issued_on + interval '1 day', s.issued_on + interval '1 day'
FROM bench.statement s JOIN bench.speaker w ON w.n = s.speaker;

INSERT INTO incidents_publication (id, outlet_id, url, url_key, title, language, published_on,
    created_by_id, created_at, updated_at)
SELECT s.id, o.id, o.url || s.id, 'site-' || s.speaker || '.example/' || s.id,
       'Statement of ' || s.issued_on, 'en', s.issued_on, 1 + mod(s.id, 4),
       s.issued_on + interval '1 day', s.issued_on + interval '1 day'
FROM bench.statement s JOIN incidents_outlet o ON o.slug = 'bench-' || s.speaker;

INSERT INTO incidents_appearance (id, statement_id, publication_id, note)
SELECT id, id, id, '' FROM bench.statement;
