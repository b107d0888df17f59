"""A mail server of the tests' own: keeps what it took, and refuses what it is told to refuse."""

from __future__ import annotations

import email
import email.policy
import socket
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import EmailMessage

HOST = "127.0.0.1"


class MailServer:
    """Listens on a free port while it is open; `took` holds messages, the oldest first.

    `answers` are given to the next messages instead of taking them: "451 Later".
    `before_answering` is called when a message was taken and its sender does not know yet.
    """

    def __init__(self) -> None:
        self.took: list[EmailMessage] = []
        self.answers: list[str] = []
        self.before_answering: Callable[[], None] | None = None
        self.host, self.port = HOST, _free_port()
        self._controller = Controller(self, hostname=self.host, port=self.port)

    def __enter__(self) -> MailServer:
        self._controller.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._controller.stop()

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  # the name aiosmtpd calls
        """Keep a message, or answer as told."""
        if self.answers:
            return self.answers.pop(0)
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.took.append(message)
        if self.before_answering is not None:
            self.before_answering()
        return "250 OK"

    @property
    def receivers(self) -> list[str]:
        """To whom the messages went, in order."""
        return [str(message["To"]) for message in self.took]


def text_of(message: EmailMessage, kind: str = "plain") -> str:
    """The words of a message's part, plain or html."""
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
