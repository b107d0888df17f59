"""Cards and maps for frames of other sites, and how other sites learn of them."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from incidents.enums import Credibility, Language, Reliability, Side
from incidents.models import Incident
from incidents.views.public import embed
from tests.factories import (
    SiteSpec,
    accept,
    make_accepted_claim,
    make_actor,
    make_claim,
    make_place,
    make_published_incident,
    make_statement,
    merge_into,
    retract_incident,
)

from .test_nothing_leaks import plant, words_planted

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


def told_incident() -> Incident:
    """An incident two sides speak of, on different days and with different grades."""
    incident = make_published_incident(
        "Clash at Village",
        sites=[SiteSpec(make_place("Village"))],
        claims=[{"side": Side.ARMENIA, "paraphrase": "The other side attacked."}],
    )
    denial = make_statement(make_actor(Side.AZERBAIJAN), dt.date(2020, 12, 20))
    claim = make_claim(incident, denial, paraphrase="Nobody attacked.", stance="denies")
    accept(claim, reliability=Reliability.B, credibility=Credibility.DOUBTFUL)
    return incident


def card(incident: Incident) -> str:
    return f"/embed/incident/{incident.reference}/"


def frame_rules(answer: Answer) -> tuple[str | None, list[str]]:
    """What an answer says about being shown in a frame."""
    policy = answer.headers["Content-Security-Policy"]
    ancestors = re.findall(r"frame-ancestors ([^;]+)", policy)
    return answer.headers.get("X-Frame-Options"), ancestors


def text_of(answer: Answer) -> str:
    """The words of a page, with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_a_card_shows_all_sides_grades_verdicts_and_both_axes(client: Client) -> None:
    answer = client.get(card(told_incident()))
    words = text_of(answer)
    assert re.findall(r"(?:Armenia|Azerbaijan) graded \w\d", words) == [
        "Armenia graded C3",
        "Azerbaijan graded B4",
    ]
    assert "The other side attacked." in words
    assert "Nobody attacked." in words
    assert "Who started it" in words
    assert "Occurrence: one side only Responsibility: not stated" in words


def test_a_card_tells_only_what_was_known_on_a_day(client: Client) -> None:
    answer = client.get(f"{card(told_incident())}?known_on=2020-12-15")
    assert "The other side attacked." in text_of(answer)
    assert "Nobody attacked." not in text_of(answer)


def test_embeds_may_stand_in_any_frame_whatever_they_answer(client: Client) -> None:
    incident, gone = told_incident(), retract_incident(make_published_incident())
    statuses = {
        card(incident): 200,
        "/embed/map/": 200,
        "/embed/map/?side=armenia": 200,
        card(gone): 410,
        "/embed/incident/NK-2020-9999/": 404,
        f"{card(incident)}?side=armenia": 400,
        "/embed/map/?page=2": 400,
    }
    answers = {address: client.get(address) for address in statuses}
    assert {address: answer.status_code for address, answer in answers.items()} == statuses
    assert {frame_rules(answer)[0] for answer in answers.values()} == {None}
    assert [frame_rules(answer)[1] for answer in answers.values()] == [["*"]] * len(statuses)
    assert [dict(answer.cookies) for answer in answers.values()] == [{}] * len(statuses)


def test_every_other_page_refuses_to_stand_in_a_frame(client: Client) -> None:
    incident = told_incident()
    for address in ("/", "/incidents/", incident.get_absolute_url(), "/embed/", "/accounts/login/"):
        assert frame_rules(client.get(address)) == ("DENY", ["'none'"]), address


def test_a_merged_incident_leads_to_the_card_of_the_one_it_ended_in(client: Client) -> None:
    first, second, last = (make_published_incident() for _number in range(3))
    merge_into(second, last)
    merge_into(first, second)
    answer = client.get(card(first))
    assert (answer.status_code, answer.headers["Location"]) == (301, card(last))


def named_incident() -> Incident:
    """An incident at a village that each side calls otherwise."""
    names = {Language.ARMENIAN: "Գյուղ", Language.AZERBAIJANI: "Kənd"}
    village = SiteSpec(make_place("Gyugh / Kənd", names=names, slug="village"))
    claims = [{"side": side, "sites": [village]} for side in (Side.ARMENIA, Side.AZERBAIJAN)]
    return make_published_incident("Clash at Village", sites=[village], claims=claims)


@pytest.mark.parametrize(
    ("query", "cookie", "shown"),
    [
        ("", "", 'Gyugh / <span lang="az">Kənd</span>'),
        ("?names=hy", "", '<span lang="hy">Գյուղ</span>'),
        ("", "az", '<span lang="az">Kənd</span>'),
        ("?names=hy", "az", '<span lang="hy">Գյուղ</span>'),
        ("?names=", "az", '<span lang="az">Kənd</span>'),
    ],
)
def test_a_card_calls_places_as_its_address_says_else_as_the_reader_chose(
    client: Client, query: str, cookie: str, shown: str
) -> None:
    incident = named_incident()
    if cookie:
        client.cookies["names"] = cookie
    answer = client.get(f"{card(incident)}{query}")
    html = answer.content.decode()
    where = html.split('class="embed-where">')[1].split("</p>")[0]
    assert where.count(shown) == 1
    assert set(answer.cookies) <= {"names"}
    assert answer.headers["Vary"] == "Cookie, Accept-Encoding"


