"""Making fields from a part of a draft: one method for each kind of control. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from .field import NOTHING, Conflicting, DraftField, Option, Remark, Row, RowList
from .labels import Labels

if TYPE_CHECKING:
    from incidents.desk.content import Part


@dataclass(frozen=True, slots=True)
class Sayings:
    """Everything said about a draft: by path its remarks and its conflicts, and words for codes."""

    labels: Labels = field(default_factory=Labels)
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    conflicts: Mapping[str, Conflicting] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the fields of one part of a draft."""

    part: Part
    sayings: Sayings

    def make(self, name: str, kind: str, label: str = "", **more: Any) -> DraftField:
        """Return the field called `name` of this part; `more` are attributes of DraftField."""
        path = self.part.path(name)
        value = more.pop("value", None)
        return DraftField(
            path=path,
            kind=kind,
            label=label,
            value=self.part.raw(name) if value is None else value,
            remark=self.remark(path),
            conflict=self.sayings.conflicts.get(path),
            **more,
        )

    def remark(self, path: str) -> Remark:
        """Return what is said about a path."""
        return self.sayings.remarks.get(path, NOTHING)

    def line(self, name: str, label: str, help_text: str = "", **more: Any) -> DraftField:
        """Return a field of one line."""
        return self.make(name, "line", label, help=help_text, **more)

    def text(self, name: str, label: str, help_text: str = "", **more: Any) -> DraftField:
        """Return a field of several lines."""
        return self.make(name, "text", label, help=help_text, **more)

    def hidden(self, name: str) -> DraftField:
        """Return a field nobody sees: a slug, a point, where a quotation begins."""
        return self.make(name, "hidden")

    def chosen(
        self,
        name: str,
        kind: str,
        label: str,
        options: Iterable[tuple[str, str, str]],
        **more: Any,
    ) -> DraftField:
        """Return radios or a select; `options` are (value, label, side whose sign is shown)."""
        value = self.part[name]
        made = [Option(code, words, code == value, side) for code, words, side in options]
        if value and not any(option.chosen for option in made):
            # What was typed stays, also where it is none of the choices.
            made.append(Option(value, value, chosen=True))
        return self.make(name, kind, label, options=tuple(made), help=more.pop("help", ""), **more)

    def combobox(
        self, name: str, label: str, suggest: str, help_text: str = "", **more: Any
    ) -> DraftField:
        """Return a field that a list completes: shown in words, kept as slug or number."""
        typed = self.part[name]
        words = self.sayings.labels.words(suggest, typed)
        made = self.make(
            name,
            "combobox",
            label,
            help=help_text,
            value=self.part.raw(name) if words is None else words,
            code="" if words is None else typed,
            suggest=suggest,
            scope=self.part.at,
            **more,
        )
        if made.conflict is None:
            return made
        theirs = self.sayings.labels.words(suggest, made.conflict.theirs)
        return replace(made, conflict=replace(made.conflict, theirs=theirs or made.conflict.theirs))

    def rows(
        self, name: str, parts: Iterable[Part], make_row: Callable[[Maker, int], Row]
    ) -> RowList:
        """Return the rows of a list of this part."""
        return row_list(self.part.path(name), parts, self.sayings, make_row)


def row_list(
    path: str, parts: Iterable[Part], sayings: Sayings, make_row: Callable[[Maker, int], Row]
) -> RowList:
    """Return the rows of the list at `path`, numbered from one."""
    made = tuple(
        make_row(Maker(part, sayings), number) for number, part in enumerate(parts, start=1)
    )
    return RowList(path, made, sayings.remarks.get(path, NOTHING))
