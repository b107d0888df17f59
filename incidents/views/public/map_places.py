"""Names of places for the maps, as a reader chose them; the choice is in the address."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from incidents.api.answers import refusal, unchanged_or
from incidents.exchange.place_labels import place_labels
from incidents.forms.filter import BadParameter
from incidents.names import NameChoice
from incidents.views.guards import public_page

FOR_A_WHILE: Final = "public, max-age=600"
"""Names change with an import, and nobody waits for that."""


@public_page
def map_places(request: HttpRequest) -> HttpResponse:
    """Answer the names of places in JSON: {"places": [[text, language, lon, lat, level], …]}."""
    try:
        choice = read_choice(request.GET)
    except BadParameter as error:
        return refusal(error.name, error.message)
    content: dict[str, Any] = {"names": choice.value, "places": place_labels(choice)}
    tag = hashlib.sha256(json.dumps(content).encode()).hexdigest()[:16]
    return unchanged_or(request, tag, lambda: content, caching=FOR_A_WHILE)


def read_choice(params: QueryDict) -> NameChoice:
    """Return which names are asked for, both without any. Raises BadParameter."""
    for name in params:
        if name != "names":
            raise BadParameter(name[:60], _("There is no parameter of this name here."))
    text = params.get("names") or NameChoice.BOTH.value
    if text not in NameChoice.values:
        raise BadParameter(
            "names", _("Choose one of: %(values)s.") % {"values": ", ".join(NameChoice.values)}
        )
    return NameChoice(text)
