"""The fields of the statement and of where it was read. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from incidents.desk.content import Part, Sheet
from incidents.enums import DatePrecision, Language

from .field import BLANK_KEY, DraftField, Row
from .maker import Maker, Sayings
from .rows import choices

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Chosen:
    """One word of a set, shown as a chip: what it stands for and how it is taken out."""

    code: str
    label: str


def statement_fields(sheet: Sheet, sayings: Sayings) -> dict[str, DraftField]:
    """Return the fields of the statement by name."""
    make = Maker(sheet.statement, sayings)
    language = sheet.statement["language"]
    return {
        "actor": make.combobox(
            "actor", _("Who says it"), "actors", _("Any of its names, in any script.")
        ),
        "issued": make.line(
            "issued",
            _("Issued"),
            _("As you would write it: “13.12.2020”, “13 Dec 15:30”."),
            understand="day",
        ),
        "issued_precision": make.chosen(
            "issued_precision",
            "radios",
            _("How exact the day is"),
            [("", _("as the words say"), ""), *choices(DatePrecision.choices)],
        ),
        "language": make.chosen(
            "language",
            "select",
            _("Language"),
            [("", _("choose"), ""), *choices(Language.choices)],
        ),
        "summary": make.text(
            "summary",
            _("The statement in our words"),
            _("One or two sentences. Readers see them."),
            rows=2,
        ),
        "verbatim": make.text(
            "verbatim",
            _("The exact words"),
            _("Paste them as they are; they are kept to the letter."),
            rows=8,
            lang=_lang(language),
        ),
        "translation": make.text("translation", _("Translation"), rows=6),
        "repeats": make.combobox(
            "repeats",
            _("Only repeats the statement"),
            "statements",
            _("If it adds nothing of its own: both then count as one source."),
        ),
        "joint": make.make("joint", "hidden", _("Also in the name of")),
        "repeats_no": make.make("repeats_no", "hidden"),
    }


def publication_row(make: Maker, number: int) -> Row:
    """Return where the statement was read."""
    part = make.part
    return Row(
        part.at,
        part.key,
        {
            "url": make.line("url", _("Address of the page"), mode="url"),
            "outlet": make.combobox("outlet", _("Outlet"), "outlets"),
            "outlet_name": make.line(
                "outlet_name", _("Name of an outlet that is not on record yet")
            ),
            "title": make.line("title", _("Title of the page")),
            "published": make.line("published", _("Published"), understand="day"),
            "language": make.chosen(
                "language",
                "select",
                _("Language of the page"),
                [("", _("as the statement"), ""), *choices(Language.choices)],
            ),
            "note": make.line("note", _("Note"), _("For colleagues: “page 3”, “retold”.")),
        },
        number,
        folded=("title", "published", "language", "outlet_name", "note"),
    )


def blank_publication(sayings: Sayings) -> Row:
    """Return the publication that scripts clone."""
    return publication_row(Maker(Part({}, f"publications.{BLANK_KEY}"), sayings), 0)


def chosen_words(codes: Iterable[str], kind: str, sayings: Sayings) -> tuple[Chosen, ...]:
    """Return the words of a set as chips."""
    return tuple(Chosen(code, sayings.labels.words(kind, code) or code) for code in codes)


def _lang(language: str) -> str:
    return language if language in Language.values and language != Language.OTHER else ""
