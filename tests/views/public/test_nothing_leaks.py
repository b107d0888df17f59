"""Unique words in every kind of unpublished record are nowhere on the public pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from incidents.discussion import comment, resolve, start
from incidents.enums import CasualtyCategory, ClaimField, Credibility, Harm, Reliability, Role, Side
from incidents.mailing import stop_address
from incidents.models import Claim, Lead, Notice, WarningAnswer
from incidents.workflow import accept, return_to_author, submit, take
from tests.factories import (
    SiteSpec,
    make_accepted_claim,
    make_actor,
    make_claim,
    make_incident,
    make_place,
    make_publication,
    make_published_incident,
    make_statement,
    make_user,
    reject,
)
from tests.views.public.crawling import crawl

if TYPE_CHECKING:
    from django.test import Client

    from incidents.models import Incident, User

pytestmark = pytest.mark.django_db

START = (
    "/",
    "/incidents/",
    "/timeline/",
    "/methodology/",
    "/?q=zqplant",
    "/incidents/?q=zqplantdraft",
    "/api/v1/incidents",
    "/api/v1/incidents?q=zqplantaccepted",
    "/api/v1/index",
    "/api/v1/timeline",
    "/api/v1/places?q=vil",
    "/api/v1/bulletins",
    "/api/openapi.json",
    "/embed/map/",
    "/tiles/tiles.json",
    "/tiles/5/20/12.mvt",
    "/bulletins/",
    "/balance/",
    "/balance.csv",
    "/about/",
    "/sitemap.xml",
    "/sitemap-incidents.xml",
    "/sitemap-statements.xml",
    "/incidents/NK-2020-9999/",
    "/nothing/",
)


def plant() -> None:
    """Write one published incident among records that are not public, each with its own word."""
    writer = make_user("zqplantwriter", first_name="zqplantfirst", last_name="zqplantlast")
    place = SiteSpec(make_place("Village"))
    public = make_published_incident("Clash at Village", sites=[place], created_by=writer)
    actors = {
        word: make_actor(Side.AZERBAIJAN, word) for word in ("zqplantactora", "zqplantactorb")
    }
    reject(
        make_claim(public, make_statement(actors["zqplantactora"]), paraphrase="zqplantrejected"),
        reason="zqplantreason",
    )
    make_claim(public, make_statement(actors["zqplantactorb"]), quotation="zqplantdraftclaim")
    draft = make_incident("zqplantdraft", summary="zqplantsummary", sites=[place])
    unseen = make_statement(summary="zqplantstatement", verbatim="zqplantverbatim")
    make_accepted_claim(draft, unseen, paraphrase="zqplantaccepted")
    make_publication(title="zqplantpublication")
    _plant_reviews(public, writer)
    Lead.objects.create(text="zqplantlead")
    _plant_discussions(public)


def _plant_reviews(public: Incident, writer: User) -> None:
    """Words of editors about claims that are returned, or that wait for their second reader."""
    reader = make_user("zqplantreader", Role.EDITOR, first_name="zqplantreaderfirst")
    returned = submit(make_claim(public, side=Side.OBSERVERS, created_by=writer), writer)
    remarks = {ClaimField.WHEN: "zqplantremark"}
    return_to_author(returned, reader, "zqplantreturned", remarks)
    figures = [(Side.ARMENIA, CasualtyCategory.CIVILIAN, Harm.KILLED, 77_777)]
    twice = make_claim(public, side=Side.PEACEKEEPERS, figures=figures, paraphrase="zqplanttwice")
    accept(
        submit(twice, writer), reader, Reliability.A, Credibility.DOUBTFUL, "zqplantfirstreading"
    )
    taken = make_claim(public, side=Side.INDEPENDENT, paraphrase="zqplanttaken", created_by=writer)
    WarningAnswer.objects.create(
        claim=taken, code="similar", reason="zqplantwarning", answered_by=writer
    )
    take(submit(taken, writer), reader)


def _plant_discussions(public: Incident) -> None:
    """Words of colleagues about a published incident and its accepted claim, and their notices."""
    for about in (public, Claim.objects.accepted().filter(incident=public)[0]):
        said = start(about, make_user("zqplantspeaker", Role.EDITOR), "zqplantcomment", "when")
        comment(said.discussion, make_user("zqplantanswerer"), "@zqplantspeaker zqplantanswer")
    resolve(said.discussion, make_user("zqplantspeaker"), "zqplantresolved")
    assert Notice.objects.count() > 0


def words_planted(html: str) -> set[str]:
    """The planted words on a page, but for the echo of what the visitor searched for."""
    return set(
        re.findall(
            r"zqplant\w+|77.?777",
            re.sub(r'value="zqplant\w*"|q=zqplant\w*|Search: zqplant\w*', "", html),
        )
    )


def test_no_public_page_holds_a_word_of_an_unpublished_record(client: Client) -> None:
    plant()
    pages = crawl(client, START)

    assert len(pages) > len(START) + 3
    found = {address: words_planted(html) for address, html in pages.items()}
    assert {address: words for address, words in found.items() if words} == {}


def test_nor_does_the_page_that_stops_e_mails(client: Client) -> None:
    plant()
    stop = stop_address(make_user("zqplantspeaker")).removeprefix(settings.SITE_URL)
    for answer in (client.get(stop), client.post(stop)):
        assert (answer.status_code, words_planted(answer.content.decode())) == (200, set())


@pytest.mark.parametrize(
    "address",
    [
        "/desk/discussions/",
        "/desk/notices/",
        "/desk/claims/{claim}/discussion/",
        "/desk/incidents/{incident}/discussion/",
    ],
)
def test_a_visitor_who_knows_an_address_of_a_discussion_reads_nothing(
    client: Client, address: str
) -> None:
    plant()
    claim = Claim.objects.exclude(discussions=None)[0]
    known = address.format(claim=claim.public_id, incident=claim.incident_id)
    answer = client.get(known)
    assert answer.status_code == 302
    assert words_planted(answer.content.decode()) == set()
