"""A message about notices: plain text and HTML with the same words, and how it is stopped.

A message travels unencrypted further than we see. It names records by reference or number only and
holds no word of a claim; of a comment it holds the words where its receiver may read them here.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from email.utils import parseaddr
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import ngettext

from incidents.notices.leading import address_of
from incidents.notices.wording import guarded_sentence
from incidents.permissions import Action, may

from .stopping import stop_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.models import Notice, User

MOST_LINES: Final = 50
"""How many notices one message tells of; it says how many more there are."""


@dataclass(frozen=True, slots=True)
class Line:
    """One notice in a message: who did what to which record, where; a comment's words."""

    sentence: str
    address: str
    words: str


def message_about(person: User, notices: Sequence[Notice]) -> EmailMultiAlternatives:
    """Return the message that tells a person of notices, oldest first.

    Its Message-ID follows from the notices, so that a mailbox can know a second one for the same.
    """
    stop = stop_address(person)
    context = {
        "site": settings.SITE_NAME,
        "lines": [_line(person, one) for one in notices[:MOST_LINES]],
        "more": max(0, len(notices) - MOST_LINES),
        "page": f"{settings.SITE_URL}{reverse('notices')}",
        "choice": f"{settings.SITE_URL}{reverse('notices_mail')}",
        "stop": stop,
    }
    message = EmailMultiAlternatives(
        # A name with a line break in it would end the header.
        subject=" ".join(f"{settings.EMAIL_SUBJECT_PREFIX}{_subject(notices)}".split()),
        body=render_to_string("email/notices.txt", context),
        to=[person.email],
        headers={
            "Message-ID": _message_id(person, notices),
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(render_to_string("email/notices.html", context), "text/html")
    return message


def _line(person: User, notice: Notice) -> Line:
    may_read = notice.comment is not None and may(person, Action.COMMENT)
    return Line(
        sentence=guarded_sentence(notice),
        address=f"{settings.SITE_URL}{address_of(notice, person)}",
        words=notice.comment.words if notice.comment is not None and may_read else "",
    )


def _subject(notices: Sequence[Notice]) -> str:
    if len(notices) == 1:
        return guarded_sentence(notices[0])
    return ngettext("%(number)d notice", "%(number)d notices", len(notices)) % {
        "number": len(notices)
    }


def _message_id(person: User, notices: Sequence[Notice]) -> str:
    numbers = " ".join(str(one) for one in [person.pk, *(notice.pk for notice in notices)])
    digest = hashlib.sha256(numbers.encode()).hexdigest()[:32]
    host = parseaddr(settings.MAIL_FROM)[1].rpartition("@")[2]
    return f"<notices.{digest}@{host}>"
