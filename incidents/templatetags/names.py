"""Names of places as the reader chose them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import template
from django.template import Context
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from incidents.comparison import OutcomeView, PeopleRange, SiteView, Value
from incidents.models import Place, PlaceName
from incidents.names import BETWEEN, NameChoice, ShownName, language_tag, shown_parts
from incidents.reader import Reader
from incidents.templatetags.words import value_words

register = template.Library()


def reader_in(context: Context) -> Reader:
    """Return the reader a template is rendered for; one without choices outside of pages."""
    reader = context.get("reader")
    return reader if isinstance(reader, Reader) else Reader()


@register.simple_tag(takes_context=True)
def place_name(context: Context, place: Place) -> SafeString:
    """Return the name of a place as chosen, marked with its language where that is another."""
    return marked(reader_in(context).parts(place))


@register.filter
def name_lang(name: PlaceName) -> str:
    """Return a name's language, and script where that is unusual, for a `lang` attribute."""
    return language_tag(name)


@register.simple_tag(takes_context=True)
def value_shown(context: Context, value: Value | PeopleRange) -> SafeString:
    """Return one answer of the grid in words, the name of its place marked with its language.

    Looks the place up by its slug in `places` of the context; without it nothing is marked.
    """
    words = conditional_escape(value_words(value))
    if not isinstance(value, SiteView | OutcomeView) or not value.place:
        return words
    place = (context.get("places") or {}).get(value.place)
    # A site with a description of its own is called by that, not by its place.
    if place is None or value.label != reader_in(context).name_of(place):
        return words
    name = marked(reader_in(context).parts(place))
    # Both are escaped already.
    return mark_safe(words.replace(escape(value.label), name, 1))  # noqa: S308


@register.simple_tag(takes_context=True)
def kept_name(context: Context, record: Mapping[str, str | None]) -> SafeString:
    """Return the label of a site kept in a published version, marked with the languages in it.

    The label is as it was then; `places` of the context knows the languages of its names.
    """
    label, place = record.get("label") or "", context["places"].get(record.get("place"))
    if place is None:
        return conditional_escape(label)
    return marked(shown_parts(label, place.names.all(), NameChoice.BOTH))


def marked(parts: Iterable[ShownName]) -> SafeString:
    """Return a name with a `lang` on each part of another language than the page's."""
    return format_html_join(BETWEEN, "{}", ((_marked(part),) for part in parts))


def _marked(part: ShownName) -> str | SafeString:
    page = (get_language() or "").split("-")[0]
    if part.lang in ("", page):
        return part.text
    return format_html('<span lang="{}">{}</span>', part.lang, part.text)


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
