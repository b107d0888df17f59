"""Colleagues with one draft open are told of each other."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from incidents.desk.presence import note_presence, others_here
from incidents.models import Presence
from tests.factories import analyst, other_analyst
from tests.factories.drafts import make_draft

pytestmark = pytest.mark.django_db


def test_whoever_is_there_sees_the_others_and_not_themselves() -> None:
    draft = make_draft()
    note_presence(draft, analyst())
    note_presence(draft, other_analyst())
    assert [one.user for one in others_here(draft, analyst())] == [other_analyst()]


def test_a_second_sign_of_life_takes_the_place_of_the_first() -> None:
    draft = make_draft()
    note_presence(draft, analyst())
    note_presence(draft, analyst())
    assert Presence.objects.count() == 1


def test_who_gave_no_sign_for_a_minute_is_gone() -> None:
    draft = make_draft()
    note_presence(draft, other_analyst())
    Presence.objects.update(seen_at=timezone.now() - dt.timedelta(seconds=61))
    assert list(others_here(draft, analyst())) == []


def test_another_draft_is_another_room() -> None:
    note_presence(make_draft(), other_analyst())
    assert list(others_here(make_draft(), analyst())) == []
