"""What stood in a version, field by field, under the labels that forms give the fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from incidents.comparison import DateRange, SiteView
from incidents.enums import ClaimField, DatePrecision, SiteRole, WherePrecision
from incidents.exchange.comparable import ClaimRows
from incidents.models import (
    Appearance,
    CasualtyFigure,
    ClaimOutcome,
    ClaimSite,
    IncidentSite,
    IncidentTag,
    JointActor,
    Quotation,
    WarningAnswer,
)
from incidents.reviewing.parts import parts_said
from incidents.revisions import Field
from incidents.understanding.wording import issued_words

from .kinds import CLAIM, INCIDENT, STATEMENT, Subject
from .naming import attach

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from incidents.exchange.comparable import Labeller

    from .timeline import State, Timeline


def fields_at(
    timeline: Timeline, numbers: Sequence[int], label: Labeller
) -> dict[int, tuple[Field, ...]]:
    """Return the fields of several versions by number; places are called as `label` says.

    A fixed number of queries, however many versions. Version 0 has no fields.
    """
    states = {number: timeline.state(number) for number in numbers}
    attach(states.values())
    return {n: fields_of(timeline.subject, state, label) for n, state in states.items()}


def fields_of(subject: Subject, state: State, label: Labeller) -> tuple[Field, ...]:
    """Return the fields of a state whose rows have what they refer to (`naming.attach`)."""
    if state.row is None:
        return ()
    shown = {
        INCIDENT.link: _incident,
        CLAIM.link: _claim,
        STATEMENT.link: _statement,
    }[subject.link]
    return tuple(shown(state, label))


def _incident(state: State, label: Labeller) -> Iterator[Field]:
    row = state.row
    yield _own(row, "status")
    yield _own(row, "title")
    yield _own(row, "summary")
    yield _own(row, "event_type")
    yield Field("when", _("When"), _days(row))
    yield Field("sites", _("Where"), _sites(state.parts[IncidentSite], label))
    yield _own(row, "point")
    yield _own(row, "precision")
    yield _own(row, "radius_m")
    yield _own(row, "no_place_reason")
    yield _own(row, "occurrence")
    yield _own(row, "responsibility")
    yield _marked(row)
    yield Field("tags", _("Tags"), tuple(sorted(tags_of(state))))
    yield _own(row, "reference", _("Reference"))
    yield _own(row, "published_at")
    yield _own(row, "merged_into", _("Merged into"))
    yield _own(row, "retraction_reason")


def tags_of(state: State) -> tuple[str, ...]:
    """Return the labels of an incident's tags in a state that `naming.attach` has seen."""
    return tuple(one.tag.label for one in state.parts[IncidentTag] if one.tag is not None)


def _claim(state: State, label: Labeller) -> Iterator[Field]:
    row, parts = state.row, state.parts
    yield _own(row, "status")
    yield _own(row, "round")
    rows = ClaimRows(
        row,
        sites=[one for one in parts[ClaimSite] if _somewhere(one)],
        outcomes=parts[ClaimOutcome],
        figures=parts[CasualtyFigure],
    )
    for part in parts_said((rows, parts[Quotation]), label):
        heading = capfirst(str(part.field.label))
        instants = tuple(map(_moment, part.instants))
        yield Field(part.field.value, heading, (*part.values, *instants), part.text)
        if part.field != ClaimField.QUOTATION:
            words = _("%(answer)s: the words it rests on") % {"answer": heading}
            yield Field(f"quote_{part.field}", words, text=part.quotation)
    yield _own(row, "reliability")
    yield _own(row, "credibility")
    yield _own(row, "grade_reason")
    yield _own(row, "assigned_to")
    answers = tuple(f"{one.code}: {one.reason}" for one in parts[WarningAnswer])
    yield Field("answers", _("Submitted in spite of a warning"), answers)


def _statement(state: State, _label: Labeller) -> Iterator[Field]:
    row = state.row
    yield _own(row, "actor", _("Who says it"))
    joint = [one.actor.name for one in state.parts[JointActor] if one.actor is not None]
    yield Field("joint_actors", _("Also in the name of"), tuple(sorted(joint)))
    issued = issued_words(row.issued_on, row.issued_precision)
    yield Field("issued", _("Issued"), (issued, *filter(None, [_moment(row.issued_at)])))
    yield _own(row, "language")
    yield _own(row, "summary")
    yield _own(row, "verbatim")
    yield _own(row, "translation")
    yield _own(row, "derived_from")
    read = [_read_at(one) for one in state.parts[Appearance] if one.publication is not None]
    yield Field("appearances", _("Where it was read"), tuple(sorted(read)))


def _own(row: Any, name: str, label: str = "") -> Field:
    """A column under the label its form gives it."""
    column = row._meta.get_field(name)
    heading = label or capfirst(str(column.verbose_name))
    value = getattr(row, name)
    if value is None or value == "":
        return Field(name, heading)
    if column.choices:
        return Field(name, heading, (str(dict(column.flatchoices).get(value, value)),))
    if isinstance(value, bool):
        return Field(name, heading, (_("yes") if value else _("no"),))
    if column.get_internal_type() == "PointField":
        return Field(name, heading, (f"{value.y:.5f}, {value.x:.5f}",))
    if column.get_internal_type() == "DateTimeField":
        return Field(name, heading, (_moment(value),))
    if isinstance(value, str):
        return Field(name, heading, text=value)
    return Field(name, heading, (getattr(value, "known_as", None) or str(value),))


def _marked(row: Any) -> Field:
    """Whether an incident is sensitive, with how exactly its place is shown then: one decision."""
    mark, within = _own(row, "sensitive"), _own(row, "shown_within_m")
    return Field("sensitive", mark.label, (*mark.values, *within.values))


def _moment(moment: dt.datetime | None) -> str:
    return date_format(timezone.localtime(moment), "j F Y, H:i") if moment else ""


def _days(row: Any) -> tuple[DateRange, ...]:
    if row.starts_on is None or row.ends_on is None:
        return ()
    precision = DatePrecision(row.date_precision) if row.date_precision else None
    return (DateRange(row.starts_on, row.ends_on, precision),)


def _somewhere(site: Any) -> bool:
    """Whether a site still has a place or a point: the place may be gone from the gazetteer."""
    return site.place is not None or site.point is not None


def _sites(sites: Sequence[Any], label: Labeller) -> tuple[object, ...]:
    return tuple(
        SiteView(
            lon=site.where.x,
            lat=site.where.y,
            radius_m=site.radius_m,
            precision=WherePrecision(site.precision),
            place=site.place.slug if site.place else None,
            label=site.description or (label(site.place) if site.place else ""),
            role=SiteRole(site.role),
        )
        if _somewhere(site)
        else _("a place that is no longer in the gazetteer")
        for site in sites
    )


def _read_at(row: Any) -> str:
    parts = (str(row.publication.outlet), str(row.publication), row.note)
    return " · ".join(dict.fromkeys(filter(None, parts)))
