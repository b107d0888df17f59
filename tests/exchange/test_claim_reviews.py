"""Graded claims as schema.org ClaimReview."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from incidents.enums import (
    ActorKind,
    Credibility,
    DatePrecision,
    Reliability,
    Side,
)
from incidents.exchange.claim_reviews import Reviewer, claim_reviews
from incidents.models import Claim, Incident, Statement
from tests.factories import (
    accept,
    make_actor,
    make_claim,
    make_incident,
    make_published_incident,
    make_statement,
    publish_incident,
    retract_incident,
)

pytestmark = pytest.mark.django_db

BY = Reviewer("The tracker", "https://t.example/", "https://t.example/incidents/NK-2020-0001/")


def reviews(incident: Incident, accepted: dict[int, dt.datetime] | None = None) -> list[Any]:
    claims = list(Claim.objects.filter(incident=incident).accepted().for_comparison())
    return claim_reviews(incident, claims, accepted or {}, BY)


def graded(credibility: Credibility, statement: Statement | None = None) -> Incident:
    incident = make_incident()
    accept(make_claim(incident, statement), None, Reliability.B, credibility)
    return publish_incident(incident)


def test_a_review_names_claim_grade_reason_and_who_publishes_it() -> None:
    incident = graded(Credibility.PROBABLY_TRUE)
    claim = incident.claims.get()
    [review] = reviews(incident)

    assert (review["@context"], review["@type"]) == ("https://schema.org", "ClaimReview")
    assert review["url"] == f"{BY.page_address}#claim-{claim.public_id}"
    assert review["claimReviewed"] == "What the claim says, in our words."
    assert review["author"] == {"@type": "Organization", "name": BY.name, "url": BY.site_address}
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "B2: source usually reliable, information probably true",
        "ratingValue": 4,
        "bestRating": 5,
        "worstRating": 1,
        "ratingExplanation": "Nobody else says so yet.",
    }


@pytest.mark.parametrize(
    ("credibility", "value"),
    [(Credibility.PROBABLY_TRUE, 4), (Credibility.POSSIBLY_TRUE, 3), (Credibility.IMPROBABLE, 1)],
)
def test_the_scale_is_turned_round_so_that_the_highest_is_the_best(
    credibility: Credibility, value: int
) -> None:
    [review] = reviews(graded(credibility))
    assert review["reviewRating"]["ratingValue"] == value


def test_what_cannot_be_judged_gets_no_number() -> None:
    [review] = reviews(graded(Credibility.CANNOT_BE_JUDGED))
    assert sorted(review["reviewRating"]) == ["@type", "alternateName", "ratingExplanation"]


def test_the_day_is_that_from_which_the_review_is_public() -> None:
    incident = make_published_incident()
    assert incident.published_at is not None
    claim = incident.claims.get()
    published = timezone.localdate(incident.published_at)
    later = incident.published_at + dt.timedelta(days=3)

    [review] = reviews(incident, {claim.pk: incident.published_at - dt.timedelta(days=3)})
    assert review["datePublished"] == published.isoformat()
    [review] = reviews(incident, {claim.pk: later})
    assert review["datePublished"] == timezone.localdate(later).isoformat()


def test_the_claim_names_its_speakers_and_where_it_appeared_first() -> None:
    leader = make_actor(Side.AZERBAIJAN, "The leader", kind=ActorKind.LEADER)
    statement = make_statement(
        leader,
        dt.date(2020, 12, 31),
        publications=2,
        issued_precision=DatePrecision.MONTH,
    )
    early, late = statement.publications.order_by("pk")
    late.published_on = dt.date(2020, 12, 20)
    late.save()
    early.published_on = dt.date(2020, 12, 15)
    early.save()
    [review] = reviews(make_published_incident(claims=[{"statement": statement}]))

    item = review["itemReviewed"]
    assert item["author"] == {"@type": "Person", "name": "The leader"}
    assert item["datePublished"] == "2020-12"
    assert item["firstAppearance"]["url"] == early.url
    assert [work["url"] for work in item["appearance"]] == [early.url, late.url]


def test_only_published_incidents_and_graded_claims_are_reviewed() -> None:
    incident = make_published_incident()
    make_claim(incident, make_statement(make_actor(Side.OBSERVERS)))
    assert len(reviews(incident)) == 1

    retract_incident(incident)
    assert reviews(incident) == []