def test_the_theme_of_a_frame_is_set_by_its_address(client: Client) -> None:
    for address in (card(told_incident()), "/embed/map/"):
        html = client.get(f"{address}?theme=dark").content.decode()
        assert 'data-theme="dark"' in html
        assert '<meta name="color-scheme" content="dark">' in " ".join(html.split())


def test_a_map_calls_places_as_its_address_says(client: Client) -> None:
    told_incident()
    html = client.get("/embed/map/?side=armenia&names=hy").content.decode()
    assert 'data-names="hy"' in html
    assert 'data-incidents="/api/v1/incidents"' in html
    assert 'data-query="side=armenia"' in html


@pytest.mark.parametrize("query", ["names=xx", "names=HY", "theme=blue"])
def test_choices_that_are_none_are_refused_by_name(client: Client, query: str) -> None:
    page = f"http://testserver{told_incident().get_absolute_url()}"
    name = query.split("=", maxsplit=1)[0]
    for address in (card(Incident.objects.get()), "/embed/map/"):
        answer = client.get(f"{address}?{query}")
        assert answer.status_code == 400
        assert f"<code>{name}</code>" in answer.content.decode()
    answer = client.get(f"/oembed?url={page}&{query}")
    assert (answer.status_code, answer.json()["parameter"]) == (400, name)
    inside = client.get("/oembed", {"url": f"{page}?{query}"})
    assert (inside.status_code, inside.json()["parameter"]) == (400, "url")


def test_a_merged_incident_leads_on_with_what_was_asked(client: Client) -> None:
    first, last = make_published_incident(), make_published_incident()
    merge_into(first, last)
    answer = client.get(f"{card(first)}?names=hy&known_on=2020-12-13")
    assert answer.headers["Location"] == f"{card(last)}?names=hy&known_on=2020-12-13"


def test_a_retracted_incident_gives_its_reason_and_nothing_else(client: Client) -> None:
    gone = retract_incident(make_published_incident("Clash at Village"), "It was counted twice.")
    words = text_of(client.get(card(gone)))
    assert "It was counted twice." in words
    assert "Clash at Village" not in words


def test_a_map_lists_what_its_filter_finds_with_sides_and_grades(client: Client) -> None:
    incident = told_incident()
    make_published_incident("Fire elsewhere", claims=[{"side": Side.PEACEKEEPERS}])
    answer = client.get("/embed/map/?side=azerbaijan")
    html = answer.content.decode()
    assert re.findall(r'data-ref="([^"]+)"', html) == [incident.reference]
    assert 'data-incidents="/api/v1/incidents"' in html
    assert 'data-query="side=azerbaijan"' in html
    assert 'href="/?side=azerbaijan"' in html
    assert "Armenia graded C3 Azerbaijan graded B4" in text_of(answer)


def test_the_number_of_queries_of_a_map_does_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_published_incident("One")
    # Six of them load the columns in a transaction of their own, which a process does once.
    with django_assert_num_queries(10) as first:
        client.get("/embed/map/")
    for _number in range(3):
        make_published_incident("More")
    with django_assert_num_queries(len(first)):
        client.get("/embed/map/")


