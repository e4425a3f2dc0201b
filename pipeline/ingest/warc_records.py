"""Where each record of a WARC file begins and ends: by the length its header states, and where that is wrong by the next header.

Only so much of a record is held as an article may have; of a longer one (a film, a book) the beginning, which tells what it is.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..errors import KhabarError
from .limits import Limits
from .streams import Headed

_BEGINS = re.compile(rb"WARC/\d\.\d+\r?\n")
_NEXT = re.compile(rb"\r?\n\r?\n(?=WARC/\d\.\d+\r?\n)")
_LENGTH = re.compile(rb"^Content-Length\s*:\s*(\d{1,18})\s*$", re.IGNORECASE | re.MULTILINE)
_HEADERS_END = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEADERS = 1 << 15
_CHUNK = 1 << 18
_OVERLAP = 32
"""Bytes looked at again, for a header that lies across two chunks."""


class WarcRecord(NamedTuple):
    """The bytes of a record, its headers included; not all of them where it is longer than an article may be."""

    data: bytes
    is_whole: bool


def find_records(data: Headed, where: str, limits: Limits) -> Iterator[WarcRecord | KhabarError]:
    """The records of a WARC file, or what is wrong with one."""
    window = _Window(data)
    while window.fill(_LONGEST_HEADERS):
        if not _BEGINS.match(window.data):
            yield KhabarError(where, "no WARC record", "what stands between two records is passed over")
            window.skip_to_next()
            continue
        end = _HEADERS_END.search(window.data, 0, _LONGEST_HEADERS)
        length = _LENGTH.search(window.data, 0, end.end()) if end else None
        if end is None or length is None:
            yield KhabarError(where, "a record whose header states no length", "it is passed over")
            window.drop(1)
            window.skip_to_next()
            continue
        yield from _record(window, end.end(), end.end() + int(length[1]), where, limits)
        window.skip_blank()


def _record(window: "_Window", body: int, size: int, where: str, limits: Limits) -> Iterator[WarcRecord | KhabarError]:
    """The record at the window's beginning, of which the window then is rid."""
    held = min(size, body + limits.article)
    window.fill(held + _OVERLAP)
    fits = held == size and len(window.data) >= held and _ends(window.data, held)
    early = None if fits else _NEXT.search(window.data, body - 2, held + _OVERLAP)
    if early and early.end() <= held:
        yield KhabarError(where, "a record that is shorter than its header states", "it is passed over")
        window.drop(early.end())
        return
    if len(window.data) < held:
        yield KhabarError(where, "a record that is cut off", "is the file complete?")
        window.drop(len(window.data))
        return
    record = window.data[:held]
    window.drop(held)
    if window.skip(size - held):
        yield WarcRecord(record, held == size)
    else:
        yield KhabarError(where, "a record that is shorter than its header states", "it is passed over")


def _ends(data: bytes, at: int) -> bool:
    """Does a record end here: with blank lines, the next record or the file's end?"""
    rest = data[at : at + _OVERLAP]
    return not rest.strip(b"\r\n") or _BEGINS.match(rest.lstrip(b"\r\n")) is not None


class _Window:
    """The bytes read and not yet dropped."""

    def __init__(self, source: Headed) -> None:
        self._source = source.buffered()
        self.data = b""

    def fill(self, size: int) -> bool:
        """Read until there are so many bytes, or to the end. False if there are none."""
        chunks, missing = [self.data], size - len(self.data)
        while missing > 0 and (chunk := self._source.read(missing)):
            chunks.append(chunk)
            missing -= len(chunk)
        self.data = b"".join(chunks)
        return bool(self.data)

    def drop(self, size: int) -> None:
        """Forget the first bytes."""
        self.data = self.data[size:]

    def skip_blank(self) -> None:
        """Forget the line ends in front."""
        while self.fill(_OVERLAP) and self.data[:1] in (b"\r", b"\n"):
            self.data = self.data.lstrip(b"\r\n")

    def skip(self, size: int) -> bool:
        """Go on by so many bytes; False, and at the next record, where one begins before that."""
        while size > 0 and self.fill(min(size, _CHUNK) + _OVERLAP):
            early = _NEXT.search(self.data, 0, min(size, len(self.data)))
            if early:
                self.drop(early.end())
                return False
            step = min(size, _CHUNK, len(self.data))
            self.drop(step)
            size -= step
        return size <= 0

    def skip_to_next(self) -> None:
        """Go to the next header, or to the end."""
        while self.fill(_CHUNK):
            found = _BEGINS.search(self.data)
            if found:
                self.drop(found.start())
                return
            self.drop(max(1, len(self.data) - _OVERLAP))
