"""Reading a card: what the statement says of one incident."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from incidents.desk.content import NEW
from incidents.desk.problems import Offer
from incidents.desk.vocabulary import is_pk
from incidents.enums import DatePrecision, EventType, IncidentStatus, Initiator, Stance

from .fields import choice, line, read_when
from .figures import figures
from .places import outcomes, sites
from .quotes import quotation, quotes
from .values import ReadClaim

if TYPE_CHECKING:
    import datetime as dt

    from incidents.desk.content import ClaimCard
    from incidents.desk.problems import Found
    from incidents.desk.vocabulary import Vocabulary
    from incidents.models import Clause, Incident

    from .values import ReadStatement

MAX_TITLE: Final = 200
MAX_REASON: Final = 300


def read_claim(
    card: ClaimCard,
    statement: ReadStatement,
    today: dt.date,
    vocabulary: Vocabulary,
    found: Found,
) -> ReadClaim:
    """Return a card as typed values, and note what is wrong with each text."""
    said_on = statement.issued.day if statement.issued else None
    when = read_when(card, today, said_on, found)
    precision = choice(card, "date_precision", DatePrecision, found)
    incident = read_incident(card, vocabulary, found)
    return ReadClaim(
        card=card,
        incident=incident,
        is_new=card.incident == NEW,
        title=line(card, "title", found, MAX_TITLE),
        summary=card["summary"],
        stance=choice(card, "stance", Stance, found),
        initiator=choice(card, "initiator", Initiator, found) or Initiator.NOT_STATED,
        event_type=choice(card, "event_type", EventType, found),
        when=when,
        date_precision=(precision or when.precision) if when else None,
        clause=_clause(card, vocabulary, found),
        no_place_reason=line(card, "no_place_reason", found, MAX_REASON),
        paraphrase=card["paraphrase"],
        quotation=quotation(
            card, ("quotation", "quotation_start", "quotation_end"), statement.verbatim, found
        ),
        sites=sites(card, vocabulary, found),
        outcomes=outcomes(card, vocabulary, found),
        figures=figures(card, found),
        quotes=quotes(card, statement.verbatim, found),
        revises=card["claim"],
    )


def read_incident(card: ClaimCard, vocabulary: Vocabulary, found: Found) -> Incident | None:
    """Return the incident on record that a card speaks of; None for a new one, or none chosen."""
    typed = card.incident
    if typed in {"", NEW}:
        return None
    path = card.path("incident")
    incident = vocabulary.incidents.get(typed if is_pk(typed) else typed.upper())
    if incident is None:
        found.error(
            path,
            "unknown_incident",
            _(
                "No incident “%(text)s” is on record: choose one of those offered, or start a new "
                "one."
            )
            % {"text": typed[:60]},
        )
    elif incident.status == IncidentStatus.MERGED:
        kept = str(incident.merged_into_id)
        found.error(
            path,
            "merged_incident",
            _("%(reference)s was merged into another incident: take that one.")
            % {"reference": incident.reference},
            (Offer(kept, _("the incident it was merged into")),),
        )
    elif incident.status not in {IncidentStatus.DRAFT, IncidentStatus.PUBLISHED}:
        found.error(
            path,
            "closed_incident",
            _("This incident is %(status)s: no claim can be added to it.")
            % {"status": incident.get_status_display()},
        )
    else:
        return incident
    return None


def _clause(card: ClaimCard, vocabulary: Vocabulary, found: Found) -> Clause | None:
    typed = card["clause"]
    if not typed:
        return None
    clause = vocabulary.clauses.get(typed)
    if clause is None:
        found.error(card.path("clause"), "unknown_clause", _("Choose a clause that is on record."))
    return clause
