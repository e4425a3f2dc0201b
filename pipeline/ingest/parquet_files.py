"""Parquet: a row an article, read a few rows at a time, of the columns' values only those of these rows.

Its table of contents stands at its end, so a Parquet file that is itself inside another file is copied to an unnamed temporary file first.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ..errors import KhabarError
from ..schema import Article
from .fields import has_text_column, make_article, no_text_column
from .streams import OnError, Stream, damaged, spool

_ROWS = 64
_BUFFER = 1 << 20
"""Bytes read ahead of a column, instead of all of it."""


def read_parquet(stream: Stream, fields: Mapping[str, str] | None, on_error: OnError) -> Iterator[Article]:
    """The articles of a Parquet file. What cannot be read goes to `on_error`."""
    with stream.path.open("rb") if stream.path else spool(stream) as file:
        for number, row in _rows(file, stream, fields, on_error):
            where = f"{stream.where} (row {number})"
            try:
                columns = {name: _value(cell, where, name, stream) for name, cell in row.items()}
                yield make_article(columns, id=f"{stream.name}:{number}", where=where, fields=fields)
            except KhabarError as error:
                on_error(error)


def _rows(file: Any, stream: Stream, fields: Mapping[str, str] | None, on_error: OnError) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows with their numbers, a cell an Arrow scalar; a group of rows that is damaged costs its rows from there on."""
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        table = ParquetFile(file, buffer_size=_BUFFER, pre_buffer=False, page_checksum_verification=True)
        columns = tuple(table.schema_arrow.names)
    except (ArrowException, OSError) as error:
        raise _damaged(stream.where, error) from error
    if not has_text_column(columns, fields):
        raise no_text_column(columns, stream.where, fields)
    first = 1
    for group in range(table.metadata.num_row_groups):
        about = table.metadata.row_group(group)
        number = first
        try:
            _check_columns(about, stream)
            for batch in table.iter_batches(_ROWS, row_groups=[group], use_threads=False):
                for row in range(batch.num_rows):
                    yield number, dict(zip(columns, (column[row] for column in batch.columns), strict=True))
                    number += 1
        except (ArrowException, OSError, KhabarError) as error:
            on_error(_damaged(f"{stream.where} (rows {number} to {first + about.num_rows - 1})", error))
        first += about.num_rows


def _check_columns(group: Any, stream: Stream) -> None:
    """Raises KhabarError for columns packed to unpack to far more."""
    for number in range(group.num_columns):
        column = group.column(number)
        stream.limits.check_unpacked(stream.where, column.total_uncompressed_size, max(1, column.total_compressed_size))


def _value(cell: Any, where: str, column: str, stream: Stream) -> Any:
    """The value of a cell; bytes are text in UTF-8, which is what writers that know no strings leave, or hexadecimal.

    Raises KhabarError for what cannot be read.
    """
    import pyarrow as pa

    if isinstance(cell, pa.DictionaryScalar):
        cell = cell.value
    if isinstance(cell, pa.BinaryScalar) and cell.is_valid:
        data: bytes = cell.as_buffer()
        if len(data) > stream.limits.article:
            raise stream.limits.too_long(where, f"a cell of «{column}»")
        try:
            return str(data, "utf-8")
        except UnicodeDecodeError as error:
            if not isinstance(cell, pa.StringScalar):  # of the kinds of bytes the one that is text
                return bytes(data).hex()
            raise KhabarError(where, f"«{column}» is not UTF-8 (byte {error.start})", "write it as UTF-8") from None
    try:
        return cell.as_py()
    except (ValueError, OverflowError) as error:  # a date beyond the calendar
        raise KhabarError(where, f"«{column}» cannot be read: {error}", "leave the column out") from None


def _damaged(where: str, error: Exception) -> KhabarError:
    if isinstance(error, KhabarError):
        return KhabarError(where, error.what, error.way_out)
    return damaged(where, " ".join(str(error).split()))
