"""Whom a comment names: `@` and the name a colleague signs in with."""

from __future__ import annotations

import re
from typing import Final

from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from incidents.models import User

MOST_NAMES: Final = 20
"""How many people one comment may name."""

_NAME: Final = re.compile(r"(?<![\w.+-])@([\w.+-]+)")
"""A name after an `@` that begins a word: an e-mail address names nobody."""

_END_OF_SENTENCE: Final = ".+-"
"""What may stand in a name, and after one as well."""


class UnknownName(ValueError):
    """A comment names somebody who is not here; the message says whom, in a sentence."""


def named_in(words: str) -> list[User]:
    """Return the people a comment names, each once, in the order of their keys.

    Capitals do not matter unless two names differ by them alone. Raises UnknownName for a name
    nobody signs in with, also that of an account that is switched off, and for too many names.
    """
    names = list(dict.fromkeys(_NAME.findall(words)))
    if not names:
        return []
    if len(names) > MOST_NAMES:
        raise UnknownName(_("A comment names %(limit)d people at most.") % {"limit": MOST_NAMES})
    known = _known({*names, *(name.rstrip(_END_OF_SENTENCE) for name in names)})
    people = {person.pk: person for person in (_who(name, known) for name in names)}
    return [people[pk] for pk in sorted(people)]


def _known(names: set[str]) -> list[User]:
    lowered = {name.lower() for name in names}
    found = User.objects.filter(is_active=True).annotate(lowered=Lower("username"))
    return list(found.filter(lowered__in=lowered))


def _who(name: str, known: list[User]) -> User:
    for typed in dict.fromkeys([name, name.rstrip(_END_OF_SENTENCE)]):
        exact = [one for one in known if one.username == typed]
        alike = [one for one in known if one.username.lower() == typed.lower()]
        found = exact or alike
        if len(found) == 1:
            return found[0]
    raise UnknownName(
        _(
            "Nobody here signs in as “%(name)s”. Correct the name; where nobody is meant, put a "
            "space after the @."
        )
        % {"name": name}
    )
