"""A field of the draft page as plain values: what a template needs to draw it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from incidents.desk.problems import Offer

BLANK_CLAIM: Final = "__CLAIM__"
"""Stands for the key of a card in the blank rows that scripts clone."""

BLANK_KEY: Final = "__KEY__"
"""Stands for the key of a row, or of a publication, in the blank rows that scripts clone."""


def id_of(path: str) -> str:
    """Return the id of the control whose name is `path`."""
    return "f-" + path.replace(".", "-")


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a field. `side` names a side whose sign stands beside the label."""

    value: str
    label: str
    chosen: bool = False
    side: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said about a field: what was understood, or what is wrong with it.

    `words` is what was understood. `error` refuses the value, `missing` tells that one is needed,
    `warning` asks a question that a reason answers when the draft is checked. `offers` are what can
    be put instead.
    """

    words: str = ""
    error: str = ""
    missing: str = ""
    warning: str = ""
    offers: tuple[Offer, ...] = ()

    @property
    def refusal(self) -> str:
        """What has to be put right at the field before the draft can be submitted."""
        return self.error or self.missing


NOTHING: Final = Remark()


@dataclass(frozen=True, slots=True)
class Conflicting:
    """Two versions of one field: the reader's own stands in the control, `theirs` beside it."""

    theirs: str
    changed_by: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class DraftField:
    """A control with everything around it.

    `kind` names the partial that draws it: line, text, radios, select, combobox, hidden. `value`
    is what stands in the control; `code` the slug or number behind words shown in a combobox.
    `suggest` names the list that completes it and `scope` what that list's fields are relative to.
    """

    path: str
    kind: str
    label: str = ""
    value: str = ""
    help: str = ""
    code: str = ""
    options: tuple[Option, ...] = ()
    remark: Remark = NOTHING
    conflict: Conflicting | None = None
    suggest: str = ""
    scope: str = ""
    rows: int = 3
    mode: str = ""
    lang: str = ""
    understand: str = ""

    @property
    def id(self) -> str:
        """The id of the control."""
        return id_of(self.path)

    @property
    def slug(self) -> str:
        """The path as a part of ids: no point in it."""
        return self.path.replace(".", "-")

    @property
    def name(self) -> str:
        """The last word of the path."""
        return self.path.rpartition(".")[2]

    @property
    def theirs(self) -> str:
        """The other version in words, where somebody else wrote here too."""
        if self.conflict is None:
            return ""
        code = self.conflict.theirs
        return next((one.label for one in self.options if one.value == code), code)

    @property
    def is_filled(self) -> bool:
        """Whether there is anything in it, or anything wrong with it."""
        return bool(
            self.value.strip() or self.remark.refusal or self.remark.warning or self.conflict
        )

    @property
    def described_by(self) -> str:
        """The ids of the texts a screen reader reads with the control."""
        ids = []
        if self.remark.refusal:
            ids.append(f"error-{self.slug}")
        if self.help:
            ids.append(f"help-{self.slug}")
        ids.append(f"said-{self.slug}")
        return " ".join(ids)


@dataclass(frozen=True, slots=True)
class Row:
    """A card or row with its fields by name. `number` counts from one in the order shown.

    `folded` names the fields that are rarely used and stand in a fold.
    """

    at: str
    key: str
    fields: dict[str, DraftField]
    number: int = 0
    remark: Remark = NOTHING
    folded: tuple[str, ...] = ()

    @property
    def opens(self) -> bool:
        """Whether the fold of rarely used fields has something in it, or something wrong."""
        return any(self.fields[name].is_filled for name in self.folded)

    @property
    def keys_path(self) -> str:
        """The list this row stands in."""
        return self.at.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class RowList:
    """The rows of one list: `path` is the list, `keys` its value as it is kept."""

    path: str
    rows: tuple[Row, ...]
    remark: Remark = field(default=NOTHING)

    @property
    def keys(self) -> str:
        """The value of the hidden field that says which rows there are."""
        return " ".join(row.key for row in self.rows)

    @property
    def id(self) -> str:
        """The id of the list's element."""
        return id_of(self.path)

    @property
    def slug(self) -> str:
        """The path as a part of ids."""
        return self.path.replace(".", "-")
