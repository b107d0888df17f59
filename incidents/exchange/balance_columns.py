"""The columns of /balance.csv. Used through columns.TABLES."""

from __future__ import annotations

from incidents.enums import Measure, Side
from incidents.exchange.column import Column, Kind

BALANCE = (
    Column("measure", Kind.CODE, "What is counted.", codes=Measure),
    Column("side", Kind.CODE, "Of which side.", codes=Side),
    Column("month", Kind.TEXT, "YYYY-MM; empty for all time."),
    Column("code", Kind.TEXT, "The grade, where grades are counted; empty otherwise."),
    Column("count", Kind.WHOLE, "How many; empty for a median.", nullable=True),
    Column("out_of", Kind.WHOLE, "Out of how many incidents or claims."),
    Column("days", Kind.DECIMAL, "The median, where it is one.", unit="days", nullable=True),
)
