"""Two people typing in one draft: what of a batch of changes can be written, and what conflicts.

Compare-and-set by field: a change says what its author saw (`was`) and what they typed (`now`). It
is written where the field still holds `was`; where it holds anything else but `now`, nothing is
written and the author is told. Lists of keys and sets of words are merged: what either added
stays, what either took away goes, unless somebody else has typed in it meanwhile. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .paths import is_key_list, is_set, keys_of, owners

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


@dataclass(slots=True)
class Merge:
    """What becomes of a batch: `content` after it, what it `wrote`, and paths in conflict.

    `wrote` maps a path to (what stood there, what stands there now). `removed` are those of the
    conflicts whose card or row somebody has taken away.
    """

    content: dict[str, str]
    wrote: dict[str, tuple[str, str]] = field(default_factory=dict)
    conflicts: list[str] = field(default_factory=list)
    removed: set[str] = field(default_factory=set)

    def write(self, path: str, value: str) -> None:
        """Put a value where it belongs; an empty one leaves nothing behind."""
        before = self.content.get(path, "")
        if before == value:
            return
        self.wrote[path] = (before, value)
        if value:
            self.content[path] = value
        else:
            self.content.pop(path, None)


def merge(
    content: Mapping[str, str],
    changes: Mapping[str, tuple[str, str]],
    touched_since: Collection[str] = (),
) -> Merge:
    """Apply `changes` (path to (was, now)) to `content` as far as nobody is overwritten.

    `touched_since` are the paths others have written since the author of the changes last read.
    """
    merged = Merge(dict(content))
    # Outer lists first: whether a row can be typed in depends on its card being there.
    for path in sorted(filter(is_set, changes), key=lambda p: p.count(".")):
        _merge_set(merged, path, changes[path], touched_since)
    for path, (was, now) in changes.items():
        if not is_set(path):
            _merge_text(merged, path, was, now)
    return merged


def _merge_text(merged: Merge, path: str, was: str, now: str) -> None:
    current = merged.content.get(path, "")
    if current == now:
        return
    if not _is_there(merged, path):
        merged.conflicts.append(path)
        merged.removed.add(path)
    elif current == was:
        merged.write(path, now)
    else:
        merged.conflicts.append(path)


def _merge_set(
    merged: Merge, path: str, change: tuple[str, str], touched_since: Collection[str]
) -> None:
    was, now = (keys_of(text) for text in change)
    current = keys_of(merged.content.get(path, ""))
    if current == now:
        return
    if not _is_there(merged, path):
        merged.conflicts.append(path)
        merged.removed.add(path)
        return
    gone = [key for key in was if key not in now]
    kept_for_others = {
        key
        for key in gone
        if key in current and is_key_list(path) and _typed_in(path, key, touched_since)
    }
    if kept_for_others:
        merged.conflicts.append(path)
    gone = [key for key in gone if key not in kept_for_others]
    # The order of whoever writes counts where nobody else has changed the list.
    order = [*now, *kept_for_others] if current == was else current
    result = [key for key in order if key not in gone]
    result += [key for key in now if key not in was and key not in result]
    merged.write(path, " ".join(result))


def _typed_in(path: str, key: str, touched: Collection[str]) -> bool:
    return any(name.startswith(f"{path}.{key}.") for name in touched)


def _is_there(merged: Merge, path: str) -> bool:
    """Whether the card and the row a field belongs to are in the draft."""
    return all(key in keys_of(merged.content.get(keys, "")) for keys, key in owners(path))
