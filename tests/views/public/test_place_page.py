"""The names of a place: by language, with who uses them and since when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from incidents.enums import Language, NameKind, Script
from incidents.views.public import place_page
from tests.factories import SiteSpec, make_place, make_published_incident

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_place_lists_its_names_with_language_and_who_uses_them(client: Client) -> None:
    names = {Language.AZERBAIJANI: "Hadrut şəhəri", Language.ARMENIAN: "Հադրութ"}
    place = make_place("Hadrut", names=names, district_after_2020="Khojavend district")
    html = text(client, place.get_absolute_url())

    named = re.findall(r'<th scope="row" role="rowheader" lang="(\w+)">(.*?)</th>', html)
    assert named == [("hy", "Հադրութ"), ("az", "Hadrut şəhəri")]
    rows = re.findall(r'<tr role="row">\s*<th scope="row".*?</tr>', html, re.DOTALL)
    assert [re.findall(r"</svg>(\w+)", row) for row in rows] == [["Armenia"], ["Azerbaijan"]]
    assert "Khojavend district" in html
    assert "39.5200, 47.0300" in html


def test_a_place_tells_since_when_a_name_is_used(client: Client) -> None:
    place = make_place("Here", names={Language.ARMENIAN: "Ա", Language.AZERBAIJANI: "B"})
    place.names.filter(language=Language.ARMENIAN).update(year_from=1991)
    place.names.filter(language=Language.AZERBAIJANI).update(year_from=1950, year_to=1990)
    html = text(client, place.get_absolute_url())
    rows = re.findall(r'<tr role="row">\s*<th scope="row".*?</tr>', html, re.DOTALL)
    cells = [re.findall(r"</span>\s*(\S+)\s*</td>", row)[-1] for row in rows]
    assert cells == ["1991", "1950–1990"]


def test_one_sentence_says_that_no_years_are_on_record(client: Client) -> None:
    place = make_place("Here", names={Language.ARMENIAN: "Ա", Language.AZERBAIJANI: "B"})
    sentence = "Since when each of these names has been in use is not on record."
    html = text(client, place.get_absolute_url())
    assert (html.count(sentence), html.count(">Since<")) == (1, 0)
    place.names.filter(language=Language.ARMENIAN).update(year_from=1991)
    html = text(client, place.get_absolute_url())
    assert sentence not in html
    assert html.count("not known") == 1


def test_names_in_use_stand_before_other_spellings_and_former_ones(client: Client) -> None:
    place = make_place("Here", names={Language.ARMENIAN: "Ա"})
    for name, kind, language in [
        ("Formerly", NameKind.FORMER, Language.ARMENIAN),
        ("Also", NameKind.ALIAS, Language.ARMENIAN),
        ("Elsewhere", NameKind.COMMON, Language.OTHER),
        ("Usually", NameKind.COMMON, Language.ARMENIAN),
        ("Здесь", NameKind.COMMON, Language.RUSSIAN),
    ]:
        place.names.create(
            name=name, kind=kind, language=language, script=Script.LATIN, folded=name
        )
    html = text(client, place.get_absolute_url())
    rows = re.findall(r'<th scope="row" role="rowheader" lang="([\w-]*)">(.*?)</th>', html)
    assert rows == [
        ("hy", "Ա"),
        ("hy-Latn", "Usually"),
        ("hy-Latn", "Also"),
        ("hy-Latn", "Formerly"),
        ("ru-Latn", "Здесь"),
        ("", "Elsewhere"),
    ]


def test_incidents_here_and_near_say_of_how_many_they_are(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, near = make_place("Here", (47.0, 39.5)), make_place("Near", (47.0, 39.6))
    for title, place in (("One", here), ("Two", here), ("Three", near), ("Four", near)):
        make_published_incident(title, sites=[SiteSpec(place)])
    make_published_incident("Far", sites=[SiteSpec(make_place("Far", (47.0, 39.7)))])

    html = text(client, here.get_absolute_url())
    assert "One" in html
    assert "Two" in html
    assert "11 km away" in html
    assert "The newest" not in html
    assert "The nearest" not in html

    monkeypatch.setattr(place_page, "INCIDENTS_SHOWN", 1)
    make_published_incident("Five", sites=[SiteSpec(near)])
    html = text(client, f"{near.get_absolute_url()}")
    assert re.search(r"The newest\s+1 of 3\.", html)
    assert f'href="/incidents/?place={near.slug}"' in html
    assert re.search(r"The nearest\s+1 of 3\.", html)
    [bbox] = re.findall(r'href="/\?bbox=([\d.%C]+)"', html)
    assert bbox == "46.8249%2C39.4651%2C47.1751%2C39.7349"
