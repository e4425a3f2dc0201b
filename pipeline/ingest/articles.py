"""From files to articles: plain text (a file an article) and JSON Lines (a line an article), alone or in folders.

What cannot be read is reported with file and line and left out; everything else goes on. An id that was given before gets a suffix.
"""

import math
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from ..errors import KhabarError
from ..schema import Article
from ..text.characters import replace_unstorable
from .published import parse_date, parse_given

FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "content", "body", "article"),
    "id": ("id", "_id", "doc_id"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "publication_date", "date_published", "pubdate", "date_extracted"),
    "source": ("source", "outlet", "publisher"),
    "country": ("country",),
    "url": ("url", "link"),
    "author": ("author", "byline"),
}
"""The columns each field of an article is looked for in, in this order."""

SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".txt": "text"}
_JSON = msgspec.json.Decoder()

OnError = Callable[[KhabarError], None]


def read_articles(
    inputs: Iterable[str | Path], *, published: str | None = None, fields: Mapping[str, str] | None = None, on_error: OnError | None = None
) -> Iterator[Article]:
    """The articles of files and folders.

    `published` (an ISO date or date-time) is for articles that have no date of their own; `fields` names columns ({"text": "matn"}).
    What cannot be read goes to `on_error`, or is warned of, and the rest is read. Raises KhabarError at once, before anything is read, for a wrong
    `published`, an unknown field, or an input that does not exist.
    """
    if published is not None:
        published = parse_given(published)
    if unknown := set(fields or {}) - set(FIELDS):
        raise KhabarError("--field", f"no field «{min(unknown)}»", f"the fields are {', '.join(FIELDS)}")
    columns = {field: ((fields or {}).get(field, ""), *names) if field in (fields or {}) else names for field, names in FIELDS.items()}
    return _read_files(_named_files(inputs), columns, published, on_error or _warn)


def find_files(inputs: Iterable[str | Path]) -> list[Path]:
    """The files to be read: those given, and those in the folders given. Raises KhabarError for what does not exist or cannot hold articles."""
    return [path for path, _ in _named_files(inputs)]


def _named_files(inputs: Iterable[str | Path]) -> list[tuple[Path, str]]:
    """The files and the names their articles' ids are made of: the path inside the folder given, so that no other input changes an id."""
    found = []
    for given in map(Path, inputs):
        found += [(path, path.relative_to(given).as_posix() if given.is_dir() else path.name) for path in _files(given)]
    return found


def _read_files(files: list[tuple[Path, str]], columns: Mapping[str, tuple[str, ...]], published: str | None, on_error: OnError) -> Iterator[Article]:
    seen: Counter[str] = Counter()
    for path, name in files:
        lines = SUFFIXES[path.suffix.lower()] == "jsonl"
        for article in _read_jsonl(path, name, columns, on_error) if lines else _read_text(path, name, on_error):
            if article.published is None and published is not None:
                article = msgspec.structs.replace(article, published=published, published_source="given")
            yield with_unique_id(article, seen)


def make_article(row: Mapping[str, Any], *, id: str, where: str, columns: Mapping[str, tuple[str, ...]] = FIELDS) -> Article:
    """An article of a row's columns; those that are no field of an article stay in `meta`. Raises KhabarError if there is no text."""
    rest = dict(row)
    notes: list[str] = []
    found: dict[str, Any] = {}
    for field, names in columns.items():
        rest = {name: value for name, value in rest.items() if name not in names or not _missing(value)}
        name = next((name for name in names if name in rest), None)
        if name is not None:
            found[field] = rest.pop(name)
    text = found.get("text")
    if text is None and "" in (row.get(name) for name in columns["text"]):
        raise KhabarError(where, "the text is empty")
    if not isinstance(text, str):
        raise KhabarError(where, f"no text field (looked for {', '.join(columns['text'])})", "name it with --field text=COLUMN")
    text, replaced = replace_unstorable(text)
    if replaced:
        notes.append(f"{replaced} NULs or lone surrogates replaced")
    date = found.get("published")
    iso = parse_date(str(date)) if date is not None else None
    if date is not None and iso is None:
        notes.append(f"publication date not understood: {str(date)[:80]}")
        rest["published"] = date
    country = found.get("country")
    if isinstance(country, str) and len(country) == 2 and country.isascii() and country.isalpha():
        country = country.upper()
    elif country is not None:
        rest["country"], country = country, None
    named: dict[str, Any] = {field: _plain(found[field]) for field in ("source", "url", "title", "author") if field in found}
    return Article(
        id=_plain(found.get("id", id)),
        text=text,
        country=country,
        published=iso,
        published_source="metadata" if iso else None,
        meta=_storable(rest),
        warnings=tuple(notes),
        **named,
    )


