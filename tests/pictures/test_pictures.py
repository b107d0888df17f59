"""What the picture of an incident tells, how it is drawn, and when it is kept."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from incidents import pictures, publication
from incidents.enums import SIDE_SIGNS, Side, Verdict, WherePrecision
from incidents.models import Incident
from incidents.pictures import draw, facts_of, store
from incidents.pictures.canvas import FILES, font, shortened, width_of, wrapped
from incidents.pictures.map import projection_of
from incidents.pictures.outlines import rings, rings_in
from tests.factories import (
    SiteSpec,
    editor,
    make_accepted_claim,
    make_incident,
    make_place,
    make_published_incident,
    retract_incident,
)
from tests.views.public.test_nothing_leaks import plant

if TYPE_CHECKING:
    from pytest_django import Settings

pytestmark = pytest.mark.django_db

MANY_SIDES = [{"side": side} for side in (Side.PEACEKEEPERS, Side.AZERBAIJAN, Side.ARMENIA)]


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    """A folder of pictures that only this test knows."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def files(folder: Path) -> list[str]:
    """The pictures kept, by their path."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.png"))


def published() -> Incident:
    """An incident that went the whole way to the public, with its first version."""
    incident = make_incident("Clash", no_place_reason="None is named.")
    make_accepted_claim(incident)
    publication.publish(incident, editor(), "One side says so.")
    incident.refresh_from_db()
    return incident


def near_village() -> Incident:
    site = SiteSpec(make_place("Village", (46.9, 39.5)), WherePrecision.NEAR, 8000)
    return make_published_incident("Clash at Village", sites=[site], claims=MANY_SIDES)


def test_the_picture_tells_day_place_all_sides_and_how_they_compare() -> None:
    facts = facts_of(near_village())
    assert (facts.title, facts.when) == ("Clash at Village", "12 December 2020")
    assert facts.where == "Village · within 8 km"
    assert facts.sides == ((Side.ARMENIA, 1), (Side.AZERBAIJAN, 1), (Side.PEACEKEEPERS, 1))
    assert dict(facts.verdicts)["When"] == Verdict.AGREE
    assert facts.assessment == ("one side only", "not stated")
    assert (facts.point, facts.reach_m) == ((46.9, 39.5), 8000)


def test_an_exact_place_has_no_circle_and_no_place_says_so() -> None:
    exact = make_published_incident(sites=[SiteSpec(make_place("Village"))])
    assert facts_of(exact).reach_m is None
    nowhere = facts_of(make_published_incident())
    assert (nowhere.point, nowhere.where) == (None, "no coordinates")


def test_nothing_that_is_not_public_is_in_the_picture() -> None:
    plant()
    facts = facts_of(Incident.objects.public().get())
    assert [text for text in facts.texts() if "zq" in text] == []
    assert facts.sides == ((Side.ARMENIA, 1),)


def test_the_picture_shows_every_side_in_its_colour() -> None:
    image = Image.open(io.BytesIO(draw(facts_of(near_village())))).convert("RGB")
    assert (image.format, image.size) == (None, (1200, 630))
    colours = {colour for _number, colour in image.getcolors(maxcolors=2**24) or []}
    shown = {
        side
        for side in Side
        if tuple(bytes.fromhex(SIDE_SIGNS[side].colour.removeprefix("#"))) in colours
    }
    assert shown == {Side.ARMENIA, Side.AZERBAIJAN, Side.PEACEKEEPERS}


def test_the_circle_on_the_map_grows_with_the_uncertainty() -> None:
    facts = facts_of(near_village())
    wide = dataclasses.replace(facts, reach_m=200_000)
    near, far = projection_of(facts, 400, 630), projection_of(wide, 400, 630)
    assert near.place(46.9, 39.5) == far.place(46.9, 39.5) == (200, 315)
    assert far.pixels_per_km < near.pixels_per_km
    assert far.pixels_per_km * 200 < 200


def test_a_long_title_in_any_script_stays_within_its_lines() -> None:
    title = "Ադրբեջանական ստորաբաժանումները Вооружённое столкновение Köhnə Tağlar " * 3
    lines = wrapped(title, "text-bold", 33, 600, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert max(width_of(line, "text-bold", 33) for line in lines) <= 600
    assert shortened("short", "ui", 20, 600) == "short"


@pytest.mark.parametrize("face", FILES)
@pytest.mark.parametrize("letters", ["ԱբգՖֆ", "ƏəĞğŞşİı", "ЖжЁёЪъ"])
def test_the_fonts_have_all_letters_of_the_region(face: str, letters: str) -> None:
    missing = font(face, 30).getmask("\uffff").getbbox(), bytes(font(face, 30).getmask("\uffff"))
    for letter in letters:
        mask = font(face, 30).getmask(letter)
        assert (mask.getbbox(), bytes(mask)) != missing, letter


def test_outlines_are_read_from_the_file_of_the_maps() -> None:
    lons = [lon for ring in rings() for lon, _lat in ring]
    assert len(rings()) > 5
    assert min(lons) < 46 < max(lons)


def test_arcs_are_joined_forwards_and_backwards() -> None:
    topology = {
        "transform": {"scale": [0.5, 2.0], "translate": [10.0, 20.0]},
        "arcs": [[[0, 0], [2, 0], [0, 1]], [[0, 0], [0, 1], [2, 0]]],
        "objects": {"all": {"geometries": [{"type": "Polygon", "arcs": [[0, ~1]]}]}},
    }
    assert list(rings_in(topology)) == [
        ((10.0, 20.0), (11.0, 20.0), (11.0, 22.0), (10.0, 22.0), (10.0, 20.0))
    ]


def test_one_picture_is_kept_that_of_the_newest_version(media: Path) -> None:
    incident = published()
    pictures.refresh(incident.pk)
    assert files(media) == [f"pictures/{incident.reference}/v1.png"]

    publication.correct(incident, editor(), "A better headline.", title="Clash at night")
    assert store.find(incident) is None
    pictures.refresh(incident.pk)
    pictures.refresh(incident.pk)
    assert files(media) == [f"pictures/{incident.reference}/v2.png"]


def test_a_retracted_incident_keeps_no_picture(media: Path) -> None:
    incident = published()
    pictures.refresh(incident.pk)
    retract_incident(incident)
    pictures.refresh(incident.pk)
    assert files(media) == []


def test_a_draft_or_an_unknown_incident_gets_none(media: Path) -> None:
    draft = make_incident("Draft")
    pictures.refresh(draft.pk)
    pictures.refresh(0)
    assert files(media) == []
