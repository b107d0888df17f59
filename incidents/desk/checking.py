"""What a draft still lacks before it can be submitted, in plain words, each at its field.

Errors are wrong values and have to be put right. What is missing has to be added. Warnings are odd
but may be so: each goes in with a reason, or with the choice it asks for. Notes are good to know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from incidents.models import Claim

from . import reading
from .cards import check_cards
from .content import Sheet
from .finding import similar_by_card, similar_to
from .problems import Found, Kind, Offer, Problem
from .vocabulary import look_up

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from incidents.models import Draft, Statement

    from .finding import SimilarStatement
    from .reading import ReadPublication, ReadSheet
    from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Checklist:
    """All that is to be said about a draft, in the order of its fields.

    `read` and `vocabulary` are what it was found from, so that nobody looks anything up twice.
    `statement` is the one on record to which the claims will be added, None for a new one. `alike`
    are statements whose words are like this one's, as far as that was asked.
    """

    problems: tuple[Problem, ...]
    read: ReadSheet
    vocabulary: Vocabulary
    statement: Statement | None = None
    alike: tuple[SimilarStatement, ...] = ()

    @property
    def may_submit(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.blocking

    @property
    def blocking(self) -> tuple[Problem, ...]:
        """What stands in the way."""
        return tuple(problem for problem in self.problems if problem.blocks)


def check(draft: Draft, today: dt.date | None = None) -> Checklist:
    """Return what is to be said about a draft, as of the local day `today`.

    At most twelve queries, however many cards there are and whatever is on record.
    """
    today = today or timezone.localdate()
    vocabulary = look_up(draft.content)
    read = reading.read(draft.content, today=today, vocabulary=vocabulary)
    on_record = statement_on_record(draft, read)
    found = Found(list(read.problems))
    _statement(read, found)
    _sources(read, found)
    _record_stays(read, on_record, found)
    is_new = on_record is None and not _revises(read)
    alike = _alike(draft, read) if is_new else ()
    if is_new:
        _lineage(read, alike, found)
    check_cards(read, _claimed(on_record), similar_by_card(draft, read), found)
    problems = tuple(sorted(found.problems, key=_order(draft)))
    return Checklist(problems, read, vocabulary, on_record, alike)


def statement_on_record(draft: Draft, read: ReadSheet) -> Statement | None:
    """Return the statement on record that a draft adds claims to, None when it makes a new one.

    The draft's own, else one read in one of its publications that the same actor made on the same
    day: that page is where it was logged from already.
    """
    own: Statement | None = draft.statement
    if own is not None:
        return own
    actor, issued = read.statement.actor, read.statement.issued
    if actor is None or issued is None:
        return None
    known: list[Statement] = [
        statement
        for publication in read.publications
        if publication.known
        for statement in publication.known.statements.all()
    ]
    same = (one for one in known if (one.actor_id, one.issued_on) == (actor.pk, issued.day))
    return next(same, None)


def _revises(read: ReadSheet) -> bool:
    return any(claim.revises for claim in read.claims)


def _claimed(statement: Statement | None) -> dict[int, Claim]:
    """The claims of a statement on record by incident. One query."""
    if statement is None:
        return {}
    return {claim.incident_id: claim for claim in Claim.objects.filter(statement=statement)}


def _statement(read: ReadSheet, found: Found) -> None:
    part = read.statement.part
    wanted = {
        "actor": _("Say who speaks."),
        "issued": _("Say when it was said: a day, or as near as is known."),
    }
    if part["verbatim"]:
        wanted["language"] = _("Say in which language it was said.")
    if not any(claim.paraphrase for claim in read.claims):
        # Without one the paraphrases of the claims tell what the statement says.
        wanted["summary"] = _("Say in a sentence or two of our own what the statement says.")
    for name, sentence in wanted.items():
        if not part[name]:
            found.missing(part.path(name), f"no_{name}", sentence)
    if not read.claims:
        found.missing("claims", "no_claims", _("Add a card for each incident it speaks of."))


def _sources(read: ReadSheet, found: Found) -> None:
    if not read.publications:
        answer = read.statement.part.content.get("answers.no_source", "").strip()
        found.problems.append(
            _no_source(answer),
        )
    seen: dict[str, str] = {}
    for row in read.publications:
        _publication(row, found)
        key = row.known.url_key if row.known else row.url
        if key and key in seen:
            found.error(
                row.part.path("url"), "said_twice", _("This page stands here twice: remove one.")
            )
        seen[key] = row.part.key


def _no_source(answer: str) -> Problem:
    return Problem(
        "publications",
        "no_source",
        _("Say where it was read: an address or an outlet. Or give the reason why there is none."),
        Kind.MISSING,
        answer,
        answer_path="answers.no_source",
    )


def _publication(row: ReadPublication, found: Found) -> None:
    if row.outlet is None and not row.outlet_name and not found.at(row.part.path("outlet")):
        found.missing(
            row.part.path("outlet"),
            "no_outlet",
            _("Choose the outlet, or write the name of a new one."),
        )
    if not row.part["url"] and not row.title:
        found.missing(
            row.part.path("url"),
            "no_address",
            _("Give the address of the page; where there is none, a title to know it by."),
        )


_FIXED = ("summary", "verbatim", "translation")


def _record_stays(read: ReadSheet, on_record: Statement | None, found: Found) -> None:
    """Say that what was typed of a statement on record does not change it."""
    if on_record is None or _revises(read):
        return
    part = read.statement.part
    typed = {name: part[name] for name in _FIXED}
    differ = [name for name, text in typed.items() if text and text != getattr(on_record, name)]
    if differ:
        found.note(
            part.path(differ[0]),
            "record_stays",
            _(
                "This statement is on record: your claims are added to it, and its own texts stay "
                "as they are. What you wrote here is kept in the draft."
            ),
        )
    for row in read.publications:
        if row.known is None:
            found.note(
                row.part.path("url"),
                "page_stays",
                _(
                    "This statement is on record. Once an editor has decided on one of its claims, "
                    "a page or speaker that is new stays in this draft: readers do not see it."
                ),
            )


def _alike(draft: Draft, read: ReadSheet) -> tuple[SimilarStatement, ...]:
    """The statements whose words are alike, where none is said to be repeated. One query."""
    return tuple(similar_to(read.statement, draft)) if read.statement.repeats is None else ()


def _lineage(read: ReadSheet, alike: Sequence[SimilarStatement], found: Found) -> None:
    """Ask whether the statement only repeats one whose words are alike."""
    said = read.statement
    if said.repeats is not None:
        if said.issued and said.repeats.issued_on > said.issued.day:
            path = said.part.path("repeats")
            found.warn(
                path,
                "repeats_later",
                _("The statement it is said to repeat was made later."),
                answer_path="answers.repeats_later",
                answered=said.part.content.get("answers.repeats_later", "").strip(),
            )
        return
    for similar in alike[:1]:
        one = similar.statement
        found.warn(
            said.part.path("repeats"),
            "looks_like_repeat",
            _(
                "This looks like the statement of %(actor)s of %(day)s. %(why)s Say whether it "
                "only repeats that one."
            )
            % {
                "actor": one.actor.short_name,
                "day": date_format(one.issued_on, "j F Y"),
                "why": similar.why,
            },
            answer_path="answers.looks_like_repeat",
            answered=said.part.content.get("answers.looks_like_repeat", "").strip(),
            offers=(Offer(one.public_id, _("It repeats that one")),),
        )


def _order(draft: Draft) -> Callable[[Problem], tuple[int, int]]:
    """Sorts problems as their fields stand on the page: statement, publications, cards."""
    sheet = Sheet(draft.content)
    cards: Sequence[str] = [
        "statement",
        *(row.at for row in sheet.publications),
        *(card.at for card in sheet.claims),
    ]
    place = {card: number for number, card in enumerate(cards)}
    kinds = list(Kind)
    return lambda problem: (place.get(problem.card, len(cards)), kinds.index(problem.kind))
