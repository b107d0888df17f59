"""Take the pictures of the README from a running server that shows the sample.

Run it as `.venv/bin/python script/screenshots.py [ADDRESS]`, while `script/server` runs and after
`script/setup --tests`, which brings the browser. It writes docs/img/*.webp.
"""

# ruff: noqa: INP001  # a script, not part of a package

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "img"
CHROMIUM = "/usr/bin/chromium"
SIZE: ViewportSize = {"width": 1440, "height": 1080}
TALL: ViewportSize = {"width": 1440, "height": 1560}
QUALITY = 82
ADDRESS = "http://127.0.0.1:8000"


def main(address: str) -> None:
    """Write one picture of the explorer and one of an incident with claims of several sides."""
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, color_scheme="light", locale="en-GB")
        # The faces are used from the second page on: see docs/frontend.md.
        page.goto(f"{address}/methodology/")
        page.evaluate("document.fonts.ready")
        page.goto(f"{address}/?earlier=yes&map=9/39.63/46.75")
        page.wait_for_selector("[data-ready] .map-name-dot", state="attached")
        _save(page, "explorer")
        page.set_viewport_size(TALL)
        page.goto(address + _address_of_clash(page))
        page.wait_for_selector("[data-ready] .map-name-dot", state="attached")
        _save(page, "incident")
        browser.close()


def _address_of_clash(page: Page) -> str:
    """The page of the sample's clash that most sides speak of."""
    entries = page.locator(".explorer-list .entry")
    sides = [entry.locator(".entry-sides .side").count() for entry in entries.all()]
    link = entries.nth(sides.index(max(sides))).locator(".entry-title a")
    return link.get_attribute("href") or "/"


def _save(page: Page, name: str) -> None:
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    image = Image.open(io.BytesIO(page.screenshot()))
    image.save(IMAGES / f"{name}.webp", quality=QUALITY, method=6)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else ADDRESS)
