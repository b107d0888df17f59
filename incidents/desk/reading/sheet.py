"""Reading a whole draft: the statement, its publications, and every card."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from incidents.desk.content import Sheet
from incidents.desk.problems import Found, Offer
from incidents.enums import DatePrecision, Language
from incidents.sources import url_key

from .claims import read_claim, read_incident
from .fields import choice, line, read_day
from .values import ReadPublication, ReadSheet, ReadStatement

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from incidents.desk.content import Part
    from incidents.desk.vocabulary import Vocabulary
    from incidents.models import Actor, Outlet, Statement
    from incidents.understanding.days import Day

__all__ = ["read", "read_incident"]

MAX_NAME: Final = 200
MAX_TITLE: Final = 300
MAX_URL: Final = 1000

_is_address = URLValidator(schemes=["http", "https"])


def read(content: Mapping[str, str], *, today: dt.date, vocabulary: Vocabulary) -> ReadSheet:
    """Return what a draft's texts mean, with `problems` where they mean nothing or are odd.

    `today` is the local day, beyond which nothing can have happened.
    """
    sheet = Sheet(content)
    found = Found()
    statement = _statement(sheet, today, vocabulary, found)
    said_on = statement.issued.day if statement.issued else None
    return ReadSheet(
        statement=statement,
        publications=tuple(
            _publication(row, today, said_on, vocabulary, found)
            for row in sheet.publications
            if not row.is_blank("url", "outlet", "outlet_name", "title", "published", "note")
        ),
        claims=tuple(
            read_claim(card, statement, today, vocabulary, found) for card in sheet.claims
        ),
        problems=tuple(found.problems),
        words=found.words,
    )


def _statement(sheet: Sheet, today: dt.date, vocabulary: Vocabulary, found: Found) -> ReadStatement:
    part = sheet.statement
    actor = _actor(part, "actor", part["actor"], vocabulary, found)
    joint = (_actor(part, "joint", slug, vocabulary, found) for slug in part["joint"].split())
    return ReadStatement(
        part=part,
        actor=actor,
        joint=tuple(
            dict.fromkeys(one for one in joint if one is not None and one != actor),
        ),
        issued=_issued(part, today, found),
        language=choice(part, "language", Language, found),
        summary=part["summary"],
        # Quotations count its characters: not one may be taken away.
        verbatim=part.raw("verbatim"),
        translation=part.raw("translation"),
        repeats=_repeats(part, vocabulary, found),
        not_repeated=frozenset(part["repeats_no"].split()),
    )


def _issued(part: Part, today: dt.date, found: Found) -> Day | None:
    """The day it was said; a precision that somebody chose wins over that of the words."""
    issued = read_day(part, "issued", today, None, found)
    precision = choice(part, "issued_precision", DatePrecision, found)
    return replace(issued, precision=precision) if issued and precision else issued


def _actor(part: Part, name: str, typed: str, vocabulary: Vocabulary, found: Found) -> Actor | None:
    if not typed:
        return None
    called = vocabulary.actors.all(typed)
    if len(called) == 1:
        return called[0]
    if called:
        message = _("Several actors are called “%(text)s”: choose one.")
    else:
        message = _(
            "Nobody called “%(text)s” is on record: choose an actor; an administrator adds one."
        )
    found.error(
        part.path(name),
        "several_actors" if called else "unknown_actor",
        message % {"text": typed[:60]},
        tuple(Offer(one.slug, one.name) for one in called or vocabulary.offered.get(typed, [])),
    )
    return None


def _repeats(part: Part, vocabulary: Vocabulary, found: Found) -> Statement | None:
    typed = part["repeats"]
    if not typed:
        return None
    statement = vocabulary.statements.get(typed)
    if statement is None:
        found.error(
            part.path("repeats"),
            "unknown_statement",
            _("No such statement is on record: choose one of those offered."),
        )
    return statement


def _publication(
    row: Part, today: dt.date, said_on: dt.date | None, vocabulary: Vocabulary, found: Found
) -> ReadPublication:
    url = _address(row, found)
    known = vocabulary.publications.get(url_key(url)) if url else None
    outlet = known.outlet if known else _outlet(row, vocabulary, found)
    return ReadPublication(
        part=row,
        url=url,
        known=known,
        outlet=outlet,
        outlet_name="" if outlet else line(row, "outlet_name", found, MAX_NAME),
        title=line(row, "title", found, MAX_TITLE),
        language=choice(row, "language", Language, found),
        published=read_day(row, "published", today, said_on, found),
        note=line(row, "note", found, MAX_TITLE),
    )


def _address(row: Part, found: Found) -> str:
    """The address typed, with "https://" before it where a scheme is missing; "" if it is none."""
    typed = row["url"]
    if not typed:
        return ""
    url = typed if "://" in typed else f"https://{typed}"
    if len(url) > MAX_URL:
        found.error(
            row.path("url"),
            "too_long",
            _("An address holds %(limit)s characters at most; this one has %(length)s.")
            % {"limit": f"{MAX_URL:,}", "length": f"{len(url):,}"},
        )
        return ""
    try:
        _is_address(url)
    except ValidationError:
        found.error(
            row.path("url"),
            "no_address",
            _("This is no web address: it begins with https:// and has no spaces."),
        )
        return ""
    return url


def _outlet(row: Part, vocabulary: Vocabulary, found: Found) -> Outlet | None:
    typed = row["outlet"]
    if not typed:
        return None
    called = vocabulary.outlets.all(typed)
    if len(called) == 1:
        return called[0]
    found.error(
        row.path("outlet"),
        "several_outlets" if called else "unknown_outlet",
        _("Choose an outlet on record, or write the name of a new one."),
        tuple(
            Offer(one.slug, str(one.name)) for one in called or vocabulary.offered.get(typed, [])
        ),
    )
    return None
