"""Graded claims as schema.org ClaimReview, for search engines.

The rating is the information's credibility. STANAG 2511 counts 1 as best, schema.org takes the
highest number for the best, so 1 to 5 are turned round to 5 to 1. 6 (cannot be judged) is no
place on that scale and gets no number. The grade itself stands in `alternateName`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from incidents.enums import (
    ActorKind,
    Credibility,
    DatePrecision,
    IncidentStatus,
    Reliability,
)
from incidents.models import Actor, Claim, Incident, Statement

BEST = 5
WORST = 1

ISSUED_FORMATS = {DatePrecision.MONTH: "%Y-%m", DatePrecision.YEAR: "%Y"}
"""How much of the day of a statement is told where it is not known."""

PEOPLE = (ActorKind.LEADER, ActorKind.PERSON)


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who publishes the reviews: the name of the site, its address, and that of the page."""

    name: str
    site_address: str
    page_address: str


def claim_reviews(
    incident: Incident, claims: list[Claim], accepted: Mapping[int, dt.datetime], by: Reviewer
) -> list[dict[str, Any]]:
    """Return a ClaimReview for each of `claims` that is graded, of a published incident.

    `accepted` tells when each claim was accepted, by primary key; a review is public from then
    or from the incident's publication on, whichever came later. Claims fetched with
    ClaimQuerySet.for_comparison need no further query.
    """
    if incident.status != IncidentStatus.PUBLISHED:
        return []
    return [
        _review(incident, claim, accepted.get(claim.pk), by)
        for claim in claims
        if claim.reliability and claim.credibility
    ]


def _review(
    incident: Incident, claim: Claim, accepted_at: dt.datetime | None, by: Reviewer
) -> dict[str, Any]:
    moments = [moment for moment in (incident.published_at, accepted_at) if moment is not None]
    review = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"{by.page_address}#claim-{claim.public_id}",
        "claimReviewed": claim.paraphrase,
        "author": {"@type": "Organization", "name": by.name, "url": by.site_address},
        "reviewRating": _rating(claim),
        "itemReviewed": _claim(claim.statement),
    }
    if moments:
        review["datePublished"] = timezone.localdate(max(moments)).isoformat()
    return review


def _rating(claim: Claim) -> dict[str, Any]:
    assert claim.reliability and claim.credibility  # noqa: PT018  # only graded claims come here
    reliability, credibility = Reliability(claim.reliability), Credibility(claim.credibility)
    words = _("%(grade)s: source %(source)s, information %(information)s") % {
        "grade": f"{reliability.value}{credibility.value}",
        "source": reliability.label,
        "information": credibility.label,
    }
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": words}
    if credibility != Credibility.CANNOT_BE_JUDGED:
        rating |= {
            "ratingValue": BEST + WORST - credibility.value,
            "bestRating": BEST,
            "worstRating": WORST,
        }
    if claim.grade_reason:
        rating["ratingExplanation"] = claim.grade_reason
    return rating


def _claim(statement: Statement) -> dict[str, Any]:
    pages = [appearance.publication for appearance in statement.appearances.all()]
    works = [
        {
            "@type": "CreativeWork",
            "url": page.url,
            "inLanguage": page.language,
            "publisher": {"@type": "Organization", "name": page.outlet.name},
            **({"datePublished": page.published_on.isoformat()} if page.published_on else {}),
        }
        for page in sorted(pages, key=lambda page: page.published_on or dt.date.max)
        if page.url
    ]
    speakers = [_speaker(statement.actor), *map(_speaker, statement.joint_actors.all())]
    precision = DatePrecision(statement.issued_precision)
    claim: dict[str, Any] = {
        "@type": "Claim",
        "author": speakers if len(speakers) > 1 else speakers[0],
        "datePublished": statement.issued_on.strftime(ISSUED_FORMATS.get(precision, "%Y-%m-%d")),
    }
    if works:
        claim |= {"firstAppearance": works[0], "appearance": works}
    return claim


def _speaker(actor: Actor) -> dict[str, str]:
    kind = "Person" if actor.kind in PEOPLE else "Organization"
    return {"@type": kind, "name": actor.name}
