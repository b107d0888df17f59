"""A flat draft as the sheet it is."""

from __future__ import annotations

from incidents.desk.content import NEW, Sheet

CONTENT = {
    "statement.actor": " ministry ",
    "statement.verbatim": " as it was \n",
    "publications": "p2 p1",
    "publications.p1.url": "https://one.example",
    "claims": "k1",
    "claims.k1.incident": NEW,
    "claims.k1.sites": "s1 s2",
    "claims.k1.sites.s2.text": "Hadrut",
    "claims.k1.quotes.when.text": "on 12 December",
    "claims.k1.relations.7": "related",
    "claims.k1.answers.no_place": " nobody says ",
    "claims.gone.title": "typed in a card that was taken away",
    "answers.no_source": "by telephone",
}


def test_fields_come_without_space_and_raw_as_typed() -> None:
    statement = Sheet(CONTENT).statement
    assert statement["actor"] == "ministry"
    assert statement.raw("verbatim") == " as it was \n"
    assert statement["summary"] == ""


def test_rows_come_in_their_order_and_know_their_paths() -> None:
    sheet = Sheet(CONTENT)
    assert [row.key for row in sheet.publications] == ["p2", "p1"]
    assert [card.key for card in sheet.claims] == ["k1"]
    card = sheet.claims[0]
    assert [row["text"] for row in card.sites] == ["", "Hadrut"]
    assert card.sites[1].path("text") == "claims.k1.sites.s2.text"
    assert card.quotes["when"]["text"] == "on 12 December"


def test_answers_and_relations_come_by_code_and_incident() -> None:
    sheet = Sheet(CONTENT)
    assert sheet.answers == {"no_source": "by telephone"}
    assert sheet.claims[0].answers == {"no_place": "nobody says"}
    assert sheet.claims[0].relations == {7: "related"}


def test_an_incident_called_the_same_takes_the_place_of_a_new_one_only() -> None:
    same = CONTENT | {"claims.k1.relations.9": "same"}
    assert Sheet(CONTENT).claims[0].incident == NEW
    assert Sheet(same).claims[0].incident == "9"
    assert Sheet(same | {"claims.k1.incident": "5"}).claims[0].incident == "5"
