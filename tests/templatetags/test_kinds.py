"""Kinds of events on the map."""

from __future__ import annotations

from incidents.enums import EventType, Occurrence
from incidents.templatetags.kinds import KINDS, kinds_on_map, marks_on_map
from incidents.templatetags.signs import VERDICTS


def test_every_event_type_is_of_exactly_one_kind() -> None:
    types = [one for kind in KINDS.values() for one in kind.types]
    assert sorted(types) == sorted(EventType)


def test_every_kind_has_a_shape_of_its_own() -> None:
    paths = [kind.path for kind in KINDS.values()]
    assert len(set(paths)) == len(paths)
    assert kinds_on_map()["supply"]["types"] == ["infrastructure"]


def test_every_assessment_of_occurrence_has_a_mark_and_its_words() -> None:
    marks = marks_on_map()
    assert set(marks) == set(Occurrence.values)
    assert {mark["path"] for mark in marks.values()} == set(VERDICTS.values())
    assert marks["single_side"]["label"] == "one side only"
