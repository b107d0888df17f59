"""The words of a draft incident on its review page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from incidents.enums import Credibility, Reliability
from incidents.models import Incident
from incidents.workflow import accept, submit
from tests.factories import (
    SiteSpec,
    add_site,
    analyst,
    editor,
    make_accepted_claim,
    make_claim,
    make_incident,
    make_place,
    make_published_incident,
    second_editor,
)
from tests.views.editor.test_incidents import AS_PROPOSED

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def incident() -> Incident:
    return make_incident("Clash near Hadrut", summary="Both sides speak of it.")


def address(incident: Incident, way: str = "words/") -> str:
    return f"/review/incidents/{incident.pk}/{way}"


def held(form: Any, **changed: Any) -> dict[str, Any]:
    """What a form on a page sends, with something changed."""
    values = {name: form[name].value() for name in form.fields}
    return {n: v for n, v in values.items() if v not in (None, False)} | changed


def shown(client: Client, incident: Incident, **changed: Any) -> dict[str, Any]:
    return held(client.get(address(incident, "")).context["forms"].words, **changed)


def title_of(incident: Incident) -> str:
    incident.refresh_from_db()
    return incident.title


def test_only_editors_word_a_draft_here(
    incident: Incident, visitor: Client, writer: Client, reviewer: Client
) -> None:
    sent = shown(reviewer, incident, title="New")
    assert visitor.post(address(incident), sent).status_code == 302
    assert writer.post(address(incident), sent).status_code == 403
    assert reviewer.get(address(incident)).status_code == 405
    assert title_of(incident) == "Clash near Hadrut"


def test_the_words_are_saved_with_the_tags(incident: Incident, reviewer: Client) -> None:
    sent = shown(reviewer, incident, title="Raid", tags="drones, winter", sensitive="on")
    told = reviewer.post(address(incident), sent, follow=True)
    assert "The words are saved." in told.text
    assert (title_of(incident), incident.sensitive, incident.edited_by) == ("Raid", True, editor())
    assert [tag.label for tag in incident.tags.all()] == ["drones", "winter"]
    again = reviewer.post(address(incident), shown(reviewer, incident), follow=True)
    assert "Nothing was changed." in again.text


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": "\u202eabc"}, "title"),
        ({"event_type": "war"}, "event_type"),
        ({"tags": "!!!"}, "tags"),
        ({"seen": ""}, "seen"),
    ],
)
def test_wrong_values_are_said_at_their_field(
    incident: Incident, reviewer: Client, sent: dict[str, str], field: str
) -> None:
    answer = reviewer.post(address(incident), shown(reviewer, incident, **sent))
    assert (answer.status_code, list(answer.context["forms"].words.errors)) == (422, [field])
    assert answer.context["forms"].publish is not None
    assert title_of(incident) == "Clash near Hadrut"


def test_the_second_of_two_sees_both_versions_and_merges(
    incident: Incident, reviewer: Client, second: Client
) -> None:
    one = shown(reviewer, incident, title="By the first", tags="drones")
    other = shown(second, incident, title="By the second", summary="One side speaks of it.")
    reviewer.post(address(incident), one)
    answer = second.post(address(incident), other)
    assert answer.status_code == 409
    assert "editor changed these words too" in answer.text
    (change,) = answer.context["forms"].twice.changes
    assert (change.before.text, change.after.text) == ("By the first", "By the second")
    assert title_of(incident) == "By the first"
    form = answer.context["forms"].words
    assert (form["title"].value(), form["summary"].value(), form["tags"].value()) == (
        "By the second",
        "One side speaks of it.",
        "drones",
    )
    second.post(address(incident), held(form, title="By both"))
    assert (title_of(incident), incident.summary) == ("By both", "One side speaks of it.")
    assert [tag.label for tag in incident.tags.all()] == ["drones"]


def test_what_a_colleague_changed_elsewhere_is_kept(
    incident: Incident, reviewer: Client, second: Client
) -> None:
    other = shown(second, incident, summary="One side speaks of it.")
    reviewer.post(address(incident), shown(reviewer, incident, title="By the first"))
    assert second.post(address(incident), other).status_code == 302
    assert (title_of(incident), incident.summary) == ("By the first", "One side speaks of it.")


def test_what_was_published_meanwhile_is_told(incident: Incident, reviewer: Client) -> None:
    public = make_published_incident()
    sent = shown(reviewer, incident, title="New")
    answer = reviewer.post(address(public), sent)
    assert answer.status_code == 409
    assert public.title == title_of(public)
    assert answer.context["forms"].words.errors["__all__"] == [
        "The incident is published: its words are changed by a correction, if at all."
    ]


def test_words_that_were_changed_meanwhile_are_not_published_unread(
    incident: Incident, reviewer: Client, second: Client
) -> None:
    add_site(incident, SiteSpec(make_place("Hadrut")))
    make_accepted_claim(incident)
    saw = {**AS_PROPOSED, "seen": reviewer.get(address(incident, "")).context["seen"]}
    second.post(address(incident), shown(second, incident, title="By a colleague"))
    answer = reviewer.post(address(incident, "publish/"), saw)
    assert answer.status_code == 409
    assert "Somebody changed the incident meanwhile." in answer.text
    assert "By a colleague" in answer.text
    now = {**AS_PROPOSED, "seen": answer.context["seen"]}
    assert f'name="seen" value="{now["seen"]}"' in answer.text
    assert reviewer.post(address(incident, "publish/"), now).status_code == 302
    incident.refresh_from_db()
    assert incident.reference


def test_who_edited_and_wrote_all_claims_is_told_and_cannot_publish(
    incident: Incident, second: Client, reviewer: Client
) -> None:
    add_site(incident, SiteSpec(make_place("Hadrut")))
    claim = submit(make_claim(incident, created_by=second_editor()), second_editor())
    accept(claim, editor(), Reliability.C, Credibility.POSSIBLY_TRUE)
    notice = "every accepted claim of it is yours: another editor publishes it"
    assert notice not in second.get(address(incident, "")).text
    second.post(address(incident), shown(second, incident, title="My words"))
    assert notice in second.get(address(incident, "")).text
    assert second.post(address(incident, "publish/"), AS_PROPOSED).status_code == 409
    assert notice not in reviewer.get(address(incident, "")).text
    assert reviewer.post(address(incident, "publish/"), AS_PROPOSED).status_code == 302
    assert incident.created_by == analyst()
