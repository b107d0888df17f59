"""One definition of every public column: what the API answers with, files hold, docs describe.

A column's name is stable once published. An empty value is null in JSON. The tables of
docs/api.md are these definitions, and a test compares the two.
"""

from __future__ import annotations

from incidents.comparison import GapUnit, Question
from incidents.enums import (
    CasualtyCategory,
    Count,
    Credibility,
    DatePrecision,
    EventType,
    Harm,
    Initiator,
    Language,
    Occurrence,
    Outcome,
    Reliability,
    Responsibility,
    Side,
    SiteRole,
    Stance,
    Verdict,
    WherePrecision,
)
from incidents.exchange.balance_columns import BALANCE
from incidents.exchange.bulletin_columns import BULLETIN, BULLETIN_COUNT, BULLETIN_ROW
from incidents.exchange.column import Column, Kind
from incidents.exchange.place_columns import AREA, PLACE

TIME = (
    Column("starts_on", Kind.DAY, "First local day, inclusive.", nullable=True),
    Column("ends_on", Kind.DAY, "Last local day, inclusive.", nullable=True),
    Column(
        "date_precision",
        Kind.CODE,
        "How exact the days are: UCDP date_prec.",
        codes=DatePrecision,
        nullable=True,
    ),
)

POSITION = (
    Column("lon", Kind.DECIMAL, "Longitude, WGS 84.", unit="degrees", nullable=True),
    Column("lat", Kind.DECIMAL, "Latitude, WGS 84.", unit="degrees", nullable=True),
    Column(
        "precision",
        Kind.CODE,
        "How exact the place is: UCDP where_prec.",
        codes=WherePrecision,
        nullable=True,
    ),
    Column(
        "radius_m",
        Kind.WHOLE,
        "Radius of uncertainty around the point: draw a circle, not a pin. "
        "Empty where the precision means no circle.",
        unit="metres",
        nullable=True,
    ),
)

INCIDENT = (
    Column("ref", Kind.TEXT, "Reference; never changed and never used again."),
    Column("url", Kind.TEXT, "Address of the incident's page, from the site's root."),
    Column("title", Kind.TEXT, "Title in neutral words."),
    Column("summary", Kind.TEXT, "What is not contested; may be empty text."),
    Column("type", Kind.CODE, "What happened, as assessed by an editor.", codes=EventType),
    *TIME,
    *POSITION,
    Column(
        "shown_within_m",
        Kind.WHOLE,
        "How exactly the place is shown, where it is known better and people need protection. "
        "Empty where it is shown as it is known.",
        unit="metres",
        nullable=True,
    ),
    Column("no_place_reason", Kind.TEXT, "Why there are no coordinates; empty text otherwise."),
    Column(
        "occurrence",
        Kind.CODE,
        "First axis of the assessment: did it happen.",
        codes=Occurrence,
    ),
    Column(
        "responsibility",
        Kind.CODE,
        "Second axis of the assessment: who is said to be responsible.",
        codes=Responsibility,
    ),
    Column("sides", Kind.CODES, "The sides that speak of it in accepted claims.", codes=Side),
    Column(
        "initiators",
        Kind.CODES,
        "Who is said to have started it, over all accepted claims.",
        codes=Initiator,
    ),
    Column("claim_count", Kind.WHOLE, "How many accepted claims it has.", unit="claims"),
    Column(
        "killed",
        Kind.WHOLE,
        "The most killed, of all sides, that any single claim gives. Never a sum over claims.",
        unit="people",
        nullable=True,
    ),
    Column(
        "killed_least",
        Kind.WHOLE,
        "The fewest killed that any single claim with a number gives.",
        unit="people",
        nullable=True,
    ),
    Column(
        "casualties",
        Kind.WHOLE,
        "The most killed and wounded that any single claim gives: what casualties_min asks for.",
        unit="people",
        nullable=True,
    ),
)
"""One incident: a row of /api/v1/incidents, and the head of /api/v1/incidents/<ref>."""

