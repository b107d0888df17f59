"""Changing records behind the triggers' back, as only an owner of the tables could."""

from __future__ import annotations

from django.db import connection
from psycopg2 import sql


def without_triggers(table: str, statement: str) -> None:
    """Run a statement on a table while its triggers are switched off; needs no open transaction."""
    name = sql.Identifier(table)
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(name))
        try:
            cursor.execute(statement)
        finally:
            cursor.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(name))
