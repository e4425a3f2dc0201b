"""Lines of a stream, none longer than an article may be: what is longer is passed over, not held."""

import io
from collections.abc import Iterator

from .streams import Headed


class TooLong:
    """Stands for a line that is too long."""


TOO_LONG = TooLong()


def read_lines(data: Headed, longest: int) -> Iterator[bytes | TooLong]:
    """The lines with their ends, in bytes; TOO_LONG for each that has more than `longest`."""
    buffer = data.buffered()
    while line := buffer.readline(longest + 1):
        if len(line) <= longest:
            yield line
            continue
        while not line.endswith(b"\n") and line:
            line = buffer.readline(longest)
        yield TOO_LONG


class RowLines:
    """The lines of a table in UTF-8 for csv.reader, of which a quoted cell may have several: no row is longer than `longest` characters.

    A row that is, or that the file's end cuts, is a quote that was not closed: `back_to_next` gives its other lines again, so that only the line it
    stands in is lost. Iterating raises `RowTooLong`, and goes on after that.
    """

    def __init__(self, data: Headed, longest: int) -> None:
        self._text = io.TextIOWrapper(data.buffered(), encoding="utf-8", errors="surrogateescape", newline="")
        self._longest = longest
        self._again: list[str] = []
        self._row: list[str] = []
        self._size = 0
        self.number = 0
        """The number of the line given last."""

    def __iter__(self) -> "RowLines":
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else self._text.readline(self._longest + 1)
        if not line:
            raise StopIteration
        self.number += 1
        self._size += len(line)
        if len(line) > self._longest:
            while line and not line.endswith(("\n", "\r")):
                line = self._text.readline(self._longest)
            raise RowTooLong(one_line=len(self._row) == 0)
        self._row.append(line)
        if self._size > self._longest:
            raise RowTooLong(one_line=False)
        return line

    def begin_row(self) -> int:
        """The number of the line in which the next row begins."""
        self._row, self._size = [], 0
        return self.number + 1

    def give_back(self, line: str) -> None:
        """Give a line again that was looked at."""
        self._again.append(line)
        self.number -= 1
        self.begin_row()

    def back_to_next(self) -> None:
        """Go back to the second line of the row that began last."""
        self._again.extend(reversed(self._row[1:]))
        self.number -= len(self._row[1:])
        self.begin_row()

    def last_of_several(self) -> str | None:
        """The line given last, if its row began before it."""
        return self._row[-1] if len(self._row) > 1 else None

    def back_to_last(self) -> None:
        """Give the line given last again."""
        self.give_back(self._row[-1])


class RowTooLong(Exception):
    """A row is too long: one line, or several because a quote is not closed."""

    def __init__(self, *, one_line: bool) -> None:
        super().__init__()
        self.one_line = one_line
