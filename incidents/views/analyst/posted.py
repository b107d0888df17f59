"""The draft's form as browsers without scripts send it: fields, choices at conflicts, a button."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from incidents.desk import paths
from incidents.desk.content import NEW, new_card
from incidents.desk.paths import keys_of
from incidents.enums import SiteRole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import QueryDict

    from incidents.forms.draft.labels import Labels

LISTS: Final = {
    "statement.actor": "actors",
    "statement.repeats": "statements",
    "outlet": "outlets",
    "incident": "incidents",
}
"""Which list completes a field that shows words for a slug, by its path or its last word."""


@dataclass(slots=True)
class Posted:
    """What a form said.

    `values` are the fields as typed, `action` and `target` the button ("add", "claims.k1.sites"),
    `also` an actor typed to be added to a joint statement. `undecided` are the fields in conflict
    for which nobody has chosen a version, with what stands in their controls: they are not saved.
    """

    values: dict[str, str]
    action: str
    target: str
    also: str = ""
    undecided: dict[str, str] = field(default_factory=dict)


def version_of(data: QueryDict) -> int:
    """Return the version a form was drawn at.

    What is no number counts as the beginning, so that whatever differs is a conflict and nothing
    is overwritten.
    """
    text = data.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def read_posted(data: QueryDict, seen: Mapping[str, str], labels: Labels) -> Posted:
    """Read a form. `seen` is the draft as its author saw it, `labels` the words for it."""
    values = {
        path: _code_behind(path, str(typed), seen.get(path, ""), labels)
        for path, typed in data.items()
        if paths.limit_of(path) is not None
    }
    action, _colon, target = data.get("do", "save").partition(":")
    posted = Posted(
        values=values,
        action=action,
        target=target,
        also=paths.tidy(data.get("add.statement.joint", "")).text.strip(),
    )
    _decide(posted, data, seen)
    return posted


def _code_behind(path: str, typed: str, code: str, labels: Labels) -> str:
    """What a field means that shows words for a slug: unchanged words still mean the slug."""
    kind = LISTS.get(path) or LISTS.get(path.rpartition(".")[2])
    if kind is None:
        return typed
    if kind == "incidents" and not typed.strip():
        return NEW
    return code if code and labels.words(kind, code) == typed.strip() else typed


def _decide(posted: Posted, data: QueryDict, seen: Mapping[str, str]) -> None:
    """Apply what was chosen at fields in conflict."""
    for path in data.getlist("conflict"):
        if path not in posted.values:
            continue
        match data.get(f"pick.{path}"):
            case "yours":
                _put_back(posted, path, seen)
            case "theirs":
                del posted.values[path]
            case _:
                posted.undecided[path] = posted.values.pop(path)


def _put_back(posted: Posted, path: str, seen: Mapping[str, str]) -> None:
    """Put back the cards and rows a field lies in, where somebody took them away."""
    for keys, key in paths.owners(path):
        listed = posted.values.get(keys, seen.get(keys, ""))
        if key not in keys_of(listed):
            posted.values[keys] = f"{listed} {key}".strip()


def change_rows(posted: Posted, content: Mapping[str, str]) -> str:
    """Carry out the button that adds or takes away a row; return the path to go to, or "".

    `content` is the draft as it is now. Buttons for lists that are none do nothing.
    """
    match posted.action:
        case "add" if paths.is_key_list(posted.target):
            return _add(posted, posted.target, content)
        case "remove":
            keys, _colon, key = posted.target.rpartition(":")
            if paths.is_set(keys):
                kept = [one for one in keys_of(_listed(posted, keys, content)) if one != key]
                posted.values[keys] = " ".join(kept)
                _forget(posted, f"{keys}.{key}.")
                return keys
        case "unquote" if paths.limit_of(f"{posted.target}.text") is not None:
            posted.values |= {f"{posted.target}.{name}": "" for name in ("text", "start", "end")}
            return f"{posted.target}.text"
        case "repeats":
            posted.values["statement.repeats"] = posted.target
            return "statement.repeats"
        case "repeats_no":
            listed = _listed(posted, "statement.repeats_no", content)
            posted.values["statement.repeats_no"] = f"{listed} {posted.target}".strip()
            return "statement.verbatim"
    return ""


def _forget(posted: Posted, start: str) -> None:
    """Leave out what stands in a row that is taken away."""
    for path in [path for path in posted.values if path.startswith(start)]:
        del posted.values[path]


def _listed(posted: Posted, keys: str, content: Mapping[str, str]) -> str:
    return posted.values.get(keys, content.get(keys, ""))


def _add(posted: Posted, keys: str, content: Mapping[str, str]) -> str:
    """Add a row with what most of them say, and return the path of its first field."""
    listed = keys_of(_listed(posted, keys, content))
    key = paths.new_key(listed)
    posted.values[keys] = " ".join([*listed, key])
    at = f"{keys}.{key}"
    match keys.rpartition(".")[2]:
        case "claims":
            site = paths.new_key()
            posted.values |= new_card(at, site)
            return f"{at}.incident"
        case "sites":
            posted.values[f"{at}.role"] = SiteRole.LOCATION.value
            return f"{at}.text"
        case "outcomes":
            return f"{at}.outcome"
        case "figures":
            return f"{at}.side"
        case _:
            return f"{at}.url"
