"""The draft's content as fields, rows and cards: what a template is given. No database."""

from __future__ import annotations

from incidents.desk.problems import Kind, Offer, Problem
from incidents.enums import EventType, Side, Stance
from incidents.forms.draft.checks import anchor_of
from incidents.forms.draft.field import Conflicting
from incidents.forms.draft.maker import Sayings
from incidents.forms.draft.page import DraftForm, draft_form
from incidents.forms.draft.remarks import remarks_of

CONTENT = {
    "statement.verbatim": "\n  as pasted ",
    "claims": "kaa kbb",
    "claims.kaa.title": "Attack",
    "claims.kaa.stance": "denies",
    "claims.kaa.initiator": "martians",
    "claims.kaa.figures": "faa fbb",
    "claims.kaa.figures.fbb.minimum": "1",
}


def form(*problems: Problem, **conflicts: Conflicting) -> DraftForm:
    """The form with what is said about it; conflicts by the last word of a field of the card."""
    both = {f"claims.kaa.{name}": one for name, one in conflicts.items()}
    return draft_form(CONTENT, Sayings(remarks=remarks_of(problems, {}), conflicts=both))


def test_a_field_holds_exactly_what_was_typed() -> None:
    assert form().statement["verbatim"].value == "\n  as pasted "


def test_cards_and_rows_stand_in_their_order_under_their_keys() -> None:
    shown = form()
    assert shown.claim_keys == "kaa kbb"
    assert [card.number for card in shown.cards] == [1, 2]
    assert shown.cards[0].figures.keys == "faa fbb"


def test_a_choice_is_chosen_and_sides_carry_their_sign() -> None:
    card = form().cards[0]
    assert [one.value for one in card.fields["stance"].options if one.chosen] == [Stance.DENIES]
    signs = {one.side for one in card.fields["initiator"].options}
    assert signs == {*Side.values, ""}


def test_what_is_none_of_the_choices_stays_and_is_chosen() -> None:
    options = form().cards[0].fields["initiator"].options
    assert [one.value for one in options if one.chosen] == ["martians"]


def test_a_fold_opens_for_what_is_in_it_and_for_what_is_wrong() -> None:
    first, second = form().cards[0].figures.rows
    assert (first.opens, second.opens) == (False, True)
    wrong = Problem("claims.kaa.figures.faa.best", "number", "This is no number.")
    assert form(wrong).cards[0].figures.rows[0].opens


def test_faults_name_claim_and_field_and_lead_to_it() -> None:
    shown = form(
        Problem("claims.kbb.when", "missing_day", "Say when.", Kind.MISSING),
        Problem("statement.actor", "unknown", "Nobody is called so."),
        Problem("claims.kaa.when", "odd", "Really?", Kind.WARNING, answer_path="x"),
    )
    assert [(one.id, one.label, one.sentence) for one in shown.faults] == [
        ("f-statement-actor", "Who says it", "Nobody is called so."),
        ("f-claims-kbb-when", "Claim 2, When", "Say when."),
    ]
    assert shown.cards[0].fields["when"].remark.warning == "Really?"
    assert (shown.cards[0].faults, shown.cards[1].faults) == (0, 1)


def test_an_answered_warning_is_not_said_again_and_an_offer_is() -> None:
    answered = Problem("claims.kaa.when", "odd", "Really?", Kind.WARNING, "Yes.")
    offered = Problem("claims.kaa.title", "w", "Swapped.", offers=(Offer("b a", "Swap"),))
    fields = form(answered, offered).cards[0].fields
    assert fields["when"].remark.warning == ""
    assert fields["title"].remark.offers == (Offer("b a", "Swap"),)


def test_the_other_version_stands_at_its_field() -> None:
    shown = form(title=Conflicting("Raid", "Bob"))
    assert [(one.id, one.label) for one in shown.undecided] == [
        ("conflict-claims-kaa-title", "Claim 1, Title, if the incident is new")
    ]
    assert shown.cards[0].fields["title"].conflict == Conflicting("Raid", "Bob")
    assert shown.cards[1].fields["title"].conflict is None


def test_the_other_version_of_a_choice_is_told_in_words() -> None:
    shown = form(stance=Conflicting("reports", "Bob"))
    assert shown.cards[0].fields["stance"].theirs == "reports"
    shown = form(event_type=Conflicting("advance", "Bob"))
    assert shown.cards[0].fields["event_type"].theirs == str(EventType.ADVANCE.label)


def test_blank_rows_carry_placeholders_for_their_keys() -> None:
    shown = form()
    assert shown.blank.fields["when"].path == "claims.__CLAIM__.when"
    assert {name: row.at for name, row in shown.blank_rows.items()} == {
        "sites": "claims.__CLAIM__.sites.__KEY__",
        "outcomes": "claims.__CLAIM__.outcomes.__KEY__",
        "figures": "claims.__CLAIM__.figures.__KEY__",
        "publications": "publications.__KEY__",
    }


def test_a_problem_leads_to_the_element_its_path_belongs_to() -> None:
    paths = ["claims", "claims.kaa", "claims.kaa.relations.7", "answers.no_source", "publications"]
    assert [anchor_of(path) for path in paths] == [
        "claims",
        "card-kaa",
        "card-kaa",
        "statement",
        "f-publications",
    ]
