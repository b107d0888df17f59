"""Which areas the project keeps, from which features they come, and what is said about each.

Slugs of districts are those of the district in places.csv where it has one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from incidents.enums import AreaKind


class Recipe(NamedTuple):
    """Where the shape of one area comes from and what is said about it; dates are ISO."""

    slug: str
    name: str
    kind: AreaKind
    layer: str
    column: str
    values: tuple[str, ...]
    uncertainty_m: int
    drawn_by: str
    valid_from: str | None = None
    valid_to: str | None = None
    note: str = ""


_OBLAST = Recipe(
    slug="nagorno-karabakh-autonomous-oblast-1991",
    name="Nagorno-Karabakh Autonomous Oblast, 1991",
    kind=AreaKind.OBLAST,
    layer="disputed_borders",
    column="name",
    values=("Former USSR oblast in 1991",),
    uncertainty_m=3_000,
    drawn_by="Natural Earth, after Soviet maps",
    valid_from="1923-07-07",
    valid_to="1991-11-26",
    note="Boundary of about 1991, lines joined to a polygon; gaps under half a kilometre closed. "
    "Abolished by Azerbaijan on 26 November 1991; the Karabakh Armenian authorities did not "
    "recognise that.",
)
_LINE = Recipe(
    slug="line-of-contact-1994-2020",
    name="Line of contact, 1994–2020",
    kind=AreaKind.LINE_OF_CONTACT,
    layer="disputed_borders",
    column="name",
    values=("Ceasefire Line 1994",),
    uncertainty_m=5_000,
    drawn_by="Natural Earth",
    valid_from="1994-05-12",
    valid_to="2020-09-27",
    note="Generalised: off by kilometres in places. It moved a little in April 2016 near Talish "
    "and Horadiz, which is not drawn.",
)

_NEW_IN_1991 = frozenset({"kalbajar", "khojaly", "khojavend", "tartar"})
"""Districts that were made or enlarged when the oblast was abolished, and changed in 2023."""

_AZERBAIJAN = (
    ("aghdam", "Aghdam district", "Aghdam Rayon"),
    ("aghjabadi", "Aghjabadi district", "Aghjabadi Rayon"),
    ("barda", "Barda district", "Barda Rayon"),
    ("beylagan", "Beylagan district", "Beylagan Rayon"),
    ("dashkasan", "Dashkasan district", "Dashkasan Rayon"),
    ("fuzuli", "Fuzuli district", "Fizuli Rayon"),
    ("gadabay", "Gadabay district", "Gadabay Rayon"),
    ("goranboy", "Goranboy district", "Goranboy Rayon"),
    ("goygol", "Goygol district", "Goygol Rayon"),
    ("gubadly", "Gubadly district", "Qubadli Rayon"),
    ("jabrayil", "Jabrayil district", "Cabrayil Rayonu"),
    ("kalbajar", "Kalbajar district", "Kalbacar Rayonu"),
    ("khojaly", "Khojaly district", "Xankandi Sahari"),
    ("khojavend", "Khojavend district", "Xocavand Rayonu"),
    ("lachin", "Lachin district", "Lacin Rayonu"),
    ("shusha", "Shusha district", "Susa Rayonu|Susa Sahari"),
    ("stepanakert-xankendi", "Stepanakert / Xankəndi city", "Xocali Rayonu"),
    ("tartar", "Tartar district", "Tartar Rayon"),
    ("zangilan", "Zangilan district", "Zangilan Rayon"),
)
_ARMENIA = (
    ("gegharkunik", "Gegharkunik Province", "Geghark'unik'i Marz"),
    ("syunik", "Syunik Province", "Syunik'i Marz"),
    ("tavush", "Tavush Province", "Tavushi Marz"),
    ("vayots-dzor", "Vayots Dzor Province", "Vayots' Dzori Marz"),
)


def recipes() -> Iterator[Recipe]:
    """All areas: the oblast, the line of contact, districts and provinces, two countries."""
    yield _OBLAST
    yield _LINE
    for slug, name, features in _AZERBAIJAN:
        yield Recipe(
            slug=f"{slug}-{name.rpartition(' ')[2]}",
            name=name,
            kind=AreaKind.DISTRICT,
            layer="states_provinces",
            column="gn_name",
            values=tuple(features.split("|")),
            uncertainty_m=5_000,
            drawn_by="Azerbaijan, as Natural Earth draws it",
            valid_from="1991-11-26" if slug in _NEW_IN_1991 else None,
            valid_to="2023-12-04" if slug in _NEW_IN_1991 else None,
            note="The year of the boundary is not given by the source.",
        )
    for slug, name, feature in _ARMENIA:
        yield Recipe(
            slug=f"{slug}-province",
            name=name,
            kind=AreaKind.DISTRICT,
            layer="states_provinces",
            column="gn_name",
            values=(feature,),
            uncertainty_m=5_000,
            drawn_by="Armenia, as Natural Earth draws it",
            valid_from="1995-12-04",
            note="The year of the boundary is not given by the source.",
        )
    for name in ("Armenia", "Azerbaijan"):
        yield Recipe(
            slug=f"{name.lower()}-outline",
            name=name,
            kind=AreaKind.COUNTRY,
            layer="countries",
            column="NAME",
            values=(name,),
            uncertainty_m=5_000,
            drawn_by="Natural Earth, by general recognition",
            valid_from="1991-12-26",
            note="The year of the boundary is not given by the source.",
        )
