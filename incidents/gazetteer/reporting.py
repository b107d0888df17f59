"""What a run changed, in sentences for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from incidents.gazetteer.storing import Changes

NAMED = 20
"""How many places or names one sentence lists; their number is always given in full."""


def sentences(source: str, changes: Changes, *, places: bool = True) -> Iterator[str]:
    """Lines that say what a run changed, the first with all counts, without `places` of names."""
    of_places = (
        f"{changes.new} new, {changes.changed} changed, {changes.unchanged} unchanged, "
        f"{len(changes.retired)} retired places; "
    )
    of_names = (
        f"{changes.names_new} new, {changes.names_changed} changed, "
        f"{len(changes.names_gone)} gone names."
    )
    yield f"{source}: {of_places if places else ''}{of_names}"
    if changes.returned:
        yield f"  Back after having been retired: {changes.returned}."
    for text, names in (
        ("Retired, because the source no longer has them", changes.retired),
        ("Left as edited by hand", changes.edited_by_hand),
        ("Names the source no longer gives", changes.names_gone),
    ):
        if names:
            yield f"  {text}: {listed(names)}."


def listed(names: Sequence[str]) -> str:
    """The first names in one line, and how many more there are."""
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
