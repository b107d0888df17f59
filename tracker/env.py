"""Settings from the environment: typed, and refused in one sentence that names the variable.

A value comes from the process's environment or, if it is not there, from a file of `NAME=VALUE`
lines. `script/setup` writes such a file to `var/env` for the private database and Redis of a
clone; `ENV_FILE` names another file, or none when it is empty. Only the file can say that this
is the demo: a production machine has no such file.
"""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn
from urllib.parse import SplitResult, unquote, urlsplit
from zoneinfo import available_timezones

import psycopg2
from django.core.exceptions import ImproperlyConfigured
from psycopg2.extensions import parse_dsn

if TYPE_CHECKING:
    from collections.abc import Mapping

DATABASE_SCHEMES = ("postgis", "postgres", "postgresql")
BROKER_SCHEMES = ("amqp", "amqps", "redis", "rediss", "redis+socket")
CACHE_SCHEMES = ("redis", "rediss", "unix")
EMAIL_SCHEMES = ("console", "file", "smtp", "smtps", "smtp+starttls")
MAIL_PATIENCE_S = 30
SECRET_MINIMUM = 50
GUESSABLE = ("change", "insecure", "secret", "password", "example")
TRUE_WORDS = ("1", "true", "yes", "on")
FALSE_WORDS = ("0", "false", "no", "off")


class SettingRefusedError(ImproperlyConfigured):
    """A variable is missing or wrong. The message is one sentence that names it."""


class Box(NamedTuple):
    """A rectangle in degrees, WGS 84: west and east are longitudes, south and north latitudes."""

    west: float
    south: float
    east: float
    north: float


def read_file(path: Path) -> dict[str, str]:
    """Return the `NAME=VALUE` lines of a file; empty lines and lines with `#` first are skipped.

    A file that does not exist holds nothing. Raises SettingRefusedError for any other line.
    """
    if not path.is_file():
        return {}
    values: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, equals, value = line.partition("=")
        if not equals or not name.strip().isidentifier():
            raise SettingRefusedError(f"{path}: line {number} is not NAME=VALUE.")
        values[name.strip()] = value.strip()
    return values


