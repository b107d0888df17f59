"""Days on record are opened as texts that read as the same day, time and precision again."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings as site
from hypothesis import given
from hypothesis import strategies as st

from incidents import workflow
from incidents.desk.reading import read
from incidents.desk.recording import submit
from incidents.desk.revising import revise
from incidents.desk.typed_days import (
    issued_precision_text,
    issued_text,
    when_precision_text,
    when_text,
)
from incidents.desk.vocabulary import Vocabulary
from incidents.enums import DatePrecision
from incidents.models import Claim, Statement
from tests.desk.story import STATEMENT_5, make_world
from tests.factories import analyst, editor
from tests.factories.drafts import make_draft

TODAY = dt.date(2026, 12, 31)
LOCAL = ZoneInfo(site.LOCAL_ZONE)

days = st.dates(dt.date(1988, 1, 1), dt.date(2025, 12, 31))
precisions = st.sampled_from(list(DatePrecision))
EARLY = dt.datetime(1988, 1, 2, tzinfo=dt.UTC)
instants = st.integers(0, 38 * 365 * 24 * 60).map(
    lambda minutes: (EARLY + dt.timedelta(minutes=minutes)).astimezone(LOCAL)
)
put_back = dt.datetime(2015, 10, 24, 23, 30, tzinfo=dt.UTC).astimezone(LOCAL)
"""In the hour that the clocks went through twice."""


def read_again(issued: str, issued_precision: str, when: str, date_precision: str) -> object:
    """What the four texts mean in a draft."""
    content = {
        "statement.issued": issued,
        "statement.issued_precision": issued_precision,
        "claims": "k1",
        "claims.k1.when": when,
        "claims.k1.date_precision": date_precision,
    }
    sheet = read(content, today=TODAY, vocabulary=Vocabulary())
    assert sheet.problems == ()
    said, claim = sheet.statement.issued, sheet.claims[0]
    assert said is not None
    return (
        (said.day, said.at, said.precision),
        claim.when
        and (
            claim.when.starts_on,
            claim.when.ends_on,
            claim.when.starts_at,
            claim.when.ends_at,
            claim.date_precision,
        ),
    )


def as_typed(statement: Statement, claim: Claim) -> tuple[str, str, str, str]:
    """The texts of a draft that opens both."""
    return (
        issued_text(statement),
        issued_precision_text(statement),
        when_text(claim),
        when_precision_text(claim),
    )


@given(days, precisions, st.integers(0, 365), precisions)
def test_days_of_any_precision_read_as_they_stand(
    day: dt.date, exactness: DatePrecision, length: int, claimed: DatePrecision
) -> None:
    first = max(day - dt.timedelta(days=length), dt.date(1988, 1, 1))
    statement = Statement(issued_on=day, issued_precision=exactness)
    claim = Claim(starts_on=first, ends_on=day, date_precision=claimed)
    assert read_again(*as_typed(statement, claim)) == (
        (day, None, exactness),
        (first, day, None, None, claimed),
    )


@given(
    instants | st.just(put_back),
    st.integers(0, 3),
    st.none() | st.integers(0, 5000),
    precisions,
    precisions,
)
def test_times_of_any_precision_read_as_they_stand(
    at: dt.datetime,
    later: int,
    minutes: int | None,
    exactness: DatePrecision,
    claimed: DatePrecision,
) -> None:
    statement = Statement(
        issued_on=at.date() + dt.timedelta(days=later), issued_at=at, issued_precision=exactness
    )
    until = None
    if minutes is not None:
        until = (at.astimezone(dt.UTC) + dt.timedelta(minutes=minutes)).astimezone(LOCAL)
    last = until.date() if until else at.date() + dt.timedelta(days=later)
    claim = Claim(
        starts_on=at.date(), ends_on=last, starts_at=at, ends_at=until, date_precision=claimed
    )
    assert read_again(*as_typed(statement, claim)) == (
        (statement.issued_on, at, exactness),
        (at.date(), last, at, until, claimed),
    )


@pytest.mark.django_db
@pytest.mark.parametrize("precision", list(DatePrecision))
def test_a_statement_revised_unchanged_is_known_as_exactly_as_before(
    precision: DatePrecision,
) -> None:
    make_world()
    draft = make_draft(STATEMENT_5)
    claim = submit(draft, analyst(), draft.version, today=TODAY).claims[0]
    workflow.return_to_author(claim, editor(), "Which day?")
    Statement.objects.update(issued_precision=precision)
    Claim.objects.filter(pk=claim.pk).update(date_precision=precision)
    again = revise(claim, analyst())
    submit(again, analyst(), again.version, today=TODAY)
    claim.refresh_from_db()
    said = claim.statement
    assert (said.issued_on, said.issued_at) == (dt.date(2020, 12, 13), None)
    assert (said.issued_precision, claim.date_precision) == (precision, precision)
