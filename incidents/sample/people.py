"""Who spoke in December 2020, and at which outlets it was read."""

from __future__ import annotations

from incidents.enums import ActorKind, Language, OutletKind, Reliability, Side

from .spec import ActorSpec, OutletSpec

AZ, HY, RU, EN, FR = (
    Language.AZERBAIJANI,
    Language.ARMENIAN,
    Language.RUSSIAN,
    Language.ENGLISH,
    Language.FRENCH,
)

ACTORS = (
    ActorSpec(
        "russian-peacekeeping-contingent",
        "Russian peacekeeping contingent in Nagorno-Karabakh",
        "Russian peacekeepers",
        Side.PEACEKEEPERS,
        ActorKind.FORCE,
        2020,
        2024,
        ((RU, "Российский миротворческий контингент"),),
    ),
    ActorSpec(
        "commander-russian-contingent",
        "Commander of the Russian peacekeeping contingent",
        "Commander of the Russian contingent",
        Side.PEACEKEEPERS,
        ActorKind.LEADER,
        2020,
        2024,
        ((RU, "Командующий российским миротворческим контингентом"),),
    ),
    ActorSpec(
        "armenia-ministry-of-defence",
        "Ministry of Defence of Armenia",
        "Armenian Ministry of Defence",
        Side.ARMENIA,
        ActorKind.MINISTRY,
        1992,
        None,
        ((HY, "Հայաստանի պաշտպանության նախարարություն"), (RU, "Министерство обороны Армении")),
    ),
    ActorSpec(
        "artsakh-foreign-ministry",
        "Ministry of Foreign Affairs of the Karabakh Armenian authorities (Artsakh)",
        "Artsakh foreign ministry",
        Side.ARMENIA,
        ActorKind.MINISTRY,
        1993,
        2023,
        ((HY, "Արցախի արտաքին գործերի նախարարություն"),),
    ),
    ActorSpec(
        "heads-of-hin-tagher-and-khtsaberd",
        "Heads of the communities of Hin Tagher and Khtsaberd",
        "Heads of the two communities",
        Side.ARMENIA,
        ActorKind.LOCAL,
    ),
    ActorSpec(
        "azerbaijan-ministry-of-defence",
        "Ministry of Defence of Azerbaijan",
        "Azerbaijani Ministry of Defence",
        Side.AZERBAIJAN,
        ActorKind.MINISTRY,
        1991,
        None,
        (
            (AZ, "Azərbaycan Respublikası Müdafiə Nazirliyi"),
            (RU, "Министерство обороны Азербайджана"),
        ),
    ),
    ActorSpec(
        "azerbaijan-state-security-service",
        "State Security Service of Azerbaijan",
        "Azerbaijani State Security Service",
        Side.AZERBAIJAN,
        ActorKind.AGENCY,
        2015,
        None,
        ((AZ, "Dövlət Təhlükəsizliyi Xidməti"),),
    ),
    ActorSpec(
        "azerbaijan-foreign-ministry",
        "Ministry of Foreign Affairs of Azerbaijan",
        "Azerbaijani foreign ministry",
        Side.AZERBAIJAN,
        ActorKind.MINISTRY,
        1991,
        None,
        ((AZ, "Xarici İşlər Nazirliyi"),),
    ),
    ActorSpec(
        "president-of-azerbaijan",
        "President of Azerbaijan",
        "President of Azerbaijan",
        Side.AZERBAIJAN,
        ActorKind.LEADER,
        1991,
    ),
    ActorSpec("tcttnews", "TCTTNews", "TCTTNews", Side.INDEPENDENT, ActorKind.NEWSROOM),
)

_OFFICIAL = "Publishes what its owner says, in full; speaks for one side."
_AGENCY = "Passes on official statements under their date and name."
_UNKNOWN = "We have not followed this outlet long enough to judge it."

OUTLETS = (
    OutletSpec(
        "hyetert", "HyeTert", OutletKind.NEWS, "https://hyetert.org/", EN, Reliability.C, _AGENCY
    ),
    OutletSpec(
        "nation-news",
        "Nation News",
        OutletKind.NEWS,
        "https://nation-news.ru/",
        RU,
        Reliability.F,
        _UNKNOWN,
    ),
    OutletSpec(
        "pronews-am",
        "ProNews",
        OutletKind.NEWS,
        "https://pronews.am/",
        RU,
        Reliability.F,
        _UNKNOWN,
    ),
    OutletSpec(
        "mil-am",
        "mil.am",
        OutletKind.OFFICIAL,
        "https://mil.am/",
        HY,
        Reliability.C,
        _OFFICIAL,
        "armenia-ministry-of-defence",
    ),
    OutletSpec(
        "news-am", "NEWS.am", OutletKind.NEWS, "https://news.am/", HY, Reliability.C, _AGENCY
    ),
    OutletSpec(
        "nkr-am",
        "nkr.am",
        OutletKind.OFFICIAL,
        "http://www.nkr.am/",
        EN,
        Reliability.C,
        _OFFICIAL,
        "artsakh-foreign-ministry",
    ),
    OutletSpec(
        "artsakh-fr",
        "artsakh.fr",
        OutletKind.OFFICIAL,
        "https://artsakh.fr/",
        FR,
        Reliability.C,
        _OFFICIAL,
    ),
    OutletSpec(
        "azertac",
        "AZERTAC",
        OutletKind.AGENCY,
        "https://azertag.az/",
        AZ,
        Reliability.C,
        _AGENCY,
    ),
    OutletSpec(
        "metbuat", "Metbuat.az", OutletKind.NEWS, "https://metbuat.az/", AZ, Reliability.F, _UNKNOWN
    ),
    OutletSpec(
        "sputnik",
        "Sputnik",
        OutletKind.AGENCY,
        "https://sputniknews.com/",
        EN,
        Reliability.D,
        "State agency of a third country; passes on statements with changed wording.",
    ),
    OutletSpec(
        "novostink",
        "NovostiNK",
        OutletKind.NEWS,
        "https://old.novostink.ru/",
        RU,
        Reliability.F,
        _UNKNOWN,
    ),
    OutletSpec(
        "yelaket",
        "Yelaket",
        OutletKind.NEWS,
        "https://yelaket.am/",
        HY,
        Reliability.F,
        _UNKNOWN,
    ),
    OutletSpec(
        "tcttnews",
        "TCTTNews",
        OutletKind.NEWS,
        "",
        EN,
        Reliability.F,
        _UNKNOWN,
        "tcttnews",
    ),
)
