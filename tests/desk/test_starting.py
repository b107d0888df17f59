"""Starting a draft: what an address, a text or a lead tells is filled in."""

from __future__ import annotations

import pytest

from incidents.desk.paths import TooLong
from incidents.desk.starting import LeadTaken, start
from incidents.enums import Language, LeadStatus, Side
from incidents.models import Draft, Lead
from tests.factories import (
    analyst,
    make_actor,
    make_outlet,
    make_publication,
    make_statement,
    other_analyst,
)

pytestmark = pytest.mark.django_db

RUSSIAN = "Министерство обороны сообщает, что утром 12 декабря позиции подверглись обстрелу."


def filled(draft: Draft) -> dict[str, str]:
    """What is filled in, with the random keys written as P, K and S."""
    content = dict(draft.content)
    names = {content.get("publications", ""): "P", content["claims"]: "K"}
    names[content[f"claims.{content['claims']}.sites"]] = "S"
    return {
        ".".join(names.get(word, word) for word in path.split(".")): str(names.get(text, text))
        for path, text in content.items()
    }


EMPTY_CARD = {
    "claims": "K",
    "claims.K.incident": "new",
    "claims.K.stance": "reports",
    "claims.K.sites": "S",
    "claims.K.sites.S.role": "location",
}


def test_an_address_tells_the_outlet_the_actor_behind_it_its_language_and_the_day() -> None:
    ministry = make_actor()
    make_outlet(url="https://www.ministry.example", owner=ministry)
    draft = start(analyst(), url="https://ministry.example/2020/12/13/news?utm_source=x")
    assert filled(draft) == {
        "statement.actor": "ministry-of-armenia",
        "statement.language": "en",
        "publications": "P",
        "publications.P.url": "https://ministry.example/2020/12/13/news?utm_source=x",
        "publications.P.outlet": "the-outlet",
        "publications.P.language": "en",
        "publications.P.published": "2020-12-13",
        **EMPTY_CARD,
    }
    assert (draft.owner, draft.version, draft.changes.count()) == (analyst(), 1, 1)


def test_a_page_on_record_is_recognised_by_a_variant_of_its_address() -> None:
    page = make_publication(url="https://outlet.example/a", url_key="outlet.example/a")
    draft = start(analyst(), url="http://m.outlet.example/a/?fbclid=1")
    assert filled(draft)["publications.P.url"] == page.url
    assert filled(draft)["publications.P.title"] == page.title


def test_a_text_is_kept_exactly_and_tells_its_language() -> None:
    text = f"\n {RUSSIAN} \n"
    assert filled(start(analyst(), text=text)) == {
        "statement.verbatim": text,
        "statement.language": Language.RUSSIAN,
        **EMPTY_CARD,
    }


def test_what_cannot_be_stored_is_left_out_and_html_stays_text() -> None:
    draft = start(analyst(), text="<b>a\x00\u202eb</b>\ud800")
    assert filled(draft)["statement.verbatim"] == "<b>ab</b>"


def test_a_text_that_is_too_long_is_refused_and_nothing_is_written() -> None:
    lead = Lead.objects.create(text="x")
    with pytest.raises(TooLong) as refused:
        start(analyst(), text="x" * 200_001, lead=lead)
    assert refused.value.path == "statement.verbatim"
    assert Draft.objects.count() == 0
    lead.refresh_from_db()
    assert lead.status == LeadStatus.NEW


def test_a_lead_gives_address_and_text_and_is_taken() -> None:
    lead = Lead.objects.create(url="https://new.example/1", text=RUSSIAN, outlet=make_outlet())
    draft = start(analyst(), lead=lead)
    lead.refresh_from_db()
    assert (lead.status, lead.taken_by, draft.lead) == (LeadStatus.TAKEN, analyst(), lead)
    assert filled(draft)["publications.P.outlet"] == "the-outlet"
    assert filled(draft)["statement.verbatim"] == RUSSIAN


def test_a_lead_somebody_else_has_taken_is_refused_with_their_name() -> None:
    lead = Lead.objects.create(text="x")
    start(other_analyst(), lead=lead)
    with pytest.raises(LeadTaken) as refused:
        start(analyst(), lead=lead)
    assert str(refused.value) == "other_analyst has taken this lead already."
    assert start(other_analyst(), lead=lead).lead == lead


def test_a_closed_lead_is_refused() -> None:
    lead = Lead.objects.create(text="x", status=LeadStatus.DISMISSED)
    with pytest.raises(LeadTaken) as refused:
        start(analyst(), lead=lead)
    assert str(refused.value) == "This lead is closed: it was dismissed."


def test_a_draft_on_a_statement_on_record_holds_its_fields() -> None:
    statement = make_statement(
        make_actor(), derived_from=make_statement(make_actor(Side.AZERBAIJAN))
    )
    statement.joint_actors.add(make_actor(Side.PEACEKEEPERS))
    draft = start(analyst(), statement=statement)
    page = statement.publications.get()
    assert draft.statement == statement
    assert statement.derived_from is not None
    assert filled(draft) == {
        "statement.actor": "ministry-of-armenia",
        "statement.joint": "ministry-of-peacekeepers",
        "statement.issued": "13.12.2020",
        "statement.language": "en",
        "statement.summary": statement.summary,
        "statement.repeats": statement.derived_from.public_id,
        "publications": "P",
        "publications.P.url": page.url,
        "publications.P.outlet": "the-outlet",
        "publications.P.title": page.title,
        "publications.P.language": "en",
        "publications.P.published": "2020-12-13",
        **EMPTY_CARD,
    }
