"""How far a precision of place reaches, for scripts that draw it."""

from __future__ import annotations

from django import template

from incidents.enums import WHERE_RADIUS_M

register = template.Library()


@register.simple_tag
def where_radii() -> dict[str, int | None]:
    """Return the radius in metres that each precision means, by its code; None for no circle."""
    return {str(int(precision)): radius for precision, radius in WHERE_RADIUS_M.items()}
