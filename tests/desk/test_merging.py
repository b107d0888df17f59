"""Two people in one draft: what is written, what is merged, what conflicts; nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from incidents.desk.merging import merge
from incidents.desk.paths import is_set, keys_of

CARD = {"claims": "k1", "claims.k1.title": "A clash"}


def test_a_field_that_still_holds_what_its_author_saw_is_written() -> None:
    merged = merge({"statement.summary": "old"}, {"statement.summary": ("old", "new")})
    assert merged.content == {"statement.summary": "new"}
    assert merged.wrote == {"statement.summary": ("old", "new")}
    assert merged.conflicts == []


def test_a_field_somebody_else_changed_is_not_written_and_conflicts() -> None:
    merged = merge({"statement.summary": "theirs"}, {"statement.summary": ("old", "mine")})
    assert merged.content == {"statement.summary": "theirs"}
    assert merged.conflicts == ["statement.summary"]
    assert merged.removed == set()


def test_two_people_who_typed_the_same_do_not_conflict() -> None:
    merged = merge({"statement.summary": "same"}, {"statement.summary": ("old", "same")})
    assert (merged.wrote, merged.conflicts) == ({}, [])


def test_an_emptied_field_leaves_nothing_behind() -> None:
    merged = merge({"statement.summary": "old"}, {"statement.summary": ("old", "")})
    assert merged.content == {}


def test_cards_that_two_people_add_are_both_there() -> None:
    merged = merge({"claims": "k1 k2"}, {"claims": ("k1", "k1 k3")})
    assert merged.content["claims"] == "k1 k2 k3"


def test_a_card_somebody_takes_away_goes_and_one_somebody_adds_stays() -> None:
    merged = merge({"claims": "k1 k2 k3"}, {"claims": ("k1 k2", "k2")})
    assert merged.content["claims"] == "k2 k3"


def test_a_card_is_not_taken_away_while_somebody_else_types_in_it() -> None:
    merged = merge(CARD, {"claims": ("k1", "")}, touched_since=["claims.k1.title"])
    assert merged.content == CARD
    assert merged.conflicts == ["claims"]


def test_text_typed_in_a_card_that_was_taken_away_is_kept_as_a_conflict() -> None:
    merged = merge({}, {"claims.k1.title": ("", "Mine")})
    assert merged.content == {}
    assert (merged.conflicts, merged.removed) == (["claims.k1.title"], {"claims.k1.title"})


def test_a_row_and_what_is_typed_in_it_arrive_together_in_any_order() -> None:
    merged = merge(
        CARD,
        {
            "claims.k1.sites.s1.text": ("", "Hadrut"),
            "claims.k1.sites": ("", "s1"),
        },
    )
    assert merged.content["claims.k1.sites.s1.text"] == "Hadrut"
    assert merged.conflicts == []


def test_the_order_of_whoever_writes_counts_where_nobody_else_changed_the_list() -> None:
    merged = merge({"claims": "k1 k2"}, {"claims": ("k1 k2", "k2 k1")})
    assert merged.content["claims"] == "k2 k1"


def test_joint_actors_that_two_people_add_are_both_there() -> None:
    merged = merge({"statement.joint": "a b"}, {"statement.joint": ("a", "a c")})
    assert merged.content["statement.joint"] == "a b c"


PATHS = st.sampled_from(
    ["statement.summary", "statement.verbatim", "claims.k1.title", "claims.k1.sites.s1.text"]
)
LISTS = st.sampled_from(["claims", "claims.k1.sites", "statement.joint"])
TEXTS = st.sampled_from(["", "one", "two", "three"])
KEYS = st.lists(st.sampled_from(["k1", "s1", "k2"]), unique=True).map(" ".join)
CONTENTS = st.fixed_dictionaries(
    {}, optional={"statement.summary": TEXTS, "claims": KEYS, "claims.k1.title": TEXTS}
).map(lambda content: {path: text for path, text in content.items() if text})
CHANGES = st.one_of(
    st.dictionaries(PATHS, st.tuples(TEXTS, TEXTS)), st.dictionaries(LISTS, st.tuples(KEYS, KEYS))
)


@given(CONTENTS, CHANGES)
def test_no_typed_text_is_ever_lost(
    content: dict[str, str], changes: dict[str, tuple[str, str]]
) -> None:
    merged = merge(content, changes)
    for path, (_was, now) in changes.items():
        if not is_set(path):
            assert merged.content.get(path, "") == now or path in merged.conflicts


@given(CONTENTS, CHANGES)
def test_nothing_is_changed_that_nobody_asked_to_change(
    content: dict[str, str], changes: dict[str, tuple[str, str]]
) -> None:
    merged = merge(content, changes)
    for path in content.keys() | merged.content.keys():
        if path not in changes:
            assert merged.content.get(path) == content.get(path)


@given(CONTENTS, CHANGES)
def test_what_stood_there_is_overwritten_only_by_who_saw_it(
    content: dict[str, str], changes: dict[str, tuple[str, str]]
) -> None:
    merged = merge(content, changes)
    for path, (before, _after) in merged.wrote.items():
        assert before == content.get(path, "")
        assert is_set(path) or before == changes[path][0]


@given(KEYS, KEYS, KEYS)
def test_what_either_adds_to_a_list_stays(base: str, mine: str, theirs: str) -> None:
    merged = merge({"claims": theirs} if theirs else {}, {"claims": (base, mine)})
    result = set(keys_of(merged.content.get("claims", "")))
    added = (set(keys_of(mine)) - set(keys_of(base))) | (set(keys_of(theirs)) - set(keys_of(base)))
    assert added <= result


@given(CONTENTS, CHANGES)
def test_a_batch_sent_twice_changes_nothing_the_second_time(
    content: dict[str, str], changes: dict[str, tuple[str, str]]
) -> None:
    once = merge(content, changes)
    assert merge(once.content, changes).content == once.content
