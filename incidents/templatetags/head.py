"""What the head of a page tells search engines and those who show a link to it."""

from __future__ import annotations

from urllib.parse import urlencode

from django import template
from django.core.paginator import Page
from django.http import HttpRequest
from django.template import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from incidents.exchange.addresses import absolute
from incidents.filters import IncidentFilter
from incidents.models import Incident

register = template.Library()

WIDTH, HEIGHT = 640, 560
"""A frame that shows a card of two or three sides without scrolling, in pixels."""


@register.simple_block_tag
def capture(content: str) -> str:
    """Keep what a block renders, in one line, so that it can be said in several places."""
    # The content is already escaped by the template that rendered it.
    return mark_safe(" ".join(content.split()))  # noqa: S308


@register.filter
def headline(title: str) -> str:
    """Return a title without the dot that joins it to the name of the site."""
    bare = title.rstrip(" ·")
    return mark_safe(bare) if isinstance(title, SafeString) else bare  # noqa: S308


@register.simple_tag(takes_context=True)
def absolute_address(context: Context, path: str) -> str:
    """Return a path of this site with scheme and host."""
    return _absolute(context, path)


@register.simple_tag(takes_context=True)
def static_address(context: Context, name: str) -> str:
    """Return a static file's address with scheme and host."""
    return _absolute(context, static(name))


@register.simple_tag(takes_context=True)
def canonical_address(context: Context) -> str:
    """Return the one address of what the page shows; empty where there is no request.

    Of a page with the one filter it keeps the filter in its fixed order, and the page number
    from the second on; everything else that may stand in an address is left out.
    """
    request: HttpRequest | None = context.get("request")
    if request is None:
        return ""
    pairs: list[tuple[str, str]] = []
    wanted = context.get("wanted")
    if isinstance(wanted, IncidentFilter):
        pairs += wanted.pairs()
    page = context.get("page")
    if isinstance(page, Page) and page.number > 1:
        pairs.append(("page", str(page.number)))
    query = f"?{urlencode(pairs)}" if pairs else ""
    return absolute(request, f"{request.path}{query}")


@register.simple_tag(takes_context=True)
def oembed_address(context: Context, path: str) -> str:
    """Return where the code for embedding the page at `path` is told."""
    query = urlencode({"url": _absolute(context, path), "format": "json"})
    return _absolute(context, f"{reverse('oembed')}?{query}")


@register.simple_tag(takes_context=True)
def embed_code(context: Context, incident: Incident) -> str:
    """Return the code that shows the card of an incident on another site."""
    path = reverse("embed_incident", args=[incident.reference])
    title = f"{incident.title} ({incident.reference})"
    # It is shown as text: what the reader copies has to be this code, letter by letter.
    return escape(frame_code(_absolute(context, path), title))


def frame_code(address: str, title: str, width: int = WIDTH, height: int = HEIGHT) -> str:
    """Return the HTML of a frame that shows `address`; sizes in pixels."""
    return str(
        format_html(
            '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy"></iframe>',
            address,
            width,
            height,
            title,
        )
    )


def _absolute(context: Context, path: str) -> str:
    """The path itself where there is no request to take a host from."""
    request: HttpRequest | None = context.get("request")
    return absolute(request, path) if request else path
