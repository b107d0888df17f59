"""The administrators' site: who gets in, and what every change there brings with it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

import pghistory
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth.views import LogoutView
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from incidents.permissions import Action, may
from incidents.snapshot.version import note_change
from incidents.views.guards import lacks_second_factor, turned_away

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model, QuerySet
    from django.forms import ModelForm
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase


class AdministratorSite(AdminSite):
    """Django's admin, entered by role and with the tracker's own way of signing in and out."""

    site_header = _("Administration")
    site_title = _("Administration")
    index_title = _("Vocabularies, places, areas and accounts")

    def has_permission(self, request: HttpRequest) -> bool:
        """Return whether the person is an administrator with every factor their role needs."""
        return may(request.user, Action.OPEN_ADMIN) and not lacks_second_factor(request)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Guard a page like every other page of the tracker, and say in the history where from."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if away := turned_away(request, Action.OPEN_ADMIN):
                return away
            with pghistory.context(reason="administration"):
                answer: HttpResponseBase = inner(request, *args, **kwargs)
                return answer

        return guarded

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Send people to the one sign-in page, where attempts are limited."""
        return turned_away(request, Action.OPEN_ADMIN) or redirect("admin:index")

    def logout(  # type: ignore[override]  # any answer will do
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Sign the person out (POST only) and show the front page."""
        return LogoutView.as_view(next_page="/")(request)

    def password_change(  # type: ignore[override]  # any answer will do
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Send people to the one page where passwords are changed."""
        return redirect("account_change_password")


class RoleAdmin(ModelAdmin):  # type: ignore[type-arg]  # not subscriptable when the page is made
    """Pages of one vocabulary: the role decides, not Django's own permissions.

    Each change moves the public snapshot on, because public pages show these words.
    """

    action = Action.EDIT_VOCABULARY
    deletable = True

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Return whether the person sees the vocabularies on the first page."""
        return may(request.user, self.action)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Return whether the person may read."""
        return may(request.user, self.action)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Return whether the person may add."""
        return may(request.user, self.action)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Return whether the person may change."""
        return may(request.user, self.action)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Return whether the person may delete; what is in use is kept by the database."""
        return self.deletable and may(request.user, self.action)

    def save_model(
        self,
        request: HttpRequest,
        obj: Any,
        form: ModelForm[Any],
        change: bool,
    ) -> None:
        """Save, and have the public snapshot move on."""
        super().save_model(request, obj, form, change)
        note_change()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete, and have the public snapshot move on."""
        super().delete_model(request, obj)
        note_change()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Delete several, and have the public snapshot move on."""
        super().delete_queryset(request, queryset)
        note_change()


class RoleInline:
    """Rows on the page of another record: who may edit the page may edit them."""

    extra = 0
    deletable = True

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Return whether the person may read."""
        return may(request.user, Action.EDIT_VOCABULARY)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Return whether the person may add."""
        return may(request.user, Action.EDIT_VOCABULARY)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Return whether the person may change."""
        return may(request.user, Action.EDIT_VOCABULARY)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Return whether the person may delete."""
        return self.deletable and may(request.user, Action.EDIT_VOCABULARY)


site = AdministratorSite(name="admin")
"""The only admin site: Django's default one has no address."""


def register(*models: type[Model]) -> Callable[[type[ModelAdmin]], type[ModelAdmin]]:  # type: ignore[type-arg]
    """Return a class decorator that gives models their pages on the administrators' site."""

    def decorate(pages: type[ModelAdmin]) -> type[ModelAdmin]:  # type: ignore[type-arg]
        site.register(models, pages)
        return pages

    return decorate
