"""How the database is emptied after a test that commits.

Django's own way, TRUNCATE of all tables, makes several hundred files anew and takes most of a
second; few tables have rows, and deleting those took about a tenth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pgtrigger
from django.apps import apps
from django.db import connection, transaction

from incidents.apps import keep_region

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper

KEPT: Final = {"auth_permission", "django_content_type"}
"""What `migrate` writes and no test changes."""

CONTEXT: Final = "pghistory_context"


def empty_database() -> None:
    """Delete all rows, as the rules of the product never let anybody."""
    with transaction.atomic(), pgtrigger.ignore(), connection.cursor() as cursor:
        for table in _filled(cursor):
            if table == CONTEXT:
                cursor.execute(f"ALTER TABLE {CONTEXT} DISABLE TRIGGER context_is_kept")
            cursor.execute(f'DELETE FROM "{table}"')
            if table == CONTEXT:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute(f"ALTER TABLE {CONTEXT} ENABLE TRIGGER context_is_kept")
    keep_region(apps.get_app_config("incidents"), "default")


def _filled(cursor: CursorWrapper) -> list[str]:
    """The tables with rows; that of contexts, to which events refer, comes last."""
    tables = set(connection.introspection.django_table_names(include_views=False)) - KEPT
    cursor.execute(
        " UNION ALL ".join(
            f"SELECT '{table}' WHERE EXISTS (SELECT FROM \"{table}\")" for table in sorted(tables)
        )
    )
    return sorted((table for (table,) in cursor), key=lambda table: (table == CONTEXT, table))
