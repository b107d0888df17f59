"""Settings: each refusal is one sentence that names the variable and repeats no secret."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as active

from tracker import settings
from tracker.env import (
    BROKER_SCHEMES,
    Box,
    Environment,
    SettingRefusedError,
    read_file,
    tile_origin,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RANDOM_KEY = "vJ8-kQ2_xW5nZ7bT4mR9cL1hP6yD3gF0sA-uE_iO8wK5qX2zV7j"
PRODUCTION = {
    "ENV_FILE": "",
    "SECRET_KEY": RANDOM_KEY,
    "ALLOWED_HOSTS": "tracker.example",
    "DATABASE_URL": "postgis://user:hidden@db.example/tracker",
    "BROKER_URL": "redis://redis.example/0",
}


def environment(**values: str) -> Environment:
    return Environment(process=values, file={})


def refusal(read: Callable[[], object]) -> str:
    with pytest.raises(SettingRefusedError) as refused:
        read()
    return str(refused.value)


def manage(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py as another process with exactly these variables and those needed to run."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **variables},
        cwd=active.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_process_comes_before_the_file() -> None:
    env = Environment(process={"SITE_NAME": "mine"}, file={"SITE_NAME": "theirs", "HSTS": "1"})
    assert env.text("SITE_NAME") == "mine"
    assert env.text("HSTS") == "1"


def test_only_the_file_can_make_it_the_demo_and_the_environment_can_deny_it() -> None:
    assert Environment(process={"DEMO": "true"}, file={}).demo is False
    assert Environment(process={}, file={"DEMO": "true"}).demo is True
    assert Environment(process={"DEMO": "false"}, file={"DEMO": "true"}).demo is False


def test_a_file_is_read_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "env"
    file.write_text("# note\n\nPORT=8000\nDATABASE_URL=postgis://u@/n?host=/a=b \n")
    assert read_file(file) == {"PORT": "8000", "DATABASE_URL": "postgis://u@/n?host=/a=b"}
    assert read_file(tmp_path / "absent") == {}


def test_a_line_without_a_name_is_refused_with_its_number(tmp_path: Path) -> None:
    file = tmp_path / "env"
    file.write_text("A=1\nnonsense\n")
    assert refusal(lambda: read_file(file)) == f"{file}: line 2 is not NAME=VALUE."


def test_a_missing_value_is_refused_by_name() -> None:
    assert refusal(lambda: environment(SECRET_KEY=" ").text("SECRET_KEY")) == (
        "Setting SECRET_KEY must be set (docs/settings.md tells to what)."
    )


@pytest.mark.parametrize(
    ("written", "meant"), [("true", True), ("ON", True), ("1", True), ("no", False), ("0", False)]
)
def test_a_flag_is_yes_or_no_in_several_words(written: str, *, meant: bool) -> None:
    assert environment(HTTPS=written).flag("HTTPS", default=not meant) is meant


def test_a_flag_in_other_words_is_refused() -> None:
    assert refusal(lambda: environment(HTTPS="maybe").flag("HTTPS", default=True)) == (
        'Setting HTTPS must be "true" or "false", not "maybe".'
    )


@pytest.mark.parametrize("written", ["ten", "1.5", "-1", "11"])
def test_a_number_outside_its_limits_is_refused(written: str) -> None:
    env = environment(PROXY_COUNT=written)
    message = refusal(lambda: env.integer("PROXY_COUNT", default=0, minimum=0, maximum=10))
    shown = written if written.lstrip("-").isdigit() else f'"{written}"'
    wanted = "Setting PROXY_COUNT must be a whole number from 0 to 10"
    assert message == f"{wanted}, not {shown}."


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("short", "must be at least 50 random characters"),
        ("ab" * 40, "must be at least 50 random characters"),
        (RANDOM_KEY + "changeme", "must be random: it holds a word that somebody could guess"),
        (
            "django-insecure-" + RANDOM_KEY,
            "must be random: it holds a word that somebody could guess",
        ),
    ],
)
def test_a_guessable_key_is_refused_and_not_repeated(key: str, why: str) -> None:
    assert refusal(lambda: environment(SECRET_KEY=key).secret("SECRET_KEY")) == (
        f"Setting SECRET_KEY {why}."
    )


def test_answering_to_any_host_is_refused() -> None:
    env = environment(ALLOWED_HOSTS="tracker.example, *")
    assert refusal(lambda: env.hosts("ALLOWED_HOSTS")) == (
        'Setting ALLOWED_HOSTS must list host names without address parts, not "*".'
    )


def test_a_database_is_reached_by_socket_or_by_network() -> None:
    by_socket = environment(DATABASE_URL="postgis://tracker@/tracker?host=/a%20b/run")
    assert by_socket.database("DATABASE_URL") == {
        "ENGINE": "django.contrib.gis.db.backends.postgis",
        "NAME": "tracker",
        "USER": "tracker",
        "PASSWORD": "",
        "HOST": "/a b/run",
        "PORT": "",
        "OPTIONS": {"application_name": "tracker"},
    }
    by_network = environment(DATABASE_URL="postgres://u:p%40s@db.example:5433/n?sslmode=require")
    assert by_network.database("DATABASE_URL") == {
        "ENGINE": "django.contrib.gis.db.backends.postgis",
        "NAME": "n",
        "USER": "u",
        "PASSWORD": "p@s",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"application_name": "tracker", "sslmode": "require"},
    }


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("mysql://u:hidden@h/n", "must start with one of postgis://, postgres://, postgresql://"),
        ("postgis://u:hidden@h:port/n", "is not an address: its host or port is malformed"),
        (
            "postgis://u:hidden@h/n?bogus=1",
            "must be like postgis://user:password@host:5432/name",
        ),
        (
            "postgis://u:hidden@h",
            "must end with the database's name: postgis://user:password@host/name",
        ),
    ],
)
def test_a_wrong_database_address_is_refused_without_its_password(address: str, why: str) -> None:
    message = refusal(lambda: environment(DATABASE_URL=address).database("DATABASE_URL"))
    assert message == f"Setting DATABASE_URL {why}."


def test_a_broker_is_redis_or_rabbitmq() -> None:
    for address in ("redis+socket:///run/redis.sock", "amqp://u:p@queue.example//"):
        assert environment(BROKER_URL=address).address("BROKER_URL", BROKER_SCHEMES) == address
    message = refusal(
        lambda: environment(BROKER_URL="sqs://x").address("BROKER_URL", BROKER_SCHEMES)
    )
    assert message == (
        "Setting BROKER_URL must start with one of "
        "amqp://, amqps://, redis://, rediss://, redis+socket://."
    )


def test_a_box_is_west_south_east_north() -> None:
    env = environment(REGION_BBOX="43, 38, 51, 42.5")
    assert env.box("REGION_BBOX", default="") == Box(43.0, 38.0, 51.0, 42.5)


@pytest.mark.parametrize("written", ["43,38,51", "51,38,43,42.5", "38,95,43,99", "a,b,c,d"])
def test_a_box_that_is_none_is_refused(written: str) -> None:
    message = refusal(lambda: environment(REGION_BBOX=written).box("REGION_BBOX", default=""))
    assert message.startswith("Setting REGION_BBOX must be four numbers in degrees: ")


def test_a_zone_is_one_the_database_knows() -> None:
    env = environment(LOCAL_ZONE="Asia/Yerevan")
    assert env.zone("LOCAL_ZONE", default="UTC") == "Asia/Yerevan"
    assert refusal(lambda: environment(LOCAL_ZONE="UTC+4").zone("LOCAL_ZONE", default="UTC")) == (
        'Setting LOCAL_ZONE must be a name of the time zone database, not "UTC+4".'
    )


def test_mail_goes_where_the_address_says() -> None:
    sent = environment(EMAIL_URL="smtp+starttls://u:p%40@mail.example").email(
        "EMAIL_URL", default=""
    )
    assert sent == {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "mail.example",
        "EMAIL_PORT": 587,
        "EMAIL_HOST_USER": "u",
        "EMAIL_HOST_PASSWORD": "p@",
        "EMAIL_USE_SSL": False,
        "EMAIL_USE_TLS": True,
        "EMAIL_TIMEOUT": 30,
    }
    assert environment().email("EMAIL_URL", default="file:///var/mail") == {
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": "/var/mail",
    }
    assert environment().email("EMAIL_URL", default="") == {
        "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"
    }


def test_tiles_are_fetched_encrypted_or_not_at_all() -> None:
    tiles = "https://{s}.tiles.example/{z}/{x}/{y}.png"
    assert environment(MAP_TILES_URL=tiles).tiles("MAP_TILES_URL") == tiles
    assert tile_origin(tiles) == "https://*.tiles.example"
    assert environment().tiles("MAP_TILES_URL") == ""
    for wrong in ("http://tiles.example/{z}/{x}/{y}.png", "https://tiles.example/{z}.png", "x"):
        message = refusal(lambda: environment(MAP_TILES_URL=wrong).tiles("MAP_TILES_URL"))  # noqa: B023
        assert message == (
            "Setting MAP_TILES_URL must be like https://tiles.example/{z}/{x}/{y}.png, or empty."
        )


def test_production_settings_pass_the_deployment_check() -> None:
    checked = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert (checked.returncode, checked.stdout) == (
        0,
        "System check identified no issues (2 silenced).\n",
    )


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "BROKER_URL"])
def test_production_without_a_needed_setting_says_which_in_one_line(name: str) -> None:
    checked = manage("check", **{**PRODUCTION, name: ""})
    assert checked.returncode == 1
    assert checked.stderr == f"Setting {name} must be set (docs/settings.md tells to what).\n"


def test_production_with_rabbitmq_needs_a_cache_of_its_own() -> None:
    checked = manage("check", **{**PRODUCTION, "BROKER_URL": "amqp://queue.example//"})
    assert checked.stderr == "Setting CACHE_URL must be set (docs/settings.md tells to what).\n"


def test_production_is_strict_without_being_asked() -> None:
    script = (
        "from django.conf import settings as s;"
        "print(s.DEBUG, s.DEMO, s.REQUIRE_SECOND_FACTOR, s.SECURE_SSL_REDIRECT,"
        " s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE)"
    )
    shown = manage("shell", "--no-imports", "--command", script, **PRODUCTION, DEMO="true")
    assert shown.stdout == "False False True True True True\n"


def test_a_replica_is_read_by_anonymous_readers_only() -> None:
    script = (
        "from django.conf import settings as s;"
        "print(sorted(s.DATABASES), s.DATABASES['replica']['HOST'], s.DATABASE_ROUTERS)"
    )
    replica = "postgis://reader@replica.example/tracker"
    shown = manage(
        "shell", "--no-imports", "--command", script, **PRODUCTION, DATABASE_REPLICA_URL=replica
    )
    assert shown.stdout == (
        "['default', 'replica'] replica.example ['tracker.replica.ReplicaRouter']\n"
    )


def test_every_setting_is_documented_and_every_documented_one_exists() -> None:
    text = (active.BASE_DIR / "docs" / "settings.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", text, flags=re.MULTILINE))
    read_by_scripts = {"ENV_FILE", "HOST", "PORT", "WEB_WORKERS"}
    assert documented == settings.env.asked | read_by_scripts
