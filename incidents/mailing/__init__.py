"""Notices by e-mail: what a message says, sending it once, stopping all of them."""

from __future__ import annotations

from .sending import NotSent, mail_notices, people_due
from .stopping import owner_of, stop_address

__all__ = ["NotSent", "mail_notices", "owner_of", "people_due", "stop_address"]