def test_a_map_says_so_where_it_draws_only_the_newest(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "The newest 1 that have coordinates are drawn here"
    monkeypatch.setattr(embed, "DRAWN", 1)
    make_published_incident("One")
    assert words not in text_of(client.get("/embed/map/"))
    make_published_incident("Two")
    answer = client.get("/embed/map/")
    assert words in text_of(answer)
    assert 'data-most="1"' in answer.content.decode()


def test_the_incident_page_offers_its_code_without_a_script(client: Client) -> None:
    incident = told_incident()
    html = client.get(incident.get_absolute_url()).content.decode()
    (code,) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", html, re.DOTALL)
    assert f"&lt;iframe src=&quot;http://testserver{card(incident)}&quot;" in code


def test_oembed_gives_the_frame_of_an_incident(client: Client) -> None:
    incident = told_incident()
    page = f"http://testserver{incident.get_absolute_url()}"
    answer = client.get("/oembed", {"url": page, "format": "json"})
    content = answer.json()
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert (content["version"], content["type"]) == ("1.0", "rich")
    assert content["title"] == f"Clash at Village ({incident.reference})"
    assert f'src="http://testserver{card(incident)}"' in content["html"]
    assert (content["width"], content["height"]) == (640, 560)
    assert content["thumbnail_url"] == f"{page}picture.png"


def test_oembed_obeys_the_largest_size_asked_for(client: Client) -> None:
    page = f"http://testserver{told_incident().get_absolute_url()}"
    content = client.get("/oembed", {"url": page, "maxwidth": "300", "maxheight": "200"}).json()
    assert (content["width"], content["height"]) == (300, 200)
    assert 'width="300" height="200"' in content["html"]
    assert "thumbnail_url" not in content


def test_oembed_gives_the_map_of_a_filter(client: Client) -> None:
    address = "http://testserver/incidents/?side=armenia&page=2"
    html = client.get("/oembed", {"url": address}).json()["html"]
    assert 'src="http://testserver/embed/map/?side=armenia"' in html


@pytest.mark.parametrize(
    ("query", "beside", "asked"),
    [
        ("?known_on=2020-12-13", {}, "?known_on=2020-12-13"),
        ("?names=hy", {}, "?names=hy"),
        ("", {"names": "az", "theme": "dark"}, "?names=az&amp;theme=dark"),
        ("?names=hy", {"names": "az"}, "?names=az"),
        ("?utm_source=x&names=", {}, ""),
    ],
)
def test_oembed_passes_the_day_and_the_choices_on(
    client: Client, query: str, beside: dict[str, str], asked: str
) -> None:
    incident = told_incident()
    page = f"http://testserver{incident.get_absolute_url()}{query}"
    html = client.get("/oembed", {"url": page, **beside}).json()["html"]
    assert f'src="http://testserver{card(incident)}{asked}"' in html


def test_oembed_takes_the_address_of_the_first_page_as_it_stands(client: Client) -> None:
    page = "http://testserver/?side=armenia&map=8/39.5/46.8&open=NK-2020-0001"
    html = client.get("/oembed", {"url": page, "names": "ru"}).json()["html"]
    assert 'src="http://testserver/embed/map/?side=armenia&amp;names=ru"' in html


def test_oembed_escapes_the_title(client: Client) -> None:
    incident = make_published_incident('He said "stop" & left')
    page = f"http://testserver{incident.get_absolute_url()}"
    html = client.get("/oembed", {"url": page}).json()["html"]
    assert 'title="He said &quot;stop&quot; &amp; left (' in html


@pytest.mark.parametrize(
    "address",
    [
        "https://other.example/incidents/NK-2020-0001/",
        "http://testserver/methodology/",
        "http://testserver/nothing",
        "http://testserver/incidents/NK-2020-9999/",
        "javascript:alert(1)",
        "NK-2020-0001",
    ],
)
def test_oembed_knows_nothing_of_other_addresses(client: Client, address: str) -> None:
    assert client.get("/oembed", {"url": address}).status_code == 404


def test_oembed_of_a_retracted_incident_is_gone(client: Client) -> None:
    gone = retract_incident(make_published_incident())
    page = f"http://testserver{gone.get_absolute_url()}"
    assert client.get("/oembed", {"url": page}).status_code == 404


@pytest.mark.parametrize(
    ("query", "status", "parameter"),
    [
        ({"format": "xml"}, 501, None),
        ({"format": "yaml"}, 400, "format"),
        ({"maxwidth": "wide"}, 400, "maxwidth"),
        ({"maxheight": "1"}, 400, "maxheight"),
        ({"callback": "x"}, 400, "callback"),
        ({"url": ""}, 400, "url"),
        ({"url": "http://[x/"}, 400, "url"),
        ({"url": "http://testserver/?side=nobody"}, 400, "url"),
    ],
)
def test_oembed_names_what_it_cannot_read(
    client: Client, query: dict[str, str], status: int, parameter: str | None
) -> None:
    answer = client.get("/oembed", {"url": "http://testserver/", **query})
    assert (answer.status_code, answer.json().get("parameter")) == (status, parameter)


def test_the_incident_page_leads_to_its_oembed_answer(client: Client) -> None:
    incident = told_incident()
    html = client.get(incident.get_absolute_url()).content.decode()
    link = re.search(r'type="application/json\+oembed"\s+href="http://testserver([^"]+)"', html)
    assert link
    answer = client.get(link[1].replace("&amp;", "&"))
    assert answer.json()["title"] == f"Clash at Village ({incident.reference})"


def test_nothing_that_is_not_public_is_in_an_embed(client: Client) -> None:
    plant()
    make_accepted_claim(Incident.objects.public().get(), paraphrase="Said in public.")
    public = Incident.objects.public().get()
    page = f"http://testserver{public.get_absolute_url()}"
    answers = [
        client.get(card(public)),
        client.get("/embed/map/"),
        client.get("/embed/map/?q=zqdraft"),
        client.get("/oembed", {"url": page}),
    ]
    assert "Said in public." in answers[0].content.decode()
    assert [words_planted(answer.content.decode()) for answer in answers] == [set()] * 4


@pytest.mark.parametrize(
    "address",
    [
        "/embed/incident/%00/",
        "/embed/incident/%F0%9F%94%A5/",
        "/embed/map/?q=%00",
        "/embed/map/?bbox=1,2",
        "/oembed?url=%00",
        "/oembed?url=http://testserver/incidents/%00/",
        "/oembed?url=http://testserver/incidents/%2500/",
        "/oembed?url=http://testserver/%3Fq=%2500",
        "/oembed?url=http://testserver:x/",
        "/incidents/%00/picture.png",
        "/sitemap-incidents.xml?p=%00",
    ],
)
def test_garbage_is_refused_and_never_a_failure(client: Client, address: str) -> None:
    assert client.get(address).status_code in (400, 404)
