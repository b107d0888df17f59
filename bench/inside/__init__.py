"""What runs inside the product's own settings, in a process of its own: prints JSON."""

from __future__ import annotations

import os

import django


def set_up() -> None:
    """Make the product's models usable; `ENV_FILE` says on which data."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    django.setup()
