"""The whole draft as a form: statement, publications, claim cards, blank rows, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from incidents.desk.content import Sheet

from .claim import Card, blank_card, blank_rows, claim_card
from .field import DraftField, Row, RowList, id_of
from .maker import Sayings, row_list
from .statement import (
    Chosen,
    blank_publication,
    chosen_words,
    publication_row,
    statement_fields,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of the summary of what has to be put right: a link to the field, and why."""

    id: str
    label: str
    sentence: str


@dataclass(frozen=True, slots=True)
class DraftForm:
    """Everything the draft page shows of its content."""

    statement: dict[str, DraftField]
    publications: RowList
    joint: tuple[Chosen, ...]
    repeats_no: tuple[Chosen, ...]
    cards: tuple[Card, ...]
    blank: Card
    blank_rows: dict[str, Row]
    verbatim: str
    typed_joint: str = ""

    @property
    def claim_keys(self) -> str:
        """The value of the hidden field that says which cards there are."""
        return " ".join(card.key for card in self.cards)

    @property
    def is_told(self) -> bool:
        """Whether the statement's own fields are filled and fine, so that they can be folded."""
        needed = ("actor", "issued", "language", "verbatim")
        fields = [*self.statement.values(), *self._publication_fields()]
        return all(self.statement[name].value.strip() for name in needed) and not any(
            one.remark.refusal or one.conflict for one in fields
        )

    @property
    def has_more_of_statement(self) -> bool:
        """Whether it is joint or repeats another, or something is wrong there."""
        return any(self.statement[name].is_filled for name in ("joint", "repeats", "repeats_no"))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong, in the order of the page."""
        return tuple(
            Fault(one.id, self._where(one), one.remark.refusal)
            for one in self.all_fields()
            if one.remark.refusal
        )

    @property
    def undecided(self) -> tuple[Fault, ...]:
        """The fields that two people wrote, in the order of the page."""
        return tuple(
            Fault(f"conflict-{one.slug}", self._where(one), "")
            for one in self.all_fields()
            if one.conflict
        )

    def _where(self, one: DraftField) -> str:
        """The field's label, with the number of the claim it stands in."""
        label = one.label or id_of(one.path)
        for card in self.cards:
            if one.path.startswith(f"{card.at}."):
                words = {"number": card.number, "label": label}
                return _("Claim %(number)d, %(label)s") % words
        return label

    def all_fields(self) -> Iterator[DraftField]:
        """Yield every field of the page in its order."""
        yield from self._publication_fields()
        yield from self.statement.values()
        for card in self.cards:
            yield from card.all_fields()

    def _publication_fields(self) -> Iterator[DraftField]:
        for row in self.publications.rows:
            yield from row.fields.values()


def draft_form(content: Mapping[str, str], sayings: Sayings, typed_joint: str = "") -> DraftForm:
    """Return the form that shows `content`, with everything said about it. No query.

    `typed_joint` is what stands in the field for a further actor of a joint statement.
    """
    sheet = Sheet(content)
    statement = sheet.statement
    return DraftForm(
        statement=statement_fields(sheet, sayings),
        publications=row_list("publications", sheet.publications, sayings, publication_row),
        joint=chosen_words(statement["joint"].split(), "actors", sayings),
        repeats_no=chosen_words(statement["repeats_no"].split(), "statements", sayings),
        cards=tuple(
            claim_card(part, sayings, number) for number, part in enumerate(sheet.claims, start=1)
        ),
        blank=blank_card(sayings),
        blank_rows={**blank_rows(sayings), "publications": blank_publication(sayings)},
        verbatim=statement.raw("verbatim"),
        typed_joint=typed_joint,
    )
