"""Nobody decides on their own claim: not by form, address, API, administration, domain or SQL."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver

from incidents.enums import ClaimField, ClaimStatus, Credibility, RejectGround, Reliability, Role
from incidents.models import Claim, Review
from incidents.workflow import NotAllowed, accept, reject, return_to_author, submit, take
from tests.factories import make_claim, make_incident, make_statement, make_user
from tests.models.refusals import refused_by, run_sql
from tests.views.signing_in import signed_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from incidents.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collected")]

METHODS = ("get", "post", "put", "patch", "delete")
DECISION = {
    "decision": "accept",
    "reliability": "C",
    "credibility": "3",
    "round": "1",
    "reason": "Mine.",
    "status": "accepted",
    "do": "submit",
    "confirm": "",
}
"""What any form of the site might take for a decision."""

NOT_WALKED = ("accounts/", "admin/logout", "preferences/")
"""Signing in and out, which ends the walk, and what is kept in the visitor's own browser."""


@pytest.fixture
def author() -> User:
    """An editor who wrote the claim."""
    return make_user("writing_editor", Role.EDITOR)


@pytest.fixture
def own(author: User) -> Claim:
    """Their claim, waiting for review."""
    claim = make_claim(make_incident(), make_statement(), created_by=author)
    return submit(claim, author)


def assert_undecided(claim: Claim, after: object = None) -> None:
    claim.refresh_from_db()
    assert (claim.status, after) == (ClaimStatus.SUBMITTED, after)
    assert not Review.objects.filter(claim=claim, decision__isnull=False).exists(), after


def addresses(claim: Claim) -> list[str]:
    """Every route of the site, filled with the identifiers of the claim and what it hangs off."""
    filled = {
        "number": str(claim.incident_id),
        "public_id": claim.public_id,
        "key": claim.public_id,
        "kind": "claims",
        "object_id": str(claim.pk),
        "reference": "NK-2020-0001",
        "ref": "NK-2020-0001",
    }

    def walk(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
        for entry in patterns:
            route = prefix + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry.url_patterns, route)
            else:
                yield route

    found = []
    for route in walk(get_resolver().url_patterns, ""):
        if route.startswith(NOT_WALKED):
            continue
        plain = re.sub(r"<(?:\w+:)?(\w+)>", lambda m: filled.get(m[1], "1"), route)
        plain = re.sub(r"\(\?P<\w+>[^)]*\)|\([^)]*\)|[\^$]|\\Z", "", plain)
        found.append("/" + plain)
    made_up = [
        f"/api/v1/{what}/{claim.public_id}/{way}"
        for what in ("claims", "reviews")
        for way in ("", "accept", "review", "decide")
    ]
    return sorted({*found, *made_up})


def test_no_address_and_no_method_lets_the_author_decide(own: Claim, author: User) -> None:
    browser = signed_in(author)
    browser.raise_request_exception = False
    walked = addresses(own)
    assert f"/review/claims/{own.public_id}/" in walked
    assert f"/review/claims/{own.public_id}/take/" in walked
    assert sum(address.startswith("/api/") for address in walked) > 10
    faults = []
    for address in walked:
        for method in METHODS:
            answer = getattr(browser, method)(address, DECISION)
            if answer.status_code >= 500:
                faults.append((method, address, answer.status_code))
            assert_undecided(own, (method, address))
    assert faults == []
    assert not Review.objects.filter(claim=own, reviewer=author).exists()


@pytest.mark.parametrize("decision", ["accept", "return", "reject"])
def test_the_form_refuses_every_decision(own: Claim, author: User, decision: str) -> None:
    sent = {**DECISION, "decision": decision, "ground": RejectGround.OTHER.value}
    answer = signed_in(author).post(f"/review/claims/{own.public_id}/", sent)
    assert answer.status_code == 409
    assert_undecided(own)


@pytest.mark.parametrize("method", METHODS)
def test_no_address_of_the_api_decides(own: Claim, author: User, method: str) -> None:
    """The API only answers: whoever asks, by whatever method, with JSON too."""
    browser = signed_in(author)
    for address in (one for one in addresses(own) if one.startswith("/api/")):
        answer = getattr(browser, method)(
            address, DECISION, **({} if method == "get" else {"content_type": "application/json"})
        )
        assert answer.status_code in ({200, 400, 404} if method == "get" else {404, 405}), address
        assert_undecided(own, address)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ADMINISTRATOR])
@override_settings(REQUIRE_SECOND_FACTOR=False)
def test_the_administration_has_no_page_for_claims_or_reviews(
    own: Claim, author: User, role: Role
) -> None:
    person = author if role == Role.EDITOR else make_user("keeper", role, is_superuser=True)
    browser = signed_in(person)
    review = Review.objects.create(claim=own, round=1)
    for model, pk in (("claim", own.pk), ("review", review.pk), ("reviewremark", 1)):
        for page in (
            "",
            "add/",
            *(f"{pk}/{way}" for way in ("change/", "delete/", "history/", "")),
        ):
            address = f"/admin/incidents/{model}/{page}"
            for method in ("get", "post"):
                answer = getattr(browser, method)(address, {**DECISION, "post": "yes"})
                assert answer.status_code == (403 if role == Role.EDITOR else 404), address
    assert_undecided(own)


def test_the_domain_refuses_every_verb(own: Claim, author: User) -> None:
    verbs: list[Any] = [
        lambda: take(own, author),
        lambda: accept(own, author, Reliability.C, Credibility.POSSIBLY_TRUE),
        lambda: return_to_author(own, author, "Mine.", {ClaimField.WHEN: "Mine."}),
        lambda: reject(own, author, "Mine.", RejectGround.OTHER),
    ]
    for verb in verbs:
        with pytest.raises(NotAllowed, match="never on their own"):
            verb()
    assert_undecided(own)


def test_the_database_refuses_it_whichever_row_is_written(own: Claim, author: User) -> None:
    decided = (
        "INSERT INTO incidents_review (claim_id, round, reader, reviewer_id, opened_at, taken_at, "
        "decided_at, decision, reason, ground, reliability, credibility) VALUES "
        "(%s, 1, 1, %s, now(), now(), now(), 'accept', '', '', 'C', 3)"
    )
    with refused_by("reviewer_is_not_author"):
        run_sql(decided, own.pk, author.pk)
    Review.objects.create(claim=own, round=1)
    with refused_by("reviewer_is_not_author"):
        run_sql("UPDATE incidents_review SET reviewer_id = %s, taken_at = now()", author.pk)
    with refused_by("decided_by_review"):
        run_sql(
            "UPDATE incidents_claim SET status = 'accepted', reliability = 'C', credibility = 3 "
            "WHERE id = %s",
            own.pk,
        )
    connection.check_constraints()
    assert_undecided(own)


def test_a_browser_without_a_person_decides_nothing(own: Claim) -> None:
    visitor = Client()
    for way in ("", "take/", "release/"):
        answer = visitor.post(f"/review/claims/{own.public_id}/{way}", DECISION)
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/accounts/login/")
    assert_undecided(own)
