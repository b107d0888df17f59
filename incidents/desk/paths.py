"""The fields of a draft: which paths there are, how long each may be, how texts are tidied.

A path is the name of a form field and the key of `Draft.content`: "statement.issued",
"claims.k1.sites.s2.text". Rows and cards are known by random keys that are never used again; a
list of keys ("claims", "claims.k1.sites") says which are there and in which order. Pure.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.enums import QuotedField

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

MAX_TOTAL: Final = 1_000_000
"""The most characters all values of one draft hold together."""

MAX_TEXT: Final = 200_000
"""The most characters of a pasted text: verbatim or translation."""

MAX_LONG: Final = 20_000
MAX_LINE: Final = 2_000

MAX_ROWS: Final = {"publications": 20, "claims": 40, "sites": 20, "outcomes": 20, "figures": 60}
"""The most keys a list may hold, by the list's last word."""

_KEY = re.compile(r"[a-z][a-z0-9]{1,7}")
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
_CODE = re.compile(r"[a-z][a-z_]{1,31}")
_KEY_LETTERS = "abcdefghjkmnpqrstvwxyz"
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_KEPT_CONTROLS = frozenset("\n\t")

_STATEMENT = {
    "actor": MAX_LINE,
    "joint": MAX_LINE,
    "issued": MAX_LINE,
    "issued_precision": MAX_LINE,
    "language": MAX_LINE,
    "summary": MAX_LONG,
    "verbatim": MAX_TEXT,
    "translation": MAX_TEXT,
    "repeats": MAX_LINE,
    "repeats_no": MAX_LINE,
}
_PUBLICATION = ("url", "outlet", "outlet_name", "title", "language", "published", "note")
_CLAIM = {
    **dict.fromkeys(
        ("incident", "title", "stance", "initiator", "event_type", "when", "date_precision"),
        MAX_LINE,
    ),
    **dict.fromkeys(("clause", "no_place_reason", "claim", "relations"), MAX_LINE),
    **dict.fromkeys(("sites", "outcomes", "figures"), MAX_LINE),
    **dict.fromkeys(("quotation_start", "quotation_end"), MAX_LINE),
    **dict.fromkeys(("summary", "paraphrase", "quotation"), MAX_LONG),
}
_ROWS = {
    "sites": ("text", "place", "point", "precision", "radius_m", "role", "description"),
    "outcomes": ("outcome", "place", "text"),
    "figures": ("side", "category", "harm", "count", "minimum", "best", "maximum"),
}
_QUOTE = {"text": MAX_LONG, "start": MAX_LINE, "end": MAX_LINE}


