"""Changing records behind the triggers' back, as only an owner of the tables could."""

from __future__ import annotations

from django.db import connection, transaction
from psycopg2 import sql


def without_triggers(table: str, statement: str) -> None:
    """Run a statement on a table while its triggers are switched off."""
    name = sql.Identifier(table)
    with transaction.atomic(), connection.cursor() as cursor:
        # PostgreSQL switches no trigger while a deferred check of the table is still to come.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(name))
        cursor.execute(statement)
        cursor.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(name))
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
