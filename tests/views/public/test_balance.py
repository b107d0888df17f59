"""The balance page and its file."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pytest

from incidents import balance
from incidents.balance.counting import FEWEST
from incidents.enums import Side
from incidents.exchange.balance_columns import BALANCE
from incidents.models import BalanceFigure
from tests.factories import (
    make_accepted_claim,
    make_actor,
    make_claim,
    make_incident,
    make_published_incident,
    make_statement,
    make_user,
    reject,
    retract_incident,
)

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted() -> None:
    """An incident two sides speak of, one of them often."""
    incident = make_published_incident(claims=[{"side": Side.ARMENIA}, {"side": Side.AZERBAIJAN}])
    make_published_incident("Fire", claims=[{"side": Side.ARMENIA}])
    for n in range(FEWEST):
        make_accepted_claim(incident, make_statement(make_actor(Side.ARMENIA, f"Voice {n}")))
    balance.refresh()


def words(client: Client) -> str:
    """The page's text, without markup."""
    page = client.get("/balance/").content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.mark.usefixtures("counted")
def test_each_side_has_its_shares_and_few_claims_tell_nothing_of_reviewing(client: Client) -> None:
    text = words(client)
    assert "Armenia Incidents it speaks of 100 % 2 of 2 Incidents without it 0 % 0 of 2" in text
    assert "Azerbaijan Incidents it speaks of 50 % 1 of 2 Incidents without it 50 % 1 of 2" in text
    assert "Accepted as first submitted 100 % 7 of 7" in text
    assert text.count(f"fewer than {FEWEST} claims") >= 2


@pytest.mark.usefixtures("counted")
def test_charts_have_a_bar_for_each_figure_and_a_table_that_says_the_same(client: Client) -> None:
    page = client.get("/balance/").content.decode()
    bars = re.findall(r'class="bar side-(\w+)".*?<title>(.*?)</title>', page, re.DOTALL)
    assert ("armenia", "Armenia, Dec 2020: 2 / 2") in bars
    assert ("azerbaijan", "Azerbaijan, Dec 2020: 1 / 2") in bars
    assert ("armenia", "Armenia, C: 7 / 7") in bars
    assert page.count("The same as a table") == 3
    assert " style=" not in page


@pytest.mark.usefixtures("counted")
def test_the_file_has_every_figure_in_the_columns_that_are_documented(client: Client) -> None:
    answer = client.get("/balance.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(answer.content.decode().splitlines()))
    assert list(rows[0]) == [column.name for column in BALANCE]
    assert len(rows) == BalanceFigure.objects.count()
    coverage = [
        (row["side"], row["month"], row["count"], row["out_of"])
        for row in rows
        if row["measure"] == "coverage" and row["side"] == "azerbaijan"
    ]
    assert sorted(coverage) == [
        ("azerbaijan", "", "1", "2"),
        ("azerbaijan", "2020-12", "1", "2"),
    ]


def test_before_the_first_night_the_page_says_so(client: Client) -> None:
    assert "Nothing is counted yet." in words(client)
    assert len(client.get("/balance.csv").content.decode().splitlines()) == 1


@pytest.mark.parametrize("address", ["/balance/", "/balance.csv"])
def test_no_parameter_is_ignored(client: Client, address: str) -> None:
    for name in ("from", "side", "x"):
        answer = client.get(f"{address}?{name}=1")
        assert answer.status_code == 400
        assert name in answer.content.decode()


@pytest.mark.usefixtures("counted")
def test_neither_people_nor_unpublished_records_are_named_or_counted(client: Client) -> None:
    before = client.get("/balance.csv").content
    writer = make_user("zq_writer", first_name="zq_first")
    incident = make_incident("zq_draft", created_by=writer)
    for n in range(9):
        said = make_statement(make_actor(Side.OBSERVERS, f"zq_actor{n}"))
        make_accepted_claim(incident, said, paraphrase="zq_accepted")
        published = make_published_incident(f"Clash {n}", claims=[{"side": Side.ARMENIA}])
        retold = make_statement(make_actor(Side.OBSERVERS, f"zq_actor{n}"))
        reject(make_claim(published, retold, paraphrase="zq_rejected"), "zq_reason")
        retract_incident(published)
    balance.refresh()
    assert client.get("/balance.csv").content == before
    for address in ("/balance/", "/balance.csv"):
        content = client.get(address).content.decode()
        assert re.findall(r"zq_\w+|\b(?:analyst|editor)_?\w*@", content) == []
