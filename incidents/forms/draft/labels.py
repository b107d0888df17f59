"""Words for what a draft keeps as a slug or number: actors, outlets, incidents, clauses and so on.

Everything was looked up for the whole page by `incidents.desk.vocabulary`. Asks no query.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.formats import date_format

from incidents.desk.vocabulary import Vocabulary
from incidents.understanding.wording import issued_words

if TYPE_CHECKING:
    from incidents.models import Incident, Statement


@dataclass(frozen=True, slots=True)
class Labels:
    """Words for what a draft names, and the clauses to choose from in their order."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    @property
    def clauses(self) -> tuple[tuple[str, str], ...]:
        """Every clause as (value in a draft, words)."""
        return tuple(
            (value, f"{one}: {one.summary}") for value, one in self.vocabulary.clauses.items()
        )

    def words(self, kind: str, code: str) -> str | None:
        """Return what people read for a slug or number, None for one that names no record.

        `kind` is the list that completes the field: actors, outlets, incidents or statements.
        """
        match kind:
            case "actors":
                return next(
                    (one.name for one in self.vocabulary.actors.all(code) if one.slug == code), None
                )
            case "outlets":
                return next(
                    (one.name for one in self.vocabulary.outlets.all(code) if one.slug == code),
                    None,
                )
            case "incidents":
                incident = self.vocabulary.incidents.get(code)
                return incident_words(incident) if incident else None
            case "statements":
                statement = self.vocabulary.statements.get(code)
                return statement_words(statement) if statement else None
        return None


def incident_words(incident: Incident) -> str:
    """Return what tells an incident apart in one line: reference, title, day."""
    day = date_format(incident.starts_on, "j F Y") if incident.starts_on else ""
    return " · ".join(filter(None, (incident.reference, incident.title, day)))


def statement_words(statement: Statement) -> str:
    """Return who said something when, in one line. Asks no query if the actor is at hand."""
    day = issued_words(statement.issued_on, statement.issued_precision)
    return f"{statement.actor.short_name}, {day}"
