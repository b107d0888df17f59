"""What a draft's texts mean: typed values, and what is wrong with each text. Pure.

`read` never raises for any content: what cannot be understood is None or left out, and a problem
says so at its field.
"""

from __future__ import annotations

from .sheet import read, read_incident
from .values import (
    LonLat,
    ReadClaim,
    ReadFigure,
    ReadOutcome,
    ReadPublication,
    ReadQuote,
    ReadSheet,
    ReadSite,
    ReadStatement,
)

__all__ = [
    "LonLat",
    "ReadClaim",
    "ReadFigure",
    "ReadOutcome",
    "ReadPublication",
    "ReadQuote",
    "ReadSheet",
    "ReadSite",
    "ReadStatement",
    "read",
    "read_incident",
]
