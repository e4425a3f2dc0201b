"""JSON: lines, arrays, an object or several, in files called .jsonl or .json alike, since people call either either.

Lines and the values of arrays are read one at a time; what is broken is named with its line, and the rest is read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import msgspec

from ..errors import KhabarError
from ..schema import Article
from .encodings import notes_of, to_utf8, undecodable
from .fields import has_text_column, make_article
from .json_scan import scan_values
from .lines import TooLong, read_lines
from .streams import OnError, Stream

_JSON = msgspec.json.Decoder()
_EXAMPLE = 'each article is one object, like {"text": …}'

Fields = Mapping[str, str] | None


def read_json(stream: Stream, fields: Fields, on_error: OnError) -> Iterator[Article]:
    """The articles of a JSON file. What cannot be read goes to `on_error`."""
    data, encoding = to_utf8(stream.data, stream.where)
    notes = notes_of(encoding)
    reader = _rows_of_lines if _is_lines(data.head(), fields) else _rows_of_values
    for position, where, row in reader(replace(stream, data=data), fields, encoding):
        try:
            if isinstance(row, KhabarError):
                raise row
            yield make_article(_object(row, where), id=f"{stream.name}:{position}", where=where, fields=fields, warnings=notes)
        except KhabarError as error:
            on_error(error)


Rows = Iterator[tuple[int, str, Any]]
"""Each row, or the error it is, with its number and its address."""


def _is_lines(head: bytes, fields: Fields) -> bool:
    """Is there an object (or something broken) a line? Arrays, objects over several lines and objects around a list of articles are not."""
    start = head.lstrip()
    if start.startswith(b"["):
        return False
    line, _, rest = start.partition(b"\n")
    try:
        first = decode_json(line)
    except (ValueError, RecursionError):
        return not (rest.strip() and start.startswith(b"{") and _goes_on(line))
    return bool(rest.strip()) or _list_inside(first, fields) is None


def _goes_on(line: bytes) -> bool:
    """Does an object that begins in this line end in another? Broken lines of JSON Lines hold a whole object, or try to."""
    return line.rstrip().endswith((b"{", b",", b"[", b":")) or line.count(b"{") > line.count(b"}")


def _rows_of_lines(stream: Stream, fields: Fields, encoding: str) -> Rows:
    for number, line in enumerate(read_lines(stream.data, stream.limits.article), 1):
        where = f"{stream.where}:{number}"
        if isinstance(line, TooLong):
            yield number, where, stream.limits.too_long(where, "a line")
        elif line := line.strip():
            yield number, where, _value_of(line, where, encoding)


def _rows_of_values(stream: Stream, fields: Fields, encoding: str) -> Rows:
    """The values of an array, or one behind the other; an object that is no article but has a list of them stands for these."""
    number = 0
    for line, value in scan_values(stream.data, stream.where, stream.limits):
        number += 1
        where = f"{stream.where}:{line} (article {number})"
        row = value if isinstance(value, KhabarError) else _value_of(value, where, encoding)
        rows = _list_inside(row, fields)
        if rows is None:
            yield number, where, row
            continue
        for position, inner in enumerate(rows, number):
            yield position, f"{stream.where}:{line} (article {position})", inner
        number += len(rows) - 1


def _list_inside(row: Any, fields: Fields) -> list[Any] | None:
    """The articles in an object like {"source": …, "articles": [{…}, …]}."""
    if not isinstance(row, dict) or has_text_column(tuple(row), fields):
        return None
    lists = [value for value in row.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
    return lists[0] if len(lists) == 1 else None


def _value_of(data: bytes, where: str, encoding: str) -> Any:
    """The value, or the error of what is none."""
    try:
        return decode_json(data)
    except UnicodeDecodeError as error:
        return undecodable(where, error.start, encoding)
    except RecursionError:
        return KhabarError(where, "no JSON: nested too deep", _EXAMPLE)
    except ValueError as error:
        return KhabarError(where, f"no JSON: {error}", _EXAMPLE)


def decode_json(data: bytes) -> Any:
    """The value in UTF-8 bytes. msgspec is fast; the standard library reads what it refuses and JSON writers write: lone surrogates, NaN, tabs."""
    try:
        return _JSON.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        import json

        return json.loads(data.decode("utf-8"), strict=False)


def _object(row: Any, where: str) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise KhabarError(where, "no JSON object", _EXAMPLE)
    return row
