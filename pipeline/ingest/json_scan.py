"""Where each value of a JSON array begins and ends, without reading the array whole: a dump may be larger than the memory.

Only strings and brackets are looked at; what is in between is left to a JSON decoder, a value at a time. A value that is broken (a quote too many, a
missing bracket) is noticed as soon as something stands outside a string that cannot, and the next value is found by its opening: the values
of a dump all begin with the same key.
"""

import re
from collections.abc import Iterator
from typing import Protocol

from ..errors import KhabarError
from .limits import DEFAULT, Limits

_CHUNK = 1 << 18
_KEPT = 64
"""Bytes kept of what lies behind: in an object a colon stands before each value."""
_RETRIES = 3
"""Times in a row a value is looked for in vain inside one that is broken, so that a million openings take no million walks."""

# Possessive, so that nothing is tried twice. A string ends in its line, as JSON says.
_STRING = rb'"(?:[^"\\\n]++|\\.)*+"'
_PLAIN = re.compile(rb"(?:[\s,:0-9+\-.eEtrufalsnNIity]++|" + _STRING + rb")++")
_SCALAR = re.compile(rb"[0-9+\-.eEtrufalsnNIity]++|" + _STRING)
_INSIDE = re.compile(rb'(?:[^"\\\n]++|\\.)*+')
_SPACE = re.compile(rb"[\s,]*+")
_OPENING = re.compile(rb'\{\s*("[^"\\\n]{1,200}")\s*:')
_LONGEST_OPENING = 400
_COLLECTION = re.compile(
    rb"\s*+\{(?:\s*+" + _STRING + rb"\s*+:\s*+(?:" + _SCALAR.pattern + rb")\s*+,)*+"
    rb'\s*+"(?:articles|documents|docs|items|results|records|rows|news|data)"\s*+:\s*+\[(?=\s*+\{)'
)
"""The beginning of an object around an array of articles ({"status": "ok", "articles": [{"""


class Source(Protocol):
    """Where the bytes come from."""

    def read(self, size: int, /) -> bytes | None:
        """At most so many bytes; none at the end."""
        ...


def scan_values(source: Source, where: str, limits: Limits = DEFAULT) -> Iterator[tuple[int, bytes | KhabarError]]:
    """The values of an array, or values one behind the other, each with its line; an error for what is none, or is longer than an article may be.

    >>> import io
    >>> [value for _, value in scan_values(io.BytesIO(b'[{"a": 1}, {"a": 2}]'), "x.json")]
    [b'{"a": 1}', b'{"a": 2}']
    """
    window = _Window(source, limits.article)
    window.more()
    collection = _COLLECTION.match(window.data)
    inside = collection is not None
    window.at = collection.end() if collection else 0
    opening: re.Pattern[bytes] | None = None
    while byte := window.next_byte():
        if byte == b"[" and not inside:
            inside, window.at = True, window.at + 1
        elif byte == b"]" and inside:
            inside, window.at = False, window.at + 1
            if collection:
                return
        else:
            line, end = window.line(), window.end_of_value()
            opening = opening or window.opening()
            if end is not None and end - window.at <= limits.article:
                yield line, window.data[window.at : end]
                window.at = end
            elif end is not None or window.too_long():
                yield line, limits.too_long(f"{where}:{line}", "a value")
                if not window.skip_value() and not window.find(opening or _OPENING):
                    return
            else:
                yield line, KhabarError(f"{where}:{line}", "no JSON", "a quote, comma or bracket is missing or too many")
                if not window.find(opening or _OPENING):
                    return
    if inside:
        yield window.line(), KhabarError(f"{where}:{window.line()}", "the array does not end", "is the file complete?")


