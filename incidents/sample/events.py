"""What the eleven statements say of the five incidents, graded, in our own words.

The trap: the article sets four dead beside the clash of 12 December. They are statement 5's,
about 26 November and 8 December, and hang on its claims about those two incidents only.
"""

from __future__ import annotations

import datetime as dt

from incidents.enums import (
    CasualtyCategory,
    Credibility,
    DatePrecision,
    EventType,
    Harm,
    Initiator,
    Occurrence,
    Outcome,
    Reliability,
    Side,
    WherePrecision,
)

from .khtsaberd import KHTSABERD_CLASH
from .places import HADRUT, HIN_SHEN, HIN_TAGHER, KHTSABERD, METS_SHEN, SUR
from .shorthand import (
    AZ_KILLED,
    AZ_WOUNDED,
    CLAUSE_CEASEFIRE,
    ONE_SIDE,
    december,
    near,
    toward,
)
from .spec import ClaimSpec, FigureSpec, IncidentSpec, SiteSpec

SUR_ATTACK = IncidentSpec(
    key="sur",
    title="Attack reported at Sur, Khojavend",
    summary="One side reports an attack on servicemen in this village.",
    event_type=EventType.SABOTAGE,
    sites=(
        SiteSpec(
            SUR,
            WherePrecision.NEAR,
            radius_m=3_000,
            description="Sur; probably the village recorded as Sor or Tsor",
        ),
    ),
    claims=(
        ClaimSpec(
            5,
            "An attack by Armenian groups at the village of Sur in Khojavend district killed "
            "three servicemen and wounded two.",
            Reliability.C,
            Credibility.POSSIBLY_TRUE,
            ONE_SIDE,
            initiator=Initiator.ARMENIA,
            event_type=EventType.SABOTAGE,
            days=(dt.date(2020, 11, 26), dt.date(2020, 11, 26)),
            sites=(SiteSpec(SUR, WherePrecision.NEAR, radius_m=3_000),),
            figures=(FigureSpec(*AZ_KILLED, 3), FigureSpec(*AZ_WOUNDED, 2)),
        ),
    ),
    reason="Only the Azerbaijani side speaks of it, more than two weeks later.",
)

HADRUT_ATTACK = IncidentSpec(
    key="hadrut",
    title="Attack reported near Hadrut",
    summary="One side reports an attack during work on telecom equipment.",
    event_type=EventType.SABOTAGE,
    sites=(SiteSpec(HADRUT, WherePrecision.NEAR, radius_m=5_000, description="near Hadrut"),),
    claims=(
        ClaimSpec(
            5,
            "Armenian forces killed one serviceman and seriously wounded an employee of a "
            "telecom company while equipment was being put up near Hadrut.",
            Reliability.C,
            Credibility.POSSIBLY_TRUE,
            ONE_SIDE,
            initiator=Initiator.ARMENIA,
            event_type=EventType.SABOTAGE,
            days=december(8),
            sites=(SiteSpec(HADRUT, WherePrecision.NEAR, radius_m=5_000),),
            figures=(
                FigureSpec(*AZ_KILLED, 1),
                FigureSpec(Side.AZERBAIJAN, CasualtyCategory.CIVILIAN, Harm.WOUNDED, 1),
            ),
        ),
    ),
    reason="Only the Azerbaijani side speaks of it.",
)

SHEN_ATTACK = IncidentSpec(
    key="hin-shen-mets-shen",
    title="Attack reported toward Hin Shen and Mets Shen",
    summary="One side reports an attack toward these two villages.",
    event_type=EventType.ADVANCE,
    sites=near(HIN_SHEN, METS_SHEN),
    claims=(
        ClaimSpec(
            4,
            "Azerbaijan continued its action toward Mets Shen and Hin Shen.",
            Reliability.C,
            Credibility.POSSIBLY_TRUE,
            ONE_SIDE,
            initiator=Initiator.AZERBAIJAN,
            event_type=EventType.ADVANCE,
            days=december(13),
            sites=toward(METS_SHEN, HIN_SHEN),
            breaches=CLAUSE_CEASEFIRE,
        ),
        ClaimSpec(
            11,
            "Armenia said that Hin Shen and Mets Shen were attacked; the attack was repelled.",
            Reliability.F,
            Credibility.POSSIBLY_TRUE,
            "Names Armenia as its source for the attack and none for how it ended.",
            initiator=Initiator.AZERBAIJAN,
            event_type=EventType.ADVANCE,
            days=december(13),
            sites=toward(HIN_SHEN, METS_SHEN),
            outcomes=((Outcome.REPELLED, ""),),
        ),
    ),
    occurrence=Occurrence.SINGLE_SIDE,
    reason="The article names Armenia as its source, so it is no independent confirmation.",
)

REMOVAL = IncidentSpec(
    key="removal-from-the-pocket",
    title="Servicemen brought out of the area of Hin Tagher and Khtsaberd",
    summary="Servicemen are said to have left the encirclement through the peacekeepers; the "
    "day itself is not given, only that of the report.",
    event_type=EventType.PEACEKEEPER,
    sites=near(HIN_TAGHER, KHTSABERD, radius_m=5_000),
    claims=(
        ClaimSpec(
            10,
            "Servicemen were brought out of the encirclement near both villages by the "
            "peacekeepers, through the mediation of their commander.",
            Reliability.C,
            Credibility.POSSIBLY_TRUE,
            "A party speaks of its own men; the peacekeepers' own words were not found.",
            event_type=EventType.PEACEKEEPER,
            days=december(16),
            date_precision=DatePrecision.DAYS,
            sites=near(HIN_TAGHER, KHTSABERD, radius_m=5_000),
        ),
    ),
    reason="Only the Armenian side speaks of it in what we have read; nobody is said to have "
    "started anything.",
)

INCIDENTS = (SUR_ATTACK, HADRUT_ATTACK, KHTSABERD_CLASH, SHEN_ATTACK, REMOVAL)
