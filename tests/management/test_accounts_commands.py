"""The commands that make the first accounts: of the demo, and of a real installation."""

from __future__ import annotations

import stat
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from incidents.enums import Role
from incidents.management.commands.create_demo_users import read_passwords
from incidents.models import User
from tests.factories import make_user

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.django_db


def create_demo_users(file: Path) -> str:
    """Run the command as in the demo; return what it prints."""
    printed = StringIO()
    with override_settings(DEMO=True):
        call_command("create_demo_users", file=file, stdout=printed)
    return printed.getvalue()


def test_the_demo_has_somebody_of_each_role_and_two_editors(tmp_path: Path) -> None:
    create_demo_users(tmp_path / "demo-users")
    assert dict(User.objects.values_list("username", "role")) == {
        "analyst": Role.ANALYST,
        "editor": Role.EDITOR,
        "editor2": Role.EDITOR,
        "admin": Role.ADMINISTRATOR,
    }
    assert User.objects.filter(is_superuser=True).count() == 0


def test_the_passwords_are_kept_for_the_owner_only_and_printed(tmp_path: Path) -> None:
    file = tmp_path / "var" / "demo-users"
    printed = create_demo_users(file)
    kept = read_passwords(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [line.split() for line in printed.splitlines()] == [list(pair) for pair in kept.items()]
    assert {
        name: User.objects.get(username=name).check_password(password)
        for name, password in kept.items()
    } == {"analyst": True, "editor": True, "editor2": True, "admin": True}
    assert len(set(kept.values())) == 4


def test_a_second_run_changes_nothing_and_prints_the_same(tmp_path: Path) -> None:
    file = tmp_path / "demo-users"
    first = create_demo_users(file)
    hashes = list(User.objects.order_by("pk").values_list("password", flat=True))
    assert create_demo_users(file) == first
    assert list(User.objects.order_by("pk").values_list("password", flat=True)) == hashes


def test_who_was_there_before_keeps_their_password(tmp_path: Path) -> None:
    make_user("editor", Role.EDITOR)
    printed = create_demo_users(tmp_path / "demo-users")
    assert User.objects.get(username="editor").check_password("editor") is True
    assert printed.splitlines()[1] == "editor    (unknown: not in demo-users)"


def test_production_gets_no_demo_users(tmp_path: Path) -> None:
    with (
        override_settings(DEMO=False),
        pytest.raises(CommandError, match="Demo users are made only for a demo"),
    ):
        call_command("create_demo_users", file=tmp_path / "demo-users")
    assert User.objects.count() == 0
    assert list(tmp_path.iterdir()) == []


def test_the_first_administrator_gets_a_generated_password() -> None:
    printed = StringIO()
    call_command("create_administrator", "first", "first@example.org", stdout=printed)
    person = User.objects.get()
    assert (person.role, person.email) == (Role.ADMINISTRATOR, "first@example.org")
    name, password = printed.getvalue().splitlines()[0].split()
    assert name == "first"
    assert person.check_password(password) is True


@pytest.mark.parametrize(
    ("name", "address", "sentence"),
    [
        ("first", "not an address", "Enter a valid email address."),
        ("first", "Taken@example.org", "Another account has this e-mail address."),
        ("taken", "first@example.org", "A user with that username already exists."),
    ],
)
def test_a_wrong_name_or_address_is_refused_in_a_sentence(
    name: str, address: str, sentence: str
) -> None:
    make_user("taken")
    with pytest.raises(CommandError, match=sentence):
        call_command("create_administrator", name, address)
    assert User.objects.count() == 1
