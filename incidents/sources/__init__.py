"""Publications: their addresses, and what is kept of them."""

from __future__ import annotations

from .addresses import url_key

__all__ = ["url_key"]
