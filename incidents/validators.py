"""Checks of single values, shared by models, forms and importers. No ORM imports."""

from __future__ import annotations

import secrets
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

PUBLIC_ID_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford base 32: no letter is mistaken for another when read aloud."""

PUBLIC_ID_LENGTH = 8

_FORBIDDEN_CATEGORIES = frozenset({"Cc", "Cs"})
_ALLOWED_CONTROLS = frozenset("\n\r\t")
_DIRECTION_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def new_public_id() -> str:
    """Return a random public identifier of 8 characters.

    Random rather than counted, so that public addresses do not tell how many records
    exist that are not public.
    """
    return "".join(secrets.choice(PUBLIC_ID_ALPHABET) for _i in range(PUBLIC_ID_LENGTH))


def validate_plain_text(value: str) -> None:
    """Refuse control characters, lone surrogates and direction overrides in `value`.

    Raises ValidationError naming the first such character by its code point.
    """
    for char in value:
        if char in _ALLOWED_CONTROLS:
            continue
        if char in _DIRECTION_OVERRIDES or unicodedata.category(char) in _FORBIDDEN_CATEGORIES:
            raise ValidationError(
                _("The text contains the character U+%(code)s, which cannot be stored."),
                code="forbidden_character",
                params={"code": f"{ord(char):04X}"},
            )
