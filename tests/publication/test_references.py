"""References: counted by the year, never given twice, also at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from incidents.models import ReferenceCounter
from incidents.publication import next_reference


@pytest.mark.django_db
def test_numbers_count_within_a_year_and_grow_past_four_digits() -> None:
    ReferenceCounter.objects.create(year=2020, last=9_998)
    assert [next_reference(2020), next_reference(2020), next_reference(2021)] == [
        "NK-2020-9999",
        "NK-2020-10000",
        "NK-2021-0001",
    ]


@pytest.mark.django_db(transaction=True)
def test_publications_at_the_same_moment_get_different_numbers() -> None:
    def take(_turn: int) -> str:
        try:
            with transaction.atomic():
                return next_reference(2020)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=4) as people:
        given = list(people.map(take, range(20)))
    assert sorted(given) == [f"NK-2020-{number:04d}" for number in range(1, 21)]


@pytest.mark.django_db(transaction=True)
def test_a_number_taken_in_a_transaction_that_fails_is_given_again() -> None:
    class ChangedTheirMindError(Exception):
        """The publication does not happen."""

    def publish_and_think_again() -> None:
        with transaction.atomic():
            next_reference(2020)
            raise ChangedTheirMindError

    with pytest.raises(ChangedTheirMindError):
        publish_and_think_again()
    assert next_reference(2020) == "NK-2020-0001"
