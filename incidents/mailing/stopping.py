"""The signed address in each message by which its receiver stops all of them, signed in or not."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from incidents.models import User

_SALT: Final = "incidents.stop-notices"


def stop_address(person: User) -> str:
    """Return the address with host. It holds for as long as SECRET_KEY: old messages stop too."""
    token = Signer(salt=_SALT).sign(str(person.pk))
    return f"{settings.SITE_URL}{reverse('notices_stop', args=[token])}"


def owner_of(token: str) -> User | None:
    """Return whose messages a token stops; None where nobody's are."""
    try:
        number = Signer(salt=_SALT).unsign(token)
    except BadSignature:
        return None
    return User.objects.filter(pk=number).first()
