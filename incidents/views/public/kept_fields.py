"""Two published versions of an incident as fields, under the labels of the public pages.

All of it stands in what was kept when the version was published: nothing else is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.comparison import OutcomeView, SiteView
from incidents.enums import Outcome, SiteRole, WherePrecision
from incidents.revisions import Change, Field, changes
from incidents.templatetags.statements import issued
from incidents.templatetags.words import code_words, days, record_day, record_figure, value_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from django.utils.functional import Promise

CODES: Mapping[str, tuple[str | Promise, str]] = {
    "type": (gettext_lazy("What"), "type"),
    "occurrence": (gettext_lazy("Occurrence"), "occurrence"),
    "responsibility": (gettext_lazy("Responsibility"), "responsibility"),
    "stance": (gettext_lazy("The statement"), "stance"),
    "initiator": (gettext_lazy("Who started it"), "initiator"),
}
"""Label and code list of what is kept as a code."""

TEXTS: Mapping[str, str | Promise] = {
    "title": gettext_lazy("Title"),
    "summary": gettext_lazy("Summary"),
    "no_place_reason": gettext_lazy("Why there are no coordinates"),
    "assessment_reason": gettext_lazy("Reason of the assessment"),
    "paraphrase": gettext_lazy("What it says"),
    "quotation": gettext_lazy("Quotation"),
    "grade_reason": gettext_lazy("Reason of the grade"),
    "statement_summary": gettext_lazy("The statement in our words"),
    "verbatim": gettext_lazy("The exact words"),
    "translation": gettext_lazy("Translation"),
}
"""Labels of what is kept as a text."""

Record = dict[str, Any]


def compared(before: Record, after: Record) -> tuple[Change, ...]:
    """Return what differs between two versions of an incident as the public may see them."""
    return changes(
        _incident(before, _claim_ids(after)),
        _incident(after, _claim_ids(before)),
    )


def _claim_ids(record: Record) -> set[str]:
    return {claim["id"] for claim in record.get("claims", ())}


def _incident(record: Record, in_other: Collection[str]) -> Iterator[Field]:
    for name in ("title", "summary"):
        yield _text(record, name)
    yield _code(record, "type")
    yield _when(record)
    yield _where(record)
    yield _text(record, "no_place_reason")
    yield _code(record, "occurrence")
    yield _code(record, "responsibility")
    yield _text(record, "assessment_reason")
    for row in record.get("comparison", {}).get("questions", ()):
        label = _("How the claims compare: %(question)s") % {
            "question": code_words(row["question"], "question")
        }
        yield Field(f"verdict.{row['question']}", label, (code_words(row["verdict"], "verdict"),))
    for claim in record.get("claims", ()):
        yield from _claim(claim, whole=claim["id"] not in in_other)


def _claim(claim: Record, *, whole: bool) -> Iterator[Field]:
    """The fields of a claim, or one for all of it where the other version has no such claim."""
    day = record_day(claim.get("issued_on"))
    said = issued(day, claim.get("issued_precision")) if day else ""
    about = _("Claim of %(actor)s, statement of %(day)s") % {"actor": claim["actor"], "day": said}
    parts = (
        _code(claim, "stance"),
        _code(claim, "initiator"),
        _code(claim, "type"),
        _when(claim),
        _where(claim),
        Field("outcomes", _("Outcome"), tuple(map(_outcome, claim.get("outcomes", ())))),
        Field("figures", _("Casualties"), tuple(map(record_figure, claim.get("figures", ())))),
        _text(claim, "paraphrase"),
        _text(claim, "quotation"),
        Field("grade", _("Grade"), (f"{claim.get('reliability')}{claim.get('credibility')}",)),
        *(_text(claim, name) for name in ("grade_reason", "statement_summary", "verbatim")),
        _text(claim, "translation"),
    )
    at = f"claim.{claim['id']}"
    if whole:
        yield Field(at, about, tuple(value for one in parts[:9] for value in _words(one)))
        return
    for one in parts:
        label = _("%(claim)s: %(field)s") % {"claim": about, "field": one.label}
        yield Field(f"{at}.{one.name}", label, one.values, one.text)


def _words(field: Field) -> tuple[object, ...]:
    return field.values or ((field.text,) if field.text else ())


def _text(record: Record, name: str) -> Field:
    return Field(name, str(TEXTS[name]), text=record.get(name) or "")


def _code(record: Record, name: str) -> Field:
    label, codes = CODES[name]
    words = code_words(record.get(name), codes)
    return Field(name, str(label), (words,) if words else ())


def _when(record: Record) -> Field:
    first, last = (record_day(record.get(name)) for name in ("starts_on", "ends_on"))
    words = (days(first, last, record.get("date_precision")),) if first and last else ()
    return Field("when", _("When"), words)


def _where(record: Record) -> Field:
    return Field("where", _("Where"), tuple(map(_site, record.get("sites", ()))))


def _site(site: Record) -> str:
    view = SiteView(
        lon=site.get("lon"),
        lat=site.get("lat"),
        radius_m=site.get("radius_m"),
        precision=WherePrecision(site["precision"]),
        place=site.get("place"),
        label=site.get("label") or "",
        role=SiteRole(site["role"]),
    )
    return value_words(view)


def _outcome(row: Record) -> str:
    return value_words(OutcomeView(Outcome(row["outcome"]), row.get("place"), row["label"]))
