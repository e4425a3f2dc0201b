"""How much reading may take: the size of an article, and what a packed file may unpack to. No real dump meets the defaults; a trap does.

Everything is read as it streams by, so a limit bounds the memory: no line, row, page or document is held that is longer, and what is longer is
passed over with an error that says so.
"""

from dataclasses import dataclass, fields

from ..errors import KhabarError

_MB = 1 << 20
_UNMETERED = 64 * _MB
"""Bytes that anything may unpack to: a small file of blanks is no bomb."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of reading, all positive whole numbers. Raises KhabarError for others."""

    article: int = 8 * _MB
    """Bytes of an article as it is stored: a line, a row, a value of an array, a page, a document, a text file (characters in a table)."""
    unpacked: int = 1 << 40
    """Bytes that one compressed file, or one member of an archive, may unpack to."""
    ratio: int = 500
    """How many times larger than it is packed a file may be, over all its layers; counted from 64 MB on. Texts reach 20."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not isinstance(value, int) or value < 1:
                raise KhabarError(f"limit of {field.name}", f"{value} is no positive whole number", "leave it out for the default")

    def too_long(self, where: str, what: str) -> KhabarError:
        """The error of an article that is too long."""
        return KhabarError(where, f"{what} longer than {_in_mb(self.article)}", "raise --max-article if it is one article")

    def check_unpacked(self, where: str, unpacked: int, packed: int) -> None:
        """Raises KhabarError if a file that has taken so many bytes unpacks to too many."""
        if unpacked > self.unpacked:
            raise KhabarError(where, f"unpacks to more than {_in_mb(self.unpacked)}", "raise --max-unpacked if the archive is no trap")
        if unpacked > max(_UNMETERED, self.ratio * packed):
            raise KhabarError(where, f"unpacks to more than {self.ratio} times its size", "raise --max-ratio if the archive is no trap")


DEFAULT = Limits()


def _in_mb(size: int) -> str:
    return f"{size / _MB:,.6g} MB" if size >= _MB else f"{size:,} bytes"
