"""Pages: the article in a page by trafilatura (the extra `html`), title, author, address and site from the page's metadata.

The date is looked for here, and only where a page says when it was published: trafilatura's own search takes the year of «© 2019» for a date if
it finds nothing better, and no date is better than that.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..errors import KhabarError
from ..schema import Article
from ..text.characters import replace_unstorable
from .encodings import decode, notes_of
from .fields import make_article
from .published import parse_date
from .streams import OnError, Stream, read_whole

_HEAD = 4096
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DATE_NAMES = (
    "article:published_time", "og:published_time", "og:article:published_time", "article:published", "datepublished", "date",
    "pubdate", "publishdate", "publish_date", "publish-date", "publication_date", "published_time", "sailthru.date", "parsely-pub-date",
    "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created",
)  # fmt: skip
"""Names that meta elements have for the date of publication, the most precise first."""
_DATE_IN_JSON_LD = re.compile(r'"datePublished"\s*:\s*"([^"]{4,80})"')


def read_html(stream: Stream, fields: Mapping[str, str] | None, on_error: OnError) -> Iterator[Article]:
    """The article of a page. Raises KhabarError if it has none, or if the extra is not installed."""
    row, notes = read_page(read_whole(stream, "a page"), stream.where)
    yield make_article(row, id=stream.name, where=stream.where, warnings=notes)


def read_page(data: bytes, where: str, *, charset: str | None = None) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What a page holds: text, title, author, url, source, published; and the warnings of reading it.

    `charset` is the encoding that who sent it named, believed before the page's own word. Raises KhabarError as `read_html` does.
    """
    trafilatura = _trafilatura(where)
    declared = _DECLARED.search(data[:_HEAD])
    page, encoding = decode(data, where, declared=charset or (declared[1].decode("ascii") if declared else None))
    page, replaced = replace_unstorable(page)
    notes = (*notes_of(encoding), *((f"{replaced} NULs or lone surrogates replaced",) if replaced else ()))
    try:
        tree = trafilatura.load_html(_XML_DECLARATION.sub("", page))
        if tree is None:
            raise KhabarError(where, "no page")
        row = _metadata(trafilatura.extract_metadata(tree, extensive=False), tree)
        row["text"] = _body(trafilatura.bare_extraction(tree, include_comments=False), row["title"])
    except RecursionError:
        raise KhabarError(where, "elements nested too deep") from None
    if not row["text"]:
        raise KhabarError(where, "no article in this page")
    return row, notes


def find_published(tree: Any) -> str | None:
    """The date of publication that a page states (an lxml tree), as ISO, or None."""
    for stated in _stated_dates(tree):
        if date := parse_date(stated):
            return date
    return None


def _stated_dates(tree: Any) -> Iterator[str]:
    """What may be the date, the most explicit first."""
    by_name: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content"):
            by_name.setdefault(name.lower(), meta.get("content"))
    yield from (by_name[name] for name in _DATE_NAMES if name in by_name)
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            yield from _DATE_IN_JSON_LD.findall(script.text or "")[:1]
    for element in tree.xpath('//*[@itemprop="datePublished"] | //time[@pubdate]'):
        yield element.get("datetime") or element.get("content") or element.text_content()
    times = set(tree.xpath("//article//time/@datetime"))
    if len(times) == 1:  # of several nobody says which
        yield times.pop()


def _metadata(found: Any, tree: Any) -> dict[str, Any]:
    return {"title": found.title, "author": found.author, "url": found.url, "source": found.sitename, "published": find_published(tree)}


def _body(document: Any, title: str | None) -> str:
    """The text without the headline, which is the title already."""
    text = (document.text or "") if document is not None else ""
    first, _, rest = text.partition("\n")
    return rest if title and rest and first.strip() == title.strip() else text


def _trafilatura(where: str) -> Any:
    try:
        import trafilatura
    except ImportError:
        raise KhabarError(where, "HTML needs the extra html", "pip install 'khabar[html]'") from None
    return trafilatura
