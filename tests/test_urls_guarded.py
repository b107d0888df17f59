"""Every address leads to a view that is marked public or guarded, or to somebody else's."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from incidents.permissions import Action
from incidents.views.guards import PUBLIC, public_page, requires

THIRD_PARTY = {
    "allauth.": "signs people in and out: its pages guard themselves",
    "django.contrib.admin.": "wrapped by AdministratorSite.admin_view; see tests/admin",
    "incidents.admin.": "the administrators' own ways in and out; see tests/admin",
    "django.contrib.auth.admin.": "the admin's page for setting a password, wrapped like the rest",
    "django.contrib.contenttypes.": "the admin's “view on site”, wrapped like its other pages",
    "django.views.generic.base.": "a redirect of the admin or of allauth: shows nothing",
}


def views(
    patterns: list[URLPattern | URLResolver], prefix: str = ""
) -> Iterator[tuple[str, object]]:
    """Every route with its view, through all included lists of addresses."""
    for entry in patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from views(entry.url_patterns, route)
        else:
            yield route, entry.callback


def home_of(view: object) -> str:
    """The module a view was written in, whatever it is wrapped in."""
    view = getattr(view, "view_class", view)
    view = getattr(view, "model_admin", view)
    return f"{getattr(view, '__module__', type(view).__module__)}."


def unmarked() -> list[tuple[str, str]]:
    """Routes and homes of the views that carry no mark."""
    marks = {PUBLIC, *Action.values}
    return [
        (route, home_of(view))
        for route, view in views(get_resolver().url_patterns)
        if getattr(view, "guard", None) not in marks
    ]


def test_every_view_is_public_guarded_or_third_party() -> None:
    assert [found for found in unmarked() if not found[1].startswith(tuple(THIRD_PARTY))] == []


def test_the_walk_sees_nested_addresses() -> None:
    routes = {route for route, _view in views(get_resolver().url_patterns)}
    assert {"healthz", "accounts/login/", "admin/incidents/actor/add/"} <= routes


def test_every_exception_is_still_needed() -> None:
    homes = {home for _route, home in unmarked()}
    assert [name for name in THIRD_PARTY if not any(home.startswith(name) for home in homes)] == []


def test_marks_say_what_they_mean() -> None:
    def page() -> None: ...

    assert public_page(page).guard == "public"  # type: ignore[arg-type,attr-defined]
    guarded = requires(Action.OPEN_REVIEW)(page)  # type: ignore[arg-type]
    assert guarded.guard == "open_review"  # type: ignore[attr-defined]
