"""Saying that the database refuses something, by its own constraint or trigger."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import IntegrityError, connection, transaction


@contextmanager
def refused_by(rule: str) -> Iterator[None]:
    """Expect that the database refuses what is done inside by the constraint named `rule`.

    Deferred triggers are asked before the savepoint ends, as they are at a commit.
    """
    with pytest.raises(IntegrityError) as caught, transaction.atomic():  # noqa: PT012
        yield
        connection.check_constraints()
    cause = caught.value.__cause__
    assert cause is not None
    assert cause.diag.constraint_name == rule  # type: ignore[attr-defined]  # psycopg2's


def run_sql(sql: str, *params: str | int) -> None:
    """Run one raw statement, as somebody with a database shell would."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
