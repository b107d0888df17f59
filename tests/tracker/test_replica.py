"""Who reads from the replica, and who never does."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from incidents.models import Incident
from tracker.replica import ReplicaMiddleware, ReplicaRouter


def database_read_during(request: HttpRequest) -> str:
    router, seen = ReplicaRouter(), list[str]()

    def view(_: HttpRequest) -> HttpResponse:
        seen.append(router.db_for_read(Incident))
        return HttpResponse()

    ReplicaMiddleware(view)(request)
    return seen[0]


@pytest.mark.parametrize(
    ("method", "database"), [("GET", "replica"), ("HEAD", "replica"), ("POST", "default")]
)
def test_a_visitor_reads_from_the_replica(method: str, database: str) -> None:
    assert database_read_during(RequestFactory().generic(method, "/")) == database


def test_whoever_is_signed_in_reads_from_the_primary() -> None:
    request = RequestFactory().get("/")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "any"
    assert database_read_during(request) == "default"


def test_outside_a_request_the_primary_is_read() -> None:
    database_read_during(RequestFactory().get("/"))
    assert ReplicaRouter().db_for_read(Incident) == "default"


def test_only_the_primary_is_written_and_migrated() -> None:
    router = ReplicaRouter()
    assert router.db_for_write(Incident) == "default"
    assert router.allow_migrate("default", "incidents") is True
    assert router.allow_migrate("replica", "incidents") is False
    assert router.allow_relation(Incident(), Incident()) is True
