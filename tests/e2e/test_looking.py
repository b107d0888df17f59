"""What looks at the pages must see what is wrong with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.looking import EVERYTHING, TARGETS, faults, violations

if TYPE_CHECKING:
    from playwright.sync_api import Page

PALE = """<!DOCTYPE html><html lang=en><title>Pale</title><style>
p { color: #111; background: #fff }
@media (prefers-color-scheme: dark) { p { color: #333; background: #222 } }
button { width: 9px; height: 9px; padding: 0 }
</style><main><h1>Pale</h1><p style="width: 3000px">Words.</p>
<button aria-label=One></button><button aria-label=Two></button></main></html>"""


def test_faults_of_either_theme_of_targets_and_of_width_are_seen(page: Page) -> None:
    page.set_content(PALE)
    found = [fault.split("<")[0] for fault in faults(page, EVERYTHING)]
    assert found.count("dark: color-contrast: ") == 1
    assert "color-contrast: " not in found
    assert found.count("target-size: ") == 2
    assert len([fault for fault in found if "px wider than the screen" in fault]) == 1
    assert [fault.split("<")[0] for fault in violations(page, TARGETS)] == ["target-size: "] * 2
