"""Indexes taken off before the rows come in, and made again after: many times quicker."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

# Rules of tables that rows come into. Primary keys stay: foreign keys rest on them.
_UNIQUE: Final = """
    SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
    FROM pg_constraint
    WHERE contype = 'u' AND conrelid = ANY(%s::regclass[])
    ORDER BY 1, 2
"""
_PLAIN: Final = """
    SELECT i.indrelid::regclass::text, i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
    FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid AND c.contype <> 'f'
    WHERE c.oid IS NULL AND NOT i.indisprimary AND i.indrelid = ANY(%s::regclass[])
    ORDER BY 1, 2
"""
_HEAVY: Final = ("incidents_searchdocument", "incidents_claim", "incidents_statement")


class Index(NamedTuple):
    """An index or unique rule of a table, and the statement that makes it again."""

    table: str
    name: str
    remake: str


def take_off(cursor: Any, tables: list[str]) -> list[Index]:
    """Drop what is not a primary key; return how to make it again, what takes longest first."""
    cursor.execute(_UNIQUE, [tables])
    rules = [
        Index(table, name, f"ALTER TABLE {table} ADD CONSTRAINT {name} {rule}")
        for table, name, rule in cursor.fetchall()
    ]
    for rule in rules:
        cursor.execute(f"ALTER TABLE {rule.table} DROP CONSTRAINT {rule.name}")
    cursor.execute(_PLAIN, [tables])
    plain = [Index(*row) for row in cursor.fetchall()]
    for index in plain:
        cursor.execute(f"DROP INDEX {index.name}")
    return sorted([*plain, *rules], key=_weight)


def _weight(index: Index) -> tuple[bool, int, str]:
    """Word indexes of the longest tables come first, so that none is left over at the end."""
    place = _HEAVY.index(index.table) if index.table in _HEAVY else len(_HEAVY)
    return " gin " not in index.remake.lower(), place, index.name
