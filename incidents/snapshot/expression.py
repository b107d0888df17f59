"""What words a search asks for and how they are joined, as the database understands it. Pure.

PostgreSQL writes a tsquery as lexemes in quotation marks joined by `&`, `|` and `!`, and `<->`
between words that have to stand beside each other.
https://www.postgresql.org/docs/current/datatype-textsearch.html
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Term:
    """A lexeme, or all that begin with it."""

    text: str
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Both:
    """What both ask for."""

    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Either:
    """What at least one of them asks for; of none nothing."""

    parts: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class Without:
    """What the first asks for and the second does not."""

    left: Expression
    right: Expression


Expression: TypeAlias = Term | Both | Either | Without

_TERM: Final = re.compile(r"'((?:[^'\\]|''|\\.)*)'(:\*)?")
_ESCAPED: Final = re.compile(r"(['\\])\1")
_NO_WORDS_LEFT: Final = re.compile(r"[\s()&|!t0-9]*")


def parsed(tsquery: str) -> Expression | None:
    """Return what a tsquery asks for, None where it cannot be said of whole documents.

    That is a phrase, and whatever does without a word but asks for none beside it.
    """
    terms: list[Term] = []

    def name(match: re.Match[str]) -> str:
        terms.append(Term(_ESCAPED.sub(r"\1", match[1]), is_prefix=bool(match[2])))
        return f"t{len(terms) - 1}"

    joined = _TERM.sub(name, tsquery)
    if not joined.strip():
        return Either()
    if not _NO_WORDS_LEFT.fullmatch(joined):
        return None
    # Python joins `~`, `&` and `|` in the order in which PostgreSQL joins `!`, `&` and `|`.
    return _read(ast.parse(joined.replace("!", "~").strip(), mode="eval").body, terms)


def terms_of(asked: Expression) -> Iterator[Term]:
    """Yield all terms of an expression, those it does without too."""
    match asked:
        case Term():
            yield asked
        case Either(parts):
            for part in parts:
                yield from terms_of(part)
        case Both(left, right) | Without(left, right):
            yield from terms_of(left)
            yield from terms_of(right)


def _read(node: ast.expr, terms: list[Term]) -> Expression | None:
    match node:
        case ast.Name(name):
            return terms[int(name[1:])]
        case ast.BinOp(ast.UnaryOp(operand=left), ast.BitAnd(), right):
            return _joined(Without, right, left, terms)
        case ast.BinOp(left, ast.BitAnd(), ast.UnaryOp(operand=right)):
            return _joined(Without, left, right, terms)
        case ast.BinOp(left, ast.BitAnd(), right):
            return _joined(Both, left, right, terms)
        case ast.BinOp(left, ast.BitOr(), right):
            return _joined(lambda *parts: Either(parts), left, right, terms)
        case _:
            return None


def _joined(
    join: Callable[[Expression, Expression], Expression],
    left: ast.expr,
    right: ast.expr,
    terms: list[Term],
) -> Expression | None:
    first, second = _read(left, terms), _read(right, terms)
    return None if first is None or second is None else join(first, second)
