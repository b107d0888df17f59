"""Names of places as the reader chose them."""

from __future__ import annotations

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from incidents.models import Place
from incidents.names import NameChoice
from incidents.reader import Reader

register = template.Library()


def reader_in(context: Context) -> Reader:
    """Return the reader a template is rendered for; one without choices outside of pages."""
    reader = context.get("reader")
    return reader if isinstance(reader, Reader) else Reader()


@register.simple_tag(takes_context=True)
def place_name(context: Context, place: Place) -> SafeString:
    """Return the name of a place as chosen, marked with its language where it has one."""
    name = reader_in(context).name(place)
    if not name.lang:
        return format_html("{}", name.text)
    return format_html('<span lang="{}">{}</span>', name.lang, name.text)


@register.simple_tag(takes_context=True)
def place_text(context: Context, place: Place) -> str:
    """Return the name of a place as chosen, as mere text: for titles and attributes."""
    return reader_in(context).name_of(place)


@register.simple_tag(takes_context=True)
def area_names(context: Context) -> dict[str, str]:
    """Return the chosen names of areas that are places of our table too, by slug.

    Empty without a choice, when areas have the names their source gives; else two queries.
    """
    reader = reader_in(context)
    if reader.names == NameChoice.BOTH:
        return {}
    return {place.slug: reader.name_of(place) for place in Place.objects.districts().with_names()}
