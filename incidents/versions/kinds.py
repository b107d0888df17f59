"""Which records have versions, and which rows that hang off them belong to a version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from incidents.models import (
    Appearance,
    CasualtyFigure,
    Claim,
    ClaimOutcome,
    ClaimSite,
    Incident,
    IncidentSite,
    IncidentTag,
    JointActor,
    Quotation,
    Statement,
    WarningAnswer,
)

if TYPE_CHECKING:
    from django.db.models import Model


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of record with versions. `parts` are the models of its rows, `link` their way to it.

    A place, an actor or a publication is a record of its own: a version names it as it is called
    today.
    """

    link: str
    model: type[Any]
    parts: tuple[type[Model], ...]


INCIDENT: Final = Subject("incident", Incident, (IncidentSite, IncidentTag))
CLAIM: Final = Subject(
    "claim", Claim, (ClaimSite, ClaimOutcome, CasualtyFigure, Quotation, WarningAnswer)
)
STATEMENT: Final = Subject("statement", Statement, (Appearance, JointActor))
