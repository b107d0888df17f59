"""Drafts for tests: what analysts have typed so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from incidents.desk.sketching import sketch
from incidents.models import Draft, DraftChange, User
from tests.factories.people import analyst
from tests.factories.places import make_place
from tests.factories.sources import make_actor, make_outlet

READY: Mapping[str, str] = {
    "statement.actor": "ministry-of-armenia",
    "statement.issued": "13.12.2020",
    "statement.language": "en",
    "statement.summary": "Says that its positions were attacked.",
    "publications": "p1",
    "publications.p1.url": "https://outlet.example/news/1",
    "publications.p1.outlet": "the-outlet",
    "claims": "k1",
    "claims.k1.incident": "new",
    "claims.k1.title": "Clash near Hadrut",
    "claims.k1.stance": "reports",
    "claims.k1.event_type": "advance",
    "claims.k1.when": "12.12.2020",
    "claims.k1.paraphrase": "Its positions near Hadrut were attacked.",
    "claims.k1.sites": "s1",
    "claims.k1.sites.s1.text": "Hadrut",
    "claims.k1.sites.s1.place": "hadrut",
}
"""What nothing is missing of, once `make_vocabulary` has been called."""


def make_vocabulary() -> None:
    """Make the actor, the outlet and the place that READY names."""
    make_actor()
    make_outlet(url="https://outlet.example")
    make_place()


def make_draft(
    content: Mapping[str, str] | None = None, owner: User | None = None, **fields: Any
) -> Draft:
    """Make a draft with this content, saved once by its owner, with its sketches."""
    content = {path: text for path, text in (content or {}).items() if text}
    owner = owner or analyst()
    draft = Draft.objects.create(owner=owner, content=content, version=1, **fields)
    changes = {path: (None, text) for path, text in content.items()}
    DraftChange.objects.create(draft=draft, version=1, changed_by=owner, changes=changes)
    sketch(draft, content)
    return draft


def make_ready_draft(owner: User | None = None, /, **changed: str) -> Draft:
    """Make a draft of READY with some fields changed, "__" standing for "." in their names.

    The vocabulary must be there.
    """
    other = {name.replace("__", "."): text for name, text in changed.items()}
    return make_draft({**READY, **other}, owner)


def sheet(said: Mapping[str, str], **cards: Mapping[str, str]) -> dict[str, str]:
    """Return the content of a draft: the statement's fields, one publication, and cards by key.

    The lists of a card's rows follow from the fields given: "sites.a1.text" makes a row "a1".
    """
    content = {f"statement.{name}": text for name, text in said.items()}
    content |= {
        "publications": "p1x",
        "publications.p1x.url": "https://ministry.example/news/1",
        "publications.p1x.outlet_name": "The ministry's own site",
        "claims": " ".join(cards),
    }
    for key, fields in cards.items():
        content |= card(key, **fields)
    return content


def card(key: str, **fields: str) -> dict[str, str]:
    """Return the fields of one card, with the lists of its rows."""
    content = {f"claims.{key}.{name}": text for name, text in fields.items()}
    for rows in ("sites", "outcomes", "figures"):
        keys = [name.split(".")[1] for name in fields if name.startswith(f"{rows}.")]
        if keys:
            content[f"claims.{key}.{rows}"] = " ".join(dict.fromkeys(keys))
    return content
