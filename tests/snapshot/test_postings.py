"""Incidents by words and places, from what was gathered and what has changed since."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.enums import Side
from incidents.gazetteer.folding import fold
from incidents.models import Incident, SearchDocument, SearchPosting
from incidents.publication import index_incident
from incidents.search import gathering
from incidents.search.gathering import gather
from incidents.snapshot import postings, version
from incidents.snapshot.asking import Question
from incidents.snapshot.resolving import answer
from tests.factories import (
    SiteSpec,
    make_actor,
    make_place,
    make_published_incident,
    make_statement,
    retract_incident,
)
from tests.snapshot.random_world import DAYS, FIRST, PLACES, make_random_world

pytestmark = pytest.mark.django_db

WORDS = (
    "clash",
    "shelling",
    "shellings",
    "convoy",
    "Hadrut",
    "Гадрут",
    "nothing",
    "1",
    "the",
    "cla",
)


def question(q: str = "", *places: str, known_on: dt.date | None = None) -> Question:
    """A question as a filter asks it."""
    return Question(q, fold(q) if q else "", places, known_on)


def plainly(asked: Question) -> tuple[set[int], set[int]]:
    """What the documents and the views of sites answer, among public incidents."""
    public = Incident.objects.public()
    worded = SearchDocument.objects.incidents_worded(asked.q, asked.folded, asked.known_on)
    q = public.filter(pk__in=worded.values_list("incident", flat=True)) if asked.q else public
    places = public.at_places(asked.places, asked.known_on) if asked.places else public
    return set(q.values_list("pk", flat=True)), set(places.values_list("pk", flat=True))


def answered(asked: Question) -> tuple[set[int], set[int]]:
    """The same as the product answers it."""
    public = set(Incident.objects.public().values_list("pk", flat=True))
    words = answer(asked)
    q, places = (
        public if keys is None else set(keys.tolist()) & public for keys in (words.q, words.places)
    )
    return q, places


def documents_asked(asked: Question) -> list[str]:
    """The queries that look at documents or at the views of sites when a question is answered."""
    with CaptureQueriesContext(connection) as captured:
        answer(asked)
    queries = [one["sql"] for one in captured.captured_queries]
    return [one for one in queries if "searchdocument" in one or "shown" in one]


@pytest.fixture
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are gathered in many pieces."""
    monkeypatch.setattr(gathering, "AT_ONCE", 7)


@pytest.mark.usefixtures("_small_pieces")
def test_whatever_is_asked_the_answer_is_that_of_the_documents() -> None:
    make_random_world(5)
    gather()
    assert SearchPosting.objects.filter(term="clash").count() > 1
    word = st.sampled_from(WORDS)
    signed = st.builds(lambda sign, text: sign + text, st.sampled_from(("", "", "", "-")), word)
    text = st.lists(signed | st.sampled_from(("or", '"clash 1"')), max_size=4).map(" ".join)
    day = st.none() | st.integers(0, DAYS + 30).map(lambda number: FIRST + dt.timedelta(number))
    places = st.lists(st.sampled_from([name.lower() for name in PLACES] + ["nowhere"]), max_size=2)

    @settings(max_examples=60, deadline=None)
    @given(text, places, day)
    def ask(q: str, slugs: list[str], known_on: dt.date | None) -> None:
        asked = question(q, *slugs, known_on=known_on)
        assert answered(asked) == plainly(asked)

    ask()


@pytest.mark.parametrize("q", ["clash", "clash -convoy", "shelling or convoy", "Hadrut cla", "the"])
def test_words_that_were_gathered_ask_no_document(q: str) -> None:
    make_random_world(5)
    gather()
    asked = question(q, "hadrut")
    assert documents_asked(asked) == []
    assert answered(asked) == plainly(asked)


def test_a_phrase_is_asked_of_the_documents() -> None:
    make_random_world(5)
    gather()
    assert documents_asked(question('"clash 1"')) != []


