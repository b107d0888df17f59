"""oEmbed (oembed.com, version 1.0): the code for showing one of our pages on another site."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import unquote, urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from incidents.api.answers import answer, missing, refusal
from incidents.exchange.addresses import absolute, site_root
from incidents.filters import IncidentFilter
from incidents.forms.filter import BadParameter, read_filter
from incidents.models import Incident
from incidents.reader import CHOICES
from incidents.templatetags.head import HEIGHT, WIDTH, frame_code
from incidents.views.guards import public_page
from incidents.views.preferences import asked_reader
from incidents.views.public.parameters import read_only
from incidents.views.public.view_state import VIEW

PARAMETERS = ("url", "format", "maxwidth", "maxheight", *CHOICES)
NARROWEST, LOWEST = 120, 80
CACHE_SECONDS = 3600
PICTURE = (1200, 630)


@dataclass(frozen=True, slots=True)
class Embeddable:
    """A page that a frame can show: its title, and the paths of the frame and of a picture."""

    title: str
    path: str
    picture: str = ""


@public_page
def oembed(request: HttpRequest) -> HttpResponse:
    """Answer how to embed the page at `url`: 404 for pages that cannot be, 501 for XML."""
    try:
        _refuse_others(request.GET)
        if _read_format(request.GET) == "xml":
            return answer({"message": _("Only JSON is given here.")}, status=501)
        width = min(WIDTH, _read_pixels(request.GET, "maxwidth", NARROWEST) or WIDTH)
        height = min(HEIGHT, _read_pixels(request.GET, "maxheight", LOWEST) or HEIGHT)
        asked_reader(request)  # Its values are refused by their own names.
        found = embeddable(request, _read_url(request.GET))
    except BadParameter as error:
        return refusal(error.name, error.message)
    if found is None:
        return missing(_("There is no page at this address that can be embedded."))
    return answer(_rich(request, found, width, height))


def embeddable(request: HttpRequest, address: str) -> Embeddable | None:
    """Return what a frame shows of the page at `address`, None if nothing or not ours.

    Raises BadParameter for a filter in the address that makes no sense.
    """
    parts = urlsplit(address)
    ours = {urlsplit(root).netloc for root in (site_root(request), f"//{request.get_host()}")}
    if parts.scheme not in ("http", "https") or parts.netloc not in ours:
        return None
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None
    if match.url_name in ("incident", "embed_incident"):
        return _incident(str(match.kwargs["reference"]), _query(request, parts.query))
    if match.url_name in ("home", "incidents", "embed_map"):
        return _map(_query(request, parts.query))
    return None


def _query(request: HttpRequest, query: str) -> QueryDict:
    """The parameters of the page at the address, with the choices asked for beside it."""
    try:
        params = QueryDict(query, mutable=True)
    except ValueError as error:
        raise BadParameter("url", str(error)) from error
    for name in CHOICES:
        if request.GET.get(name):
            params[name] = request.GET[name]
    return params


def _incident(reference: str, params: QueryDict) -> Embeddable | None:
    found = Incident.objects.public().filter(reference=reference).first()
    if found is None:
        return None
    with _about_the_url():
        wanted = read_only(params, ("known_on",), also=CHOICES)
    return Embeddable(
        f"{found.title} ({found.reference})",
        _asking(reverse("embed_incident", args=[found.reference]), wanted, params),
        reverse("incident_picture", args=[found.reference]),
    )


def _map(params: QueryDict) -> Embeddable:
    with _about_the_url():
        wanted = read_filter(params, also=("page", "sort", *VIEW, *CHOICES))
    return Embeddable(
        _("Map of ceasefire incidents"), _asking(reverse("embed_map"), wanted, params)
    )


def _asking(path: str, wanted: IncidentFilter, params: QueryDict) -> str:
    """The address of a frame with the filter and the reader's choices, those that are some."""
    chosen = [(name, params[name]) for name in CHOICES if params.get(name)]
    for name, value in chosen:
        if value not in CHOICES[name].values:
            raise BadParameter("url", _("In it %(name)s makes no sense.") % {"name": name})
    query = urlencode([*wanted.pairs(), *chosen])
    return f"{path}?{query}" if query else path


@contextmanager
def _about_the_url() -> Iterator[None]:
    """Turn what is wrong with the address given into what is wrong with the parameter `url`."""
    try:
        yield
    except BadParameter as error:
        raise BadParameter("url", str(error)) from error


def _rich(request: HttpRequest, found: Embeddable, width: int, height: int) -> dict[str, object]:
    content: dict[str, object] = {
        "version": "1.0",
        "type": "rich",
        "title": found.title,
        "provider_name": settings.SITE_NAME,
        "provider_url": site_root(request),
        "cache_age": CACHE_SECONDS,
        "html": frame_code(absolute(request, found.path), found.title, width, height),
        "width": width,
        "height": height,
    }
    limits = (
        _read_pixels(request.GET, "maxwidth", NARROWEST) or PICTURE[0],
        _read_pixels(request.GET, "maxheight", LOWEST) or PICTURE[1],
    )
    # A picture larger than what was asked for must not be named.
    if found.picture and limits[0] >= PICTURE[0] and limits[1] >= PICTURE[1]:
        content["thumbnail_url"] = absolute(request, found.picture)
        content["thumbnail_width"], content["thumbnail_height"] = PICTURE
    return content


def _refuse_others(params: QueryDict) -> None:
    for name in params:
        if name not in PARAMETERS:
            raise BadParameter(name[:60], _("There is no parameter of this name here."))


def _read_url(params: QueryDict) -> str:
    address = params.get("url", "").strip()
    if not address:
        raise BadParameter("url", _("Give the address of a page of this site."))
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise BadParameter("url", _("This is not an address.")) from error
    # Control characters in it belong to no page, and the database would refuse them.
    if not unquote(parts.path).isprintable():
        raise BadParameter("url", _("This is not an address."))
    return address


def _read_format(params: QueryDict) -> str:
    value = params.get("format", "").strip() or "json"
    if value not in ("json", "xml"):
        raise BadParameter("format", _("Choose one of: %(formats)s.") % {"formats": "json, xml"})
    return value


def _read_pixels(params: QueryDict, name: str, least: int) -> int | None:
    text = params.get(name, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 7 and int(text) >= least):
        raise BadParameter(
            name, _("Give a whole number of pixels from %(least)d up.") % {"least": least}
        )
    return int(text)
