"""Web archives: the pages and plain texts among the records of a WARC file, by FastWARC (the extra `warc`), pages by the extra `html` too.

A record is cut out (`warc_records`) and only then given to FastWARC, so that a broken one costs itself and not all that follow it. Other records
(requests, images, redirects, robots.txt) are passed over. The day a page was crawled is not the day it was published: it stays in `meta` as
`crawled`, and `published` is what the page itself states, or nothing.
"""

import codecs
import io
import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from ..errors import KhabarError
from ..schema import Article
from .encodings import decode, notes_of
from .fields import make_article
from .html_files import read_page
from .limits import Limits
from .streams import OnError, Stream
from .warc_records import find_records

_PAGES = ("text/html", "application/xhtml+xml")
_PLAIN = "text/plain"
_FOUND = 200
_FOR_MACHINES = ("/robots.txt", "/ads.txt", "/app-ads.txt", "/humans.txt", "/security.txt")


def read_warc(stream: Stream, fields: Mapping[str, str] | None, on_error: OnError) -> Iterator[Article]:
    """The articles of a WARC file. What cannot be read goes to `on_error`. Raises KhabarError if the extra is not installed."""
    open_record = _opener(stream.where)
    for number, record in enumerate(find_records(stream.data, stream.where, stream.limits), 1):
        where = f"{stream.where} (record {number})"
        try:
            if isinstance(record, KhabarError):
                raise KhabarError(where, record.what, record.way_out)
            article = _article(open_record(record.data, where), record.is_whole, f"{stream.name}:{number}", where, stream, fields)
        except KhabarError as error:
            on_error(error)
        except Exception as error:  # of FastWARC or trafilatura on a record made to break them
            on_error(KhabarError(where, f"cannot be read: {type(error).__name__}: {error}"))
        else:
            if article is not None:
                yield article


def _article(record: Any, is_whole: bool, id: str, where: str, stream: Stream, fields: Mapping[str, str] | None) -> Article | None:
    """The article of a record; None if it is one to be passed over."""
    url = record.headers.get("WARC-Target-URI", "").strip("<> ")
    type_, charset = _content(record)
    if type_ is None or urlsplit(url).path.endswith(_FOR_MACHINES):
        return None
    if not is_whole:
        raise stream.limits.too_long(where, "a page")
    body = _body(record, where, stream.limits)
    cut = record.headers.get("WARC-Truncated")
    if cut:
        body = _to_last_character(body)
    if type_ == _PLAIN:
        text, encoding = decode(body, where, declared=charset)
        row, notes = dict[str, Any](text=text), notes_of(encoding)
    else:
        row, notes = read_page(body, where, charset=charset)
    row |= {"id": record.headers.get("WARC-Record-ID", "").strip("<> ") or id, "url": url or row.get("url")}
    row["crawled"] = record.headers.get("WARC-Date")
    if cut:
        notes = (*notes, f"cut off by the crawler ({cut})")
    return make_article(row, id=id, where=where, fields=fields, warnings=notes)


def _body(record: Any, where: str, limits: Limits) -> bytes:
    """What was sent, unpacked. Raises KhabarError if it is damaged or unpacks to more than an article may have."""
    encoding = (record.http_headers.get("Content-Encoding") or "").strip().lower() if record.is_http_parsed else ""
    try:
        body: bytes = record.reader.read(limits.article + 1)
        if encoding in ("gzip", "x-gzip", "deflate"):
            body = _inflate(body, limits.article + 1)
        elif encoding == "br":
            from fastwarc.stream_io import BrotliReader

            body = BrotliReader(io.BytesIO(body)).read(limits.article + 1)
        elif encoding not in ("", "identity", "none", "utf-8"):
            raise KhabarError(where, f"in an unknown encoding «{encoding[:40]}»")
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise KhabarError(where, f"damaged: {error}") from None
    if len(body) > limits.article:
        raise limits.too_long(where, "a page")
    return body


def _to_last_character(body: bytes) -> bytes:
    """Without the first bytes of a character in UTF-8 whose others were cut off."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(body)
    except UnicodeDecodeError:
        return body
    return body[: len(body) - len(decoder.getstate()[0])]


def _inflate(data: bytes, most: int) -> bytes:
    """Unpacked at most so many bytes. Raises EOFError where the end is missing, which FastWARC does not tell."""
    if data[:2] != b"\x1f\x8b" and (data[:1] != b"x" or int.from_bytes(data[:2], "big") % 31):  # deflate without a header, as some servers send it
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    else:
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    body = unpacker.decompress(data, most)
    if not unpacker.eof and len(body) < most:
        raise EOFError("the compressed page is cut off")
    return body


def _content(record: Any) -> tuple[str | None, str | None]:
    """The content type of a page or plain text, without parameters, and the encoding it names; None for all else."""
    kind = record.headers.get("WARC-Type", "").lower()
    if kind == "response":
        if not record.is_http_parsed or record.http_headers.status_code != _FOUND:
            return None, None
        stated = record.http_headers.get("Content-Type") or record.headers.get("WARC-Identified-Payload-Type") or ""
    elif kind in ("conversion", "resource"):
        stated = record.headers.get("Content-Type") or ""
    else:
        return None, None
    type_ = stated.partition(";")[0].strip().lower()
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", stated, re.IGNORECASE | re.ASCII)
    return (type_ if type_ in (*_PAGES, _PLAIN) else None), charset[1] if charset else None


def _opener(where: str) -> Any:
    """A function from the bytes of a record to FastWARC's."""
    try:
        from fastwarc.warc import ArchiveIterator
    except ImportError:
        raise KhabarError(where, "WARC needs the extra warc", "pip install 'khabar[warc]'") from None

    def open_record(data: bytes, where: str) -> Any:
        try:
            return next(iter(ArchiveIterator(io.BytesIO(data), auto_decode="transfer", strict_mode=False)))
        except (OSError, StopIteration) as error:
            raise KhabarError(where, f"no WARC record: {error}") from None

    return open_record
