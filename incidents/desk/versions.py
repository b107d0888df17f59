"""Versions of a draft: every save, what stood there then, and bringing some of it back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext as _

from .paths import BadChange, is_key_list, keys_of, owners
from .saving import Saved, content_at, lock, save

if TYPE_CHECKING:
    from incidents.models import Draft, User


_MAIN: Final[Mapping[str, str]] = {
    "place": "text",
    "point": "text",
    "start": "text",
    "end": "text",
    "quotation_start": "quotation",
    "quotation_end": "quotation",
}
"""What is found for a text, or tells where it stands, by the field that holds the text."""


class Stale(ValueError):
    """Somebody saved the draft since it was shown; nothing was brought back."""

    def __init__(self) -> None:
        super().__init__(
            _("Somebody saved the draft meanwhile. Look at what stands there now, then choose.")
        )


def differing(then: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Return the paths that differ between two contents, lists of cards and rows first.

    What lies in a card or row that neither version has counts as nothing. Which claim a card
    revises is no field.
    """
    found = [
        path
        for path in {*then, *now}
        if then.get(path, "") != now.get(path, "")
        and (_is_there(then, path) or _is_there(now, path))
        and not _names_claim(path)
    ]
    return sorted(found, key=lambda path: (not is_key_list(path), path.count("."), path))


def restore(draft: Draft, user: User, number: int, wanted: Collection[str], seen: int) -> Saved:
    """Bring back fields as they stood in version `number`, as an ordinary save of `user`.

    `wanted` are paths of `differing`; with a card or row that comes back come its fields. `seen` is
    the version the author read. Raises Stale, DraftClosed, BadChange; writes nothing then.
    """
    with transaction.atomic():
        locked = lock(draft)
        if locked.version != seen:
            raise Stale
        then, now = content_at(locked, number), dict(locked.content)
        open_to = differing(then, now)
        if not wanted or not set(wanted) <= set(open_to):
            raise BadChange("field", _("Choose what to bring back."))
        chosen = [
            path
            for path in open_to
            if path in wanted or main_of(path) in wanted or _comes_along(path, wanted, then, now)
        ]
        changes = {path: (now.get(path, ""), then.get(path, "")) for path in chosen}
        changes = {path: change for path, change in changes.items() if _lands(path, changes, now)}
        if not changes:
            raise BadChange(
                "field",
                _("Its card or row is no longer in the draft: bring that back with it."),
            )
        return save(locked, user, locked.version, changes)


def main_of(path: str) -> str:
    """Return the field that a path goes along with: a text with its place, or where it stands."""
    at, _dot, name = path.rpartition(".")
    return f"{at}.{_MAIN[name]}" if at and name in _MAIN else path


def _comes_along(
    path: str, wanted: Collection[str], then: Mapping[str, str], now: Mapping[str, str]
) -> bool:
    """Whether a field lies in a card or row that comes back with a list that is wanted."""
    return any(
        above in wanted
        and key in keys_of(then.get(above, ""))
        and key not in keys_of(now.get(above, ""))
        for above, key in owners(path)
    )


def _lands(path: str, changes: Mapping[str, tuple[str, str]], now: Mapping[str, str]) -> bool:
    """Whether the card and row of a field are in the draft once the lists are brought back."""
    after = {**now, **{name: text for name, (_was, text) in changes.items()}}
    return _is_there(after, path)


def _is_there(content: Mapping[str, str], path: str) -> bool:
    return all(key in keys_of(content.get(above, "")) for above, key in owners(path))


def _names_claim(path: str) -> bool:
    return path.startswith("claims.") and path.endswith(".claim") and path.count(".") == 2
