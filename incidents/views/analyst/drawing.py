"""Drawing the draft page: the form, both versions where two people wrote, the checklist."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.desk.came_back import came_back
from incidents.desk.content import Sheet
from incidents.desk.presence import others_here
from incidents.desk.saving import Conflict
from incidents.discussion.listing import open_numbers
from incidents.forms.draft.checks import check_groups
from incidents.forms.draft.field import Conflicting, Remark
from incidents.forms.draft.page import draft_form
from incidents.views.people import person

from .offering import offers_for
from .remarks import checked, reading_of

if TYPE_CHECKING:
    from incidents.desk.checking import Checklist
    from incidents.desk.problems import Problem
    from incidents.models import Draft


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows besides the draft as it is saved.

    `unsaved` are texts that stand in the form and not in the draft. `conflicts` are fields that
    two people wrote, `more` are problems besides those of the checklist. `refused` is a sentence
    about the whole form, or about the field `at`.
    `also` is an actor that was typed for a joint statement and is not known.
    """

    unsaved: Mapping[str, str] = field(default_factory=dict)
    conflicts: Iterable[Conflict] = ()
    checklist: Checklist | None = None
    more: tuple[Problem, ...] = ()
    refused: str = ""
    at: str = ""
    also: str = ""
    status: int = 200


@dataclass(frozen=True, slots=True)
class Lost:
    """Words somebody typed in a card or row that somebody else took away meanwhile."""

    path: str
    yours: str
    changed_by: str

    @property
    def slug(self) -> str:
        """The path as a part of ids."""
        return self.path.replace(".", "-")


def draw(request: HttpRequest, draft: Draft, shown: Shown) -> HttpResponse:
    """Return the page of an open draft."""
    content = {**draft.content, **shown.unsaved}
    checklist = shown.checklist
    conflicts = list(shown.conflicts)
    here = {one.path: Conflicting(one.theirs, one.changed_by) for one in conflicts}
    reading = checked(checklist, shown.more) if checklist else reading_of(content)
    more = {shown.at: Remark(error=shown.refused)} if shown.refused and shown.at else {}
    form = draft_form(content, reading.sayings(here, more), shown.also)
    lost = [Lost(one.path, one.yours, one.changed_by) for one in conflicts if one.removed]
    context = {
        "draft": draft,
        "form": form,
        "came_back": came_back(content),
        "discussed": open_numbers(card["claim"] for card in Sheet(content).claims),
        "others": others_words([one.user.known_as for one in others_here(draft, person(request))]),
        "lost": lost,
        "refused": "" if shown.at else shown.refused,
        "checklist": checklist,
        "may_submit": bool(checklist and checklist.may_submit and not shown.more),
        "groups": check_groups(reading.problems, form, content) if checklist else (),
        **offers_for(draft, reading),
    }
    return render(request, "analyst/draft.html", context, status=shown.status)


def others_words(names: list[str]) -> str:
    """Return who else has the draft open, in words; "" for nobody."""
    if not names:
        return ""
    return ngettext("%(names)s has this open.", "%(names)s have this open.", len(names)) % {
        "names": _(", ").join(names)
    }
