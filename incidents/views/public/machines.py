"""What programs ask for first: what they may read, an icon, and how to install the site."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from incidents.exchange.addresses import absolute
from incidents.views.guards import public_page

NOT_FOR_ROBOTS = ("/desk/", "/review/", "/admin/", "/accounts/")
ICON_SIZES = (192, 512)


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    """Say what robots may read: everything but the pages behind a sign-in."""
    context = {"closed": NOT_FOR_ROBOTS, "sitemap": absolute(request, reverse("sitemap"))}
    return render(request, "robots.txt", context, content_type="text/plain; charset=utf-8")


@public_page
def favicon(_request: HttpRequest) -> HttpResponse:
    """Lead those who ask for an icon without reading the page to it."""
    return HttpResponseRedirect(static("img/icon.ico"))


@public_page
def manifest(_request: HttpRequest) -> HttpResponse:
    """Describe the site to those who put it on their home screen."""
    icons = [
        {"src": static(f"img/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in ICON_SIZES
    ]
    content = {
        "name": settings.SITE_NAME,
        "short_name": _("Incidents"),
        "description": _("What each side says, side by side"),
        "start_url": reverse("home"),
        "display": "browser",
        "background_color": "#fbfaf6",
        "theme_color": "#fbfaf6",
        "icons": [
            {"src": static("img/icon.svg"), "sizes": "any", "type": "image/svg+xml"},
            *icons,
        ],
    }
    return JsonResponse(content, content_type="application/manifest+json")
