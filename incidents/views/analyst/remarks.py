"""What the domain says of a draft as it stands, for pages and for scripts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from incidents.desk.paths import scope_of
from incidents.desk.reading import read
from incidents.desk.vocabulary import look_up
from incidents.forms.draft.field import Remark
from incidents.forms.draft.labels import Labels
from incidents.forms.draft.maker import Sayings
from incidents.forms.draft.remarks import remarks_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from incidents.desk.checking import Checklist
    from incidents.desk.finding import SimilarStatement
    from incidents.desk.problems import Problem
    from incidents.desk.reading import ReadSheet
    from incidents.desk.vocabulary import Vocabulary
    from incidents.forms.draft.field import Conflicting
    from incidents.models import Draft


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft's content read, with what it names and what is to be said of it.

    `alike` are statements whose words are alike, None where that was not asked.
    """

    sheet: ReadSheet
    vocabulary: Vocabulary
    problems: tuple[Problem, ...]
    alike: tuple[SimilarStatement, ...] | None = None

    def remarks(self) -> dict[str, Remark]:
        """Return what is to be said at each field, by path."""
        return remarks_of(self.problems, self.sheet.words)

    def sayings(self, conflicts: Mapping[str, Conflicting], more: Mapping[str, Remark]) -> Sayings:
        """Return everything a form shows of it; `more` are remarks that win over its own."""
        return Sayings(Labels(self.vocabulary), {**self.remarks(), **more}, conflicts)


def reading_of(content: Mapping[str, str]) -> Reading:
    """Read a draft's content. As many queries as `look_up` makes."""
    vocabulary = look_up(content)
    sheet = read(content, today=timezone.localdate(), vocabulary=vocabulary)
    return Reading(sheet, vocabulary, tuple(sheet.problems))


def checked(checklist: Checklist, more: tuple[Problem, ...] = ()) -> Reading:
    """Return the reading a checklist rests on, with all it found and `more`. No query."""
    problems = (*more, *checklist.problems)
    return Reading(checklist.read, checklist.vocabulary, problems, checklist.alike)


def understood_in(draft: Draft, touched: Collection[str]) -> dict[str, dict[str, object]]:
    """Return by path what is said of the fields of the cards that were touched, even if nothing.

    What is refused at one field may be mended at another: silence takes a refusal back. When
    something of the statement was touched, every field counts: a day without a year is read
    by the day of the statement.
    """
    scopes = {scope_of(path) for path in touched}
    remarks = dict.fromkeys(draft.content, Remark()) | reading_of(draft.content).remarks()
    return {
        path: {
            "words": remark.words,
            "warning": remark.warning,
            "error": remark.error,
            "offers": [offer._asdict() for offer in remark.offers],
        }
        for path, remark in remarks.items()
        if "statement" in scopes or scope_of(path) in scopes
    }