def test_words_together_in_very_many_documents_are_asked_of_the_documents(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_random_world(5)
    gather()
    monkeypatch.setattr(postings, "MOST", 3)
    assert documents_asked(question("clash convoy")) != []
    assert documents_asked(question("clash")) == []
    for asked in (question("clash convoy"), question("clash -1")):
        assert answered(asked) == plainly(asked)


def test_words_of_one_document_do_not_join_those_of_another() -> None:
    apart = make_published_incident(
        "Mortar", claims=[{"paraphrase": "A convoy was stopped."}, {"paraphrase": "Farmers left."}]
    )
    together = make_published_incident("Farmers and a convoy")
    gather()
    assert answer(question("convoy farmers")).q == [together.pk]
    assert answered(question("convoy"))[0] == {apart.pk, together.pk}


def changed(*incidents: Incident) -> None:
    """What follows each change of what is public."""
    for incident in incidents:
        index_incident(incident)
        version.note_change(incident.pk)
    version.advance()


def test_what_has_changed_since_is_asked_again_and_nothing_else() -> None:
    place = make_place("Hadrut", (46.5, 39.4))
    stays, goes, turns = (
        make_published_incident(f"Convoy {n}", sites=[SiteSpec(place)]) for n in range(3)
    )
    version.advance()
    gather()
    new = make_published_incident("Convoy new", sites=[SiteSpec(place)])
    retract_incident(goes)
    Incident.objects.filter(pk=turns.pk).update(title="Column")
    changed(new, Incident.objects.get(pk=goes.pk), Incident.objects.get(pk=turns.pk))
    asked = question("convoy", "hadrut")
    assert answered(asked) == ({stays.pk, new.pk}, {stays.pk, new.pk, turns.pk})
    for query in documents_asked(asked):
        among = query.partition(" IN (")[2].partition(")")[0].split(", ")
        assert str(stays.pk) not in among


def test_a_change_without_a_number_yet_is_found_once_it_has_one() -> None:
    version.advance()
    gather()
    new = make_published_incident("Convoy")
    index_incident(new)
    version.note_change(new.pk)
    version.catch_up()
    assert answered(question("convoy"))[0] == {new.pk}


@pytest.mark.parametrize("most", [version.MOST_CHANGED, 1])
def test_all_is_asked_of_the_documents_where_the_changes_are_not_known(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [make_published_incident("Convoy one")]
    version.advance()
    gather()
    made += [make_published_incident(f"Convoy {n}") for n in range(2)]
    if most == 1:
        monkeypatch.setattr(version, "MOST_CHANGED", most)
        changed(*made)
    else:
        # Notes of changes are forgotten.
        version.start_over()
    assert answered(question("convoy"))[0] == {one.pk for one in made}
    gather()
    assert documents_asked(question("convoy")) == []


def test_a_claim_counts_from_the_day_it_was_issued() -> None:
    day = dt.date(2020, 12, 12)
    statement = make_statement(make_actor(Side.AZERBAIJAN), issued_on=day)
    incident = make_published_incident(
        "Mortar", claims=[{"statement": statement, "paraphrase": "A convoy was stopped."}]
    )
    gather()
    assert answered(question("convoy", known_on=day))[0] == {incident.pk}
    assert answered(question("convoy", known_on=day - dt.timedelta(1)))[0] == set()


def test_gathering_twice_leaves_each_term_once() -> None:
    make_published_incident("Convoy")
    gather()
    before = SearchPosting.objects.count()
    gather()
    assert SearchPosting.objects.count() == before > 0


def test_nothing_is_gathered_of_what_is_not_public() -> None:
    incident = make_published_incident("Zqconvoy")
    gather()
    assert SearchPosting.objects.filter(term__startswith="zqconvoy").exists()
    retract_incident(incident)
    index_incident(Incident.objects.get(pk=incident.pk))
    gather()
    assert not SearchPosting.objects.filter(term__startswith="zqconvoy").exists()


def test_of_incidents_that_changed_the_same_is_answered_as_of_all() -> None:
    make_random_world(7)
    slugs = [name.lower() for name in PLACES]
    keys = list(Incident.objects.values_list("pk", flat=True))

    @settings(max_examples=40, deadline=None)
    @given(
        st.lists(st.sampled_from(slugs), min_size=1, max_size=2),
        st.none() | st.integers(0, DAYS + 30).map(lambda number: FIRST + dt.timedelta(number)),
        st.sets(st.sampled_from(keys), max_size=12),
    )
    def ask(places: list[str], known_on: dt.date | None, among: set[int]) -> None:
        public = Incident.objects.public()
        of_all = set(public.at_places(tuple(places), known_on).values_list("pk", flat=True))
        found = public.at_places(tuple(places), known_on, among).values_list("pk", flat=True)
        assert set(found) == of_all & among

    ask()