class BadChange(ValueError):
    """A change that cannot be kept; the message says why in a sentence, `path` names the field."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(message)
        self.path = path


class TooLong(BadChange):
    """A value, or the whole draft, is longer than what can be kept; the message names the limit."""


class Tidied(NamedTuple):
    """A text as it is kept, and how many characters were taken out because none may be stored."""

    text: str
    removed: int


def limit_of(path: str) -> int | None:
    """Return the most characters the value of a path may have; None if there is no such path."""
    parts = path.split(".")
    match parts:
        case ["publications" | "claims"]:
            return MAX_LINE
        case ["statement", name]:
            return _STATEMENT.get(name)
        case ["answers", code] if _CODE.fullmatch(code):
            return MAX_LONG
        case ["publications", key, name] if _KEY.fullmatch(key) and name in _PUBLICATION:
            return MAX_LINE
        case ["claims", key, *rest] if _KEY.fullmatch(key):
            return _limit_in_claim(rest)
        case _:
            return None


def _limit_in_claim(rest: list[str]) -> int | None:
    match rest:
        case [name]:
            return _CLAIM.get(name)
        case ["quotes", field, name] if field in QuotedField.values:
            return _QUOTE.get(name)
        case ["relations", number] if _NUMBER.fullmatch(number):
            return MAX_LINE
        case ["answers", code] if _CODE.fullmatch(code):
            return MAX_LONG
        case [rows, key, name] if _KEY.fullmatch(key) and name in _ROWS.get(rows, ()):
            return MAX_LINE
        case _:
            return None


def is_key_list(path: str) -> bool:
    """Return whether the value of a path lists the keys of cards or rows, space separated."""
    parts = path.split(".")
    return path in {"publications", "claims"} or (
        len(parts) == 3 and parts[0] == "claims" and parts[2] in _ROWS
    )


def is_set(path: str) -> bool:
    """Return whether the value of a path is a set of words, so that two changes of it add up."""
    return (
        is_key_list(path)
        or path in {"statement.joint", "statement.repeats_no"}
        or (path.startswith("claims.") and path.endswith(".relations") and path.count(".") == 2)
    )


def owners(path: str) -> list[tuple[str, str]]:
    """Return the cards and rows a path lies in, outermost first, as (key list, key).

    "claims.k1.sites.s2.text" lies in ("claims", "k1") and ("claims.k1.sites", "s2").
    """
    parts = path.split(".")
    found = []
    for at in range(len(parts) - 2):
        above = ".".join(parts[: at + 1])
        if is_key_list(above):
            found.append((above, parts[at + 1]))
    return found


def scope_of(path: str) -> str:
    """Return the card a path belongs to: "statement", "publications.p1" or "claims.k1"."""
    parts = path.split(".")
    if parts[0] in {"claims", "publications"} and len(parts) > 1:
        return ".".join(parts[:2])
    return "statement"


def keys_of(value: str) -> list[str]:
    """Return the keys of a list in their order, each once."""
    return list(dict.fromkeys(value.split()))


def new_key(taken: Collection[str] = ()) -> str:
    """Return a random key that is not in `taken`."""
    while True:
        key = "".join(secrets.choice(_KEY_LETTERS) for _i in range(7))
        if key not in taken:
            return key


def tidy(value: str) -> Tidied:
    """Return a text without what cannot be stored or would deceive a reader.

    Line ends become newlines. Control characters, lone surrogates and direction overrides are
    taken out; no other character is touched, so pasted words stay as they were.
    """
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(char for char in value if _may_stay(char))
    return Tidied(kept, len(value) - len(kept))


def _may_stay(char: str) -> bool:
    if char in _KEPT_CONTROLS:
        return True
    return char not in _OVERRIDES and unicodedata.category(char) not in {"Cc", "Cs"}


def removed_sentence(number: int) -> str:
    """Return what to tell somebody from whose text `number` characters were taken out."""
    return ngettext(
        "%(number)d character that cannot be stored was left out; no word is missing.",
        "%(number)d characters that cannot be stored were left out; no word is missing.",
        number,
    ) % {"number": number}


def refuse_bad(path: str, value: str) -> None:
    """Raise BadChange for an unknown path or a list that is none, TooLong for a long value."""
    limit = limit_of(path)
    if limit is None:
        raise BadChange(path, _("There is no field of this name."))
    if len(value) > limit:
        raise TooLong(
            path,
            _("This field holds %(limit)s characters at most; this text has %(length)s.")
            % {"limit": f"{limit:,}", "length": f"{len(value):,}"},
        )
    if is_key_list(path):
        _refuse_bad_list(path, value.split())


def _refuse_bad_list(path: str, keys: list[str]) -> None:
    if not all(map(_KEY.fullmatch, keys)) or len(set(keys)) != len(keys):
        raise BadChange(path, _("This is no list of keys."))
    most = MAX_ROWS[path.rpartition(".")[2]]
    if len(keys) > most:
        raise TooLong(path, _("There can be %(most)d of these at most.") % {"most": most})


def refuse_too_much(values: Iterable[str]) -> None:
    """Raise TooLong when all values of a draft together are longer than it may be."""
    total = sum(map(len, values))
    if total > MAX_TOTAL:
        raise TooLong(
            "",
            _("A draft holds %(limit)s characters at most; with this it would have %(total)s.")
            % {"limit": f"{MAX_TOTAL:,}", "total": f"{total:,}"},
        )
