"""A stream of bytes with a name: what every file, archive member and standard input is once it is open.

Nothing is read twice and nothing has to be seekable: the first bytes, by which kind and encoding are told, stay in front of the rest.
"""

import io
import lzma
import shutil
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol

from ..errors import KhabarError
from .limits import DEFAULT, Limits

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
    """Bytes whose first ones can be looked at before they are read; damage is a KhabarError that names the file, and so is what `check` raises.

    `taken` counts the bytes that were read of the source, `check` is asked whether there may be so many.
    """

    def __init__(self, rest: Readable, where: str, check: Callable[[int], None] | None = None) -> None:
        self._rest, self._where, self._check, self._head = rest, where, check, b""
        self.broken = False
        self.taken = 0

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
            chunk = self._rest.read(size)
            self.taken += len(chunk)
            if self._check:
                self._check(self.taken)
            return chunk
        except Exception as error:
            self.broken = True
            if not is_damage(error):
                raise
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
    limits: Limits = DEFAULT
    packed: Callable[[], int] | None = None
    """How many bytes it has taken so far in the packed file it is from, over all layers; None for what was never packed."""


def make_stream(
    rest: Readable,
    *,
    name: str,
    where: str,
    file: str,
    path: Path | None = None,
    limits: Limits = DEFAULT,
    packed: Callable[[], int] | None = None,
) -> Stream:
    """A stream of something readable. Reading on raises KhabarError once it unpacks to more than `limits` say."""
    check = None if packed is None else lambda taken: limits.check_unpacked(where, taken, packed())
    return Stream(name, where, file, Headed(rest, where, check), path, limits, packed)


def read_whole(stream: Stream, what: str) -> bytes:
    """All bytes of a stream that is one article. Raises KhabarError if it is too long to be one."""
    data = stream.data.buffered().read(stream.limits.article + 1)
    if len(data) > stream.limits.article:
        raise stream.limits.too_long(stream.where, what)
    return data


def spool(stream: Stream, *, in_memory: int = 1) -> IO[bytes]:
    """A copy of a stream that can be read from any place, in an unnamed temporary file (in memory up to so many bytes).

    Raises KhabarError where the disk is full or may not be written.
    """
    copy = tempfile.SpooledTemporaryFile(max_size=in_memory)  # noqa: SIM115  (the caller closes it)
    try:
        shutil.copyfileobj(stream.data.buffered(), copy)
        copy.seek(0)
    except OSError as error:
        copy.close()
        raise KhabarError(stream.where, f"cannot be copied aside: {error.strerror}", "name a folder with room in TMPDIR") from error
    except KhabarError:
        copy.close()
        raise
    return copy


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
