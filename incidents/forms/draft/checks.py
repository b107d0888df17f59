"""The checklist before submitting: what is missing or odd, card by card, in plain words. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from incidents.desk.content import SAME, Part
from incidents.desk.problems import Kind
from incidents.enums import Relation

from .field import DraftField, id_of
from .maker import Maker, Sayings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from incidents.desk.problems import Problem

    from .page import DraftForm


@dataclass(frozen=True, slots=True)
class Check:
    """One line: what is to be said, where, and the field that answers it, where one can.

    `kind` is "error", "missing", "warning" or "note".
    """

    kind: str
    message: str
    label: str
    anchor: str
    is_settled: bool
    answer: DraftField | None = None


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """The lines of the statement or of one card."""

    title: str
    anchor: str
    checks: tuple[Check, ...]


def check_groups(
    problems: Iterable[Problem], form: DraftForm, content: Mapping[str, str]
) -> tuple[CheckGroup, ...]:
    """Return the problems by statement and card, in the order of the page."""
    fields = {one.path: one for one in form.all_fields()}
    by_part: dict[str, list[Check]] = {}
    for one in problems:
        part = one.card if one.card.startswith("claims.") else "statement"
        by_part.setdefault(part, []).append(_check(one, fields, content))
    titles = {"statement": (_("The statement"), "statement")} | {
        card.at: (
            _("Claim %(number)d: %(title)s")
            % {"number": card.number, "title": card.headline or _("no title yet")},
            f"card-{card.key}",
        )
        for card in form.cards
    }
    return tuple(
        CheckGroup(title, anchor, tuple(by_part[part]))
        for part, (title, anchor) in titles.items()
        if part in by_part
    )


def _check(problem: Problem, fields: Mapping[str, DraftField], content: Mapping[str, str]) -> Check:
    known = fields.get(problem.path)
    return Check(
        kind=problem.kind.value,
        message=problem.message,
        label=known.label if known else "",
        anchor=anchor_of(problem.path),
        is_settled=not problem.blocks and problem.kind != Kind.NOTE,
        answer=_answer(problem, content),
    )


def anchor_of(path: str) -> str:
    """Return the id of the element that a path belongs to: a field, a list of rows, a card."""
    parts = path.split(".")
    match parts:
        case ["claims"]:
            return "claims"
        case ["claims", key] | ["claims", key, "relations", _]:
            return f"card-{key}"
        case ["answers", *_rest]:
            return "statement"
        case _:
            return id_of(path)


def _answer(problem: Problem, content: Mapping[str, str]) -> DraftField | None:
    """The field that answers a problem: a reason, or what an incident is to this one."""
    if ".relations." in problem.path:
        return relation_field(problem.path, content)
    if not problem.answer_path:
        return None
    at, _dot, name = problem.answer_path.rpartition(".")
    return Maker(Part(content, at), Sayings()).line(name, _("It is right all the same, because"))


def relation_field(path: str, content: Mapping[str, str]) -> DraftField:
    """Return the choice of what an incident on record is to the one a card speaks of."""
    at, _dot, number = path.rpartition(".")
    options = [
        (SAME, _("this is the same"), ""),
        *((value, str(label), "") for value, label in Relation.choices),
    ]
    return Maker(Part(content, at), Sayings()).chosen(
        number, "radios", _("The incident on record and this one"), options
    )