def _missing(value: Any) -> bool:
    """None, the empty string, and the NaN that data frames have for nothing."""
    return value is None or (isinstance(value, str) and not value) or (isinstance(value, float) and value != value)


def _plain(value: Any) -> str:
    return replace_unstorable(value if isinstance(value, str) else str(value))[0]


def _storable(value: Any) -> Any:
    """Other columns as they were, but for what no JSON file can hold."""
    if isinstance(value, str):
        return replace_unstorable(value)[0]
    if isinstance(value, dict):
        return {_plain(key): _storable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(item) for item in value]
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return _plain(value)  # a date, a number of numpy: what JSON has no word for


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
        if not found:
            raise KhabarError(str(path), "no articles in this folder", f"files that can be read end in {', '.join(SUFFIXES)}")
        return found
    if not path.exists():
        raise KhabarError(str(path), "no such file")
    if path.suffix.lower() not in SUFFIXES:
        raise KhabarError(str(path), "unknown kind of file", f"files that can be read end in {', '.join(SUFFIXES)}")
    return [path]


def _read_text(path: Path, name: str, on_error: OnError) -> Iterator[Article]:
    try:
        article = make_article({"text": path.read_bytes().decode("utf-8-sig")}, id=name, where=str(path))
    except (OSError, UnicodeDecodeError) as error:
        on_error(_unreadable(str(path), error))
    except KhabarError as error:
        on_error(error)
    else:
        yield article


def _read_jsonl(path: Path, name: str, columns: Mapping[str, tuple[str, ...]], on_error: OnError) -> Iterator[Article]:
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                where = f"{path}:{number}"
                line = line.removeprefix(b"\xef\xbb\xbf").strip()
                if not line:
                    continue
                try:
                    yield _article_of_line(line, where, f"{name}:{number}", columns)
                except KhabarError as error:
                    on_error(error)
    except OSError as error:
        on_error(_unreadable(str(path), error))


def _article_of_line(line: bytes, where: str, id: str, columns: Mapping[str, tuple[str, ...]]) -> Article:
    try:
        row = _decode(line)
    except UnicodeDecodeError as error:
        raise _unreadable(where, error) from None
    except (ValueError, RecursionError) as error:
        raise KhabarError(where, f"no JSON: {error}", "each line is one JSON object") from None
    if not isinstance(row, dict):
        raise KhabarError(where, "no JSON object", 'each line is one article, like {"text": …}')
    try:
        return make_article(row, id=id, where=where, columns=columns)
    except RecursionError:
        raise KhabarError(where, "columns nested too deep") from None


def _decode(line: bytes) -> Any:
    """msgspec is fast; the standard library reads what it refuses and JSON writers write: lone surrogates, NaN."""
    try:
        return _JSON.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        import json

        return json.loads(line.decode("utf-8"))


def _unreadable(where: str, error: OSError | UnicodeDecodeError) -> KhabarError:
    if isinstance(error, UnicodeDecodeError):
        return KhabarError(where, f"not UTF-8 (byte {error.start})", "convert it, e.g. with iconv -f windows-1256 -t utf-8")
    return KhabarError(where, error.strerror or "cannot be read")


def with_unique_id(article: Article, seen: Counter[str]) -> Article:
    """The article, with a suffix and a warning if its id was given before; `seen` counts the ids so far."""
    given, id = article.id, article.id
    while seen[id]:
        id = f"{given}-{seen[given] + 1}"
        seen[given] += 1
    seen[id] += 1
    if id == given:
        return article
    return msgspec.structs.replace(article, id=id, warnings=(*article.warnings, f"id «{given}» was given before"))


def _warn(error: KhabarError) -> None:
    warnings.warn(str(error), stacklevel=2)
