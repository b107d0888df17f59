"""What may have been meant by words that nothing has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from incidents.filters import IncidentFilter
from incidents.models import SearchWord
from incidents.search.gathering import gather
from incidents.search.suggesting import suggestion
from incidents.snapshot.holding import holder
from tests.factories import (
    make_claim,
    make_incident,
    make_published_incident,
    retract_incident,
)

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def words() -> set[str]:
    """The words that have been gathered."""
    gather()
    return set(SearchWord.objects.values_list("word", flat=True))


def test_a_misspelt_word_is_put_right_and_the_others_stay() -> None:
    make_published_incident("Artillery shelling")
    gather()
    found = suggestion(IncidentFilter(q="artilery shelling"))
    assert found is not None
    assert (found.wanted.q, found.count) == ("artillery shelling", 1)


@pytest.mark.parametrize("typed", ["clahs", "Clahs", "classh", "clsh", "klash"])
def test_letters_that_are_wrong_missing_doubled_or_changed_places_are_put_right(
    typed: str,
) -> None:
    make_published_incident("Clash")
    make_published_incident("Glass")
    gather()
    found = suggestion(IncidentFilter(q=typed))
    assert found is not None
    assert found.wanted.q == "clash"


def test_words_that_no_text_has_together_are_not_suggested() -> None:
    make_published_incident("Artillery")
    make_published_incident("Convoy")
    gather()
    assert suggestion(IncidentFilter(q="artilery convoy")) is None


def test_only_words_of_what_is_public_are_gathered() -> None:
    make_incident("zqdraft clash", summary="zqdraftsummary")
    incident = make_published_incident("zqpublic clash")
    make_claim(incident, paraphrase="zqdraftclaim")
    gone = make_published_incident("zqretracted clash")
    retract_incident(gone)
    assert {word for word in words() if word.startswith("zq")} == {"zqpublic"}


def test_a_word_of_what_was_retracted_since_is_not_suggested() -> None:
    incident = make_published_incident("zqtreasure clash")
    gather()
    assert suggestion(IncidentFilter(q="zqtreasurr")) is not None
    retract_incident(incident)
    holder.forget()
    assert suggestion(IncidentFilter(q="zqtreasurr")) is None


def test_the_rest_of_the_filter_counts(client: Client) -> None:
    make_published_incident("Artillery")
    gather()
    page = client.get("/incidents/?q=artilery&side=armenia").content.decode()
    assert "Did you mean" in page
    assert "q=artillery" in page
    assert "side=armenia" in page
    other = client.get("/incidents/?q=artilery&side=observers").content.decode()
    assert "Did you mean" not in other
    assert "Did you mean" not in client.get("/incidents/?q=artillery").content.decode()


def test_nothing_like_it_is_no_suggestion() -> None:
    make_published_incident("Artillery")
    gather()
    assert suggestion(IncidentFilter(q="xylophone")) is None
    assert suggestion(IncidentFilter(q="art")) is None
