"""Claims for tests: written by an analyst, decided by an editor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from incidents.enums import (
    CasualtyCategory,
    ClaimStatus,
    Credibility,
    DatePrecision,
    Decision,
    EventType,
    Harm,
    Outcome,
    RejectGround,
    Reliability,
    Side,
    SiteRole,
    Stance,
    WherePrecision,
)
from incidents.models import (
    CasualtyFigure,
    Claim,
    ClaimOutcome,
    ClaimSite,
    Incident,
    Place,
    Review,
    Statement,
    User,
)
from incidents.workflow import second_reading_reasons
from tests.factories.people import analyst, editor, second_editor
from tests.factories.sources import make_actor, make_statement


@dataclass(frozen=True)
class SiteSpec:
    """A place a claim or an incident names, and how exactly."""

    place: Place
    precision: WherePrecision = WherePrecision.EXACT
    radius_m: int | None = None
    role: SiteRole = SiteRole.LOCATION

    def fields(self) -> dict[str, Any]:
        """The columns of a site row."""
        return {
            "place": self.place,
            "precision": self.precision,
            "radius_m": self.radius_m,
            "role": self.role,
        }


def make_claim(
    incident: Incident,
    statement: Statement | None = None,
    *,
    side: Side = Side.ARMENIA,
    day: dt.date | None = dt.date(2020, 12, 12),
    sites: Iterable[SiteSpec] = (),
    outcomes: Iterable[tuple[Outcome, Place | None]] = (),
    figures: Iterable[tuple[Side, CasualtyCategory, Harm, int]] = (),
    **fields: Any,
) -> Claim:
    """Make a draft claim of one day; without a statement its side's ministry makes one.

    `figures` are (whose, who, what, best number).
    """
    values = {
        "stance": Stance.REPORTS,
        "event_type": EventType.ADVANCE,
        "starts_on": day,
        "ends_on": day,
        "date_precision": DatePrecision.EXACT if day else None,
        "paraphrase": "What the claim says, in our words.",
        "created_by": analyst(),
    }
    claim = Claim.objects.create(
        incident=incident,
        statement=statement or make_statement(make_actor(side)),
        **(values | fields),
    )
    for site in sites:
        ClaimSite.objects.create(claim=claim, **site.fields())
    for outcome, place in outcomes:
        ClaimOutcome.objects.create(claim=claim, outcome=outcome, place=place)
    for whose, category, harm, best in figures:
        CasualtyFigure.objects.create(
            claim=claim, side=whose, category=category, harm=harm, best=best
        )
    return claim


def _decide(claim: Claim, reviewer: User, decision: Decision, **review: Any) -> None:
    now = timezone.now()
    claim.round += 1
    claim.submitted_at = now
    _review(claim, reviewer, decision=decision, **review)


def _review(claim: Claim, reviewer: User, **fields: Any) -> Review:
    now = timezone.now()
    return Review.objects.create(
        claim=claim, round=claim.round, reviewer=reviewer, taken_at=now, decided_at=now, **fields
    )


def accept(
    claim: Claim,
    reviewer: User | None = None,
    reliability: Reliability = Reliability.C,
    credibility: Credibility = Credibility.POSSIBLY_TRUE,
) -> Claim:
    """Let an editor accept a claim with a grade; a second one too, where two have to."""
    grade = {"reliability": reliability, "credibility": credibility}
    _decide(claim, reviewer or editor(), Decision.ACCEPT, **grade)
    if second_reading_reasons(claim):
        _review(claim, second_editor(), decision=Decision.ACCEPT, reader=2, **grade)
    claim.status = ClaimStatus.ACCEPTED
    claim.reliability, claim.credibility = reliability, credibility
    claim.grade_reason = claim.grade_reason or "Nobody else says so yet."
    claim.save()
    return claim


def reject(claim: Claim, reason: str = "Not in the source.") -> Claim:
    """Let an editor reject a claim."""
    _decide(claim, editor(), Decision.REJECT, reason=reason, ground=RejectGround.OTHER)
    claim.status = ClaimStatus.REJECTED
    claim.save()
    return claim


def make_accepted_claim(
    incident: Incident, statement: Statement | None = None, **said: Any
) -> Claim:
    """Make a claim and let the editor accept it; the arguments are those of make_claim."""
    return accept(make_claim(incident, statement, **said))
