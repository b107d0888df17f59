"""What a draft names that is on record: looked up once, in a number of queries that never grows.

A value is the slug of what was chosen, or what was typed: any name of an actor, outlet or place
is then as good, as long as only one is called so.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.db.models.functions import Lower

from incidents.gazetteer.folding import fold, tidy
from incidents.gazetteer.search import places_like
from incidents.models import (
    Actor,
    ActorName,
    Clause,
    Incident,
    Outlet,
    Place,
    PlaceName,
    Publication,
    Statement,
)
from incidents.sources import url_key

from .content import NEW, Sheet
from .suggesting import search_actors, search_outlets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.models import QuerySet

_LONGEST_NAME = 200
_PK_DIGITS = 18
_OFFERED = 3
_CLAUSES = 500

R = TypeVar("R", Actor, Outlet, Place)


class Named(Generic[R]):
    """Records found by slug or by name."""

    def __init__(self) -> None:
        self._by_slug: dict[str, R] = {}
        self._by_name: dict[str, dict[int, R]] = defaultdict(dict)

    def add(self, record: R, names: Iterable[str]) -> None:
        """Take a record in under its slug and each of its names."""
        self._by_slug[record.slug] = record
        for name in names:
            self._by_name[tidy(name)][record.pk] = record

    def all(self, typed: str) -> list[R]:
        """Return the record with this slug, else all that are called so."""
        if typed in self._by_slug:
            return [self._by_slug[typed]]
        return list(self._by_name.get(tidy(typed), {}).values())


@dataclass(slots=True)
class Vocabulary:
    """Records that a draft names. Incidents stand under their number and their reference.

    `offered` maps a typed name that nobody bears to the actors or outlets it looks like.
    `places` also finds places by a key that other spellings share (`place_keys`); `place_offers`
    are those that a name nobody bears may be meant for.
    `clauses` holds all there are.
    """

    actors: Named[Actor] = field(default_factory=Named)
    outlets: Named[Outlet] = field(default_factory=Named)
    places: Named[Place] = field(default_factory=Named)
    place_keys: dict[str, list[Place]] = field(default_factory=dict)
    place_offers: dict[str, list[Place]] = field(default_factory=dict)
    clauses: dict[str, Clause] = field(default_factory=dict)
    incidents: dict[str, Incident] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    publications: dict[str, Publication] = field(default_factory=dict)
    offered: dict[str, list[Actor] | list[Outlet]] = field(default_factory=dict)

    def places_called(self, typed: str) -> list[Place]:
        """Return the places a text names: by slug, by this very name, else by its key."""
        return self.places.all(typed) or self.place_keys.get(fold(typed[:_LONGEST_NAME]), [])


def clause_key(clause: Clause) -> str:
    """Return the value by which a draft names a clause: "<slug of the agreement>/<number>"."""
    return f"{clause.agreement.slug}/{clause.number}"


def look_up(content: Mapping[str, str]) -> Vocabulary:
    """Look up all that a draft names.

    At most ten queries: one for each kind of record that is named at all, one more for the first
    actor, outlet or place that none is called.
    """
    sheet = Sheet(content)
    found = Vocabulary()
    _actors(found, [sheet.statement["actor"], *sheet.statement["joint"].split()])
    _outlets(found, [row["outlet"] for row in sheet.publications])
    look_up_places(found, sheet)
    _offer_places(found, sheet)
    look_up_incidents(found, sheet)
    _clauses(found)
    _statements(found, [sheet.statement["repeats"], *sheet.statement["repeats_no"].split()])
    _publications(found, [row["url"] for row in sheet.publications])
    return found


def _wanted(typed: Iterable[str]) -> set[str]:
    return {text[:_LONGEST_NAME] for text in typed if text}


def _actors(found: Vocabulary, typed: Iterable[str]) -> None:
    wanted = _wanted(typed)
    if not wanted:
        return
    names = [name.lower() for name in wanted]
    called = ActorName.objects.annotate(low=Lower("name")).filter(
        actor=OuterRef("pk"), low__in=names
    )
    actors = (
        Actor.objects.annotate(low=Lower("name"), low_short=Lower("short_name"))
        .filter(Q(slug__in=wanted) | Q(low__in=names) | Q(low_short__in=names) | Exists(called))
        .annotate(all_names=ArrayAgg("names__name", default=[], filter=Q(names__isnull=False)))
    )
    for actor in actors:
        found.actors.add(actor, [actor.name, actor.short_name, *actor.all_names])
    for text in sorted(wanted):
        if not found.actors.all(text):
            found.offered[text] = search_actors(text, _OFFERED)
            break  # one query; the next is offered once this one is put right


def _outlets(found: Vocabulary, typed: Iterable[str]) -> None:
    wanted = _wanted(typed)
    if not wanted:
        return
    names = [name.lower() for name in wanted]
    outlets = Outlet.objects.annotate(low=Lower("name"))
    for outlet in outlets.filter(Q(slug__in=wanted) | Q(low__in=names)):
        found.outlets.add(outlet, [outlet.name])
    for text in sorted(wanted) if not found.offered else ():
        if not found.outlets.all(text):
            found.offered[text] = search_outlets(text, _OFFERED)
            break


def look_up_places(found: Vocabulary, sheet: Sheet) -> None:
    """Look up the places that sites and outcomes name. One query."""
    rows = [row for card in sheet.claims for row in (*card.sites, *card.outcomes)]
    wanted = _wanted(
        row["place"] or row["text"] for row in rows if not row["point"] or row["place"]
    )
    if not wanted:
        return
    keys = {fold(text) for text in wanted} - {""}
    called = PlaceName.objects.filter(place=OuterRef("pk"), folded__in=keys)
    places: QuerySet[Place] = (
        Place.objects.filter(Q(slug__in=wanted) | Q(retired_on__isnull=True) & Exists(called))
        .annotate(spellings=ArrayAgg("names__name", default=[], filter=Q(names__isnull=False)))
        .order_by("pk")
    )
    by_key: dict[str, dict[int, Place]] = defaultdict(dict)
    for place in places:
        spellings = [place.label, *place.spellings]  # type: ignore[attr-defined]  # annotated
        found.places.add(place, spellings)
        for name in spellings:
            by_key[fold(name)][place.pk] = place
    found.place_keys = {key: list(group.values()) for key, group in by_key.items()}


def _offer_places(found: Vocabulary, sheet: Sheet) -> None:
    """Look up what the first name that no place bears may be meant for; the next comes after it.

    What has digits in it is no name but coordinates, or a distance from a place. Nothing is looked
    up while an actor or outlet has to be put right: one query for offers is enough for a page.
    """
    rows = [row for card in sheet.claims for row in (*card.sites, *card.outcomes)]
    for row in rows:
        text = row["text"]
        is_name = bool(text) and not any(char.isdigit() for char in text)
        if is_name and not (row["place"] or row["point"] or found.places_called(text)):
            if not found.offered:
                found.place_offers[text] = places_like(text, _OFFERED)
            return


def look_up_incidents(found: Vocabulary, sheet: Sheet) -> None:
    """Look up the incidents that cards speak of or were compared with. One query."""
    typed = {card.incident for card in sheet.claims} - {"", NEW}
    pks = {int(text) for text in typed if is_pk(text)}
    pks |= {pk for card in sheet.claims for pk in card.relations}
    references = {text.upper()[:16] for text in typed}
    if not typed and not pks:
        return
    for incident in Incident.objects.filter(Q(pk__in=pks) | Q(reference__in=references)):
        found.incidents[str(incident.pk)] = incident
        if incident.reference:
            found.incidents[incident.reference] = incident


def is_pk(text: str) -> bool:
    """Return whether a text can be the number of a record."""
    return text.isascii() and text.isdigit() and len(text) <= _PK_DIGITS


def _clauses(found: Vocabulary) -> None:
    """All clauses, the newest agreement first: the page offers them too."""
    clauses = Clause.objects.select_related("agreement").order_by(
        "-agreement__in_force_from", "number"
    )
    for clause in clauses[:_CLAUSES]:
        found.clauses[clause_key(clause)] = clause


def _statements(found: Vocabulary, typed: Iterable[str]) -> None:
    wanted = _wanted(typed)
    if wanted:
        for one in Statement.objects.filter(public_id__in=wanted).select_related("actor"):
            found.statements[one.public_id] = one


def _publications(found: Vocabulary, typed: Iterable[str]) -> None:
    """Publications by the key of their address, with the statements read there."""
    keys = {url_key(text) for text in typed if text}
    if keys:
        known = Publication.objects.filter(url_key__in=keys).select_related("outlet")
        whose = Prefetch("statements", Statement.objects.select_related("actor"))
        for one in known.prefetch_related(whose):
            found.publications[one.url_key] = one
