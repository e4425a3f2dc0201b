"""Tables: CSV with commas, semicolons, tabs or bars, and TSV; a row an article, the columns named in the first line.

Rows that do not fit the header are named with their line and left out: in a row that is cut in the wrong place the text is not the text.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from itertools import chain

from ..errors import KhabarError
from ..schema import Article
from .encodings import notes_of, to_utf8, undecodable
from .fields import has_text_column, make_article, no_text_column
from .kinds import is_tab_separated
from .streams import OnError, Stream

_DELIMITERS = ",;\t|"
_LONGEST_CELL = 1 << 26
"""Characters; a longer cell is a quote that was not closed."""
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n?")
_LOST_BYTES = re.compile("[\udc80-\udcff]")
_SPILT = "a quotation mark inside a quoted cell is written twice"


def read_csv(stream: Stream, fields: Mapping[str, str] | None, on_error: OnError) -> Iterator[Article]:
    """The articles of a table. What cannot be read goes to `on_error`."""
    data, encoding = to_utf8(stream.data, stream.where)
    lines = iter(io.TextIOWrapper(data.buffered(), encoding="utf-8", errors="surrogateescape", newline=""))
    first, skipped, delimiter = _first_line(lines, stream.file)
    rows = _rows(chain([first], lines), delimiter, skipped)
    header: list[str] | None = None
    for line, row in rows:
        where = f"{stream.where}:{line}"
        try:
            if isinstance(row, str):
                raise KhabarError(where, row, _SPILT)
            if header is None:
                header = _header(row, where, fields)
                continue
            yield make_article(
                _cells(row, header, where, encoding), id=f"{stream.name}:{line}", where=where, fields=fields, warnings=notes_of(encoding)
            )
        except KhabarError as error:
            on_error(error)
            if header is None:
                return


def _first_line(lines: Iterator[str], file: str) -> tuple[str, int, str]:
    """The line with the columns, how many stand before it («sep=;» of Excel, blank ones), and what parts the cells in it."""
    skipped, told = 0, None
    for line in lines:
        if separator := _SEPARATOR_LINE.fullmatch(line):
            told = separator[1]
        elif line.strip():
            return line, skipped, told or ("\t" if is_tab_separated(file) else _delimiter(line))
        skipped += 1
    return "", skipped, ","


def _delimiter(header: str) -> str:
    """The commonest of the usual ones outside quotes; a comma where there is one column."""
    bare = _QUOTED.sub("", header)
    return max(_DELIMITERS, key=bare.count)


def _rows(lines: Iterator[str], delimiter: str, skipped: int) -> Iterator[tuple[int, list[str] | str]]:
    """The rows, each with the line it begins in, or what is wrong with it."""
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_CELL))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + skipped + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, f"no row: {error}"
            continue
        if row:
            yield line, row


def _header(row: list[str], where: str, fields: Mapping[str, str] | None) -> list[str]:
    """The columns, a name given twice with a number. Raises KhabarError if none of them can hold the text."""
    columns: list[str] = []
    for name in (cell.strip() for cell in row):
        again = sum(1 for column in row[: len(columns)] if column.strip() == name)
        columns.append(f"{name} {again + 1}" if again else name)
    if not has_text_column(tuple(columns), fields):
        raise no_text_column(tuple(columns), where, fields)
    return columns


def _cells(row: list[str], header: list[str], where: str, encoding: str) -> dict[str, str]:
    if len(row) != len(header):
        raise KhabarError(where, f"{len(row)} cells where the header has {len(header)}", "is a cell with a separator in it not quoted?")
    for cell in row:
        if _LOST_BYTES.search(cell):
            raise undecodable(where, len(cell[: _LOST_BYTES.search(cell).start()].encode()), encoding)  # type: ignore[union-attr]
    return dict(zip(header, row, strict=True))
