"""Whether a page as it stands is clean in both themes, and fits the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

_FAULTS: Final = {"resultTypes": ["violations"]}
"""What passes is not written down node by node: that takes longer than looking."""

WCAG: Final = _FAULTS | {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
}
EVERYTHING: Final = _FAULTS | {"rules": {"target-size": {"enabled": True}}}
"""All that axe looks for unasked, and targets of at least 24 px or standing apart."""

TARGETS: Final = EVERYTHING | {"runOnly": {"type": "rule", "values": ["target-size"]}}
"""Nothing but the size of targets."""

_COLOURS: Final = _FAULTS | {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
}
"""The rules whose answer depends on the theme."""

_WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def violations(page: Page, rules: dict[str, Any] = WCAG) -> list[str]:
    """What axe finds wrong in the theme at hand."""
    found = Axe().run(page, options=rules).response["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


def faults(page: Page, rules: dict[str, Any] = WCAG) -> list[str]:
    """What axe finds wrong in either theme, and whether the page is wider than the screen."""
    page.emulate_media(color_scheme="dark")
    dark = [f"dark: {fault}" for fault in violations(page, _COLOURS)]
    page.emulate_media(color_scheme="light")
    found = violations(page, rules) + dark
    return [*found, *wider(page)]


def wider(page: Page) -> list[str]:
    """That a page scrolls aside, if it does."""
    across: int = page.evaluate(_WIDER)
    return [f"{across} px wider than the screen"] if across > 0 else []
