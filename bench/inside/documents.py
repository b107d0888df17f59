"""Whether made-up search documents are those the product writes.

Those of some incidents are written anew and compared; everything is rolled back.
"""

# ruff: noqa: E402  # Django has to be set up first

from __future__ import annotations

import json
import sys
from typing import Any, Final

from bench.inside import set_up

set_up()

from django.db import connection, transaction

from incidents.models import Incident
from incidents.publication import index_incident

_COMPARED: Final = 20

# Lexemes with their weights; where in a text they stand depends on the order of its parts.
_DOCUMENTS: Final = """
    SELECT claim_id, issued_on, folded, (
        SELECT array_agg(lexeme || array_to_string(
            ARRAY(SELECT DISTINCT unnest(weights) ORDER BY 1), '') ORDER BY lexeme)
        FROM unnest(vector))
    FROM incidents_searchdocument WHERE incident_id = %s ORDER BY claim_id NULLS FIRST
"""


def main() -> None:
    """Print how many were compared, and how many were other than the product writes them."""
    chosen = list(Incident.objects.public().order_by("pk")[:_COMPARED])
    other = sum(_differs(incident) for incident in chosen)
    sys.stdout.write(json.dumps({"compared": len(chosen), "other": other}) + "\n")


def _differs(incident: Incident) -> bool:
    with transaction.atomic():
        made = _documents(incident)
        index_incident(incident)
        written = _documents(incident)
        transaction.set_rollback(True)
    return made != written


def _documents(incident: Incident) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_DOCUMENTS, [incident.pk])
        return list(cursor.fetchall())


if __name__ == "__main__":
    main()
