"""What a column is: a name, how its values are written, what they mean, and their unit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from django.db.models import IntegerChoices, TextChoices

CodeList: TypeAlias = type[TextChoices] | type[IntegerChoices]


class Kind(Enum):
    """How the values of a column are written."""

    TEXT = "text"
    WHOLE = "whole number"
    DECIMAL = "decimal number"
    DAY = "day (YYYY-MM-DD)"
    INSTANT = "instant (ISO 8601 with offset)"
    FLAG = "true or false"
    CODE = "code"
    CODES = "list of codes"
    TEXTS = "list of texts"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, how it is written, what it means, and in which unit.

    `codes` is the code list a value comes from. `nullable` columns can be empty.
    """

    name: str
    kind: Kind
    description: str
    unit: str = ""
    codes: CodeList | None = None
    nullable: bool = False