ASSESSMENT = (
    Column("assessment_reason", Kind.TEXT, "Why the editor assessed it so."),
    Column("assessed_on", Kind.DAY, "Day of the assessment.", nullable=True),
)

SITE = (
    Column("place", Kind.TEXT, "Slug of the place, as in /places/<slug>/.", nullable=True),
    Column("label", Kind.TEXT, "The place, or the point, in words."),
    *POSITION,
    Column("role", Kind.CODE, "What the place is to the event.", codes=SiteRole),
)

PUBLICATION = (
    Column("outlet", Kind.TEXT, "Where the statement was read."),
    Column("publication_url", Kind.TEXT, "Address of the page or post."),
    Column("publication_title", Kind.TEXT, "Its title; may be empty text."),
    Column("publication_language", Kind.CODE, "Its language.", codes=Language),
    Column("published_on", Kind.DAY, "The day it bears.", nullable=True),
)

CLAIM = (
    Column("id", Kind.TEXT, "Public identifier of the claim."),
    Column("statement", Kind.TEXT, "Public identifier of the statement that makes the claim."),
    Column("statement_url", Kind.TEXT, "Address of the statement's page, from the site's root."),
    Column("actor", Kind.TEXT, "Who speaks."),
    Column("side", Kind.CODE, "For which side.", codes=Side),
    Column("joint_actors", Kind.TEXTS, "Others in whose name a joint statement was made."),
    Column(
        "issued_on",
        Kind.DAY,
        "Local day the statement was issued; where that is not known, the last it can have been.",
    ),
    Column(
        "issued_precision",
        Kind.CODE,
        "How exact that day is: UCDP date_prec.",
        codes=DatePrecision,
    ),
    Column("issued_at", Kind.INSTANT, "When it was issued, where known.", nullable=True),
    Column("language", Kind.CODE, "Language of the statement.", codes=Language),
    Column("statement_summary", Kind.TEXT, "The statement in our words."),
    Column("verbatim", Kind.TEXT, "The statement as it was said; may be empty text."),
    Column("translation", Kind.TEXT, "The statement in English; may be empty text."),
    Column(
        "derived_from",
        Kind.TEXT,
        "The statement this one only repeats, when that is public.",
        nullable=True,
    ),
    Column(
        "lineage_root",
        Kind.TEXT,
        "The statement at the root of the lineage: claims with the same root are one voice. "
        "When the root is not public, the earliest statement here that goes back to it.",
    ),
    Column("stance", Kind.CODE, "What the statement does with the incident.", codes=Stance),
    Column("initiator", Kind.CODE, "Who it says started it.", codes=Initiator),
    Column("type", Kind.CODE, "What it says happened.", codes=EventType, nullable=True),
    *TIME,
    Column("starts_at", Kind.INSTANT, "When it began, where a time is said.", nullable=True),
    Column("ends_at", Kind.INSTANT, "When it ended, where a time is said.", nullable=True),
    Column("paraphrase", Kind.TEXT, "The claim in our words."),
    Column("quotation", Kind.TEXT, "The exact words it rests on; may be empty text."),
    Column(
        "quotation_start",
        Kind.WHOLE,
        "Where the quotation begins in `verbatim`, counted from 0.",
        unit="characters",
        nullable=True,
    ),
    Column(
        "quotation_end",
        Kind.WHOLE,
        "Where it ends, exclusive.",
        unit="characters",
        nullable=True,
    ),
    Column("breached_agreement", Kind.TEXT, "Agreement said to be breached.", nullable=True),
    Column("breached_clause", Kind.TEXT, "Number of the clause.", nullable=True),
    Column(
        "reliability",
        Kind.CODE,
        "Reliability of the source as graded by an editor: STANAG 2511, A to F.",
        codes=Reliability,
    ),
    Column(
        "credibility",
        Kind.CODE,
        "Credibility of the information: STANAG 2511, 1 to 6, judged apart.",
        codes=Credibility,
    ),
    Column("grade_reason", Kind.TEXT, "Why the editor graded it so; may be empty text."),
)

