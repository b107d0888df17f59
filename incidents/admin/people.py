"""Pages of accounts: one role each, switched off rather than deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from incidents.enums import Role
from incidents.models import User
from incidents.permissions import Action

from .site import RoleAdmin, register

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.forms import ModelForm
    from django.http import HttpRequest


class OneAddress:
    """What both forms ask of the e-mail address: it is there, and nobody else has it."""

    def clean_email(self) -> str:
        """Return the address. Raises ValidationError when another account has it."""
        email: str = self.cleaned_data["email"]  # type: ignore[attr-defined]
        others = User.objects.exclude(pk=self.instance.pk)  # type: ignore[attr-defined]
        if others.filter(email__iexact=email).exists():
            raise ValidationError(gettext("Another account has this e-mail address."))
        return email


class NewPersonForm(OneAddress, AdminUserCreationForm):  # type: ignore[type-arg]
    """A new account."""

    class Meta:
        model = User
        fields = ("username", "email", "role")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for the address: it is where a forgotten password is reset."""
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True


class PersonForm(OneAddress, UserChangeForm):  # type: ignore[type-arg]
    """An account that exists."""

    class Meta:
        model = User
        fields = ("username", "email", "password", "role", "is_active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for the address: it is where a forgotten password is reset."""
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True

    def clean(self) -> dict[str, Any]:
        """Refuse to leave the tracker without an administrator."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        stays = values.get("role") == Role.ADMINISTRATOR and values.get("is_active")
        others = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True)
        if not stays and not others.exclude(pk=self.instance.pk).exists():
            raise ValidationError(
                gettext("This is the only administrator: give somebody else the role first.")
            )
        return values


@register(User)
class PersonAdmin(RoleAdmin, UserAdmin):  # type: ignore[type-arg]
    """Accounts. What somebody wrote keeps their account, so accounts are never deleted."""

    action = Action.EDIT_PEOPLE
    deletable = False
    form = PersonForm
    add_form = NewPersonForm
    list_display = ("username", "email", "role", "is_active", "last_login")
    list_filter = ("role", "is_active")
    search_fields = ("username", "email")
    ordering = ("username",)
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "email", "password")}),
        (_("May do"), {"fields": ("role", "is_active")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {"fields": ("username", "email", "role", "usable_password", "password1", "password2")},
        ),
    )
    actions = ("remove_second_factor",)

    def save_model(
        self,
        request: HttpRequest,
        obj: User,
        form: ModelForm[User],
        change: bool,
    ) -> None:
        """Save; an address that was replaced no longer signs anybody in."""
        super().save_model(request, obj, form, change)
        EmailAddress.objects.filter(user=obj).exclude(email__iexact=obj.email).delete()

    @admin.action(description=_("Remove the second factor (lost telephone)"))
    def remove_second_factor(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Remove the chosen people's second factors; they set up new ones at the next sign-in."""
        found = queryset.filter(authenticator__isnull=False).distinct()
        count = found.count()
        for person in found:
            self.log_change(request, person, "second factor removed")
        Authenticator.objects.filter(user__in=queryset).delete()
        messages.success(
            request,
            ngettext(
                "The second factor of %(count)d person was removed.",
                "The second factors of %(count)d people were removed.",
                count,
            )
            % {"count": count},
        )
