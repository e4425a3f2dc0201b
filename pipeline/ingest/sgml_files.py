"""Older corpora: many articles a file, each in <DOC> … </DOC>, as TREC and the LDC (Gigaword) write them.

Their SGML is no XML: elements are not always closed, nothing is around the documents, & and < stand bare. So elements are looked for by name in one
document at a time, which is read line by line. A document that is not closed is left out, since nobody knows how much of it is missing.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..errors import KhabarError
from ..schema import Article
from .encodings import notes_of, to_utf8, undecodable
from .fields import make_article
from .lines import TooLong, read_lines
from .streams import OnError, Stream

_BOUND = re.compile(rb"<(/?)DOC(?:\s[^<>]*)?>", re.IGNORECASE)
_CUT = re.compile(r"(?<!^)<DOC\s", re.IGNORECASE)
"""The tag of another document, cut off: `_BOUND` has taken all whole ones."""
_TAG = re.compile(r"<(/?)([A-Za-z][\w.-]*)((?:\s[^<>]*)?)>")
_ATTRIBUTE = re.compile(r"""(?<!\w)([A-Za-z]\w*)\s*+=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,30});")
_DATE_IN_ID = re.compile(r"(?<!\d)((?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)")

_FIELDS = {
    "docno": "id", "docid": "id", "headline": "title", "hl": "title", "title": "title", "date_time": "published", "datetime": "published",
    "date": "published", "pubdate": "published", "author": "author", "byline": "author", "source": "source", "url": "url",
}  # fmt: skip
"""Elements and the fields of an article that they hold; the first of a field that holds something counts."""
_TEXT, _DATELINE = "text", "dateline"
_PARAGRAPHS = {"p", "seg", "br", "turn", "post", "s"}
"""Elements in a text that begin a line of their own."""
_FRAMES = {"doc", "body", "header", "text", *_PARAGRAPHS}
"""Elements that hold others; all else is a column."""


def read_sgml(stream: Stream, fields: Mapping[str, str] | None, on_error: OnError) -> Iterator[Article]:
    """The articles of a file of <DOC>s. What cannot be read goes to `on_error`; a file without any raises KhabarError."""
    data, encoding = to_utf8(stream.data, stream.where)
    found = False
    for line, document in _documents(replace(stream, data=data)):
        found, where = True, f"{stream.where}:{line}"
        try:
            if isinstance(document, KhabarError):
                raise document
            yield _article(document, f"{stream.name}:{line}", where, encoding, fields)
        except KhabarError as error:
            on_error(error)
    if not found:
        raise KhabarError(stream.where, "no <DOC> in it", "each article is one <DOC> … </DOC>")


def _documents(stream: Stream) -> Iterator[tuple[int, bytes | KhabarError]]:
    """What stands in each <DOC>, its tags included, with the line it begins in; or what is wrong with it."""
    begins, held, size = 0, list[bytes](), 0
    for number, line in enumerate(read_lines(stream.data, stream.limits.article), 1):
        if isinstance(line, TooLong):
            yield begins or number, stream.limits.too_long(f"{stream.where}:{number}", "a line")
            begins = 0
            continue
        at = 0
        for bound in _BOUND.finditer(line):
            closes = bool(bound[1])
            if begins and closes:
                held.append(line[at : bound.start()])
                yield begins, b"".join(held)
                begins = 0
            elif not closes:
                if begins:
                    yield begins, _not_closed(stream, begins)
                begins, held, size = number, [bound[0]], 0
            at = bound.end()
        if begins:
            held.append(line[at:])
            size += len(line)
            if size > stream.limits.article:
                yield begins, stream.limits.too_long(f"{stream.where}:{begins}", "a <DOC>")
                begins = 0
    if begins:
        yield begins, _not_closed(stream, begins)


def _not_closed(stream: Stream, line: int) -> KhabarError:
    return KhabarError(f"{stream.where}:{line}", "<DOC> is not closed", "each article ends with </DOC>")


def _article(document: bytes, id: str, where: str, encoding: str, fields: Mapping[str, str] | None) -> Article:
    try:
        source = document.decode("utf-8")
    except UnicodeDecodeError as error:
        raise undecodable(where, error.start, encoding) from None
    if _CUT.search(source):
        raise KhabarError(where, "a <DOC that does not end with > in its line", "each article is one <DOC> … </DOC>")
    columns = _columns(source)
    row: dict[str, str] = {}
    for name, value in columns.items():
        field = _FIELDS.get(name, name)
        if value and field not in row:
            row[field] = value
        elif value:
            row[name] = value
    if not row.get(_TEXT):
        raise KhabarError(where, "the text is empty" if _TEXT in columns else "no <TEXT> in this <DOC>")
    if dateline := row.pop(_DATELINE, None):  # the corpus cut it off the story
        row[_TEXT] = f"{dateline}\n{row[_TEXT]}"
    if "published" not in row and (date := _DATE_IN_ID.search(row.get("id", ""))):
        row["published"] = date[1]
    return make_article(row, id=id, where=where, fields=fields, warnings=notes_of(encoding))


def _columns(document: str) -> dict[str, str]:
    """The elements of a document and what they hold, attributes of <DOC> among them, by their names in small letters.

    An element goes as far as its end tag, or else to the next element beside it.
    """
    columns: dict[str, list[str]] = {}
    tags = list(_TAG.finditer(document))
    for name, *values in _ATTRIBUTE.findall(tags[0][3]):
        columns["docid" if name.lower() == "id" else name.lower()] = [_unescape("".join(values)).strip()]
    number = 1
    while number < len(tags):
        tag, name = tags[number], tags[number][2].lower()
        number += 1
        if tag[1] or (name in _FRAMES and name != _TEXT):
            continue
        last = number
        while last < len(tags) and not _ends(tags[last], name):
            last += 1
        stop = tags[last].start() if last < len(tags) else len(document)
        value = _text(document, tag.end(), stop, tags[number:last]) if name == _TEXT else _line(document[tag.end() : stop])
        columns.setdefault(name, []).append(value)
        number = last
    return {name: "\n".join(filter(None, values)) for name, values in columns.items()}


def _ends(tag: re.Match[str], name: str) -> bool:
    """Does a tag end the element of this name: its own end, the end of what is around it, or, for all but the text, another element?"""
    other = tag[2].lower()
    if tag[1]:
        return other == name or other in ("body", "doc")
    return name != _TEXT and other not in _PARAGRAPHS


def _text(document: str, start: int, stop: int, tags: list[re.Match[str]]) -> str:
    """A text: a paragraph in <P> a line, since its line ends are where the corpus broke it; without <P> the lines as they are."""
    if not any(tag[2].lower() in _PARAGRAPHS for tag in tags):
        return _unescape(_TAG.sub("", document[start:stop])).strip()
    paragraphs, begin = [], start
    for tag in tags:
        if tag[2].lower() in _PARAGRAPHS:
            paragraphs.append(_line(document[begin : tag.start()]))
            begin = tag.end()
    paragraphs.append(_line(document[begin:stop]))
    return "\n".join(filter(None, paragraphs))


def _line(source: str) -> str:
    return " ".join(_unescape(_TAG.sub("", source)).split())


def _unescape(text: str) -> str:
    """Entities as characters; an & alone stays."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
