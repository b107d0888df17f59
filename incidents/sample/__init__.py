"""The December 2020 clashes: the records every new installation starts with.

Facts as read in the publications named, told in our own words. The specification is data
(sources.py, events.py); loader.py writes it through the same workflow an analyst and an
editor use.
"""

from __future__ import annotations

from .loader import Loaded, load

__all__ = ["Loaded", "load"]
