"""What the statements say of the clash at Khtsaberd and Hin Tagher."""

from __future__ import annotations

from incidents.enums import (
    CasualtyCategory,
    Credibility,
    EventType,
    Harm,
    Initiator,
    Outcome,
    Reliability,
    Side,
    Stance,
    WherePrecision,
)

from .places import HADRUT_DISTRICT, HIN_TAGHER, KHTSABERD
from .shorthand import (
    AM_WOUNDED,
    AT_BOTH,
    AZ_KILLED,
    AZ_WOUNDED,
    CLAUSE_CEASEFIRE,
    FOREST,
    PARTY,
    december,
    near,
    toward,
)
from .spec import ClaimSpec, FigureSpec, IncidentSpec, SiteSpec

KHTSABERD_CLAIMS = (
    ClaimSpec(
        1,
        "One violation of the ceasefire was recorded in Hadrut district; nobody is blamed.",
        Reliability.B,
        Credibility.PROBABLY_TRUE,
        "Observers on the spot who do not blame anyone; others report the same days.",
        event_type=EventType.STATEMENT_ONLY,
        days=december(11),
        sites=(SiteSpec(HADRUT_DISTRICT, WherePrecision.DISTRICT),),
    ),
    ClaimSpec(
        2,
        "Azerbaijan began offensive action again toward Hin Tagher and Khtsaberd.",
        Reliability.C,
        Credibility.PROBABLY_TRUE,
        PARTY,
        initiator=Initiator.AZERBAIJAN,
        event_type=EventType.ADVANCE,
        days=december(12),
        sites=toward(HIN_TAGHER, KHTSABERD),
    ),
    ClaimSpec(
        3,
        "After massing troops and artillery Azerbaijan attacked toward both villages; after hours "
        "of fighting it entered Hin Tagher and came close to Khtsaberd. Six on the Armenian side "
        "were wounded; the other side has dead and wounded, without a number.",
        Reliability.C,
        Credibility.PROBABLY_TRUE,
        PARTY,
        initiator=Initiator.AZERBAIJAN,
        event_type=EventType.ADVANCE,
        days=december(12),
        sites=toward(HIN_TAGHER, KHTSABERD),
        outcomes=((Outcome.CONTROL, HIN_TAGHER), (Outcome.ADVANCE, KHTSABERD)),
        figures=(
            FigureSpec(*AM_WOUNDED, 6),
            FigureSpec(*AZ_KILLED, None),
            FigureSpec(*AZ_WOUNDED, None),
        ),
        breaches=CLAUSE_CEASEFIRE,
    ),
    ClaimSpec(
        4,
        "Azerbaijan attacked toward both villages; six servicemen of the Defence Army were "
        "wounded by gunfire.",
        Reliability.C,
        Credibility.PROBABLY_TRUE,
        PARTY,
        initiator=Initiator.AZERBAIJAN,
        event_type=EventType.ADVANCE,
        days=december(11),
        sites=toward(HIN_TAGHER, KHTSABERD),
        figures=(FigureSpec(*AM_WOUNDED, 6),),
        breaches=CLAUSE_CEASEFIRE,
    ),
    ClaimSpec(
        5,
        "Armenian groups in the forest north-west of Hadrut had built positions and attacked; an "
        "operation it calls anti-terror was forced upon Azerbaijan. No day, village or losses are "
        "given for the operation itself.",
        Reliability.C,
        Credibility.POSSIBLY_TRUE,
        "A party to the conflict; it confirms fighting in the area and gives neither day nor "
        "village.",
        initiator=Initiator.ARMENIA,
        event_type=EventType.GROUND_CLASH,
        sites=(FOREST,),
    ),
    ClaimSpec(
        6,
        "Rejects the Armenian accusations as baseless; remaining Armenian forces are said to have "
        "committed the provocation in the forest around Hadrut.",
        Reliability.C,
        Credibility.POSSIBLY_TRUE,
        "A party to the conflict; it denies what the other says and gives no detail to check.",
        stance=Stance.DENIES,
        initiator=Initiator.ARMENIA,
        sites=(FOREST,),
    ),
    ClaimSpec(
        7,
        "The ceasefire was violated near Khtsaberd and Hin Tagher; the peacekeepers' action "
        "stopped it.",
        Reliability.B,
        Credibility.PROBABLY_TRUE,
        "Commands the force on the spot; day and place agree with another lineage.",
        event_type=EventType.STATEMENT_ONLY,
        days=december(11),
        sites=near(KHTSABERD, HIN_TAGHER, radius_m=5_000),
    ),
    ClaimSpec(
        8,
        "Warns that an “iron fist” will follow if it escalates further; adds no fact.",
        Reliability.C,
        Credibility.CANNOT_BE_JUDGED,
        "A warning, not a report: there is nothing to confirm.",
        stance=Stance.COMMENTS,
        quotation="iron fist",
    ),
    ClaimSpec(
        9,
        "Ten people on the Armenian side were captured.",
        Reliability.D,
        Credibility.POSSIBLY_TRUE,
        "Close to those concerned, heard through others; no list of names.",
        sites=AT_BOTH,
        figures=(FigureSpec(Side.ARMENIA, CasualtyCategory.UNSPECIFIED, Harm.CAPTURED, 10),),
    ),
    ClaimSpec(
        11,
        "Azerbaijan attacked both villages, took Khtsaberd and deployed near Khin Taher (Hin "
        "Tagher).",
        Reliability.F,
        Credibility.DOUBTFUL,
        "A summary without sources of its own; a party on the spot says the other village was "
        "entered.",
        initiator=Initiator.AZERBAIJAN,
        event_type=EventType.ADVANCE,
        days=december(12),
        sites=AT_BOTH,
        outcomes=((Outcome.CONTROL, KHTSABERD), (Outcome.ADVANCE, HIN_TAGHER)),
    ),
)

KHTSABERD_CLASH = IncidentSpec(
    key="khtsaberd-hin-tagher",
    title="Clash at Khtsaberd and Hin Tagher",
    summary="Several sides speak of fighting around these two villages. They differ on the day, "
    "on who started it and on which village was entered.",
    event_type=EventType.ADVANCE,
    sites=AT_BOTH,
    claims=KHTSABERD_CLAIMS,
    reason="Both parties speak of fighting in the area, and so do the peacekeepers; each party "
    "names the other as having started it.",
    sensitive=True,
)
