"""Statements 3, 4 and 5 of December 2020 as an analyst types them, told in our own words."""

from __future__ import annotations

from typing import Final

from incidents.enums import Language, Side
from incidents.models import Actor
from tests.factories import make_actor, make_agreement, make_place
from tests.factories.drafts import sheet

PLACES: Final = {
    "Khtsaberd": (46.7715, 39.5460),
    "Hin Tagher": (46.8249, 39.5097),
    "Hin Shen": (46.6073, 39.6393),
    "Mets Shen": (46.5961, 39.6603),
    "Hadrut": (47.0318, 39.5200),
    "Sur": (46.9, 39.6),
}


def make_world() -> None:
    """Places, actors and the agreement: what an empty tracker knows before the first statement."""
    for label, lon_lat in PLACES.items():
        make_place(label, lon_lat, {Language.ENGLISH: label})
    make_actor(Side.AZERBAIJAN, "Azerbaijani Ministry of Defence", slug="mod-azerbaijan")
    make_actor(Side.AZERBAIJAN, "State Security Service", slug="sss-azerbaijan")
    make_actor(Side.ARMENIA, "Armenian Ministry of Defence", slug="mod-armenia")
    make_actor(Side.ARMENIA, "Artsakh foreign ministry", slug="mfa-artsakh")
    make_agreement()


def actor(slug: str) -> Actor:
    """An actor of the world, by the slug it was made with."""
    return Actor.objects.get(slug=slug)


STATEMENT_5: Final = sheet(
    {
        "actor": "mod-azerbaijan",
        "joint": "sss-azerbaijan",
        "issued": "13.12.2020",
        "language": "en",
        "summary": "Tells of two attacks by armed groups left behind, and of an operation since.",
        "verbatim": "A paraphrase of ours: on 26 November three servicemen were killed near Sur.",
    },
    sur={
        "incident": "new",
        "title": "Attack near Sur",
        "stance": "reports",
        "initiator": "armenia",
        "event_type": "sabotage",
        "when": "26 November 2020",
        "paraphrase": "A group attacked servicemen near Sur; three were killed, two wounded.",
        "sites.a1.text": "Sur",
        "figures.f1.side": "azerbaijan",
        "figures.f1.category": "military",
        "figures.f1.harm": "killed",
        "figures.f1.count": "3",
        "figures.f2.side": "azerbaijan",
        "figures.f2.category": "military",
        "figures.f2.harm": "wounded",
        "figures.f2.count": "2",
        "quotes.when.text": "26 November",
        "quotes.when.start": "25",
        "quotes.when.end": "36",
    },
    hadrut={
        "incident": "new",
        "title": "Attack near Hadrut",
        "stance": "reports",
        "initiator": "armenia",
        "event_type": "sabotage",
        "when": "8 December 2020",
        "paraphrase": "One serviceman was killed, a telecom employee seriously wounded.",
        "sites.a1.text": "Hadrut",
        "figures.f1.side": "azerbaijan",
        "figures.f1.category": "military",
        "figures.f1.harm": "killed",
        "figures.f1.count": "1",
        "figures.f2.side": "azerbaijan",
        "figures.f2.category": "civilian",
        "figures.f2.harm": "wounded",
        "figures.f2.count": "1",
    },
    clash={
        "incident": "new",
        "title": "Clash at Khtsaberd and Hin Tagher",
        "stance": "reports",
        "initiator": "armenia",
        "event_type": "advance",
        "when": "11 - 12 December 2020",
        "paraphrase": "An operation in the area was forced by the attacks before.",
        "sites.a1.text": "Khtsaberd",
        "sites.a2.text": "Hin Tagher",
    },
)

_CLASH: Final = {
    "stance": "reports",
    "initiator": "azerbaijan",
    "event_type": "advance",
    "sites.a1.text": "Khtsaberd",
    "sites.a2.text": "Hin Tagher",
    "figures.f1.side": "armenia",
    "figures.f1.category": "military",
    "figures.f1.harm": "wounded",
    "figures.f1.count": "6",
}


def statement_3(clash: int) -> dict[str, str]:
    """The Armenian ministry on the clash, whose incident has this number."""
    return sheet(
        {
            "actor": "mod-armenia",
            "issued": "13.12.2020",
            "language": "en",
            "summary": "The other side attacked two villages on 12 December and entered one.",
        },
        clash={
            **_CLASH,
            "incident": str(clash),
            "when": "12 December 2020",
            "clause": "november-2020/1",
            "paraphrase": "Attack toward both villages; Hin Tagher entered; six wounded.",
            "outcomes.b1.outcome": "control_taken",
            "outcomes.b1.text": "Hin Tagher",
            "figures.f2.side": "azerbaijan",
            "figures.f2.category": "military",
            "figures.f2.harm": "killed",
            "figures.f2.count": "not_stated",
        },
    ) | {"publications.p1x.url": "https://armenian-ministry.example/news/2"}


def statement_4(clash: int) -> dict[str, str]:
    """The foreign ministry in Stepanakert on the same clash, a day earlier, and on the next."""
    return sheet(
        {
            "actor": "mfa-artsakh",
            "issued": "14.12.2020",
            "language": "en",
            "summary": "Dates the start to the 11th; fighting spread later; peacekeepers knew.",
        },
        clash={
            **_CLASH,
            "incident": str(clash),
            "when": "11 December 2020",
            "paraphrase": "Attack toward both villages on 11 December; six wounded by gunshots.",
        },
        later={
            "incident": "new",
            "title": "Advance toward Mets Shen and Hin Shen",
            "stance": "reports",
            "initiator": "azerbaijan",
            "event_type": "advance",
            "when": "13 December 2020",
            "paraphrase": "The attack went on toward two more villages.",
            "sites.a1.text": "Hin Shen",
            "sites.a2.text": "Mets Shen",
        },
    ) | {"publications.p1x.url": "https://foreign-ministry.example/news/3"}
