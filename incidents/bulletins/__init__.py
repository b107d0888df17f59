"""Bulletins on their way from the desk to the public: submitted, decided on, withdrawn."""

from __future__ import annotations

from .deciding import Decided, accept, reject, return_to_author, submit, withdraw

__all__ = ["Decided", "accept", "reject", "return_to_author", "submit", "withdraw"]
