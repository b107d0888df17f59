"""Any two published versions are compared; nothing that was not published is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.enums import CasualtyCategory, Credibility, Harm, Reliability, Role, Side
from incidents.models import Incident, IncidentTag, Tag
from incidents.publication import correct, publish, retract
from incidents.workflow import accept, submit
from tests.factories import (
    SiteSpec,
    analyst,
    editor,
    make_accepted_claim,
    make_claim,
    make_incident,
    make_place,
    make_user,
    reject,
    second_editor,
)
from tests.versions.acts import act, save

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

KILLED = (Side.ARMENIA, CasualtyCategory.MILITARY, Harm.KILLED, 2)


@pytest.fixture
def incident() -> Incident:
    """An incident in three public versions: corrected, then spoken of by another side."""
    made = make_incident("Clash at Village", sites=[SiteSpec(make_place("Village"))])
    make_accepted_claim(made, side=Side.ARMENIA)
    publish(made, editor(), "One side speaks of it.")
    correct(made, editor(), "It was a raid.", title="Raid at Village", summary="Now told.")
    other = make_claim(
        made, side=Side.AZERBAIJAN, figures=[KILLED], paraphrase="Says two were killed."
    )
    accept(submit(other, analyst()), second_editor(), Reliability.C, Credibility.DOUBTFUL)
    made.refresh_from_db()
    return made


def words(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    main = answer.text.split("<main")[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def history(incident: Incident, query: str = "") -> str:
    return f"{incident.get_absolute_url()}history/{query}"


def test_what_a_correction_changed_is_shown_word_by_word(
    incident: Incident, client: Client
) -> None:
    page = client.get(history(incident, "?from=1&to=2"))
    assert "<del>Clash</del><ins>Raid</ins> at Village" in page.text
    changed = [one.name for one in page.context["comparison"]["changes"]]
    assert changed == ["title", "summary"]
    assert "It was a raid." in words(client, history(incident, "?from=1&to=2"))


def test_a_claim_that_came_later_is_shown_as_a_whole(incident: Incident, client: Client) -> None:
    text = words(client, history(incident, "?from=2&to=3"))
    assert re.search(r"Claim of Ministry of Azerbaijan, statement of [\d\w ]+ nothing", text)
    assert "Says two were killed." in text
    assert "Armenia, military, killed: 2" in text
    assert "How the claims compare: What happened one side only agree" in text
    names = {
        one.name
        for one in client.get(history(incident, "?from=1&to=3")).context["comparison"]["changes"]
    }
    assert {"title", "summary", "verdict.what"} <= names


def test_versions_are_compared_whichever_is_named_first(incident: Incident, client: Client) -> None:
    one, other = (
        client.get(history(incident, query)).context["comparison"]["changes"]
        for query in ("?from=1&to=3", "?from=3&to=1")
    )
    assert one == other


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("?from=1", "to"),
        ("?to=2", "from"),
        ("?from=1&to=4", "to"),
        ("?from=0&to=1", "from"),
        ("?from=2020-12-12&to=1", "from"),
        ("?from=2&to=2", "to"),
        ("?from=1&to=2&to=3", "to"),
        ("?known_on=2020-12-12", "known_on"),
        ("?page=1", "page"),
    ],
)
def test_parameters_that_make_no_sense_are_named(
    incident: Incident, client: Client, query: str, name: str
) -> None:
    answer = client.get(history(incident, query))
    assert (answer.status_code, answer.context["parameter"]) == (400, name)


def test_the_list_offers_the_choice_without_scripts(incident: Incident, client: Client) -> None:
    page = client.get(history(incident)).text
    assert re.findall(r'name="(from|to)"\s+value="(\d)"\s+checked', page) == [
        ("to", "3"),
        ("from", "2"),
    ]
    assert f'href="{history(incident)}?from=1&amp;to=2#comparison"' in page


def test_search_engines_keep_the_list_and_no_comparison(incident: Incident, client: Client) -> None:
    noindex = '<meta name="robots" content="noindex">'
    assert noindex not in client.get(history(incident)).text
    assert noindex in client.get(history(incident, "?from=1&to=2")).text


def test_one_version_alone_offers_no_choice(client: Client) -> None:
    made = make_incident("Alone", sites=[SiteSpec(make_place("Village"))])
    make_accepted_claim(made)
    publish(made, editor(), "One side speaks of it.")
    made.refresh_from_db()
    assert 'name="from"' not in client.get(history(made)).text


def test_what_was_public_stays_comparable_after_a_retraction(
    incident: Incident, client: Client
) -> None:
    retract(incident, editor(), "Entered twice.")
    text = words(client, history(incident, "?from=1&to=2"))
    assert "This incident was retracted on" in text
    assert "Now told." in text


def test_nothing_that_was_not_published_is_in_a_comparison(
    incident: Incident, client: Client
) -> None:
    """Words planted in every kind of record that hangs off the incident and is not public."""
    hand = make_user("zqwriter", Role.EDITOR, first_name="zqfirst")
    with act(hand, "zqreason of a change"):
        IncidentTag.objects.create(
            incident=incident, tag=Tag.objects.create(slug="zqtag", label="zqtag")
        )
        save(incident, edited_by=hand, no_place_reason="zqunpublished")
    make_claim(incident, paraphrase="zqdraft", created_by=hand)
    rejected = make_claim(incident, side=Side.OBSERVERS, paraphrase="zqrejected")
    reject(rejected, reason="zqground")
    waiting = make_claim(incident, side=Side.PEACEKEEPERS, figures=[KILLED], paraphrase="zqwaits")
    submit(waiting, hand)
    for query in ("", "?from=1&to=2", "?from=1&to=3", "?from=2&to=3", "?from=9&to=1"):
        page = client.get(history(incident, query)).text
        assert "zq" not in page
        assert not re.search(r"\b(analyst|editor|second_editor)\b", page)


def test_a_place_shown_less_exactly_today_is_in_no_comparison(
    incident: Incident, client: Client
) -> None:
    correct(incident, editor(), "To protect people.", sensitive=True, shown_within_m=25_000)
    for query in ("?from=1&to=3", "?from=1&to=4", "?from=3&to=4"):
        page = client.get(history(incident, query))
        named = {
            value
            for one in page.context["comparison"]["changes"]
            for value in (*one.before.values, *one.after.values)
            if one.name.endswith("where")
        }
        assert not any("Village" in str(value) for value in named)
        assert page.context["comparison"]["is_withheld"]
        assert "the place is shown less exactly today" in words(client, history(incident, query))


def test_more_versions_and_claims_take_no_more_queries(incident: Incident, client: Client) -> None:
    with CaptureQueriesContext(connection) as few:
        client.get(history(incident, "?from=1&to=2"))
    for number in range(4):
        correct(incident, editor(), "Again.", title=f"Title {number}")
    make_accepted_claim(incident, side=Side.OBSERVERS)
    correct(incident, editor(), "And again.", title="Last")
    with CaptureQueriesContext(connection) as more:
        client.get(history(incident, "?from=1&to=8"))
    assert len(more) == len(few)
