"""A text as words in it are looked up: one case, one kind of dash and quote, nothing invisible."""

from __future__ import annotations

import unicodedata
from typing import Final

_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SIGNS: Final = str.maketrans(
    dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("’‘ʼ`´", "'") | dict.fromkeys("“”„", '"')
)


def plain(text: str) -> str:
    """Fold a text for looking up: compatibility forms, case, dashes, quotes and spaces.

    Characters nobody sees (controls, direction overrides, lone surrogates) are left out. Total.
    """
    folded = unicodedata.normalize("NFKC", text).casefold().replace("i\u0307", "i")
    seen = "".join(
        " " if char.isspace() else char
        for char in folded
        if char.isspace() or unicodedata.category(char) not in _UNSEEN
    )
    return " ".join(seen.translate(_SIGNS).split())
