"""One kept connection to a server on this machine, as a browser or a proxy keeps it."""

from __future__ import annotations

import gzip
import http.client
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self


class Answer(NamedTuple):
    """Status, lower-case headers and body as they came."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def plain(self) -> bytes:
        """The body uncompressed."""
        packed = self.headers.get("content-encoding") == "gzip"
        return gzip.decompress(self.body) if packed else self.body


class RefusedError(RuntimeError):
    """A server answered otherwise than with 200."""


@dataclass(slots=True)
class Client:
    """Asks one server, over and over on the same connection."""

    port: int
    timeout_s: float = 60.0
    host: str = "localhost"
    _kept: http.client.HTTPConnection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def ask(self, address: str, headers: dict[str, str] | None = None) -> Answer:
        """Return the answer to a GET, whatever its status. Raises TimeoutError and OSError.

        Asks a second time where the server has let go of a connection nothing was asked on.
        """
        try:
            return self._ask(address, headers)
        except http.client.RemoteDisconnected:
            return self._ask(address, headers)

    def _ask(self, address: str, headers: dict[str, str] | None) -> Answer:
        if self._kept is None:
            self._kept = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout_s)
        try:
            self._kept.request("GET", address, headers={"Host": self.host} | (headers or {}))
            got = self._kept.getresponse()
            named = {name.lower(): value for name, value in got.getheaders()}
            return Answer(got.status, named, got.read())
        except (OSError, http.client.HTTPException):
            self.close()
            raise

    def get(self, address: str, headers: dict[str, str] | None = None) -> Answer:
        """Return the answer to a GET. Raises RefusedError unless it is 200 or 204."""
        answer = self.ask(address, headers)
        if answer.status not in {200, 204}:
            start = answer.body[:80].decode("utf-8", "replace")
            raise RefusedError(f"{answer.status} for {address[:80]}: {start}")
        return answer

    @property
    def local_port(self) -> int:
        """The port of this end of the kept connection, 0 without one."""
        socket = self._kept.sock if self._kept else None
        return int(socket.getsockname()[1]) if socket else 0

    def close(self) -> None:
        """Let go of the connection; the next question makes another."""
        if self._kept is not None:
            self._kept.close()
            self._kept = None
