"""Opening returned claims as a draft: what stands on record, as the texts a draft is made of.

Each text is written so that reading it gives the record again. Submitting the draft changes those
claims and hands them in for the next round (`recording`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.enums import ClaimStatus, Count, Initiator
from incidents.models import Claim, Draft
from incidents.permissions import may_edit_claim
from incidents.workflow import NotAllowed

from . import paths
from .content import Sheet
from .sketching import sketch
from .starting import begin, of_statement
from .typed_days import when_precision_text, when_text
from .vocabulary import clause_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.models import CasualtyFigure, ClaimOutcome, ClaimSite, Quotation, User

REVISED = (ClaimStatus.DRAFT, ClaimStatus.RETURNED)
"""The states in which a claim is written further."""


def revise(claim: Claim, user: User) -> Draft:
    """Return a draft in which `user` goes on with a claim, and with what else came back of it.

    The draft holds the claims of the same statement that were returned to the same author. One
    that is open already, of `user` or shared with them, is returned as it is. Raises NotAllowed
    for a claim that is not open for writing, for one given to somebody else, and where a colleague
    revises it in a draft of their own.
    """
    with transaction.atomic():
        locked: Claim = Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
        if not may_edit_claim(user, locked):
            raise NotAllowed(
                _("The claim is %(status)s: it cannot be written further.")
                % {"status": locked.get_status_display()}
            )
        if user.pk not in {*locked.writer_ids, locked.assigned_to_id}:
            raise NotAllowed(_("Somebody else goes on with this claim: it has to be given to you."))
        return _open_draft(locked, user) or _new_draft(locked, user)


def _open_draft(claim: Claim, user: User) -> Draft | None:
    """The open draft that revises a claim; raises NotAllowed where `user` has no part in it."""
    drafts = Draft.objects.open().filter(statement=claim.statement_id).select_related("owner")
    draft: Draft
    for draft in drafts:
        if claim.public_id in {card["claim"] for card in Sheet(draft.content).claims}:
            if not Draft.objects.visible_to(user).filter(pk=draft.pk).exists():
                raise NotAllowed(
                    _("%(name)s revises this claim in a draft of their own.")
                    % {"name": draft.owner.known_as}
                )
            return draft
    return None


def _new_draft(claim: Claim, user: User) -> Draft:
    draft = begin(user, _content(claim), statement=claim.statement)
    sketch(draft, ["claims"])
    return draft


def _content(claim: Claim) -> dict[str, str]:
    """The statement, and a card for each of its claims that came back to the same author."""
    content = of_statement(claim.statement)
    claims = Claim.objects.filter(
        statement=claim.statement, created_by=claim.created_by_id, status__in=REVISED
    ).exclude(pk=claim.pk)
    taken: set[str] = set()
    for one in [claim, *claims.order_by("pk")]:
        key = paths.new_key(taken)
        taken.add(key)
        content |= _card(one, f"claims.{key}")
    content["claims"] = " ".join(path.split(".")[1] for path in content if path.endswith(".claim"))
    return content


def _card(claim: Claim, at: str) -> dict[str, str]:
    initiator = "" if claim.initiator == Initiator.NOT_STATED else claim.initiator
    fields = {
        "claim": claim.public_id,
        "incident": str(claim.incident_id),
        "stance": claim.stance,
        "initiator": initiator,
        "event_type": claim.event_type or "",
        "when": when_text(claim),
        "date_precision": when_precision_text(claim),
        "clause": clause_key(claim.breached_clause) if claim.breached_clause else "",
        "no_place_reason": "" if claim.sites.exists() else claim.incident.no_place_reason,
        "paraphrase": claim.paraphrase,
        "quotation": claim.quotation,
        "quotation_start": _number(claim.quotation_start),
        "quotation_end": _number(claim.quotation_end),
    }
    content = {f"{at}.{name}": text for name, text in fields.items()}
    content |= _rows(f"{at}.sites", map(_site, claim.sites.select_related("place")))
    content |= _rows(f"{at}.outcomes", map(_outcome, claim.outcomes.select_related("place")))
    content |= _rows(f"{at}.figures", map(_figure, claim.figures.all()))
    for quotation in claim.quotations.all():
        content |= _quotation(f"{at}.quotes.{quotation.field}", quotation)
    for answer in claim.warning_answers.all():
        content[f"{at}.answers.{answer.code}"] = answer.reason
    return content


def _rows(at: str, rows: Iterable[dict[str, str]]) -> dict[str, str]:
    """Rows under random keys, and the list of the keys."""
    content: dict[str, str] = {}
    keys: list[str] = []
    for row in rows:
        key = paths.new_key(keys)
        keys.append(key)
        content |= {f"{at}.{key}.{name}": text for name, text in row.items()}
    return content | {at: " ".join(keys)}


def _site(site: ClaimSite) -> dict[str, str]:
    return {
        "text": site.place.label if site.place else site.description,
        "place": site.place.slug if site.place else "",
        "point": f"{site.point.x!r},{site.point.y!r}" if site.point else "",
        "precision": str(site.precision),
        "radius_m": _number(site.radius_m),
        "role": site.role,
        "description": site.description,
    }


def _outcome(row: ClaimOutcome) -> dict[str, str]:
    return {
        "outcome": row.outcome,
        "place": row.place.slug if row.place else "",
        "text": row.place.label if row.place else "",
    }


def _figure(row: CasualtyFigure) -> dict[str, str]:
    stated = row.count == Count.STATED
    return {
        "side": row.side,
        "category": row.category,
        "harm": row.harm,
        "count": row.count,
        "minimum": _number(row.minimum) if stated else "",
        "best": _number(row.best) if stated else "",
        "maximum": _number(row.maximum) if stated else "",
    }


def _quotation(at: str, row: Quotation) -> dict[str, str]:
    start, end = _number(row.start), _number(row.end)
    return {f"{at}.text": row.text, f"{at}.start": start, f"{at}.end": end}


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
