"""Reading which page of a list an address asks for, and refusing what it cannot ask."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from incidents.forms.filter import BadParameter

if TYPE_CHECKING:
    from django.core.paginator import Page
    from django.db.models import QuerySet
    from django.http import QueryDict


def read_page(params: QueryDict, rows: QuerySet[Any] | Sequence[Any], size: int) -> Page[Any]:
    """Return the page of `size` rows that `page` asks for. Raises BadParameter."""
    paginator = Paginator(rows, size)
    return paginator.page(read_number(params, paginator.num_pages))


def read_number(params: QueryDict, last: int) -> int:
    """Return the page that `page` asks for, the first when it is not set. Raises BadParameter."""
    text = params.get("page", "").strip() or "1"
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
    if not 1 <= number <= last:
        raise BadParameter("page", _("Give a page between 1 and %(last)d.") % {"last": last})
    return number


def refuse_others(params: QueryDict, known: Collection[str] = ("page",)) -> None:
    """Raise BadParameter for a parameter that means nothing at an address."""
    for name in params:
        if name not in known:
            raise BadParameter(name[:60], _("There is no parameter of this name here."))
