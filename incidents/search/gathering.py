"""Gathering what public texts are made of: their words, and which incidents have which.

Done at night and by `manage.py index_incidents`. Who asks meanwhile is answered from what was
gathered before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import connection, transaction
from django.db.models import Max, Min

from incidents.models import SearchDocument, SearchPosting, SearchWord
from incidents.snapshot.version import current

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper

AT_ONCE: Final = 100_000
"""The words of so many documents are gathered in one piece of memory."""

# Words as they are written, not their stems: nobody means "artilleri".
_WRITTEN: Final = """
    INSERT INTO incidents_searchword (word, documents)
    SELECT word, ndoc FROM ts_stat($$
        SELECT to_tsvector('simple', title || ' ' || summary)
        FROM incidents_incident WHERE status = 'published'
        UNION ALL
        SELECT to_tsvector('simple', c.paraphrase || ' ' || c.quotation)
        FROM incidents_claim c JOIN incidents_incident i ON i.id = c.incident_id
        WHERE c.status = 'accepted' AND i.status = 'published'
    $$)
    WHERE length(word) BETWEEN 4 AND 40 AND word ~ '^[[:alpha:]]+$'
"""

# Three arrays of one length. A key beyond 32 bits is refused, never cut.
_POSTINGS: Final = """
    INSERT INTO incidents_searchposting (kind, term, number, documents, incidents, days)
    SELECT '{kind}', term, %(number)s,
        coalesce(string_agg(int4send(document::integer), ''), ''),
        string_agg(int4send(incident::integer), ''),
        string_agg(int4send(coalesce(said_on - date '1970-01-01', -2147483648)), '')
    FROM ({found}) AS found GROUP BY term
"""

_WORDS: Final = """
    SELECT lexeme AS term, d.id AS document, d.incident_id AS incident, d.issued_on AS said_on
    FROM incidents_searchdocument d, unnest(tsvector_to_array(d.vector)) AS lexeme
    WHERE d.id BETWEEN %(first)s AND %(last)s
"""

_SPELLINGS: Final = """
    SELECT folded AS term, id AS document, incident_id AS incident, issued_on AS said_on
    FROM incidents_searchdocument WHERE folded <> ''
"""

_PLACES: Final = """
    SELECT place_id::text AS term, NULL AS document, incident_id AS incident, said_on FROM (
        SELECT s.place_id, s.incident_id, NULL::date AS said_on FROM incidents_shownincidentsite s
        UNION ALL
        SELECT s.place_id, c.incident_id, t.issued_on FROM incidents_shownclaimsite s
        JOIN incidents_claim c ON c.id = s.claim_id AND c.status = 'accepted'
        JOIN incidents_statement t ON t.id = c.statement_id
    ) AS there
    JOIN incidents_incident i ON i.id = incident_id AND i.status = 'published'
    WHERE place_id IS NOT NULL
"""


def gather() -> int:
    """Gather words and postings anew; return the number of words."""
    with transaction.atomic(), connection.cursor() as cursor:
        # One at a time, or all would stand there twice. Whoever reads need not wait.
        cursor.execute("LOCK TABLE incidents_searchposting IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute("SET LOCAL work_mem = '64MB'")
        # The number first: what is published meanwhile is asked once too often, never missed.
        number = current()
        _gather_postings(cursor, number)
        SearchWord.objects.all().delete()
        cursor.execute(_WRITTEN)
        return int(cursor.rowcount)


def _gather_postings(cursor: CursorWrapper, number: int) -> None:
    SearchPosting.objects.all().delete()
    kinds = SearchPosting.Kind
    for kind, found in ((kinds.SPELLING, _SPELLINGS), (kinds.PLACE, _PLACES)):
        cursor.execute(_POSTINGS.format(kind=kind.value, found=found), {"number": number})
    ends = SearchDocument.objects.order_by().aggregate(first=Min("pk"), last=Max("pk"))
    for first in range(ends["first"] or 0, (ends["last"] or -1) + 1, AT_ONCE):
        cursor.execute(
            _POSTINGS.format(kind=kinds.WORD.value, found=_WORDS),
            {"number": number, "first": first, "last": first + AT_ONCE - 1},
        )
