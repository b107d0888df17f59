"""Claims in review and what is said of them, made by the domain's own functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents import discussion
from incidents.workflow import submit
from tests.factories.claims import make_claim
from tests.factories.incidents import make_incident
from tests.factories.people import analyst, editor

if TYPE_CHECKING:
    from incidents.models import Claim, Comment, Incident, User


def make_submitted_claim(title: str = "Clash near Hadrut") -> Claim:
    """A claim by the analyst about an incident of this title, waiting for an editor."""
    return submit(make_claim(make_incident(title)), analyst())


def make_comment(
    about: Claim | Incident | None = None,
    author: User | None = None,
    words: str = "Which village is meant?",
    part: str = "",
) -> Comment:
    """The first comment of a discussion, by the editor; without a record of a waiting claim."""
    return discussion.start(about or make_submitted_claim(), author or editor(), words, part)
