"""How to cite an incident: as one line of text, and as BibTeX."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

BIBTEX_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
"""The characters that mean something to TeX, each as it is written to be printed."""


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation says of a page: `version` and `published_on` are None where none was kept.

    `address` is that of the version, which answers the same for ever, else of the page itself.
    """

    site: str
    reference: str
    title: str
    address: str
    accessed_on: dt.date
    version: int | None = None
    published_on: dt.date | None = None


def citation_text(cited: Cited) -> str:
    """Return the citation as one line of text."""
    parts = [cited.reference]
    if cited.version is not None:
        parts.append(_("version %(number)d") % {"number": cited.version})
    if cited.published_on is not None:
        day = date_format(cited.published_on, "j F Y")
        parts.append(_("published %(day)s") % {"day": day})
    return _("%(site)s: “%(title)s” (%(parts)s). %(address)s, accessed %(day)s.") % {
        "site": cited.site,
        "title": cited.title,
        "parts": ", ".join(parts),
        "address": cited.address,
        "day": date_format(cited.accessed_on, "j F Y"),
    }


def citation_bibtex(cited: Cited) -> str:
    """Return the citation as a BibTeX entry of type misc; signs TeX would read are escaped."""
    key = cited.reference if cited.version is None else f"{cited.reference}-v{cited.version}"
    version = "" if cited.version is None else f", version {cited.version}"
    fields = {
        # In double braces: an organisation, and a title that keeps its capitals.
        "author": f"{{{_escaped(cited.site)}}}",
        "title": f"{{{_escaped(cited.title)}}}",
        "year": str((cited.published_on or cited.accessed_on).year),
        "number": _escaped(f"{cited.reference}{version}"),
        "url": cited.address,
        "urldate": cited.accessed_on.isoformat(),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items()]
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}"


def _escaped(words: str) -> str:
    return words.translate(BIBTEX_ESCAPES)
