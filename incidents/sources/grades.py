"""How reliable the outlets of a statement usually are."""

from __future__ import annotations

from django.db.models import OuterRef, Subquery

from incidents.models import OutletGrade, Statement


def usual_grades(statement: Statement) -> list[OutletGrade]:
    """Return the grade each outlet of a statement had when it was issued, best letter first.

    Each with its outlet. An outlet without a grade by that day gives its first later one.
    """
    outlets = statement.publications.order_by().values("outlet")
    of_outlet = OutletGrade.objects.filter(outlet=OuterRef("outlet"))
    then = of_outlet.filter(since__lte=statement.issued_on).order_by("-since").values("pk")[:1]
    later = of_outlet.order_by("since").values("pk")[:1]
    found: dict[int, OutletGrade] = {}
    for choice in (later, then):
        chosen = OutletGrade.objects.filter(outlet__in=outlets, pk=Subquery(choice))
        found |= {one.outlet_id: one for one in chosen.select_related("outlet")}
    return sorted(found.values(), key=lambda one: (one.reliability, one.outlet.name))
