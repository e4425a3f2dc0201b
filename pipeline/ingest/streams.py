"""A stream of bytes with a name: what every file, archive member and standard input is once it is open.

Nothing is read twice and nothing has to be seekable: the first bytes, by which kind and encoding are told, stay in front of the rest.
"""

import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ..errors import KhabarError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

OnError = Callable[[KhabarError], None]

HEAD = 1 << 16
"""Bytes by which kind and encoding are told."""
_BUFFER = 1 << 18

DAMAGE: tuple[type[Exception], ...] = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, NotImplementedError)
"""What reading a damaged file or archive raises; zstd's own error is an EOFError or told by its name (`is_damage`)."""


class Readable(Protocol):
    """What bytes can be read from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


class Headed(io.RawIOBase):
    """Bytes whose first ones can be looked at before they are read; damage is a KhabarError that names the file."""

    def __init__(self, rest: Readable, where: str) -> None:
        self._rest, self._where, self._head = rest, where, b""
        self.broken = False

    def head(self, size: int = HEAD) -> bytes:
        """The first bytes still unread, fewer only where there are no more."""
        while len(self._head) < size and (chunk := self._read(size - len(self._head))):
            self._head += chunk
        return self._head[:size]

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill the buffer, from the head first."""
        view = memoryview(buffer).cast("B")
        if self._head:
            chunk, self._head = self._head[: len(view)], self._head[len(view) :]
        else:
            chunk = self._read(len(view))
        view[: len(chunk)] = chunk
        return len(chunk)

    def buffered(self) -> io.BufferedReader:
        """For reading line by line."""
        return io.BufferedReader(self, _BUFFER)

    def _read(self, size: int) -> bytes:
        try:
            return self._rest.read(size)
        except Exception as error:
            if not is_damage(error):
                raise
            self.broken = True
            raise damaged(self._where, error) from error


@dataclass(frozen=True, slots=True)
class Stream:
    """Open bytes: `name` is what ids are made of, `where` what errors say, `file` the name less what was unpacked («a.json» of «a.json.gz»)."""

    name: str
    where: str
    file: str
    data: Headed
    path: Path | None = None
    """The file itself, where the stream is one as it lies on the disk."""


def make_stream(rest: Readable, *, name: str, where: str, file: str, path: Path | None = None) -> Stream:
    """A stream of something readable."""
    return Stream(name, where, file, Headed(rest, where), path)


def is_damage(error: Exception) -> bool:
    """Does this mean that a file is damaged, rather than that we are wrong?"""
    return isinstance(error, DAMAGE) or type(error).__name__ == "ZstdError"


def damaged(where: str, error: Any) -> KhabarError:
    """The error of a file that cannot be read, or not to its end."""
    if isinstance(error, KhabarError):
        return error
    if isinstance(error, OSError) and error.strerror:
        return KhabarError(where, error.strerror)
    return KhabarError(where, f"damaged: {error}", "what stands before the damage has been read")
