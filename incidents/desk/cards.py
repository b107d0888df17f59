"""Checking the cards of a draft: what each lacks, and what it says that is odd. Pure."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from incidents.enums import Stance

from .content import SAME
from .problems import Found, Kind, Offer, Problem
from .reading.fields import answer_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from incidents.models import Claim, Incident

    from .finding import Colleague, Similar
    from .reading import ReadClaim, ReadSheet

UNUSUALLY_MANY: Final = 100
"""From so many people on a figure is questioned: most often a year or a typing error."""

WITH_FACTS: Final = (Stance.REPORTS, Stance.ACCEPTS)
"""The stances that tell of an event, and therefore need a day and a place."""

RELATIONS: Final = ("same", "related", "different")


def check_cards(
    read: ReadSheet,
    claimed: Mapping[int, Claim],
    similar: Mapping[str, Similar],
    found: Found,
) -> None:
    """Note what is to be said about each card.

    `claimed` are claims the statement has already, by incident; `similar` what each card may
    repeat, by key.
    """
    _same_incident_twice(read, claimed, found)
    for claim in read.claims:
        _lacking(claim, found)
        _facts(claim, found)
        _odd(claim, read, found)
        if claim.card.key in similar:
            _similar(claim, similar[claim.card.key], found)


def _same_incident_twice(read: ReadSheet, claimed: Mapping[int, Claim], found: Found) -> None:
    """One statement says one thing of one incident: a second card for it is refused."""
    seen: set[int | str] = set()
    for claim in read.claims:
        one: int | str = claim.incident.pk if claim.incident else claim.title.casefold()
        if not one:
            continue
        path = claim.card.path("title" if claim.is_new else "incident")
        before = claimed.get(one) if isinstance(one, int) else None
        if one in seen:
            found.error(
                path,
                "incident_twice",
                _("Another card speaks of this incident: put what the statement says into one."),
            )
        elif before is not None and before.public_id != claim.revises:
            found.error(
                path,
                "claimed_already",
                _("This statement has a claim about this incident already (%(status)s).")
                % {"status": before.get_status_display()},
            )
        seen.add(one)


def _lacking(claim: ReadClaim, found: Found) -> None:
    card = claim.card
    if not card.incident:
        found.missing(
            card.path("incident"), "no_incident", _("Choose the incident, or start a new one.")
        )
    if claim.is_new and not claim.title:
        found.missing(
            card.path("title"),
            "no_title",
            _("Give the new incident a title that takes no side: what, where."),
        )
    if claim.is_new and not card["event_type"]:
        found.missing(card.path("event_type"), "no_event_type", _("Say what happened."))
    if not card["stance"]:
        found.missing(
            card.path("stance"), "no_stance", _("Say what the statement does: report, deny, …")
        )
    if not claim.paraphrase:
        found.missing(
            card.path("paraphrase"),
            "no_paraphrase",
            _("Say in our own words what the statement says of this incident."),
        )


def _facts(claim: ReadClaim, found: Found) -> None:
    """Day and place, where the claim tells of an event or makes the incident."""
    card = claim.card
    if not claim.is_new and claim.stance not in WITH_FACTS:
        return
    if not card["when"]:
        found.missing(
            card.path("when"), "no_date", _("Say when it happened, as near as the statement does.")
        )
    typed = any(row["text"] or row["place"] or row["point"] for row in card.sites)
    if not claim.sites and not typed and not claim.no_place_reason:
        found.missing(
            card.path("sites"),
            "no_place",
            _("Say where it happened, or give the reason why there is no place."),
        )


def _odd(claim: ReadClaim, read: ReadSheet, found: Found) -> None:
    issued = read.statement.issued
    if claim.when and issued and claim.when.starts_on > issued.day:
        _warn(
            claim,
            "when",
            "date_after_statement",
            _("The statement was made on %(said)s and would speak of %(day)s, which is later.")
            % {
                "said": date_format(issued.day, "j F Y"),
                "day": date_format(claim.when.starts_on, "j F Y"),
            },
            found,
        )
    for figure in claim.figures:
        most = max(figure.minimum or 0, figure.best or 0, figure.maximum or 0)
        if most >= UNUSUALLY_MANY:
            path = figure.part.path("count").removeprefix(f"{claim.card.at}.")
            _warn(
                claim,
                path,
                "figure_unusually_high",
                _("%(number)d is unusually many: is it right?") % {"number": most},
                found,
            )


def _warn(claim: ReadClaim, name: str, code: str, message: str, found: Found) -> None:
    path = claim.card.path(name)
    found.warn(
        path,
        code,
        message,
        answer_path=answer_path(path, code),
        answered=claim.card.answers.get(code, ""),
    )


def _similar(claim: ReadClaim, similar: Similar, found: Found) -> None:
    """Ask of a new incident whether it is one of those on record, and tell of colleagues."""
    for one in similar.incidents:
        if not claim.is_new:
            break
        path = claim.card.path(f"relations.{one.incident.pk}")
        if one.said and one.said not in RELATIONS:
            found.error(path, "unknown_choice", _("Say same, related or different."))
            continue
        message = _("“%(title)s” (%(days)s) is near in place and time: same, related or different?")
        found.problems.append(
            Problem(
                path,
                "similar_incident",
                message % {"title": one.incident.title, "days": _days(one.incident)},
                Kind.WARNING if one.must_be_answered else Kind.NOTE,
                one.said,
                (Offer(SAME, _("the same")),),
            )
        )
    for colleague in similar.colleagues:
        found.note(
            claim.card.path("incident"),
            "colleague_writes",
            _writes(colleague),
        )


def _writes(colleague: Colleague) -> str:
    if colleague.is_own:
        return _(
            "Another draft of the same author tells of something near in place and time: “%s”."
        ) % (colleague.headline)
    return _("%(name)s writes of something near in place and time: “%(headline)s”.") % {
        "name": colleague.name,
        "headline": colleague.headline,
    }


def _days(incident: Incident) -> str:
    first, last = incident.starts_on, incident.ends_on
    if first is None or last is None:
        return _("day not stated")
    days: list[dt.date] = [first] if first == last else [first, last]
    return " – ".join(date_format(day, "j F Y") for day in days)
