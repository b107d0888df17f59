"""A claim as it stood at an earlier submission, read from the history the database keeps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from django.apps import apps

from incidents.enums import ClaimStatus
from incidents.exchange.comparable import ClaimRows
from incidents.models import CasualtyFigure, Claim, ClaimOutcome, ClaimSite, Quotation

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import Model

Said: TypeAlias = tuple[ClaimRows, Iterable[Quotation]]
"""A claim with its rows, and the quotations its answers rest on."""


def submitted_before(claim: Claim) -> Said | None:
    """Return what a claim said when it was last submitted before this time; None at its first."""
    events = events_of(Claim).filter(pgh_obj=claim.pk, status=ClaimStatus.SUBMITTED)
    event = events.filter(round=claim.round - 1).order_by("pgh_id").first() if claim.round else None
    if event is None:
        return None
    then = as_row(Claim, event)
    then.statement = claim.statement
    moment = event.pgh_created_at
    places = "place__names"
    rows = ClaimRows(
        then,
        sites=_rows(ClaimSite, claim, moment, places),
        outcomes=_rows(ClaimOutcome, claim, moment, places),
        figures=_rows(CasualtyFigure, claim, moment),
    )
    return rows, _rows(Quotation, claim, moment)


def _rows(model: type[Any], claim: Claim, moment: dt.datetime, *related: str) -> list[Any]:
    """The rows of a model that hung off a claim at a moment, by their number."""
    newest = (
        events_of(model)
        .filter(claim=claim.pk, pgh_created_at__lte=moment)
        .order_by("pgh_obj_id", "-pgh_id")
        .distinct("pgh_obj_id")
    )
    if related:
        newest = newest.select_related("place").prefetch_related(*related)
    return [as_row(model, event) for event in newest if event.pgh_label != "delete"]


def as_row(model: type[Any], event: Any) -> Any:
    """Return an event as an unsaved row of its model; related rows that were fetched come along."""
    fields: Iterable[Any] = model._meta.concrete_fields
    row = model(**{one.attname: getattr(event, one.attname) for one in fields})
    for name, related in event._state.fields_cache.items():
        if not name.startswith("pgh_"):
            setattr(row, name, related)
    return row


def events_of(model: type[Model]) -> Any:
    """Return the manager of a model's history."""
    return apps.get_model("incidents", f"{model.__name__}Event")._default_manager
