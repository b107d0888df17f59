#!/usr/bin/env python
"""Django's command line, with refused settings told in one sentence instead of a traceback."""

from __future__ import annotations

import os
import sys

from django.conf import settings
from django.core.management import execute_from_command_line

from tracker.env import SettingRefusedError


def main() -> None:
    """Check that the settings are accepted, then run the command that was asked for."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    try:
        settings.configured or settings.INSTALLED_APPS  # noqa: B018 (reading loads the settings)
    except SettingRefusedError as refusal:
        sys.exit(str(refusal))
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
