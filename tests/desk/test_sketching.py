"""What a draft's cards say of day and place, kept beside it for finding the same clash."""

from __future__ import annotations

import datetime as dt

import pytest

from incidents.desk.saving import save
from incidents.desk.sketching import forget
from incidents.enums import EventType
from incidents.models import Draft, DraftSketch
from tests.factories import analyst, make_incident
from tests.factories.drafts import make_draft, make_ready_draft, make_vocabulary

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _vocabulary() -> None:
    make_vocabulary()


def only_sketch(draft: Draft) -> DraftSketch:
    """The one sketch of a draft."""
    return draft.sketches.get()


def test_a_card_is_sketched_with_day_type_and_circle() -> None:
    sketch = only_sketch(make_ready_draft())
    assert (sketch.key, sketch.title, sketch.event_type) == (
        "k1",
        "Clash near Hadrut",
        EventType.ADVANCE,
    )
    assert (sketch.starts_on, sketch.ends_on) == (dt.date(2020, 12, 12), dt.date(2020, 12, 12))
    assert sketch.point is not None
    assert (sketch.point.x, sketch.point.y, sketch.radius_m) == (47.03, 39.52, 1000)


def test_a_save_writes_the_sketch_anew() -> None:
    draft = make_ready_draft()
    save(draft, analyst(), 1, {"claims.k1.when": ("12.12.2020", "8 December 2020")})
    assert only_sketch(draft).starts_on == dt.date(2020, 12, 8)


def test_what_is_not_understood_leaves_its_part_empty() -> None:
    sketch = only_sketch(
        make_ready_draft(claims__k1__when="some day", claims__k1__sites__s1__place="atlantis")
    )
    assert (sketch.starts_on, sketch.ends_on, sketch.point) == (None, None, None)


def test_two_villages_are_sketched_as_one_circle_around_both() -> None:
    sketch = only_sketch(
        make_ready_draft(claims__k1__sites="s1 s2", claims__k1__sites__s2__point="47.05,39.52")
    )
    assert sketch.point is not None
    assert sketch.radius_m is not None
    assert round(sketch.point.x, 3) == 47.04
    assert sketch.radius_m > 1800


def test_a_card_taken_away_loses_its_sketch() -> None:
    draft = make_ready_draft()
    save(draft, analyst(), 1, {"claims": ("k1", "")})
    assert draft.sketches.count() == 0


def test_a_card_on_an_incident_on_record_points_to_it() -> None:
    incident = make_incident()
    assert only_sketch(make_ready_draft(claims__k1__incident=str(incident.pk))).incident == incident


def test_what_does_not_bear_on_day_or_place_leaves_the_sketches_alone() -> None:
    draft = make_ready_draft()
    DraftSketch.objects.update(title="as it was")
    save(draft, analyst(), 1, {"statement.summary": ("", "more")})
    save(draft, analyst(), 1, {"claims.k1.paraphrase": ("", "more")})
    assert only_sketch(draft).title == "as it was"


def test_a_closed_draft_is_forgotten() -> None:
    draft = make_ready_draft()
    other = make_draft({"claims": "k9"})
    forget(draft)
    assert DraftSketch.objects.get().draft == other