@dataclass
class Environment:
    """Reads settings by name and type, and remembers which names were asked for."""

    process: Mapping[str, str]
    file: Mapping[str, str]

    def __post_init__(self) -> None:
        """Start with no name asked for."""
        self.asked: set[str] = set()

    @classmethod
    def load(cls, process: Mapping[str, str], base: Path) -> Environment:
        """Read the file that `ENV_FILE` names, by default `var/env` of the clone at `base`."""
        name = process.get("ENV_FILE", "var/env")
        return cls(process, read_file(base / name) if name else {})

    @property
    def demo(self) -> bool:
        """Whether the file says that this is the demo; the environment can only deny it."""
        self.asked.add("DEMO")
        said = Environment({}, self.file).flag("DEMO", default=False)
        return said and self.flag("DEMO", default=True)

    def get(self, name: str) -> str | None:
        """Return a variable's text without surrounding space; None when missing or empty."""
        self.asked.add(name)
        value = self.process.get(name, self.file.get(name, "")).strip()
        return value or None

    def text(self, name: str, *, default: str | None = None) -> str:
        """Return a text; without a default it must be there."""
        value = self.get(name)
        if value is None and default is None:
            refuse(name, "must be set (docs/settings.md tells to what)")
        return value if value is not None else str(default)

    def flag(self, name: str, *, default: bool) -> bool:
        """Return yes or no."""
        value = self.get(name)
        if value is None:
            return default
        if value.lower() not in TRUE_WORDS + FALSE_WORDS:
            refuse(name, f'must be "true" or "false", not "{value}"')
        return value.lower() in TRUE_WORDS

    def integer(self, name: str, *, default: int, minimum: int, maximum: int) -> int:
        """Return a whole number within limits, both included."""
        value = self.get(name) or str(default)
        wanted = f"must be a whole number from {minimum} to {maximum}"
        try:
            number = int(value)
        except ValueError:
            refuse(name, f'{wanted}, not "{value}"')
        if not minimum <= number <= maximum:
            refuse(name, f"{wanted}, not {number}")
        return number

    def words(self, name: str, *, default: str | None = None) -> list[str]:
        """Return the parts of a comma-separated list, without surrounding space."""
        parts = self.text(name, default=default).split(",")
        return [part.strip() for part in parts if part.strip()]

    def choice(self, name: str, *, options: tuple[str, ...], default: str) -> str:
        """Return one of the words allowed."""
        value = self.text(name, default=default)
        if value not in options:
            refuse(name, f'must be one of {", ".join(options)}, not "{value}"')
        return value

    def zone(self, name: str, *, default: str) -> str:
        """Return a time zone's name that the zone database knows."""
        value = self.text(name, default=default)
        if value not in available_timezones():
            refuse(name, f'must be a name of the time zone database, not "{value}"')
        return value

    def box(self, name: str, *, default: str) -> Box:
        """Return a box written west,south,east,north in degrees."""
        value = self.text(name, default=default)
        wanted = "must be four numbers in degrees: west,south,east,north"
        try:
            box = Box(*(float(part) for part in value.split(",")))
        except (TypeError, ValueError):
            refuse(name, f'{wanted}, not "{value}"')
        if not (-180 <= box.west < box.east <= 180 and -90 <= box.south < box.north <= 90):
            refuse(name, f'{wanted}, in that order and on Earth, not "{value}"')
        return box

    def secret(self, name: str) -> str:
        """Return a key that is long and varied enough to be kept from guessing."""
        value = self.text(name)
        if len(value) < SECRET_MINIMUM or len(set(value)) < SECRET_MINIMUM // 3:
            refuse(name, f"must be at least {SECRET_MINIMUM} random characters")
        if any(word in value.lower() for word in GUESSABLE):
            refuse(name, "must be random: it holds a word that somebody could guess")
        return value

    def hosts(self, name: str, *, default: str | None = None) -> list[str]:
        """Return host names this site answers to; a lone `*` would answer to any and is refused."""
        hosts = self.words(name, default=default)
        for host in hosts:
            if host == "*" or "/" in host:
                refuse(name, f'must list host names without address parts, not "{host}"')
        return hosts

    def origins(self, name: str) -> list[str]:
        """Return origins such as `https://tracker.example`, possibly none."""
        for origin in (origins := self.words(name, default="")):
            if not origin.startswith(("https://", "http://")) or origin.count("/") > 2:
                refuse(name, f'must list origins like https://tracker.example, not "{origin}"')
        return origins

    def address(self, name: str, schemes: tuple[str, ...], *, default: str | None = None) -> str:
        """Return an address that starts with one of the schemes allowed."""
        value = self.text(name, default=default)
        if value and parts_of(name, value).scheme not in schemes:
            refuse(name, f"must start with one of {', '.join(s + '://' for s in schemes)}")
        return value

    def database(self, name: str) -> dict[str, Any]:
        """Return the entry of Django's DATABASES for an address, as libpq understands it.

        Unix socket: `postgis://user@/name?host=/directory`. Other parameters of libpq, such as
        `sslmode`, are passed on.
        """
        address = self.address(name, DATABASE_SCHEMES)
        try:
            parts = parse_dsn("postgresql:" + address.partition(":")[2])
        except psycopg2.ProgrammingError:
            refuse(name, "must be like postgis://user:password@host:5432/name")
        if not parts.get("dbname"):
            refuse(name, "must end with the database's name: postgis://user:password@host/name")
        return {
            "ENGINE": "django.contrib.gis.db.backends.postgis",
            "NAME": parts.pop("dbname"),
            "USER": parts.pop("user", ""),
            "PASSWORD": parts.pop("password", ""),
            "HOST": parts.pop("host", ""),
            "PORT": parts.pop("port", ""),
            "OPTIONS": {"application_name": "tracker", **parts},
        }

    def email(self, name: str, *, default: str) -> dict[str, Any]:
        """Return Django's EMAIL_* settings for `smtp+starttls://user:password@host:587` and kin.

        `smtps` encrypts from the start, `smtp` not at all. `console://` prints messages and
        `file:///directory` writes them; an empty address drops them.
        """
        address = self.address(name, EMAIL_SCHEMES, default=default)
        backends = "django.core.mail.backends"
        if not address:
            return {"EMAIL_BACKEND": f"{backends}.dummy.EmailBackend"}
        parts = parts_of(name, address)
        if parts.scheme == "console":
            return {"EMAIL_BACKEND": f"{backends}.console.EmailBackend"}
        if parts.scheme == "file":
            return {
                "EMAIL_BACKEND": f"{backends}.filebased.EmailBackend",
                "EMAIL_FILE_PATH": unquote(parts.path),
            }
        if not parts.hostname:
            refuse(name, "must name the mail server: smtp+starttls://user:password@host:587")
        return {
            "EMAIL_BACKEND": f"{backends}.smtp.EmailBackend",
            "EMAIL_HOST": parts.hostname,
            "EMAIL_PORT": parts.port or {"smtps": 465, "smtp": 25}.get(parts.scheme, 587),
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_SSL": parts.scheme == "smtps",
            "EMAIL_USE_TLS": parts.scheme == "smtp+starttls",
            "EMAIL_TIMEOUT": MAIL_PATIENCE_S,
        }

    def sender(self, name: str, *, default: str) -> str:
        """Return a mail address, with or without a name: `Tracker <tracker@example.org>`."""
        value = self.text(name, default=default)
        _name, address = parseaddr(value)
        user, at, host = address.rpartition("@")
        if not (user and at and host) or any(char.isspace() for char in address):
            refuse(name, f'must be a mail address like tracker@example.org, not "{value}"')
        return value

    def reachable(self, name: str, *, needed_by: str) -> str:
        """Return this site's own address; refuse to go without where a mail server is named."""
        value = self.address(name, ("http", "https"), default="").rstrip("/")
        if not value and (self.get(needed_by) or "").startswith("smtp"):
            refuse(name, f"must be set where {needed_by} names a server: links in messages need it")
        return value

    def tiles(self, name: str) -> str:
        """Return a map tile address with {z}, {x} and {y}; empty means no tiles from outside."""
        value = self.text(name, default="")
        parts = parts_of(name, value)
        complete = all(field in value for field in ("{z}", "{x}", "{y}"))
        if value and (parts.scheme != "https" or not parts.netloc or not complete):
            refuse(name, "must be like https://tiles.example/{z}/{x}/{y}.png, or empty")
        return value


def parts_of(name: str, address: str) -> SplitResult:
    """Split an address; refuse the variable when its port or brackets are malformed."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        refuse(name, "is not an address: its host or port is malformed")
    return parts


def tile_origin(tiles: str) -> str:
    """Return what a content policy calls the tile host; `{s}.` stands for any subdomain.

    >>> tile_origin("https://{s}.tiles.example/{z}/{x}/{y}.png")
    'https://*.tiles.example'
    """
    parts = urlsplit(tiles)
    return f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}"


def refuse(name: str, why: str) -> NoReturn:
    """Raise SettingRefusedError. Values that may hold a password are never repeated in `why`."""
    raise SettingRefusedError(f"Setting {name} {why}.")
