"""A draft's flat content as the nested sheet it is: statement, publications, claim cards, rows.

Every value is still the text that was typed; `reading` says what it means. Each part knows the
path of its fields, so that whatever is said about a value can be shown beside it. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from incidents.enums import SiteRole, Stance

from .paths import keys_of

if TYPE_CHECKING:
    from collections.abc import Mapping

NEW: Final = "new"
"""The value of a card's `incident` when it makes a new one."""

SAME: Final = "same"
"""The value of a relation when the card speaks of that incident itself."""


def new_card(at: str, site: str) -> dict[str, str]:
    """Return what most cards say, for a new one that stands at `at` and has a blank `site`.

    All that a page shows as chosen is there, so that opening a draft changes nothing in it.
    """
    return {
        f"{at}.incident": NEW,
        f"{at}.stance": Stance.REPORTS.value,
        f"{at}.sites": site,
        f"{at}.sites.{site}.role": SiteRole.LOCATION.value,
    }


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a draft: its fields are the values whose paths begin with `at`."""

    content: Mapping[str, str]
    at: str

    def path(self, name: str) -> str:
        """Return the path of a field of this part."""
        return f"{self.at}.{name}"

    def __getitem__(self, name: str) -> str:
        """Return the text of a field as typed, without space around it; "" if there is none."""
        return self.content.get(self.path(name), "").strip()

    def raw(self, name: str) -> str:
        """Return the text of a field exactly as typed."""
        return self.content.get(self.path(name), "")

    @property
    def key(self) -> str:
        """The last word of where the part stands: the key of a card or row."""
        return self.at.rpartition(".")[2]

    def rows(self, name: str) -> list[Part]:
        """Return the rows of a list of this part, in their order."""
        at = self.path(name)
        return [Part(self.content, f"{at}.{key}") for key in keys_of(self.content.get(at, ""))]

    def below(self, name: str) -> dict[str, str]:
        """Return the filled fields under `name` by what follows it: answers by code."""
        start = f"{self.path(name)}."
        return {
            path.removeprefix(start): text.strip()
            for path, text in self.content.items()
            if path.startswith(start) and text.strip()
        }

    def is_blank(self, *names: str) -> bool:
        """Return whether none of the named fields has anything in it."""
        return not any(self[name] for name in names)


@dataclass(frozen=True, slots=True)
class ClaimCard(Part):
    """One claim: what the statement says of one incident."""

    @property
    def sites(self) -> list[Part]:
        """Rows with text, place, point, precision, radius_m, role, description."""
        return self.rows("sites")

    @property
    def outcomes(self) -> list[Part]:
        """Rows with outcome, place, text."""
        return self.rows("outcomes")

    @property
    def figures(self) -> list[Part]:
        """Rows with side, category, harm, count, minimum, best, maximum."""
        return self.rows("figures")

    @property
    def quotes(self) -> dict[str, Part]:
        """Quotations with text, start, end, by the answer they support."""
        fields = {rest.partition(".")[0] for rest in self.below("quotes")}
        return {name: Part(self.content, self.path(f"quotes.{name}")) for name in sorted(fields)}

    @property
    def relations(self) -> dict[int, str]:
        """What was said of incidents looked at: "same", "related" or "different" by their pk."""
        return {int(pk): said for pk, said in self.below("relations").items()}

    @property
    def answers(self) -> dict[str, str]:
        """Reasons given for going on in spite of a warning, by its code."""
        return self.below("answers")

    @property
    def incident(self) -> str:
        """The pk of the incident it speaks of, "new", or ""; one called the same counts as it."""
        same = [str(pk) for pk, said in self.relations.items() if said == SAME]
        return same[0] if same and self["incident"] in {"", NEW} else self["incident"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole draft."""

    content: Mapping[str, str]

    @property
    def statement(self) -> Part:
        """Who speaks, when, in which language, and the words."""
        return Part(self.content, "statement")

    @property
    def publications(self) -> list[Part]:
        """Rows with url, outlet, outlet_name, title, language, published, note."""
        return [
            Part(self.content, f"publications.{key}")
            for key in keys_of(self.content.get("publications", ""))
        ]

    @property
    def claims(self) -> list[ClaimCard]:
        """The cards in their order."""
        return [
            ClaimCard(self.content, f"claims.{key}")
            for key in keys_of(self.content.get("claims", ""))
        ]

    @property
    def answers(self) -> dict[str, str]:
        """Reasons given for going on in spite of a warning about the statement, by its code."""
        start = "answers."
        return {
            path.removeprefix(start): text.strip()
            for path, text in self.content.items()
            if path.startswith(start) and text.strip()
        }
