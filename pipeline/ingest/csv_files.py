"""Tables: CSV with commas, semicolons, tabs or bars, and TSV; a row an article, the columns named in the first line.

Rows that do not fit the header are named with their line and left out: in a row that is cut in the wrong place the text is not the text.
A quote that is not closed costs its line, not what follows.
"""

import csv
import re
from collections.abc import Iterator, Mapping

from ..errors import KhabarError
from ..schema import Article
from .encodings import notes_of, to_utf8, undecodable
from .fields import has_text_column, make_article, no_text_column
from .kinds import is_tab_separated
from .lines import RowLines, RowTooLong
from .streams import OnError, Stream

_DELIMITERS = ",;\t|"
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n?")
_LOST_BYTES = re.compile("[\udc80-\udcff]")
_SPILT = "a quotation mark inside a quoted cell is written twice"


def read_csv(stream: Stream, fields: Mapping[str, str] | None, on_error: OnError) -> Iterator[Article]:
    """The articles of a table. What cannot be read goes to `on_error`."""
    data, encoding = to_utf8(stream.data, stream.where)
    lines = RowLines(data, stream.limits.article)
    try:
        delimiter = _delimiter_before_header(lines, stream.file)
    except RowTooLong:
        raise stream.limits.too_long(f"{stream.where}:{lines.number}", "a header") from None
    rows = _rows(lines, delimiter, stream)
    header: list[str] | None = None
    for line, row in rows:
        where = f"{stream.where}:{line}"
        try:
            if isinstance(row, KhabarError):
                raise row
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


def _delimiter_before_header(lines: RowLines, file: str) -> str:
    """What parts the cells; the line with the columns is the next, behind what may stand before it («sep=;» of Excel, blank ones)."""
    told = None
    for line in lines:
        if separator := _SEPARATOR_LINE.fullmatch(line):
            told = separator[1]
        elif line.strip():
            lines.give_back(line)
            return told or ("\t" if is_tab_separated(file) else _delimiter(line))
        lines.begin_row()
    return ","


def _delimiter(header: str) -> str:
    """The commonest of the usual ones outside quotes; a comma where there is one column."""
    bare = _QUOTED.sub("", header)
    return max(_DELIMITERS, key=bare.count)


def _rows(lines: RowLines, delimiter: str, stream: Stream) -> Iterator[tuple[int, list[str] | KhabarError]]:
    """The rows, each with the line it begins in, or what is wrong with it."""
    csv.field_size_limit(max(csv.field_size_limit(), stream.limits.article))  # the lines have a limit of their own
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    width = 0
    while True:
        line = lines.begin_row()
        where = f"{stream.where}:{line}"
        try:
            row = next(reader)
        except StopIteration:
            return
        except RowTooLong as error:
            yield line, stream.limits.too_long(where, "a line" if error.one_line else "a row, whose quote may not be closed,")
            lines.back_to_next()
        except csv.Error as error:
            yield line, KhabarError(where, f"no row: {error}", _SPILT)
            if "unexpected end" in str(error):
                lines.back_to_next()
            elif _is_row(lines.last_of_several(), delimiter, width):
                lines.back_to_last()
        else:
            width = width or len(row)
            if row:
                yield line, row


def _is_row(line: str | None, delimiter: str, width: int) -> bool:
    """Is a line that a row broke in a row of its own? Then the quote before it was not closed."""
    try:
        return line is not None and [len(row) for row in csv.reader([line], delimiter=delimiter, strict=True)] == [width]
    except csv.Error:
        return False


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
