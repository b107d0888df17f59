"""Opening a page in a browser of its own and dragging its brush."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from bench.folders import CODE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_STEPS: Final = 60
_STEP_S: Final = 0.016
_DRAG_S: Final = 10.0
READY_MS: Final = 45_000
"""How long a page may take until it is drawn."""

_METRICS: Final = ("TaskDuration", "ScriptDuration", "LayoutDuration", "RecalcStyleDuration")


@dataclass(slots=True)
class Visit:
    """What one visit showed; milliseconds, but for `metrics` in the browser's own units."""

    paint_ms: float | None = None
    frames_ms: list[float] = field(default_factory=list)
    redraws_ms: list[float] = field(default_factory=list)
    long_tasks: list[list[float]] = field(default_factory=list)
    metrics: dict[str, float] = field(default_factory=dict)
    is_marked: bool = False


def visit(browser: Browser, address: str, ready: str, brush: str) -> Visit:
    """Open a page, wait for its picture, and drag over the element `brush`.

    `ready` is the selector of what is there once the page is drawn. Raises playwright's errors.
    """
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    try:
        page.add_init_script(path=CODE / "browser" / "probe.js")
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable")
        page.goto(address, timeout=READY_MS)
        page.wait_for_selector(ready, state="attached", timeout=READY_MS)
        page.wait_for_function("window.benchSeen.painted !== null", timeout=READY_MS)
        arrived, painted = page.evaluate("[benchSeen.arrivedAt(), benchSeen.painted]")
        seen = Visit(paint_ms=None if arrived is None else painted - arrived)
        page.wait_for_timeout(300)
        seen.frames_ms = drag(page, brush)
        seen.redraws_ms = page.evaluate("benchSeen.redraws")
        seen.long_tasks = page.evaluate("benchSeen.longTasks")
        seen.is_marked = page.evaluate("benchSeen.first.drawn !== undefined")
        told: dict[str, Any] = session.send("Performance.getMetrics")
        values = {one["name"]: one["value"] for one in told["metrics"]}
        seen.metrics = {name: values[name] for name in (*_METRICS, "JSHeapUsedSize")}
        return seen
    finally:
        page.close()


def drag(page: Page, brush: str) -> list[float]:
    """Drag from the end nearly to the beginning, a step a frame; return how long redraws took.

    A page that is too slow for that is dragged for as long as `_DRAG_S`. Of a page without the
    probe nothing is returned.
    """
    area = page.locator(brush)
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    if box is None:
        return []
    y = box["y"] + box["height"] * 0.35
    page.mouse.move(box["x"] + box["width"] * 0.95, y)
    page.mouse.down()
    page.evaluate("window.benchSeen?.watchFrames()")
    until = time.monotonic() + _DRAG_S
    for step in range(1, _STEPS + 1):
        page.mouse.move(box["x"] + box["width"] * (0.95 - 0.9 * step / _STEPS), y)
        if time.monotonic() > until:
            break
        time.sleep(_STEP_S)
    page.wait_for_timeout(100)
    frames: list[float] = page.evaluate("window.benchSeen?.lengths() ?? []")
    page.mouse.up()
    return frames