class _Window:
    """The bytes around the place that is being looked at."""

    def __init__(self, source: Source, longest: int) -> None:
        self._source = source
        self._longest = longest
        self.data = b""
        self.at = 0
        self._line, self._counted = 1, 0
        self._cut = False
        self._base = 0  # bytes forgotten, so that places can be told that are no longer there
        self._broken_to = self._retries = 0

    def more(self) -> bool:
        """Forget what lies behind and read on, as much again as there is, so that a long value is not gone over too often. False at the end."""
        self.line()
        chunks, wanted = [self.data[self.at :]], max(_CHUNK, len(self.data) - self.at)
        while wanted > 0 and (chunk := self._source.read(wanted)):
            chunks.append(chunk)
            wanted -= len(chunk)
        self._base += self.at
        self.data, self.at, self._counted = b"".join(chunks), 0, 0
        return len(chunks) > 1

    def line(self) -> int:
        """The number of the line looked at."""
        self._line += self.data.count(b"\n", self._counted, self.at)
        self._counted = self.at
        return self._line

    def next_byte(self) -> bytes:
        """The first byte that is neither space nor comma, which is then looked at; none at the end."""
        while True:
            space = _SPACE.match(self.data, self.at)
            self.at = space.end() if space else self.at
            if self.at < len(self.data) or not self.more():
                return self.data[self.at : self.at + 1]

    def end_of_value(self) -> int | None:
        """Where the value looked at ends, or None if it is broken."""
        while True:
            end, stuck = _walk(self.data, self.at, [])
            if end is not None:
                self._retries = 0
                return end
            broken_to = self._base + stuck
            self._cut = stuck == len(self.data) or self._in_string(stuck)
            if not self._cut or self.too_long() or not self.more():
                self._broken_to = max(self._broken_to, broken_to)
                return None

    def too_long(self) -> bool:
        """Has the value looked at, whose end was looked for, more bytes than it may?"""
        return self._cut and len(self.data) - self.at > self._longest

    def skip_value(self) -> bool:
        """Go behind the value looked at, forgetting it on the way; False where it is broken or the bytes end."""
        brackets: list[bytes] = []
        at = self.at
        while True:
            end, stuck = _walk(self.data, at, brackets)
            self.at = stuck if end is None else end
            if end is not None:
                return True
            if self._in_string(stuck):
                if not self._skip_string():
                    return False
                if not brackets:
                    return True
                at = self.at
            elif stuck == len(self.data) and brackets:
                self.at = max(0, stuck - _KEPT)
                at = stuck - self.at
                if not self.more():
                    return False
            else:
                return False
            at = _end_of_plain(self.data, at)

    def _in_string(self, at: int) -> bool:
        """Does a string begin here whose end was not read yet?"""
        return self.data[at : at + 1] == b'"' and self.data.find(b"\n", at) < 0

    def _skip_string(self) -> bool:
        """Go behind the string that begins here; False where it has no end."""
        at = self.at + 1
        while True:
            match = _INSIDE.match(self.data, at)
            self.at = match.end() if match else at
            if self.data[self.at : self.at + 1] == b'"':
                self.at += 1
                return True
            if self.data[self.at : self.at + 1] not in (b"", b"\\") or self.at + 1 < len(self.data) or not self.more():
                return False
            at = 0

    def opening(self) -> re.Pattern[bytes] | None:
        """How the value looked at begins, for finding the next: a brace and its first key."""
        match = _OPENING.match(self.data, self.at)
        return re.compile(rb"\{\s*" + re.escape(match[1]) + rb"\s*:") if match else None

    def find(self, opening: re.Pattern[bytes]) -> bool:
        """Go to the next value that begins so; False if there is none."""
        self._retries = self._retries + 1 if self._base + self.at < self._broken_to else 0
        start = self.at + 1 if self._retries <= _RETRIES else max(self.at + 1, self._broken_to - self._base)
        while not (match := opening.search(self.data, start)):
            self.at = max(start, len(self.data) - _LONGEST_OPENING)
            if not self.more():
                return False
            start = 0
        self.at = match.start()
        return True


def _walk(data: bytes, start: int, open_brackets: list[bytes]) -> tuple[int | None, int]:
    """(the end of the value, or None; the place where it went no further).

    The value begins here, or goes on here with the brackets that are open; what is open at the place is left in the list.
    """
    if not open_brackets and data[start : start + 1] not in (b"{", b"["):
        scalar = _SCALAR.match(data, start)
        return (scalar.end(), scalar.end()) if scalar and scalar.end() < len(data) else (None, scalar.end() if scalar else start)
    at = start
    while True:
        byte = data[at : at + 1]
        if byte in (b"{", b"["):
            if open_brackets and open_brackets[-1] == b"}" and not _after_colon(data, at):
                return None, at  # the object before was not closed
            open_brackets.append(b"}" if byte == b"{" else b"]")
        elif not open_brackets or byte != open_brackets[-1]:
            return None, at
        else:
            open_brackets.pop()
            if not open_brackets:
                return at + 1, at
        at = _end_of_plain(data, at + 1)


def _end_of_plain(data: bytes, at: int) -> int:
    """Where the next bracket stands, or what should not."""
    plain = _PLAIN.match(data, at)
    return plain.end() if plain else at


def _after_colon(data: bytes, at: int) -> bool:
    """Does a colon stand before this place? In an object every value has one."""
    at -= 1
    while data[at : at + 1].isspace():
        at -= 1
    return data[at : at + 1] == b":"
