"""The picture of an incident, as shown where somebody shares a link to it."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.templatetags.static import static

from incidents.models import Incident
from incidents.pictures import store
from incidents.views.guards import public_page

KEEP = "public, max-age=3600"
ASK_SOON = "public, max-age=60"


@public_page
def picture(_request: HttpRequest, reference: str) -> HttpResponseBase:
    """Answer the picture made for an incident; lead to the site's own while it is being made."""
    found = get_object_or_404(Incident.objects.public(), reference=reference)
    stored = store.find(found)
    answer: HttpResponseBase
    if stored is None:
        answer = HttpResponseRedirect(static("img/picture.png"))
        answer["Cache-Control"] = ASK_SOON
        return answer
    answer = FileResponse(stored, content_type="image/png")
    answer["Cache-Control"] = KEEP
    return answer
