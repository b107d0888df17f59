"""Two versions of a draft as fields under the labels of its page. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.desk.content import Sheet
from incidents.desk.paths import is_key_list, is_set, keys_of, owners
from incidents.revisions import Field

from .maker import Sayings
from .page import draft_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.utils.functional import Promise

    from .field import DraftField
    from .labels import Labels

HIDDEN: Final[Mapping[str, Promise]] = {
    "claims": gettext_lazy("Claims of the statement"),
    "end": gettext_lazy("Where the quoted words end"),
    "figures": gettext_lazy("Casualty figures"),
    "incident": gettext_lazy("Incident"),
    "joint": gettext_lazy("Also in the name of"),
    "outcomes": gettext_lazy("Outcomes"),
    "place": gettext_lazy("Place in the gazetteer"),
    "publications": gettext_lazy("Pages where it was read"),
    "quotation_end": gettext_lazy("Where the quotation ends"),
    "quotation_start": gettext_lazy("Where the quotation begins"),
    "relations": gettext_lazy("Incidents looked at"),
    "repeats_no": gettext_lazy("Statements it does not repeat"),
    "sites": gettext_lazy("Places"),
    "start": gettext_lazy("Where the quoted words begin"),
}
"""Labels of what no field of the page shows in words, by the last word of the path."""

SETS: Final = {"joint": "actors", "repeats_no": "statements", "relations": "incidents"}
"""Which list has the words for what stands in a set, by the last word of the path."""

TELLING: Final = ("title", "paraphrase", "text", "url", "outlet_name", "count", "outcome")
"""The fields of a card or row by which people tell it from others, the first that is filled."""

LONG: Final = frozenset({"text", "verbatim", "translation", "summary", "paraphrase", "quotation"})
"""The last words of paths whose texts are compared word by word."""


def labels_of(paths: Iterable[str], content: Mapping[str, str], labels: Labels) -> dict[str, str]:
    """Return what the page calls each path, with the number of its claim in `content`.

    `content` has to list every card and row that a path lies in (`joined`).
    """
    form = draft_form(content, Sayings(labels))
    known = {one.path: one.label for one in form.all_fields() if one.label}
    numbers = {part.key: n for n, part in enumerate(Sheet(content).claims, start=1)}
    return {path: _label(path, known, numbers) for path in paths}


def fields_of(
    paths: Iterable[str],
    content: Mapping[str, str],
    whole: Mapping[str, str],
    called: Mapping[str, str],
    labels: Labels,
) -> tuple[Field, ...]:
    """Return what stands at each path of `content`, in words.

    `whole` lists every card and row that a path lies in, `called` names the fields.
    """
    lists = {path: text for path, text in whole.items() if is_key_list(path)}
    form = draft_form({**content, **lists}, Sayings(labels))
    shown = {one.path: one for one in form.all_fields()}
    return tuple(_field(path, content, called[path], shown.get(path), labels) for path in paths)


def _field(
    path: str,
    content: Mapping[str, str],
    label: str,
    control: DraftField | None,
    labels: Labels,
) -> Field:
    text, name = content.get(path, ""), path.rpartition(".")[2]
    if is_key_list(path):
        return Field(path, label, _entries(path, content))
    if is_set(path):
        kind = SETS.get(name, "")
        words = (labels.words(kind, code) or code for code in text.split())
        return Field(path, label, tuple(words))
    if not text:
        return Field(path, label)
    if control is not None and control.options:
        chosen = next((one.label for one in control.options if one.value == text), text)
        return Field(path, label, (chosen,))
    if control is not None and control.code:
        return Field(path, label, (control.value,))
    return Field(path, label, text=text) if name in LONG else Field(path, label, (text,))


def joined(*contents: Mapping[str, str]) -> dict[str, str]:
    """Return a content that lists every card and row of any of `contents`, the first's first."""
    content: dict[str, str] = {}
    for one in contents:
        for path, text in one.items():
            if is_key_list(path):
                content[path] = " ".join(keys_of(f"{content.get(path, '')} {text}"))
            else:
                content.setdefault(path, text)
    return content


def listing(paths: Iterable[str]) -> dict[str, str]:
    """Return a content that lists the cards and rows in which paths lie, and nothing else."""
    content: dict[str, str] = {}
    for path in paths:
        for above, key in owners(path):
            content = joined(content, {above: key})
    return content


def _entries(path: str, content: Mapping[str, str]) -> tuple[str, ...]:
    """What tells each card or row of a list apart: its first words, else that there is one."""
    keys = keys_of(content.get(path, ""))
    return tuple(
        next(
            (text for name in TELLING if (text := content.get(f"{path}.{key}.{name}", "").strip())),
            _("one without words yet"),
        )
        for key in keys
    )


def _label(path: str, known: Mapping[str, str], numbers: Mapping[str, int]) -> str:
    parts = path.split(".")
    label = known.get(path) or str(HIDDEN.get(parts[-1], ""))
    if "answers" in parts:
        label = _("Reason given in spite of a warning")
    if "relations" in parts[:-1]:
        label = _("What an incident looked at is to this one")
    label = label or parts[-1]
    if parts[0] == "claims" and len(parts) > 2:
        number = numbers.get(parts[1], 0)
        return _("Claim %(number)d, %(label)s") % {"number": number, "label": label}
    return label
