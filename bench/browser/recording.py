"""Recording a performance trace of a visit: opening, dragging the brush, moving the map."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any, Final

from bench.browser.tracing import CATEGORIES, PART
from bench.browser.visiting import READY_MS, drag
from bench.folders import HOME

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

_REST_MS: Final = 700
_STEPS: Final = 12
_TURNS: Final = (-240, -240, 240, 240)
_OPENING: Final = f"performance.mark('{PART}opening')"


def kept_at(size: str) -> Path:
    """Return where the trace of a size is kept, for the performance panel of a browser."""
    return HOME / f"explorer-{size}.trace.json.gz"


def record(browser: Browser, address: str, size: str) -> list[dict[str, Any]]:
    """Visit the explorer while a trace is recorded; keep it and return its events.

    Raises playwright's errors.
    """
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    try:
        page.add_init_script(_OPENING)
        browser.start_tracing(page=page, categories=list(CATEGORIES))
        try:
            page.goto(address, timeout=READY_MS)
            page.wait_for_selector("[data-explorer][data-ready]", timeout=READY_MS)
            page.wait_for_timeout(_REST_MS)
            _begin(page, "brush")
            drag(page, ".timeline-chart")
            page.wait_for_timeout(_REST_MS)
            _begin(page, "map")
            _move(page)
        finally:
            trace = browser.stop_tracing()
    finally:
        page.close()
    kept_at(size).write_bytes(gzip.compress(trace))
    events: list[dict[str, Any]] = json.loads(trace)["traceEvents"]
    return events


def _begin(page: Page, part: str) -> None:
    page.evaluate("name => performance.mark(name)", f"{PART}{part}")


def _move(page: Page) -> None:
    """Drag the map a little, go nearer and farther with the wheel."""
    area = page.locator("#explorer-map")
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    if box is None:
        return
    x, y = box["x"] + box["width"] * 0.55, box["y"] + box["height"] * 0.55
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 160, y - 90, steps=_STEPS)
    page.mouse.up()
    page.wait_for_timeout(_REST_MS)
    for turn in _TURNS:
        page.mouse.wheel(0, turn)
        page.wait_for_timeout(_REST_MS)
