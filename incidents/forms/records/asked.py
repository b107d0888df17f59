"""Reading what the address of the table of records asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import F
from django.utils.translation import gettext as _

from incidents.enums import ClaimStatus, IncidentStatus
from incidents.forms.filter import BadParameter
from incidents.forms.paging import refuse_others

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from django.db.models.expressions import OrderBy
    from django.http import QueryDict

CLAIMS: Final = "claims"
INCIDENTS: Final = "incidents"
KINDS: Final = (CLAIMS, INCIDENTS)
PARAMETERS: Final = ("kind", "state", "tag", "sort", "page")

STATES: Final[Mapping[str, type[ClaimStatus] | type[IncidentStatus]]] = {
    CLAIMS: ClaimStatus,
    INCIDENTS: IncidentStatus,
}

_ORDERS: Final[Mapping[str, Mapping[str, str]]] = {
    CLAIMS: {
        "changed": "-updated_at",
        "title": "incident__title",
        "day": "-starts_on",
        "type": "event_type",
        "state": "status",
        "taker": "assigned_to__username",
    },
    INCIDENTS: {
        "changed": "-updated_at",
        "title": "title",
        "day": "-starts_on",
        "type": "event_type",
        "state": "status",
    },
}
"""By kind: value of `sort` to the column. A leading minus in an address turns an order round."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which records, in which state, with which tag, in which order."""

    kind: str
    state: str
    tag: str
    sort: str

    @property
    def order(self) -> tuple[OrderBy | str, ...]:
        """What to order by; records without a value come last, equal ones by their number."""
        column = _ORDERS[self.kind][self.sort.removeprefix("-")]
        falls = column.startswith("-") != self.sort.startswith("-")
        value = F(column.removeprefix("-"))
        return (value.desc(nulls_last=True) if falls else value.asc(nulls_last=True), "-pk")


def read_asked(params: QueryDict) -> Asked:
    """Return what an address asks for. Raises BadParameter, also for a parameter of no meaning."""
    refuse_others(params, PARAMETERS)
    kind = one_of(params, "kind", KINDS) or CLAIMS
    orders = [sign + name for name in _ORDERS[kind] for sign in ("", "-")]
    tag = params.get("tag", "").strip()
    if "\0" in tag or len(tag) > 60:
        raise BadParameter("tag", _("There is no such tag."))
    return Asked(
        kind=kind,
        state=one_of(params, "state", STATES[kind].values),
        tag=tag,
        sort=one_of(params, "sort", orders) or "changed",
    )


def one_of(params: QueryDict, name: str, values: Collection[str]) -> str:
    """Return the value of a parameter that is one of `values`, "" if it is not set.

    Raises BadParameter.
    """
    value = params.get(name, "").strip()
    if value and value not in values:
        raise BadParameter(
            name, _("Choose one of: %(values)s.") % {"values": ", ".join(filter(None, values))}
        )
    return value
