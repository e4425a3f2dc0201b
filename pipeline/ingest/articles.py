"""From inputs to articles: every file is opened, its kind told, and its articles given one at a time.

What cannot be read is reported with file and line and left out; everything else goes on. An id that was given before gets a suffix.
"""

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from ..errors import KhabarError
from ..schema import Article
from .csv_files import read_csv
from .encodings import detect
from .fields import check_fields
from .html_files import read_html
from .inputs import Input, OnOpen, find_inputs, open_input
from .json_files import read_json
from .kinds import kind_by_content, kind_by_magic, kind_of
from .limits import DEFAULT, Limits
from .parquet_files import read_parquet
from .published import parse_given
from .seen import SeenIds
from .sgml_files import read_sgml
from .streams import OnError, Stream
from .text_files import read_text
from .warc_files import read_warc

_READERS: dict[str, Callable[[Stream, Mapping[str, str] | None, OnError], Iterator[Article]]] = {
    "json": read_json,
    "csv": read_csv,
    "text": read_text,
    "html": read_html,
    "sgml": read_sgml,
    "parquet": read_parquet,
    "warc": read_warc,
}


def read_articles(
    inputs: Iterable[str | Path],
    *,
    published: str | None = None,
    fields: Mapping[str, str] | None = None,
    on_error: OnError | None = None,
    limits: Limits = DEFAULT,
    on_open: OnOpen | None = None,
) -> Iterator[Article]:
    """The articles of files, folders, patterns and standard input («-»).

    `published` (an ISO date or date-time) is for articles that have no date of their own; `fields` names columns ({"text": "matn"}); `limits` say
    how long an article may be and how much a packed file may unpack to, in bytes.
    What cannot be read goes to `on_error`, or is warned of, and the rest is read; `on_open` is told of each file. Raises KhabarError at once, before
    anything is read, for a wrong `published`, an unknown field, or an input that does not exist.
    """
    if published is not None:
        published = parse_given(published)
    check_fields(fields)
    return _read_inputs(find_inputs(inputs), fields, published, on_error or _warn, limits, on_open)


def with_unique_id(article: Article, seen: SeenIds) -> Article:
    """The article, with a suffix and a warning if its id was given before."""
    given, id = article.id, seen.unique(article.id)
    if id == given:
        return article
    return msgspec.structs.replace(article, id=id, warnings=(*article.warnings, f"id «{given}» was given before"))


def _read_inputs(
    inputs: list[Input],
    fields: Mapping[str, str] | None,
    published: str | None,
    on_error: OnError,
    limits: Limits,
    on_open: OnOpen | None,
) -> Iterator[Article]:
    seen = SeenIds()
    for found in inputs:
        for stream in open_input(found, on_error, limits=limits, on_open=on_open):
            for article in _read_stream(stream, fields, on_error):
                if article.published is None and published is not None:
                    article = msgspec.structs.replace(article, published=published, published_source="given")
                yield with_unique_id(article, seen)


def _read_stream(stream: Stream, fields: Mapping[str, str] | None, on_error: OnError) -> Iterator[Article]:
    try:
        yield from _READERS[_kind(stream)](stream, fields, on_error)
    except KhabarError as error:
        on_error(error)
    except Exception as error:  # of a library on a file made to break it: the other files are still to be read
        on_error(KhabarError(stream.where, f"cannot be read: {type(error).__name__}: {error}"))


def _kind(stream: Stream) -> str:
    """By the name; by the content where that says nothing, and for old corpora, which call their files .txt."""
    named = kind_of(stream.file)
    if named not in (None, "text"):
        return named
    head = stream.data.head()
    if magic := kind_by_magic(head):
        return magic if named is None else named
    found = kind_by_content(head.decode(detect(head) or "ascii", "replace").lstrip("\N{ZERO WIDTH NO-BREAK SPACE}"))
    return found if named is None or found == "sgml" else named


def _warn(error: KhabarError) -> None:
    warnings.warn(str(error), stacklevel=2)
