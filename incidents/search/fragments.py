"""Where the words of a search stand: a few words around them, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.contrib.postgres.search import SearchHeadline, SearchRank
from django.db.models import F
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from incidents.enums import Side
from incidents.models import Claim, Incident
from incidents.querysets.document import marking_query, words_query

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from incidents.filters import IncidentFilter

# No text of ours has control characters: they mark what is found until all else is escaped.
_BEGIN: Final = "\x02"
_END: Final = "\x03"


BEFORE: Final = 10
AFTER: Final = 25
"""So many words are shown before the first that was found, and from it on."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Some words of an incident's summary (`side` and `actor` empty) or of one claim.

    `words` are HTML: all is escaped but the marks around what was found. `is_quoted` says that
    they are the claimant's own and not ours.
    """

    words: SafeString
    side: Side | None = None
    actor: str = ""
    is_quoted: bool = False


def fragments(incidents: Collection[int], wanted: IncidentFilter) -> dict[int, Fragment]:
    """Return where the words of `q` stand in each of `incidents` (keys); two queries.

    The claim they fit best, of those said by `known_on`, else the summary. An incident is left out
    whose title alone has the words, or a place in another spelling.
    """
    if not wanted.q:
        return {}
    found = dict(_in_summaries(incidents, wanted.q))
    return found | dict(_in_claims(incidents, wanted))


def _in_claims(
    incidents: Collection[int], wanted: IncidentFilter
) -> Iterable[tuple[int, Fragment]]:
    query = words_query(wanted.q)
    claims = (
        Claim.objects.public()
        .known_on(wanted.known_on)
        .filter(incident__in=incidents, documents__vector=query)
        .annotate(
            rank=SearchRank(F("documents__vector"), query),
            ours=_with_marks("paraphrase", wanted.q),
            own=_with_marks("quotation", wanted.q),
        )
        # Of an incident's claims the last one stays in the answer: the best.
        .order_by("rank", "-pk")
        .values_list(
            "incident_id", "ours", "own", "statement__actor__side", "statement__actor__name"
        )
    )
    for incident, ours, own, side, actor in claims:
        for words, is_quoted in ((ours, False), (own, True)):
            if _BEGIN in words:
                yield incident, Fragment(_marked(words), Side(side), actor, is_quoted)
                break


def _in_summaries(incidents: Collection[int], text: str) -> Iterable[tuple[int, Fragment]]:
    found = Incident.objects.public().filter(pk__in=incidents)
    for pk, words in found.annotate(words=_with_marks("summary", text)).values_list("pk", "words"):
        if _BEGIN in words:
            yield pk, Fragment(_marked(words))


def _with_marks(field: str, text: str) -> SearchHeadline:
    return SearchHeadline(
        field,
        marking_query(text),
        config="russian",
        start_sel=_BEGIN,
        stop_sel=_END,
        highlight_all=True,
    )


def _marked(words: str) -> SafeString:
    """The words around the first that was found, as HTML."""
    html = escape(around(words)).replace(_BEGIN, "<mark>").replace(_END, "</mark>")
    return mark_safe(html)  # noqa: S308 (escaped above; only our own marks are put in)


def around(text: str) -> str:
    """Return the words of a text around the first mark, with dots where some are left out."""
    words = text.split()
    at = next((n for n, word in enumerate(words) if _BEGIN in word), 0)
    first, last = max(0, at - BEFORE), at + AFTER
    parts = [*(["…"] if first else []), *words[first:last], *(["…"] if last < len(words) else [])]
    return " ".join(parts)
