"""The eleven statements of December 2020, in our own words, and where each was read."""

from __future__ import annotations

import datetime as dt

from incidents.enums import DatePrecision, Language

from .spec import PublicationSpec, StatementSpec

AZ, HY, RU, EN, FR = (
    Language.AZERBAIJANI,
    Language.ARMENIAN,
    Language.RUSSIAN,
    Language.ENGLISH,
    Language.FRENCH,
)


def _day(day: int) -> dt.date:
    return dt.date(2020, 12, day)


_FIRST_VIOLATION = PublicationSpec(
    "hyetert",
    "https://hyetert.org/2020/12/12/first-ceasefire-violation-recorded-in-nagorno-karabakh-russias-defense-ministry/",
    EN,
    _day(12),
    note="passes on a TASS report of the bulletin",
)

_ARTICLE = PublicationSpec(
    "tcttnews",
    "",
    EN,
    None,
    title="Article on the clashes of December 2020",
    note="the article the project began with; its address was not kept",
)

STATEMENTS = (
    StatementSpec(
        1,
        "russian-peacekeeping-contingent",
        _day(12),
        RU,
        "The daily bulletin counts one violation of the ceasefire, on 11 December in Hadrut "
        "district, and does not say who committed it.",
        (
            _FIRST_VIOLATION,
            PublicationSpec(
                "nation-news",
                "https://nation-news.ru/580272-rossiya-zayavila-o-pervom-sluchae-narusheniya-peremiriya-v-nagornom-karabahe",
                RU,
                _day(12),
                note="quotes the bulletin",
            ),
        ),
    ),
    StatementSpec(
        2,
        "armenia-ministry-of-defence",
        _day(12),
        RU,
        "Says that the Azerbaijani side began offensive action again on 12 December toward "
        "Old Taghlar (Hin Tagher) and Khtsaberd.",
        (
            PublicationSpec(
                "pronews-am",
                "https://pronews.am/2020/12/12/",
                RU,
                _day(12),
                note="quotes the ministry; the page of the day is given, not of the article",
            ),
        ),
    ),
    StatementSpec(
        3,
        "armenia-ministry-of-defence",
        _day(13),
        EN,
        "Says that Azerbaijani forces massed troops and artillery and attacked toward Hin Tagher "
        "and Khtsaberd on 12 December, in breach of the statement of 9 November; that they "
        "entered Hin Tagher and came close to Khtsaberd after hours of fighting; that six on the "
        "Armenian side were wounded and that the other side has dead and wounded.",
        (
            PublicationSpec("mil-am", "https://mil.am/en/news/8734", EN, _day(13)),
            PublicationSpec(
                "news-am",
                "https://news.am/eng/news/618672.html",
                EN,
                _day(13),
                note="retells it in other words: the same lineage",
            ),
        ),
    ),
    StatementSpec(
        4,
        "artsakh-foreign-ministry",
        _day(14),
        EN,
        "Says that Azerbaijani forces attacked toward Hin Tagher and Khtsaberd on 11 December and "
        "that six servicemen of the Defence Army were wounded by gunfire; that the action went on "
        "on 13 December toward Mets Shen and Hin Shen; and that the peacekeepers were told.",
        (
            PublicationSpec(
                "nkr-am", "http://www.nkr.am/en/news/2020-12-14/mfa-statement", EN, _day(14)
            ),
            PublicationSpec(
                "artsakh-fr",
                "https://artsakh.fr/declaration-du-ministere-artsakhiote-des-affaires-etrangeres-6",
                FR,
                _day(14),
                note="the same statement in French",
            ),
        ),
    ),
    StatementSpec(
        5,
        "azerbaijan-ministry-of-defence",
        _day(13),
        AZ,
        "Says that Armenian groups stayed in the forest north-west of Hadrut, built positions and "
        "attacked: on 26 November at Sur three servicemen were killed and two wounded, on 8 "
        "December near Hadrut one serviceman was killed and a telecom employee seriously wounded; "
        "and that an anti-terror operation was therefore forced upon them.",
        (
            PublicationSpec(
                "azertac",
                "https://azertag.az/en/xeber/State_Security_Service_and_Defense_Ministry_of_Azerbaijan_issue_joint_statement-1665211",
                EN,
                _day(13),
                note="in English",
            ),
            PublicationSpec(
                "metbuat",
                "https://metbuat.az/news/1395885/mn-ve-dtx-melumat-yaydi.html",
                AZ,
                None,
                note="in Azerbaijani; the page gives only the month",
            ),
            PublicationSpec(
                "sputnik",
                "https://sputniknews.com/world/202012131081445087-four-azerbaijani-soldiers-killed-in-nagorno-karabakh-since-november-defence-ministry-says/",
                EN,
                _day(13),
                note="retells it in other words: the same lineage",
            ),
        ),
        joint_actors=("azerbaijan-state-security-service",),
    ),
    StatementSpec(
        6,
        "azerbaijan-foreign-ministry",
        _day(13),
        EN,
        "Calls the Armenian accusations baseless; says that remaining Armenian forces committed "
        "the provocation and that the State Security Service conducts an operation in the forest "
        "around Hadrut.",
        (
            PublicationSpec(
                "azertac",
                "https://azertag.az/en/xeber/Azerbaijans_Foreign_Ministry_We_call_on_Armenia_to_strictly_adhere_to_requirements_of_the_trilateral_statement_and_to_refrain_from_destructive_activities-1665521",
                EN,
                _day(13),
            ),
        ),
    ),
    StatementSpec(
        7,
        "commander-russian-contingent",
        _day(13),
        RU,
        "Says that the ceasefire was violated on 11 December near Khtsaberd and Hin Tagher and "
        "that the action of the peacekeepers stopped it.",
        (
            PublicationSpec(
                "novostink",
                "https://old.novostink.ru/nkr/295444-mirotvorcy-ob-obstanovke-v-gadrutskom-rayone-karabaha.html",
                RU,
                _day(13),
                note="quotes RIA Novosti",
            ),
        ),
    ),
    StatementSpec(
        8,
        "president-of-azerbaijan",
        _day(13),
        AZ,
        "Warns of an “iron fist” in the event of a further escalation.",
        (_ARTICLE,),
        issued_precision=DatePrecision.DAYS,
    ),
    StatementSpec(
        9,
        "heads-of-hin-tagher-and-khtsaberd",
        _day(31),
        HY,
        "Say that ten people on the Armenian side were captured; one retelling adds eight wounded.",
        (
            PublicationSpec(
                "yelaket",
                "https://yelaket.am/am/article/11790",
                HY,
                None,
                note="passes on Azatutyun; the page gives only the month",
            ),
        ),
        issued_precision=DatePrecision.MONTH,
    ),
    StatementSpec(
        10,
        "armenia-ministry-of-defence",
        _day(16),
        EN,
        "Confirms that servicemen were brought out of the encirclement near Hin Tagher and "
        "Khtsaberd, through the peacekeepers and the mediation of their commander.",
        (PublicationSpec("mil-am", "https://mil.am/en/news/8742", EN, _day(16)),),
    ),
    StatementSpec(
        11,
        "tcttnews",
        _day(14),
        EN,
        "Summarises the clashes: on 12 December Azerbaijan attacked both villages, took Khtsaberd "
        "and deployed near Khin Taher; on 13 December, Armenia said, Hin Shen and Mets Shen were "
        "attacked, and this was repelled. It sets four soldiers killed, two soldiers and a "
        "civilian wounded beside these clashes; the joint Azerbaijani statement of 13 December, "
        "from which the figures come, ties them to 26 November and 8 December.",
        (_ARTICLE,),
        issued_precision=DatePrecision.DAYS,
    ),
)
