"""The one count of violations among the sources of December 2020."""

from __future__ import annotations

import datetime as dt

from .spec import BulletinSpec

BULLETINS = (BulletinSpec(1, dt.date(2020, 12, 11), violations=1, stretch="Hadrut district"),)
