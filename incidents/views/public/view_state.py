"""What an address of the first page says beyond the filter: how map and timeline stand.

The browser reads and writes these; the server only refuses what makes no sense, so that a
mistyped address is told and not half obeyed.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from incidents.forms.filter import BadParameter

VIEW: Final = ("map", "span", "earlier", "open")

_NUMBER = r"-?[0-9]{1,3}(?:\.[0-9]{1,6})?"
_MAP = re.compile(rf"[0-9]{{1,2}}/({_NUMBER})/({_NUMBER})", re.ASCII)
_SPAN = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})", re.ASCII)
_OPEN = re.compile(r"NK-[0-9]{4}-[0-9]{4,12}", re.ASCII)


def check_view(params: QueryDict) -> None:
    """Raise BadParameter when one of VIEW is set to something that cannot be read."""
    for name in VIEW:
        if len(set(params.getlist(name))) > 1:
            raise BadParameter(name, _("This parameter is given more than once."))
    _check_map(params.get("map", ""))
    _check_span(params.get("span", ""))
    if params.get("earlier", "") not in ("", "yes"):
        raise BadParameter("earlier", _("Write “yes” or leave it out."))
    opened = params.get("open", "")
    if opened and not _OPEN.fullmatch(opened):
        raise BadParameter("open", _("Give the reference of an incident, such as NK-2020-0001."))


def _check_map(text: str) -> None:
    found = _MAP.fullmatch(text)
    if text and (not found or abs(float(found[1])) > 90 or abs(float(found[2])) > 180):
        raise BadParameter("map", _("Give zoom, latitude and longitude, such as 8/39.5/46.8."))


def _check_span(text: str) -> None:
    if not text:
        return
    found = _SPAN.fullmatch(text)
    try:
        in_order = found and dt.date.fromisoformat(found[1]) < dt.date.fromisoformat(found[2])
    except ValueError:
        in_order = False
    if not in_order:
        raise BadParameter("span", _("Give two days in order, such as 2020-11-10..2020-12-31."))
