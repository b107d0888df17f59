"""Two corrections of one incident at the same moment: one is published, the other is told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from incidents.publication import NotPublishable, correct, publish
from tests.factories import (
    SiteSpec,
    add_site,
    editor,
    make_accepted_claim,
    make_incident,
    make_place,
    second_editor,
)

if TYPE_CHECKING:
    from incidents.models import User


@pytest.mark.django_db(transaction=True)
def test_of_two_corrections_at_once_none_overwrites_the_other() -> None:
    incident = make_incident("Clash near Hadrut")
    add_site(incident, SiteSpec(make_place("Hadrut")))
    make_accepted_claim(incident)
    publish(incident, editor(), "One side speaks of it.")
    both, people = Barrier(2), [editor(), second_editor()]

    def write(who: User) -> str:
        try:
            both.wait(30)
            correct(incident, who, "A better word.", seen=1, title=f"By {who.username}")
        except NotPublishable as error:
            return str(error)
        finally:
            connection.close()
        return f"By {who.username}"

    with ThreadPoolExecutor(max_workers=2) as threads:
        outcomes = list(threads.map(write, people))
    incident.refresh_from_db()
    assert incident.title in outcomes
    (told,) = (one for one in outcomes if one != incident.title)
    assert "published a newer version meanwhile" in told
    assert list(incident.versions.order_by("number").values_list("number", flat=True)) == [1, 2]