OUTCOME = (
    Column("outcome", Kind.CODE, "How it is said to have ended.", codes=Outcome),
    Column("place", Kind.TEXT, "Slug of the place it concerns, if one is named.", nullable=True),
    Column("label", Kind.TEXT, "That place in words; empty text for the whole."),
)

CELL = (
    Column("side", Kind.CODE, "Whose people.", codes=Side),
    Column("category", Kind.CODE, "Who they were.", codes=CasualtyCategory),
    Column("harm", Kind.CODE, "What happened to them.", codes=Harm),
)

FIGURE = (
    *CELL,
    Column(
        "count",
        Kind.CODE,
        "A number, an explicit none, or losses without a number. "
        "A claim that is silent has no figure at all.",
        codes=Count,
    ),
    Column("minimum", Kind.WHOLE, "At least.", unit="people", nullable=True),
    Column("best", Kind.WHOLE, "Best number.", unit="people", nullable=True),
    Column("maximum", Kind.WHOLE, "At most.", unit="people", nullable=True),
)

COMPARISON = (
    Column("question", Kind.CODE, "What is asked of every claim.", codes=Question),
    Column("verdict", Kind.CODE, "How the answers compare.", codes=Verdict),
    Column(
        "gap", Kind.DECIMAL, "How far the answers farthest apart are from meeting.", nullable=True
    ),
    Column("gap_unit", Kind.CODE, "In what the gap is measured.", codes=GapUnit, nullable=True),
    Column("sides", Kind.CODES, "The sides that give a value or are in dispute.", codes=Side),
    Column("voices", Kind.WHOLE, "How many lineages do.", unit="lineages"),
    Column(
        "mentioned_without_number",
        Kind.FLAG,
        "Whether somebody speaks of such losses and gives no number.",
    ),
    Column("retold_only", Kind.FLAG, "Whether only retellings give a value."),
)

INDEX = (
    Column("ref", Kind.TEXT, "Reference."),
    Column("lon", Kind.DECIMAL, "Longitude; null when unmapped.", unit="degrees", nullable=True),
    Column("lat", Kind.DECIMAL, "Latitude; null when unmapped.", unit="degrees", nullable=True),
    Column("day", Kind.WHOLE, "First day, counted from 1970-01-01.", unit="days"),
    Column("day_to", Kind.WHOLE, "Last day, counted from 1970-01-01.", unit="days"),
    Column("date_precision", Kind.WHOLE, "UCDP date_prec, 1 to 5."),
    Column("type", Kind.WHOLE, "Place in codes.type."),
    Column("sides", Kind.WHOLE, "Bit set over codes.sides: bit n stands for the nth code."),
    Column("initiators", Kind.WHOLE, "Bit set over codes.initiators."),
    Column(
        "assessment",
        Kind.WHOLE,
        "Bit set over codes.assessment with two bits, one for each axis.",
    ),
    Column("precision", Kind.WHOLE, "UCDP where_prec, 1 to 7; null when unmapped.", nullable=True),
    Column("radius_m", Kind.WHOLE, "Radius of uncertainty.", unit="metres", nullable=True),
    Column(
        "killed",
        Kind.WHOLE,
        "The most killed that any single claim gives.",
        unit="people",
        nullable=True,
    ),
    Column(
        "casualties",
        Kind.WHOLE,
        "The most killed and wounded that any single claim gives.",
        unit="people",
        nullable=True,
    ),
)
"""The columns of /api/v1/index, each a list with one entry an incident, in one order."""

TABLES: dict[str, tuple[Column, ...]] = {
    "Incident": INCIDENT,
    "Assessment": ASSESSMENT,
    "Site": SITE,
    "Claim": CLAIM,
    "Publication": PUBLICATION,
    "Outcome": OUTCOME,
    "Casualty figure": FIGURE,
    "Comparison": COMPARISON,
    "Index": INDEX,
    "Place": PLACE,
    "Area": AREA,
    "Row of bulletins": BULLETIN_ROW,
    "Count of a row": BULLETIN_COUNT,
    "Bulletin": BULLETIN,
    "Balance": BALANCE,
}
"""Every group of columns by the heading it has in docs/api.md."""
