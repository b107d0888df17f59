"""Entering bulletins at the desk: typed in words, refused at the field, never overwritten."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents import bulletins
from incidents.enums import Bound, ClaimStatus, Language, Side
from incidents.models import ActorName, Bulletin, Statement
from tests.factories import (
    analyst,
    editor,
    make_accepted_bulletin,
    make_actor,
    make_bulletin,
    make_statement,
    make_submitted_bulletin,
    other_analyst,
)

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

TYPED = {
    "actor": "Ministry of Azerbaijan",
    "issued": "12.12.2020",
    "address": "ministry.example/news/7",
    "language": "az",
    "verbatim": "",
    "when": "11 December",
    "violations": "more than 60",
    "shots": "",
    "weapons": "machine guns",
    "stretch": "toward Hadrut",
    "do": "save",
}


def enter(browser: Client, **changed: str) -> Any:
    """Send the form of a new bulletin."""
    return browser.post("/desk/bulletins/new/", {**TYPED, **changed})


def errors_in(answer: Any, *forms: str) -> dict[str, str]:
    """The errors by field, of one form or of both."""
    return {
        name: " ".join(errors)
        for form in forms or ("source", "count")
        if answer.context[form] is not None
        for name, errors in answer.context[form].errors.items()
    }


def test_a_count_typed_in_words_becomes_a_bulletin_with_its_statement(writer: Client) -> None:
    make_actor(Side.AZERBAIJAN)
    answer = enter(writer)
    bulletin = Bulletin.objects.select_related("statement__actor").get()
    assert answer["Location"] == f"/desk/bulletins/{bulletin.pk}/"
    assert (bulletin.side, bulletin.status) == (Side.AZERBAIJAN, ClaimStatus.DRAFT)
    assert (bulletin.starts_on, bulletin.ends_on) == (dt.date(2020, 12, 11),) * 2
    assert (bulletin.violations, bulletin.violations_bound) == (61, Bound.AT_LEAST)
    assert (bulletin.shots, bulletin.weapons) == (None, "machine guns")
    assert bulletin.created_by == analyst()
    statement = bulletin.statement
    assert (statement.issued_on, statement.language) == (
        dt.date(2020, 12, 12),
        Language.AZERBAIJANI,
    )
    assert statement.summary == (
        "Counts at least 61 violations of the ceasefire: 11 December 2020."
    )
    assert [p.url for p in statement.publications.all()] == ["https://ministry.example/news/7"]
    shown = writer.get(answer["Location"]).content.decode()
    assert "Kept: 11 December 2020, exact date; at least 61 violations." in shown


def test_it_can_be_submitted_at_once(writer: Client) -> None:
    make_actor(Side.AZERBAIJAN)
    assert enter(writer, do="submit")["Location"] == "/desk/bulletins/"
    assert Bulletin.objects.get().status == ClaimStatus.SUBMITTED


def test_an_actor_is_found_by_any_name(writer: Client) -> None:
    actor = make_actor(Side.AZERBAIJAN)
    ActorName.objects.create(actor=actor, name="Müdafiə Nazirliyi", language="az")
    enter(writer, actor="müdafiə nazirliyi")
    assert Bulletin.objects.get().statement.actor == actor


def test_a_language_is_guessed_from_enough_words_and_asked_for_otherwise(writer: Client) -> None:
    make_actor(Side.AZERBAIJAN)
    for words in ("", "12", "xq zv 12 - 34"):
        answer = enter(writer, language="", verbatim=words)
        assert errors_in(answer) == {"language": "Say in which language it was said."}
    words = "За сутки зафиксировано двенадцать нарушений режима прекращения огня на линии."
    enter(writer, language="", verbatim=words)
    assert Bulletin.objects.get().statement.language == Language.RUSSIAN


def test_a_week_is_one_count(writer: Client) -> None:
    make_actor(Side.AZERBAIJAN)
    enter(writer, issued="14.12.2020", when="7-13 December 2020", violations="о", shots="about 300")
    assert Bulletin.objects.count() == 0
    enter(writer, issued="14.12.2020", when="7-13 December 2020", violations="none", shots="~300")
    week = Bulletin.objects.get()
    assert (week.starts_on.day, week.ends_on.day, week.violations) == (7, 13, 0)
    assert (week.shots, week.shots_bound) == (300, Bound.ABOUT)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("actor", "", "Say who counts."),
        ("actor", "Nobody at all", "Nobody called “Nobody at all” is on record"),
        ("issued", "", "Say when it was said"),
        ("issued", "32.12.2020", ""),
        ("address", "", "Give the address"),
        ("address", "no address", "This is no web address"),
        ("language", "", "Say in which language"),
        ("language", "xx", "Select a valid choice"),
        ("when", "", "Say which day or week is counted."),
        ("when", "gibberish", ""),
        ("when", "October 2020 - November 2020", "A bulletin counts a month at most"),
        ("when", "7-13 December 2020", "beyond the day the statement was issued"),
        ("violations", "", "Say how many violations are counted."),
        ("violations", "3-5", "This is no single number."),
        ("violations", "several", "This is no single number."),
        ("violations", "-1", "This is no single number."),
        ("violations", "9999999", "A million at most"),
        ("shots", "many", "This is no single number."),
        ("weapons", "x" * 301, "300 characters at most"),
        ("stretch", "x" * 5000, "too long"),
    ],
)
def test_bad_input_is_told_at_its_field_keeps_everything_typed_and_writes_nothing(
    writer: Client, field: str, typed: str, said: str
) -> None:
    make_actor(Side.AZERBAIJAN)
    answer = enter(writer, **{field: typed})
    assert answer.status_code == 200
    errors = errors_in(answer)
    assert list(errors) == [field]
    assert said in errors[field]
    page = answer.content.decode()
    kept = {**TYPED, field: typed}
    for name in ("actor", "issued", "when", "violations", "stretch"):
        assert kept[name] == "" or f'value="{kept[name]}"' in page, name
    assert Bulletin.objects.count() == Statement.objects.count() == 0


def test_what_is_odd_is_kept_when_somebody_says_that_it_is_so(writer: Client) -> None:
    make_actor(Side.AZERBAIJAN)
    odd = {"when": "Monday, 11 December 2020"}
    answer = enter(writer, **odd)
    assert list(errors_in(answer)) == ["when"]
    assert 'name="sure"' in answer.content.decode()
    enter(writer, **odd, sure="on")
    assert Bulletin.objects.get().starts_on == dt.date(2020, 12, 11)


def test_the_same_page_actor_and_day_are_the_statement_on_record(writer: Client) -> None:
    make_actor(Side.AZERBAIJAN)
    enter(writer)
    enter(writer, when="10.12.2020")
    assert Statement.objects.count() == 1
    assert Bulletin.objects.count() == 2
    answer = enter(writer, violations="7")
    assert errors_in(answer) == {
        "when": "This statement's count for these days is on record already."
    }


def test_another_count_of_a_statement_on_record_needs_no_source(writer: Client) -> None:
    statement = make_statement(make_actor(Side.PEACEKEEPERS), verbatim="One violation.")
    address = f"/desk/bulletins/new/?statement={statement.public_id}"
    assert "Another count of this statement" in writer.get(address).content.decode()
    writer.post(address, {"when": "11.12.2020", "violations": "1", "do": "save"})
    bulletin = Bulletin.objects.get()
    assert (bulletin.statement, bulletin.side) == (statement, Side.PEACEKEEPERS)
    assert writer.get("/desk/bulletins/new/?statement=nothing").status_code == 404
    assert writer.get("/desk/bulletins/new/?statement=%00").status_code == 404


def change(browser: Client, bulletin: Bulletin, version: int, **changed: str) -> Any:
    typed = {"when": "11.12.2020", "violations": "12", "do": "save", "version": str(version)}
    return browser.post(f"/desk/bulletins/{bulletin.pk}/", {**typed, **changed})


def test_the_second_of_two_is_told_and_sees_both_and_nothing_is_overwritten(
    writer: Client, colleague: Client
) -> None:
    bulletin = make_bulletin()
    change(writer, bulletin, 1, violations="13")
    answer = change(colleague, bulletin, 1, violations="14", stretch="toward Hadrut")

    assert answer.status_code == 409
    assert answer.context["differences"] == [
        ("Violations", "14", "13"),
        ("Stretch of the line", "toward Hadrut", ""),
    ]
    page = answer.content.decode()
    assert "analyst has changed this bulletin since you opened it" in page
    assert 'value="14"' in page
    assert '<input type="hidden" name="version" value="2">' in page
    bulletin.refresh_from_db()
    assert bulletin.violations == 13

    change(colleague, bulletin, 2, violations="14")
    bulletin.refresh_from_db()
    assert (bulletin.violations, bulletin.edited_by) == (14, other_analyst())


def test_fields_the_second_had_not_touched_hold_what_the_first_wrote(
    writer: Client, colleague: Client
) -> None:
    bulletin = make_bulletin()
    change(writer, bulletin, 1, violations="13", weapons="mortars")
    page = change(colleague, bulletin, 1, stretch="toward Hadrut").content.decode()
    for typed in ("13", "mortars", "toward Hadrut"):
        assert f'value="{typed}"' in page


def test_a_form_without_a_version_overwrites_nothing(writer: Client) -> None:
    bulletin = make_bulletin()
    for version in ("", "x", "٣", "99999999999999999999"):
        answer = writer.post(
            f"/desk/bulletins/{bulletin.pk}/",
            {"when": "11.12.2020", "violations": "99", "version": version},
        )
        assert answer.status_code == 409
    bulletin.refresh_from_db()
    assert bulletin.violations == 12


def test_what_waits_or_is_decided_is_shown_and_not_changed(writer: Client) -> None:
    for bulletin in (make_submitted_bulletin(), make_accepted_bulletin(Side.AZERBAIJAN)):
        page = writer.get(f"/desk/bulletins/{bulletin.pk}/").content.decode()
        assert 'name="violations"' not in page
        answer = change(writer, bulletin, bulletin.version, violations="99")
        assert answer.status_code == 409
        bulletin.refresh_from_db()
        assert bulletin.violations == 12


def test_a_returned_bulletin_shows_the_editors_words_and_is_submitted_again(writer: Client) -> None:
    bulletin = make_submitted_bulletin()
    bulletins.return_to_author(bulletin, editor(), 1, "Which stretch is meant?")
    assert "Which stretch is meant?" in writer.get("/desk/bulletins/").content.decode()
    assert "1 bulletin was returned to you" in writer.get("/desk/").content.decode()
    bulletin.refresh_from_db()
    change(writer, bulletin, bulletin.version, stretch="toward Hadrut", do="submit")
    bulletin.refresh_from_db()
    assert (bulletin.status, bulletin.round) == (ClaimStatus.SUBMITTED, 2)


def test_who_wrote_it_withdraws_it_and_a_colleague_does_not(
    writer: Client, colleague: Client
) -> None:
    bulletin = make_submitted_bulletin()
    address = f"/desk/bulletins/{bulletin.pk}/"
    assert "Withdraw it" not in colleague.get(address).content.decode()
    colleague.post(address, {"do": "withdraw"})
    bulletin.refresh_from_db()
    assert bulletin.status == ClaimStatus.SUBMITTED
    writer.post(address, {"do": "withdraw"})
    bulletin.refresh_from_db()
    assert bulletin.status == ClaimStatus.WITHDRAWN


def test_the_list_has_ones_own_and_colleagues_undecided_ones(colleague: Client) -> None:
    own = make_accepted_bulletin(Side.ARMENIA, created_by=other_analyst())
    waiting = make_submitted_bulletin(Side.AZERBAIJAN)
    draft = make_bulletin(Side.OBSERVERS)
    make_accepted_bulletin(Side.PEACEKEEPERS)
    shown = colleague.get("/desk/bulletins/").context["bulletins"]
    assert shown == [draft, waiting, own]


def test_the_list_takes_as_many_queries_with_more_rows(writer: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            writer.get("/desk/bulletins/")
        return len(asked)

    make_bulletin()
    one = queries()
    for day in range(1, 5):
        make_bulletin(first=dt.date(2020, 12, day))
    assert queries() == one


def test_the_pages_are_for_those_who_write(visitor: Client) -> None:
    bulletin = make_bulletin()
    for address in ("", "new/", f"{bulletin.pk}/"):
        answer = visitor.get(f"/desk/bulletins/{address}")
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/accounts/login/")
    assert visitor.post(f"/desk/bulletins/{bulletin.pk}/", {"do": "withdraw"}).status_code == 302
    bulletin.refresh_from_db()
    assert bulletin.status == ClaimStatus.DRAFT


def test_unknown_addresses_and_parameters_are_refused(writer: Client) -> None:
    assert writer.get("/desk/bulletins/999999999999999999999/").status_code == 404
    assert writer.get("/desk/bulletins/?x=1").status_code == 400
    assert writer.get("/desk/bulletins/?page=9").status_code == 400
