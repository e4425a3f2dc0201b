"""From a row's columns to an article: which column is the text, the title, the date, in English and Arabic, and what becomes of the others.

Columns are known by their names, written any way («publishedAt», «published_at», «تاريخ_النشر»). What is no field of an article stays in `meta`.
"""

import math
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ..errors import KhabarError
from ..schema import Article
from ..text.characters import replace_unstorable
from ..text.keys import key
from .published import parse_date

FIELDS: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "content", "body", "article", "article text", "article body", "full text", "main text", "story", "maintext",
        "النص", "نص الخبر", "نص المقال", "نص المقالة", "نص", "المحتوى", "محتوى الخبر", "محتوى", "المتن", "متن الخبر",
        "الخبر", "المقال", "المقالة",
    ),
    "id": ("id", "doc id", "article id", "guid", "المعرف", "معرف", "رقم الخبر", "رقم المقال"),
    "title": ("title", "headline", "العنوان", "عنوان الخبر", "عنوان المقال", "عنوان"),
    "published": (
        "published", "date", "published at", "publication date", "date published", "published date", "published on",
        "pub date", "publish date", "date publish", "datetime", "timestamp", "created at", "date extracted",
        "تاريخ النشر", "تاريخ الخبر", "التاريخ", "تاريخ",
    ),
    "source": (
        "source", "outlet", "publisher", "newspaper", "source name", "site name",
        "المصدر", "مصدر الخبر", "الصحيفة", "الجريدة", "الموقع", "مصدر",
    ),
    "country": ("country", "country code", "الدولة", "البلد"),
    "url": ("url", "link", "article url", "permalink", "الرابط", "رابط الخبر", "رابط المقال", "رابط"),
    "author": ("author", "byline", "authors", "writer", "الكاتب", "كاتب المقال", "المؤلف", "الكاتبة"),
}  # fmt: skip
"""The columns each field of an article is looked for in, in this order."""

_NOT_LETTERS = re.compile(r"[\W_]+")
_SHOWN = 4
_DEEPEST = 100
"""Levels of lists and objects in a column: what is deeper is made to break whoever reads it."""
_LIST_SEPARATOR = "، "


def column_key(name: str) -> str:
    """The normal form of a column's name.

    >>> column_key("publishedAt") == column_key("Published_at"), column_key("تاريخ النَّشر")
    (True, 'تاريخالنشر')
    """
    return _NOT_LETTERS.sub("", key(name))


def make_article(row: Mapping[str, Any], *, id: str, where: str, fields: Mapping[str, str] | None = None, warnings: tuple[str, ...] = ()) -> Article:
    """An article of a row's columns; those that are no field of an article stay in `meta`.

    `fields` names columns before the usual ones ({"text": "matn"}). Raises KhabarError if there is no text.
    """
    rest = dict(row)
    found: dict[str, Any] = {}
    for field, names in _plan(tuple(row), tuple((fields or {}).items())).items():
        for name in names:
            value = rest.pop(name, None)
            if _missing(value):
                continue
            value = value if field == "text" else _plain(value)
            if value is None or (field == "text" and not isinstance(value, str)):
                rest[name] = row[name]  # not what it is called: the next column may be
                continue
            found[field] = value
            break
    text = found.get("text")
    if text is None:
        raise _no_text(row, where, fields)
    text, replaced = replace_unstorable(text)
    notes = [*warnings, *([f"{replaced} NULs or lone surrogates replaced"] if replaced else [])]
    published = _published(found.get("published"), rest, notes)
    country = _country(found.get("country"), rest)
    named: dict[str, Any] = {field: _storable(str(found[field])) for field in ("source", "url", "title", "author") if field in found}
    return Article(
        id=_storable(str(found.get("id", id))),
        text=text,
        country=country,
        published=published,
        published_source="metadata" if published else None,
        meta=_storable_meta(rest, where),
        warnings=tuple(notes),
        where=where,
        **named,
    )


def check_fields(fields: Mapping[str, str] | None) -> None:
    """Raises KhabarError for a name that is no field of an article."""
    if unknown := set(fields or {}) - set(FIELDS):
        raise KhabarError("--field", f"no field «{min(unknown)}»", f"the fields are {', '.join(FIELDS)}")


