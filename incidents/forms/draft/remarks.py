"""What the domain says of a draft, as remarks at its fields. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from incidents.desk.problems import Kind

from .field import Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from incidents.desk.problems import Problem

_SLOTS = {Kind.ERROR: "error", Kind.MISSING: "missing", Kind.WARNING: "warning"}


def remarks_of(problems: Iterable[Problem], words: Mapping[str, str]) -> dict[str, Remark]:
    """Return by path what is to be said at each field: of each kind the first problem's sentence.

    `words` says by path what was understood. What was answered with a reason is not said again.
    """
    parts: dict[str, dict[str, Any]] = {
        path: {"words": said} for path, said in words.items() if said
    }
    for one in problems:
        slot = _SLOTS.get(one.kind)
        if slot is None or one.answered:
            continue
        said = parts.setdefault(one.path, {})
        said.setdefault(slot, one.message)
        if one.offers:
            said.setdefault("offers", one.offers)
    return {path: Remark(**said) for path, said in parts.items()}
