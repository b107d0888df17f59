"""The administrators' pages: vocabularies, places, areas and accounts, and nothing else.

Statements, incidents, claims and reviews have pages of their own that keep to the workflow, so
they are not registered here. Who changed what is recorded by the database with the address of
the page; Django's own log of admin actions is kept as well.
"""

from __future__ import annotations

from . import people, places, vocabulary
from .site import site as administrators

__all__ = ["administrators", "people", "places", "vocabulary"]