def has_text_column(columns: tuple[str, ...], fields: Mapping[str, str] | None) -> bool:
    """May rows with these columns be articles?"""
    return "text" in _plan(columns, tuple((fields or {}).items()))


def no_text_column(columns: tuple[str, ...], where: str, fields: Mapping[str, str] | None) -> KhabarError:
    """The error of a row or table without a text: what was looked for, what there is."""
    named = (fields or {}).get("text")
    looked_for = ", ".join(([named] if named else []) + list(FIELDS["text"][:_SHOWN]))
    return KhabarError(where, f"no text field (looked for {looked_for}, …; {_listed(columns)})", "name it with --field text=COLUMN")


def _listed(columns: tuple[str, ...]) -> str:
    shown = ", ".join(str(column)[:40] for column in columns[:12])
    return f"there are {shown}" + (", …" if len(columns) > 12 else "") if columns else "there are none"


def _no_text(row: Mapping[str, Any], where: str, fields: Mapping[str, str] | None) -> KhabarError:
    candidates = _plan(tuple(row), tuple((fields or {}).items())).get("text", ())
    if any(isinstance(row[name], str) for name in candidates):
        return KhabarError(where, "the text is empty")
    return no_text_column(tuple(row), where, fields)


@lru_cache(maxsize=1024)
def _plan(columns: tuple[str, ...], fields: tuple[tuple[str, str], ...]) -> dict[str, tuple[str, ...]]:
    """The columns to try for each field. Rows of a dump have the same columns, so this is worked out once."""
    by_key: dict[str, list[str]] = {}
    for column in columns:
        by_key.setdefault(column_key(str(column)), []).append(column)
    named = dict(fields)
    plan = {}
    for field, usual in _USUAL_KEYS.items():
        first = [named[field]] if named.get(field) in columns else by_key.get(column_key(named[field]), []) if field in named else []
        others = [column for name in usual for column in by_key.get(name, [])]
        if names := tuple(dict.fromkeys((*first, *others))):
            plan[field] = names
    return plan


def _published(value: Any, rest: dict[str, Any], notes: list[str]) -> str | None:
    """The ISO date; what is not understood is told and stays in `meta`."""
    if value is None:
        return None
    iso = parse_date(value)
    if iso is None:
        notes.append(f"publication date not understood: {str(value)[:80]}")
        rest["published"] = value
    return iso


def _country(value: Any, rest: dict[str, Any]) -> str | None:
    """The country's code; a name stays in `meta`."""
    if isinstance(value, str) and len(value) == 2 and value.isascii() and value.isalpha():
        return value.upper()
    if value is not None:
        rest["country"] = value
    return None


def _missing(value: Any) -> bool:
    """None, the empty string, and the NaN that data frames have for nothing."""
    return value is None or (isinstance(value, str) and not value) or (isinstance(value, float) and value != value)


def _plain(value: Any) -> str | int | float | None:
    """A value as a field can have it: of {"$date": …} (MongoDB) and {"name": …} (NewsAPI) what is inside, of several names all; else None."""
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, Mapping):
        inner = next((item for name, item in value.items() if len(value) == 1 and str(name).startswith("$")), value.get("name"))
        return _plain(inner) if inner is not None else None
    if isinstance(value, list | tuple):
        return _LIST_SEPARATOR.join(value) if value and all(isinstance(item, str) for item in value) else None
    return str(value)  # a date of a data frame


def _storable_meta(rest: dict[str, Any], where: str) -> Any:
    try:
        return _storable(rest)
    except RecursionError:
        raise KhabarError(where, "columns nested too deep", f"more than {_DEEPEST} levels hold no article") from None


def _storable(value: Any, level: int = 0) -> Any:
    """Values as they were, but for what no JSON file can hold. Raises RecursionError for what is nested too deep."""
    if isinstance(value, str):
        return replace_unstorable(value)[0]
    if level > _DEEPEST:
        raise RecursionError
    if isinstance(value, dict):
        return {_storable(str(name)): _storable(item, level + 1) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(item, level + 1) for item in value]
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return _storable(str(value))  # a date, a number of numpy: what JSON has no word for


_USUAL_KEYS = {field: tuple(dict.fromkeys(map(column_key, names))) for field, names in FIELDS.items()}
