"""What all tests share: collected static files, and a browser that asynchronous code allows."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.signals import request_started
from django.test import TransactionTestCase, override_settings

from incidents.gazetteer.own_table import load_own_places
from incidents.snapshot.holding import holder
from tests.emptying import empty_database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django import DjangoDbBlocker
    from pytest_django.live_server_helper import LiveServer

# Playwright keeps an event loop in the test's thread, where Django would refuse to query.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


# How fast values are made depends on the machine and is nothing to fail for.
hypothesis.settings.register_profile(
    "tracker", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("tracker")


def _keep_apart(process: str) -> None:
    """Give one of several test processes counters and files of its own, as it has a database."""
    number = int(process.removeprefix("gw")) + 1
    settings.CACHES["default"]["LOCATION"] += f"?db={number}"
    settings.MEDIA_ROOT = Path(settings.MEDIA_ROOT) / process


if "PYTEST_XDIST_WORKER" in os.environ:
    _keep_apart(os.environ["PYTEST_XDIST_WORKER"])


@pytest.fixture(scope="session", autouse=True)
def _quickly_emptied() -> Iterator[None]:
    """Have tests that commit leave an empty database behind without emptying every table."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: empty_database())
        yield


@pytest.fixture(scope="module")
def gazetteer(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The places every installation has, loaded once for all tests of a file."""
    with django_db_blocker.unblock():
        load_own_places()
    yield
    with django_db_blocker.unblock():
        empty_database()


NEEDS_STATIC_FILES = {"client", "admin_client", "live_server"}
DRAW_PAGES = {"admin", "api", "views"}
"""Folders whose tests draw pages, also in browsers they make themselves."""


@pytest.fixture(scope="session")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Static files collected under their hashed names, as they are in production.

    The live server finds files through the finders, so they too look at the collected ones.
    """
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder):
        call_command("collectstatic", interactive=False, verbosity=0)
        with override_settings(
            STATICFILES_DIRS=[folder],
            STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
        ):
            yield folder


@pytest.fixture(scope="session")
def live_server(collected: Path, live_server: LiveServer) -> LiveServer:
    """pytest-django's live server, started once the files it serves have been collected."""
    return live_server


@pytest.fixture(autouse=True)
def _static_files(request: pytest.FixtureRequest) -> None:
    """Collect the static files before the first test that renders pages."""
    folder = request.path.relative_to(Path(__file__).parent).parts[0]
    if folder in DRAW_PAGES or NEEDS_STATIC_FILES & set(request.fixturenames):
        request.getfixturevalue("collected")


@pytest.fixture
def columns_stay() -> None:
    """Have the columns, and what is kept with them, stay from one request to the next."""


@pytest.fixture(autouse=True)
def _fresh_columns(request: pytest.FixtureRequest) -> Iterator[None]:
    """Load the columns anew for each request: what a test writes only its own connection sees.

    How processes come to newer columns is tested in tests/snapshot.
    """

    def forget(**_kwargs: object) -> None:
        holder.forget()

    holder.forget()
    if "columns_stay" not in request.fixturenames:
        request_started.connect(forget)
    yield
    request_started.disconnect(forget)
    holder.forget()
