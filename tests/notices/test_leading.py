"""Where a notice leads, and what it says, for each who may be told."""

from __future__ import annotations

import pytest
from django.db import connection

from incidents import publication, workflow
from incidents.enums import Side
from incidents.models import Notice
from incidents.notices.leading import address_of
from incidents.notices.wording import guarded_sentence, sentence
from tests.factories import (
    administrator,
    analyst,
    editor,
    make_comment,
    make_published_incident,
    make_submitted_claim,
    second_editor,
)

pytestmark = pytest.mark.django_db


def test_a_comment_is_read_where_it_stands() -> None:
    said = make_comment(words="@analyst which day?")
    notice = Notice.objects.get()
    claim = said.discussion.claim
    assert claim is not None
    for reader in (analyst(), editor(), administrator()):
        assert address_of(notice, reader) == (
            f"/desk/claims/{claim.public_id}/discussion/#comment-{said.pk}"
        )
    assert sentence(notice) == "editor mentions you on the claim about “Clash near Hadrut”"
    assert guarded_sentence(notice) == (
        f"editor mentions you on claim {claim.public_id} on incident {claim.incident_id}, "
        "not published"
    )


def test_a_decision_leads_an_analyst_to_the_claim_and_an_editor_to_its_review() -> None:
    claim = make_submitted_claim()
    workflow.return_to_author(claim, editor(), "Which village?")
    notice = Notice.objects.get()
    assert address_of(notice, analyst()) == (
        f"/desk/statements/{claim.statement.public_id}/#claim-{claim.public_id}"
    )
    assert address_of(notice, second_editor()) == f"/review/claims/{claim.public_id}/"
    assert address_of(notice, administrator()) == f"/desk/claims/{claim.public_id}/discussion/"
    assert sentence(notice) == "editor returned your claim about “Clash near Hadrut”"


def test_an_incident_leads_to_its_page_and_a_merged_one_to_the_other() -> None:
    incident = make_published_incident()
    publication.correct(incident, second_editor(), "A better headline.", title="Clash at night")
    notice = Notice.objects.get(person=analyst())
    assert address_of(notice, analyst()) == f"/desk/incidents/{incident.pk}/"
    assert address_of(notice, editor()) == f"/review/incidents/{incident.pk}/"
    assert sentence(notice) == "second_editor corrected or reassessed “Clash at night”"
    assert guarded_sentence(notice) == (
        f"second_editor corrected or reassessed {incident.reference}"
    )
    other = make_published_incident(claims=[{"side": Side.AZERBAIJAN}])
    connection.check_constraints()
    publication.merge(incident, other, second_editor(), "The same clash.")
    merged = Notice.objects.get(person=analyst(), kind="merged")
    assert address_of(merged, analyst()) == f"/desk/incidents/{other.pk}/"
