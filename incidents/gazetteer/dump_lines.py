"""Reading the lines of a text file, plain or zipped, with clear refusals and in little memory."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

LONGEST_LINE = 1_000_000
"""Bytes; a longer line is no line of a table."""

_HELP_FILES = ("readme.txt", "iso-languagecodes.txt")
"""What GeoNames packs beside the table."""


class WrongFile(ValueError):
    """A file is not what it should be; the message names it, the line, and what is wrong."""


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file, numbered from 1, without their ends; empty ones are left out.

    A zip archive is known by its content, not by its name. Raises WrongFile for a file that
    cannot be read, is not text in UTF-8, or is damaged; what came before has been yielded then.
    """
    number = 0
    try:
        with _opened(path) as stream:
            while raw := stream.readline(LONGEST_LINE):
                number += 1
                if len(raw) == LONGEST_LINE:
                    raise WrongFile(f"{path.name} line {number}: the line is far too long.")
                if b"\0" in raw:
                    raise WrongFile(f"{path.name} line {number}: not a text file.")
                text = raw.decode().rstrip("\r\n")
                if text:
                    yield number, text
    except FileNotFoundError:
        raise WrongFile(f"{path} does not exist.") from None
    except IsADirectoryError:
        raise WrongFile(f"{path} is a folder, not a file.") from None
    except UnicodeDecodeError:
        raise WrongFile(f"{path.name} line {number}: not text in UTF-8.") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise WrongFile(f"{path.name} line {number + 1}: damaged archive ({error}).") from None
    except OSError as error:
        raise WrongFile(f"{path.name} cannot be read: {error.strerror or error}.") from None


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The file, or the one table in it if it is an archive."""
    with path.open("rb") as file:
        packed = file.read(4) == b"PK\x03\x04"
        file.seek(0)
        if not packed:
            yield file
            return
        with zipfile.ZipFile(file) as archive:
            tables = [
                name
                for name in archive.namelist()
                if name.lower().endswith(".txt") and Path(name).name.lower() not in _HELP_FILES
            ]
            if len(tables) != 1:
                raise WrongFile(
                    f"{path.name} holds {len(tables)} tables (.txt), where one is expected."
                )
            with archive.open(tables[0]) as member:
                # Reading line by line from an archive is slow without a buffer.
                yield io.BufferedReader(cast("io.RawIOBase", member))
