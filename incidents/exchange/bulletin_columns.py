"""The columns of the bulletins' paired series. Used through columns.TABLES."""

from __future__ import annotations

from incidents.enums import Bound, Side
from incidents.exchange.column import Column, Kind

BULLETIN_ROW = (
    Column("starts_on", Kind.DAY, "First local day, inclusive."),
    Column("ends_on", Kind.DAY, "Last local day, inclusive."),
    Column(
        "gap",
        Kind.WHOLE,
        "How far the counts farthest apart, of two sides, are from meeting. "
        "Empty where no two sides count the very same days.",
        unit="violations",
        nullable=True,
    ),
    Column("gap_sides", Kind.CODES, "Which two sides these are.", codes=Side),
)

BULLETIN_COUNT = (
    Column("side", Kind.CODE, "Who counts.", codes=Side),
    Column("actor", Kind.TEXT, "Who speaks for it."),
    Column("violations", Kind.WHOLE, "How many violations are counted.", unit="violations"),
    Column("bound", Kind.CODE, "How exact the number is.", codes=Bound),
    Column("days", Kind.WHOLE, "How many days of the row it counts.", unit="days"),
    Column("is_sum", Kind.FLAG, "Whether it adds up the actor's counts of single days."),
)

BULLETIN = (
    Column("statement", Kind.TEXT, "Public identifier of the statement that gives the count."),
    Column("statement_url", Kind.TEXT, "Address of the statement's page, from the site's root."),
    Column("issued_on", Kind.DAY, "Local day the statement was issued."),
    Column("starts_on", Kind.DAY, "First local day counted, inclusive."),
    Column("ends_on", Kind.DAY, "Last local day counted, inclusive."),
    Column("violations", Kind.WHOLE, "How many violations it counts.", unit="violations"),
    Column("bound", Kind.CODE, "How exact that number is.", codes=Bound),
    Column("shots", Kind.WHOLE, "How many shots, where a number is given.", nullable=True),
    Column("shots_bound", Kind.CODE, "How exact that number is.", codes=Bound),
    Column("weapons", Kind.TEXT, "Weapons as they are named; may be empty text."),
    Column("stretch", Kind.TEXT, "Stretch of the line; may be empty text."),
)
