"""Places told by distance and direction get their point when a form is saved without scripts."""

from __future__ import annotations

import pytest

from incidents.desk.filling import fill_places
from incidents.desk.saving import save_form
from incidents.enums import Language
from tests.factories import analyst, make_place
from tests.factories.drafts import make_draft

pytestmark = pytest.mark.django_db

AT = "claims.k1.sites.s1"


@pytest.fixture(autouse=True)
def _places() -> None:
    make_place(names={Language.ENGLISH: "Hadrut"})


def test_a_distance_and_a_direction_become_point_precision_and_radius() -> None:
    filled = fill_places({f"{AT}.text": "about 5 km north-west of Hadrut"}, {})
    lon, lat = map(float, filled[f"{AT}.point"].split(","))
    assert (round(lon, 3), round(lat, 3)) == (46.989, 39.552)
    assert (filled[f"{AT}.precision"], filled[f"{AT}.radius_m"]) == ("2", "1000")
    assert f"{AT}.place" not in filled


@pytest.mark.parametrize("text", ["Hadrut", "39.52, 47.03", "5 km west of Atlantis", "\x00", ""])
def test_names_coordinates_and_nonsense_are_left_as_typed(text: str) -> None:
    assert fill_places({f"{AT}.text": text}, {}) == {}


def test_what_somebody_chose_or_has_not_changed_is_left_alone() -> None:
    text = {f"{AT}.text": "5 km west of Hadrut"}
    assert fill_places(text | {f"{AT}.point": "47,39.5"}, {}) == {}
    assert fill_places(text | {f"{AT}.place": "hadrut"}, {}) == {}
    assert fill_places(text, text) == {}
    assert fill_places(text | {f"{AT}.radius_m": "9000"}, {}).get(f"{AT}.radius_m") is None


def test_a_form_saved_without_scripts_holds_the_point() -> None:
    draft = make_draft({"claims": "k1", "claims.k1.sites": "s1"})
    posted = {**draft.content, f"{AT}.text": "5 km west of Hadrut", f"{AT}.point": ""}
    saved = save_form(draft, analyst(), 1, posted)
    lon, lat = map(float, saved.draft.content[f"{AT}.point"].split(","))
    assert (round(lon, 2), round(lat, 2)) == (46.97, 39.52)
