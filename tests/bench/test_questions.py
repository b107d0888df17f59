"""What is asked of product and floor alike."""

from __future__ import annotations

from bench.load.addresses import addresses
from bench.questions import questions
from incidents.filters import PARAMETERS

ASKED = questions(["hadrut", "shusha"])


def test_every_parameter_of_the_filter_is_asked() -> None:
    named = {name for question in ASKED for name, _value in question.asked(1).pairs}
    assert named == set(PARAMETERS)


def test_only_the_question_for_all_restricts_nothing() -> None:
    assert [one.name for one in ASKED if not one.asked(1).pairs] == ["no filter"]
    assert [one.name for one in ASKED if one.asked(1).where == "true"] == ["no filter"]


def test_a_question_asks_something_else_in_the_next_round() -> None:
    again = {one.name for one in ASKED[1:] if one.asked(1) == one.asked(2)}
    assert again == set()


def test_the_condition_has_the_values_it_names() -> None:
    for question in ASKED:
        asked = question.asked(3)
        assert asked.where % dict.fromkeys(asked.values, "") != ""


def test_readers_ask_for_pages_tiles_counts_and_words_the_same_with_the_same_seed() -> None:
    asked = addresses(ASKED, ["NK-2020-0001"], seed=7)
    starts = ("/tiles/", "/api/v1/timeline", "/api/v1/incidents?q=", "/incidents/NK-2020-0001/")
    assert {start for start in starts if any(one.startswith(start) for one in asked)} == set(starts)
    assert "/" in asked
    assert addresses(ASKED, ["NK-2020-0001"], seed=7) == asked
