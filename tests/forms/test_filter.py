"""Reading the one filter: what is understood, and what is refused by name."""

from __future__ import annotations

import datetime as dt

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from incidents.filters import PARAMETERS, IncidentFilter
from incidents.forms.filter import MAX_Q_LENGTH, MAX_VALUES, BadParameter, read_filter


def read(query: str) -> IncidentFilter:
    """The filter of a query string."""
    return read_filter(QueryDict(query))


def test_every_parameter_is_read() -> None:
    query = (
        "from=2020-12-11&to=2020-12-13&bbox=46.5,39.4,47.1,39.8&type=advance&type=sabotage"
        "&side=armenia&initiator=not_stated&assessment=agreed&place=hadrut&precision=2"
        "&casualties_min=4&q=Хцаберд&known_on=2020-12-14"
    )
    assert read(query) == IncidentFilter(
        first=dt.date(2020, 12, 11),
        last=dt.date(2020, 12, 13),
        bbox=(46.5, 39.4, 47.1, 39.8),
        types=("advance", "sabotage"),
        sides=("armenia",),
        initiators=("not_stated",),
        assessments=("agreed",),
        places=("hadrut",),
        precision=2,
        casualties_min=4,
        q="Хцаберд",
        q_folded=read("q=Khtsaberd").q_folded,
        known_on=dt.date(2020, 12, 14),
    )


def test_nothing_is_asked_by_nothing_or_by_empty_values() -> None:
    nothing = read("&".join(f"{name}=" for name in PARAMETERS))
    assert nothing == read("") == IncidentFilter()
    assert nothing.is_empty
    assert not read("casualties_min=0").is_empty


def test_the_order_of_repeated_values_does_not_matter() -> None:
    assert read("side=armenia&side=azerbaijan") == read("side=azerbaijan&side=armenia")


def test_what_mail_programs_add_to_a_link_is_not_ours() -> None:
    assert read("utm_source=mail&fbclid=x") == IncidentFilter()


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("from=12.12.2020", "from"),
        ("from=2020-02-30", "from"),
        ("to=20201212", "to"),
        ("to=1066-10-14", "to"),
        ("from=2020-12-13&to=2020-12-12", "from"),
        ("from=2020-12-12&from=2020-12-13", "from"),
        ("known_on=yesterday", "known_on"),
        ("known_on=٢٠٢٠-١٢-١٢", "known_on"),
        ("bbox=1,2,3", "bbox"),
        ("bbox=a,b,c,d", "bbox"),
        ("bbox=nan,nan,nan,nan", "bbox"),
        ("bbox=inf,0,1,1", "bbox"),
        ("bbox=47,39,46,40", "bbox"),
        ("bbox=46,40,47,39", "bbox"),
        ("bbox=46,39,47,91", "bbox"),
        ("bbox=" + "1" * 5000, "bbox"),
        ("type=battle", "type"),
        ("side=Armenia", "side"),
        ("initiator=nobody", "initiator"),
        ("assessment=true", "assessment"),
        ("place=../etc/passwd", "place"),
        ("place=" + "a" * 101, "place"),
        ("precision=0", "precision"),
        ("precision=8", "precision"),
        ("precision=1.5", "precision"),
        ("casualties_min=-1", "casualties_min"),
        ("casualties_min=1e3", "casualties_min"),
        ("casualties_min=99999999", "casualties_min"),
        ("q=" + "a" * (MAX_Q_LENGTH + 1), "q"),
        ("q=a%00b", "q"),
        ("q=%E2%80%AEevil", "q"),
        ("&".join(f"side=x{number}" for number in range(MAX_VALUES + 1)), "side"),
        ("sides=armenia", "sides"),
        ("page=2", "page"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(query: str, name: str) -> None:
    with pytest.raises(BadParameter) as caught:
        read(query)
    assert caught.value.name == name
    assert caught.value.message.endswith(".")


def test_an_address_can_understand_more_parameters() -> None:
    assert read_filter(QueryDict("page=2"), also=("page",)) == IncidentFilter()


def test_a_filter_written_as_a_query_string_reads_back_the_same() -> None:
    wanted = read(
        "from=2020-12-11&bbox=46.797084,39.52804,46.797086,39.52806&side=armenia&q=Hin+Tagher&precision=2"
    )
    assert read(wanted.query_string()) == wanted
    assert read(wanted.query_string(without=("bbox", "q"))) == read(
        "from=2020-12-11&side=armenia&precision=2"
    )


@given(st.lists(st.tuples(st.sampled_from([*PARAMETERS, "x"]), st.text(max_size=30)), max_size=8))
def test_any_parameters_are_read_or_refused_by_name(pairs: list[tuple[str, str]]) -> None:
    params = QueryDict(mutable=True)
    for name, value in pairs:
        params.appendlist(name, value)
    refused = None
    try:
        wanted = read_filter(params)
    except BadParameter as refusal:
        refused = refusal.name
    if refused is None:
        assert read(wanted.query_string()) == wanted
    else:
        assert refused in {name[:60] for name, _value in pairs}
