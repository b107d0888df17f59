"""Sending what is due to one person, once.

A worker first takes the notices in a transaction of its own: rows another worker holds are skipped,
and once it has committed nobody takes them again. Then it sends, then it notes that it has. Killed
in between, it may leave a message unsent, never sent twice; the notice still waits on the site.
Only where the server certainly did not take the message are the notices given back, to be tried
again.
"""

from __future__ import annotations

import logging
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core.mail import get_connection
from django.db import transaction

from incidents.enums import MailChoice, MailState
from incidents.models import Notice, User

from .composing import message_about

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.mail import EmailMultiAlternatives

logger = logging.getLogger(__name__)

_PERMANENT: Final = 500
"""Answers of a mail server from here on mean that trying again is of no use."""


class NotSent(RuntimeError):
    """The mail server did not take a message; it can be tried again."""


def people_due() -> list[int]:
    """Return the keys of those for whom something is due, also what was to go out at once."""
    due = Notice.objects.due().filter(person__is_active=True)
    return sorted(set(due.values_list("person", flat=True)))


def mail_notices(person_id: int) -> int:
    """Send somebody everything that is due in one message, and return how many notices it tells of.

    Raises NotSent where the server could not be reached or asked to try later.
    """
    if not settings.NOTICES_BY_MAIL:
        return 0
    person = User.objects.filter(pk=person_id, is_active=True).first()
    if person is None or not person.email or person.notices_by_mail == MailChoice.NONE:
        return 0
    with transaction.atomic():
        due = Notice.objects.of(person).due().select_for_update(skip_locked=True, of=("self",))
        taken = list(due.for_list().order_by("pk"))
        if not taken:
            return 0
        # Written before the rows count as taken: a message that cannot be written stays due.
        message = message_about(person, taken)
        _note(taken, MailState.TAKEN)
    _send(message, taken)
    _note(taken, MailState.SENT)
    return len(taken)


def _send(message: EmailMultiAlternatives, taken: Sequence[Notice]) -> None:
    """Send a message. Gives the notices back and raises NotSent where it certainly did not go."""
    connection = get_connection()
    try:
        connection.open()
    except (SMTPException, OSError) as error:
        _note(taken, MailState.DUE)
        raise NotSent(type(error).__name__) from error
    try:
        connection.send_messages([message])
    except (SMTPResponseException, SMTPRecipientsRefused) as error:
        _refused(error, taken)
    finally:
        connection.close()


def _refused(error: SMTPResponseException | SMTPRecipientsRefused, taken: Sequence[Notice]) -> None:
    """Try a message again that the server put off; one it will never take stays taken."""
    codes = (
        [code for code, _words in error.recipients.values()]
        if isinstance(error, SMTPRecipientsRefused)
        else [error.smtp_code]
    )
    if max(codes) < _PERMANENT:
        _note(taken, MailState.DUE)
        raise NotSent(str(max(codes))) from error
    logger.error("the mail server refused a message for good: %d", max(codes))
    raise error


def _note(notices: Sequence[Notice], state: MailState) -> None:
    Notice.objects.filter(pk__in=[one.pk for one in notices]).update(mail=state)
