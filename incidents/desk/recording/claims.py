"""Writing one card of a draft: its incident where it is new, its claim, and what hangs off it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from incidents import permissions
from incidents.desk.problems import Kind
from incidents.desk.sketching import extent_of
from incidents.enums import EventType, Relation
from incidents.models import (
    CasualtyFigure,
    Claim,
    ClaimOutcome,
    ClaimSite,
    Incident,
    IncidentRelation,
    IncidentSite,
    Quotation,
    WarningAnswer,
)
from incidents.workflow import NotAllowed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.desk.problems import Problem
    from incidents.desk.reading import ReadClaim
    from incidents.models import Statement, User


def write_incident(claim: ReadClaim, user: User) -> Incident:
    """Return the incident a card speaks of: the one on record, untouched, or a new draft.

    A new one holds where and when it is said to have happened so that others find it; who started
    it, how it ended and whom it harmed stand in claims alone.
    """
    if claim.incident is not None:
        return claim.incident
    extent = extent_of(claim.sites)
    incident = Incident(
        title=claim.title,
        summary=claim.summary,
        event_type=claim.event_type or EventType.STATEMENT_ONLY,
        starts_on=claim.when.starts_on if claim.when else None,
        ends_on=claim.when.ends_on if claim.when else None,
        date_precision=claim.date_precision,
        point=extent.point if extent else None,
        precision=extent.precision if extent else None,
        radius_m=extent.radius_m if extent else None,
        no_place_reason="" if claim.sites else claim.no_place_reason,
        created_by=user,
    )
    # The rules of the table are for the database: asked one by one before, they take longer than
    # all that is written here.
    incident.full_clean(exclude=["created_by"], validate_constraints=False)
    incident.save()
    IncidentSite.objects.bulk_create(
        [IncidentSite(incident=incident, **site.columns()) for site in claim.sites]
    )
    return incident


def write_claim(read: ReadClaim, statement: Statement, incident: Incident, user: User) -> Claim:
    """Write the claim of a card with its rows, and return it as a draft or returned claim.

    Raises NotAllowed for a claim that is decided.
    """
    assert read.stance is not None
    claim = _revised(read, user) if read.revises else Claim(created_by=user)
    claim.statement, claim.incident = statement, incident
    claim.stance, claim.initiator = read.stance, read.initiator
    claim.event_type = read.event_type
    claim.starts_on = read.when.starts_on if read.when else None
    claim.ends_on = read.when.ends_on if read.when else None
    claim.starts_at = read.when.starts_at if read.when else None
    claim.ends_at = read.when.ends_at if read.when else None
    claim.date_precision = read.date_precision
    claim.paraphrase = read.paraphrase
    quotation = read.quotation
    claim.quotation = quotation.text if quotation else ""
    claim.quotation_start = quotation.start if quotation else None
    claim.quotation_end = quotation.end if quotation else None
    claim.breached_clause = read.clause
    claim.save()
    _write_rows(claim, read)
    return claim


def _revised(read: ReadClaim, user: User) -> Claim:
    """The claim a card revises, locked, if it may still be changed by this person."""
    found = Claim.objects.select_for_update(of=("self",)).filter(public_id=read.revises)
    claim: Claim | None = found.first()
    if claim is None or not permissions.may_edit_claim(user, claim):
        raise NotAllowed(_("The claim this card revises can no longer be changed."))
    if claim.created_by_id != user.pk:
        claim.edited_by = user
    return claim


def _write_rows(claim: Claim, read: ReadClaim) -> None:
    """Write sites, outcomes, figures and quotations anew; the history keeps those replaced."""
    if read.revises:
        for old in (claim.sites, claim.outcomes, claim.figures, claim.quotations):
            old.all().delete()
    ClaimSite.objects.bulk_create(ClaimSite(claim=claim, **s.columns()) for s in read.sites)
    ClaimOutcome.objects.bulk_create(
        ClaimOutcome(claim=claim, outcome=one.outcome, place=one.place) for one in read.outcomes
    )
    CasualtyFigure.objects.bulk_create(
        CasualtyFigure(
            claim=claim,
            side=one.side,
            category=one.category,
            harm=one.harm,
            count=one.count,
            minimum=one.minimum,
            best=one.best,
            maximum=one.maximum,
        )
        for one in read.figures
    )
    Quotation.objects.bulk_create(
        Quotation(claim=claim, field=field, text=quote.text, start=quote.start, end=quote.end)
        for field, quote in read.quotes.items()
    )


def write_answers(claim: Claim, at: str, problems: Iterable[Problem], user: User) -> None:
    """Keep why the claim goes in all the same: reasons on its card, and on the whole statement.

    `at` is where the card stands in the draft ("claims.k1").
    """
    reasons = {
        one.code: one.answered
        for one in problems
        if one.answered
        and one.kind in {Kind.WARNING, Kind.MISSING}
        and one.answer_path.startswith((f"{at}.answers.", "answers."))
    }
    claim.warning_answers.all().delete()
    WarningAnswer.objects.bulk_create(
        WarningAnswer(claim=claim, code=code[:32], reason=reason, answered_by=user)
        for code, reason in reasons.items()
    )


def write_relations(read: ReadClaim, incident: Incident, user: User) -> None:
    """Keep what was said of incidents looked at: related, or different. The last word counts."""
    known = set(
        Incident.objects.filter(pk__in=list(read.card.relations)).values_list("pk", flat=True)
    )
    for pk, said in read.card.relations.items():
        if said in Relation.values and pk in known and pk != incident.pk:
            one, other = sorted((pk, incident.pk))
            IncidentRelation.objects.update_or_create(
                one_id=one,
                other_id=other,
                defaults={"relation": said},
                create_defaults={"relation": said, "created_by": user},
            )
