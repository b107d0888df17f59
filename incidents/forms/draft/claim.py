"""A claim card: what one statement says of one incident, answer by answer. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from incidents.desk.content import ClaimCard, Part
from incidents.enums import DatePrecision, EventType, Initiator, QuotedField, Side, Stance

from .field import BLANK_CLAIM, BLANK_KEY, DraftField, Row, RowList
from .maker import Maker, Sayings
from .rows import choices, figure_row, outcome_row, site_row


@dataclass(frozen=True, slots=True)
class Quote:
    """The words an answer rests on: `text` is shown and typed, `start` and `end` are kept."""

    answer: str
    label: str
    text: DraftField
    start: DraftField
    end: DraftField

    @property
    def path(self) -> str:
        """Where the quotation's fields stand."""
        return self.text.path.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Card:
    """A claim card for a template: its own fields, its rows, the quotation of each answer."""

    row: Row
    sites: RowList
    outcomes: RowList
    figures: RowList
    quotes: dict[str, Quote]

    @property
    def key(self) -> str:
        """The key of the card."""
        return self.row.key

    @property
    def at(self) -> str:
        """Where the card's fields stand."""
        return self.row.at

    @property
    def fields(self) -> dict[str, DraftField]:
        """The card's own fields by name."""
        return self.row.fields

    @property
    def number(self) -> int:
        """Its number, from one."""
        return self.row.number

    @property
    def headline(self) -> str:
        """What the card is about, in the words typed; empty for a new one."""
        return self.fields["incident"].value.strip() or self.fields["title"].value.strip()

    @property
    def has_more(self) -> bool:
        """Whether the fold of rarely used answers has something in it, or something wrong."""
        quote = self.quotes[QuotedField.BREACH].text
        return quote.is_filled or any(
            self.fields[name].is_filled for name in ("clause", "quotation", "summary")
        )

    @property
    def faults(self) -> int:
        """How many of its fields have to be put right."""
        return sum(bool(one.remark.refusal) for one in self.all_fields())

    def all_fields(self) -> list[DraftField]:
        """Return every field of the card in the order of the page."""
        rows = [
            one
            for rows in (self.sites, self.outcomes, self.figures)
            for row in rows.rows
            for one in row.fields.values()
        ]
        return [*self.fields.values(), *rows, *(quote.text for quote in self.quotes.values())]


def claim_card(part: Part, sayings: Sayings, number: int) -> Card:
    """Return the card at a part of the draft, with everything said about its fields."""
    card = ClaimCard(part.content, part.at)
    make = Maker(card, sayings)
    return Card(
        row=Row(card.at, card.key, _fields(make, card), number, make.remark(card.at)),
        sites=make.rows("sites", card.sites, site_row),
        outcomes=make.rows("outcomes", card.outcomes, outcome_row),
        figures=make.rows("figures", card.figures, figure_row),
        quotes={
            answer: _quote(card, sayings, answer, str(label))
            for answer, label in QuotedField.choices
        },
    )


def blank_card(sayings: Sayings) -> Card:
    """Return the card that scripts clone: it holds no row."""
    return claim_card(Part({}, f"claims.{BLANK_CLAIM}"), sayings, 0)


def blank_rows(sayings: Sayings) -> dict[str, Row]:
    """Return one blank row of each list of a card, by the list's name."""
    at = f"claims.{BLANK_CLAIM}"
    makers = {"sites": site_row, "outcomes": outcome_row, "figures": figure_row}
    return {
        name: make_row(Maker(Part({}, f"{at}.{name}.{BLANK_KEY}"), sayings), 0)
        for name, make_row in makers.items()
    }


def _fields(make: Maker, card: ClaimCard) -> dict[str, DraftField]:
    sides = set(Side.values)
    initiators = [
        (value, str(label), value if value in sides else "") for value, label in Initiator.choices
    ]
    clauses = [("", _("none named"), ""), *choices(make.sayings.labels.clauses)]
    types = [("", _("choose"), ""), *choices(EventType.choices)]
    precisions = [("", _("as the words say"), ""), *choices(DatePrecision.choices)]
    return {
        "incident": _incident(make),
        "title": make.line(
            "title",
            _("Title, if the incident is new"),
            _("What and where, in neutral words: “Attack near Hadrut”."),
        ),
        "stance": make.chosen("stance", "radios", _("The statement"), choices(Stance.choices)),
        "initiator": make.chosen("initiator", "radios", _("Who started it"), initiators),
        "event_type": make.chosen("event_type", "select", _("What happened"), types),
        "when": make.line(
            "when",
            _("When"),
            _("“12.12.2020”, “between 11 and 12 Dec”, “morning of 27 December 15:30”."),
            understand="when",
        ),
        "date_precision": make.chosen(
            "date_precision", "radios", _("How exact the time is"), precisions
        ),
        "no_place_reason": make.line(
            "no_place_reason",
            _("Why there is no place"),
            _("Only if the statement names none."),
        ),
        "clause": make.chosen("clause", "select", _("Clause said to be breached"), clauses),
        "paraphrase": make.text(
            "paraphrase",
            _("What it says, in our words"),
            _("One or two plain sentences. Readers see them."),
        ),
        "quotation": make.text(
            "quotation",
            _("Quotation for the whole claim"),
            _("Exact words of the statement."),
            rows=2,
        ),
        "quotation_start": make.hidden("quotation_start"),
        "quotation_end": make.hidden("quotation_end"),
        "summary": make.text(
            "summary",
            _("Summary of the new incident"),
            _("Only what nobody contests. Editors can write it later."),
            rows=2,
        ),
        "claim": make.hidden("claim"),
    }


def _incident(make: Maker) -> DraftField:
    """The incident the card speaks of: an empty field means a new one."""
    is_new = make.part["incident"] in {"", "new"}
    more = {"value": ""} if is_new else {}
    label, help_text = _("Incident"), _("Leave empty for a new one, or type to find it on record.")
    if is_new:
        return make.make(
            "incident",
            "combobox",
            label,
            help=help_text,
            code=make.part["incident"],
            suggest="incidents",
            scope=make.part.at,
            **more,
        )
    return make.combobox("incident", label, "incidents", help_text)


def _quote(card: ClaimCard, sayings: Sayings, answer: str, label: str) -> Quote:
    make = Maker(Part(card.content, card.path(f"quotes.{answer}")), sayings)
    words = _("Words this rests on: %(answer)s") % {"answer": label}
    return Quote(
        answer,
        label,
        make.text("text", words, rows=2),
        make.hidden("start"),
        make.hidden("end"),
    )
