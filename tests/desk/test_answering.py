"""What answers a question is found by indexes, however much is on record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pgtrigger
import pytest
from django.db import connection

from incidents.desk.answering import claims_for, incidents_for, statements_for
from incidents.desk.question import understand
from incidents.models import Publication
from incidents.querysets.words import PUBLICATION_WORDS
from tests.factories import make_claim, make_incident, make_publication, make_statement

if TYPE_CHECKING:
    from django.db.models import Model

pytestmark = pytest.mark.django_db

MANY, FEWER = 20_000, 2_000


def copy(record: Model, number: int, **changed: str) -> None:
    """Add copies of a record; `changed` are SQL expressions by column, of the number n."""
    columns = [
        field.column
        for field in record._meta.concrete_fields
        if field.column is not None and not field.primary_key
    ]
    table = record._meta.db_table
    values = ", ".join(changed.get(name, f'"{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor, pgtrigger.ignore():
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {values} FROM {table}, "
            f"generate_series(1, {number}) AS n WHERE {table}.id = %s",
            [record.pk],
        )
        cursor.execute(f"ANALYZE {table}")


def plan_of(found: Any) -> str:
    """How the database looks for the first of these where it does not read whole tables."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan: str = found[:11].explain()
    return plan


@pytest.fixture
def many() -> None:
    """Many statements, and fewer incidents, claims and pages, each with words of its own."""
    statement, incident = make_statement(), make_incident("Clash")
    claim = make_claim(incident, statement)
    words = "'says ' || md5(n::text) || ' of village ' || n"
    copy(statement, MANY, public_id="'s' || n", verbatim=words)
    copy(make_publication(), FEWER, url_key="'page/' || n", title=words)
    copy(incident, FEWER, title=f"left({words}, 200)")
    first = f"(SELECT min(id) FROM incidents_statement WHERE id > {statement.pk})"
    copy(claim, FEWER, public_id="'c' || n", statement_id=f"{first} + n - 1", paraphrase=words)


@pytest.mark.usefixtures("many")
def test_words_are_found_by_an_index_among_many_records() -> None:
    question = understand("village 1234")
    plans = {
        "statement": plan_of(statements_for(question)),
        "claim": plan_of(claims_for(question)),
        "incident": plan_of(incidents_for(question)),
    }
    for kind, plan in plans.items():
        assert f"{kind}_words" in plan
        assert f"Seq Scan on incidents_{kind}" not in plan
    titled = Publication.objects.alias(words=PUBLICATION_WORDS).filter(words="1234")
    assert "publication_words" in plan_of(titled)
    assert "incident_reference_parts" in plan_of(incidents_for(understand("0044")))
    assert [one.public_id for one in statements_for(understand("village 12345"))] == ["s12345"]
