"""Filling the search document table with the public words of an incident."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.postgres.search import SearchVector
from django.db.models import Value
from django.db.models.expressions import CombinedExpression

from incidents.models import Claim, Incident, Place, SearchDocument
from incidents.querysets.document import TEXT_CONFIGS


def index_incident(incident: Incident) -> None:
    """Write the search documents of `incident` anew: none unless it is published.

    One document for its title, summary and places, one for each accepted claim. Call it in
    the transaction that changes any of these.
    """
    SearchDocument.objects.filter(incident=incident).delete()
    if not Incident.objects.public().filter(pk=incident.pk).exists():
        return
    own = [site.place for site in incident.shown_sites.select_related("place").all() if site.place]
    names, folded = _names(own)
    SearchDocument.objects.create(
        incident=incident,
        vector=_vector([incident.title], [incident.reference or "", incident.summary, *names]),
        folded=folded,
    )
    for claim in Claim.objects.accepted().filter(incident=incident).for_readers():
        places = [site.place for site in claim.shown_sites.all() if site.place]
        names, folded = _names(places)
        actor = claim.statement.actor
        SearchDocument.objects.create(
            incident=incident,
            claim=claim,
            issued_on=claim.statement.issued_on,
            vector=_vector(
                [], [claim.paraphrase, claim.quotation, actor.name, actor.short_name, *names]
            ),
            folded=folded,
        )


def _names(places: Iterable[Place]) -> tuple[list[str], str]:
    """All names of `places`, and their search keys in one text, one key a line."""
    rows = [row for place in places for row in place.names.all()]
    names = [place.label for place in places] + [row.name for row in rows]
    return names, "\n".join(sorted({row.folded for row in rows if row.folded}))


def _vector(heading: list[str], body: list[str]) -> SearchVector | CombinedExpression:
    parts = [(" \n".join(heading), "A"), (" \n".join(text for text in body if text), "B")]
    vectors = [
        SearchVector(Value(text), config=config, weight=weight)
        for text, weight in parts
        if text
        for config in TEXT_CONFIGS
    ]
    joined: SearchVector | CombinedExpression = vectors[0]
    for vector in vectors[1:]:
        joined = joined + vector
    return joined
