"""What the address of the queue asks for: the one filter, and a few words of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.forms.filter import BadParameter, read_filter
from incidents.forms.records.asked import one_of
from incidents.reviewing.queue import on_desk_of, open_to, queue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import QueryDict

    from incidents.filters import IncidentFilter
    from incidents.models import User
    from incidents.querysets.claim import ClaimQuerySet


class Desk(TextChoices):
    """On whose desk the claims lie that are shown."""

    ALL = "", gettext_lazy("all that wait")
    OPEN = "open", gettext_lazy("open to me")
    MINE = "mine", gettext_lazy("on my desk")


ORDERS: Final[Mapping[str, tuple[str, ...]]] = {
    "age": ("submitted_at", "pk"),
    "incident": ("incident_id", "submitted_at", "pk"),
    "side": ("statement__actor__side", "submitted_at", "pk"),
    "analyst": ("created_by__username", "submitted_at", "pk"),
}
"""Value of `sort` → order of the claims; age, the oldest first, is the rule."""

OWN_PARAMETERS: Final = ("analyst", "desk", "sort", "page")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which waiting claims, on whose desk, in which order."""

    wanted: IncidentFilter
    analyst: str
    desk: str
    sort: str

    def claims(self, editor: User) -> ClaimQuerySet:
        """Return the claims asked for, as an editor's queue."""
        found = queue(self.wanted)
        if self.analyst:
            found = found.filter(created_by__username=self.analyst)
        if self.desk == Desk.OPEN:
            found = open_to(found, editor)
        if self.desk == Desk.MINE:
            found = on_desk_of(found, editor)
        ordered: ClaimQuerySet = found.order_by(*ORDERS[self.sort])
        return ordered

    def query_string(self, **other: str) -> str:
        """Return the address's query, with some of its own parameters set to `other` values."""
        own = dict(self.own_pairs()) | other
        return urlencode([*self.wanted.pairs(), *((k, v) for k, v in own.items() if v)])

    def own_pairs(self) -> list[tuple[str, str]]:
        """Return the parameters besides the one filter that are set, as name and value."""
        own = {"analyst": self.analyst, "desk": self.desk, "sort": self.sort}
        return [(name, value) for name, value in own.items() if value]


def read_asked(params: QueryDict) -> Asked:
    """Return what an address asks for. Raises BadParameter."""
    analyst = params.get("analyst", "").strip()
    if "\0" in analyst or len(analyst) > 150:
        raise BadParameter("analyst", _("There is nobody of this name."))
    return Asked(
        wanted=read_filter(params, OWN_PARAMETERS),
        analyst=analyst,
        desk=one_of(params, "desk", Desk.values),
        sort=one_of(params, "sort", ORDERS) or "age",
    )
