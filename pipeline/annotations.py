"""How the stages' findings live on a spaCy Doc, and the one place that knows it.

`doc.user_data["khabar"]` holds plain lists and dicts, so that a Doc with its annotations can be pickled, put in a DocBin and sent
between processes. A mention is a dict of the fields of its record type, and `first` and `last`, its token indexes in the stages' `Tokens`
(white space is not counted there). `doc._.timexes` and its like are getters that build the frozen record types.
"""

from typing import Any, TypeVar

import msgspec
import numpy as np
from spacy.attrs import IDX
from spacy.tokens import Doc, Span

from . import schema
from .article.boilerplate import mask
from .article.datelines import Dateline
from .text.characters import LINE_ENDS
from .text.keys import key
from .text.tokens import BLANK, DIGIT, LINE_END, MARK, WORD, Tokens

_KEY = "khabar"
_T = TypeVar("_T", bound=msgspec.Struct)

Mention = dict[str, Any]
"""A finding on the Doc: the fields of its record type, `first` and `last`."""


def data_of(doc: Doc) -> dict[str, Any]:
    """The store of a Doc, made when first asked for."""
    found: dict[str, Any] = doc.user_data.setdefault(_KEY, {})
    return found


def store_tokens(doc: Doc, tokens: Tokens) -> None:
    """Keep the tokens that the tokenizer cut."""
    data_of(doc)["tokens"] = tokens._asdict()  # with the text: a Doc spells its own anew each time it is asked


def tokens_of(doc: Doc) -> Tokens:
    """The tokens as stages see them; read off the Doc itself if another tokenizer made it."""
    stored = data_of(doc).get("tokens")
    if stored is None:
        rows = [(t.idx, t.idx + len(t), key(t.text), _kind_of(t.text), t.lemma_, t.pos_, str(t.morph)) for t in doc]
        rows = [row for row in rows if row[3] != BLANK]
        columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(7)]
        store_tokens(doc, Tokens(doc.text, *columns))
        stored = data_of(doc)["tokens"]
    return Tokens(**stored)


def _kind_of(text: str) -> str:
    if text.isspace():
        return LINE_END if any(character in LINE_ENDS for character in text) else BLANK
    if text[0].isdigit():
        return DIGIT
    return WORD if any(character.isalpha() for character in text) else MARK


def store(doc: Doc, name: str, mentions: list[Mention]) -> None:
    """Keep what a stage found: `name` is the key of the record («timexes»)."""
    data_of(doc)[name] = mentions


def found_in(doc: Doc, name: str) -> list[Mention]:
    """What a stage found before; empty if it did not run."""
    found: list[Mention] = data_of(doc).get(name, [])
    return found


def taken_by(doc: Doc, name: str) -> set[int]:
    """The tokens inside a stage's findings."""
    return {i for found in found_in(doc, name) for i in range(found["first"], found["last"] + 1)}


def mention(tokens: Tokens, first: int, last: int) -> Mention:
    """The fields that every mention has."""
    start, end = tokens.starts[first], tokens.ends[last]
    return {"first": first, "last": last, "start": start, "end": end, "text": tokens.text[start:end]}


def offsets_of(doc: Doc) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Where each token of a Doc starts."""
    return doc.to_array(IDX).astype(np.int64)


def spans_of(doc: Doc, pieces: list[tuple[int, int, str]]) -> list[Span]:
    """The spans of a Doc over pieces of its text (start, end, label), each of the tokens that lie in it, in whole or in part.

    As `Doc.char_span` expands, but in one search for all pieces.
    """
    offsets = offsets_of(doc)
    firsts = np.searchsorted(offsets, [start for start, _, _ in pieces], side="right").tolist()
    ends = np.searchsorted(offsets, [end for _, end, _ in pieces]).tolist()
    return [Span(doc, first - 1, end, label=label) for first, end, (_, _, label) in zip(firsts, ends, pieces, strict=True)]


def store_own_words(doc: Doc, tokens: Tokens, dateline: Dateline | None, ignored: list[tuple[int, int]]) -> None:
    """Keep what the text says of itself; the tokens that are no story are masked for the stages behind."""
    data = data_of(doc)
    data["dateline"] = _dateline_mention(tokens, dateline) if dateline else None
    data["ignored"] = [list(tokens.span(first, last)) for first, last in ignored]
    data["warnings"] = [dateline.warning] if dateline and dateline.warning else []
    if ignored:
        store_tokens(doc, mask(tokens, ignored))


def _dateline_mention(tokens: Tokens, dateline: Dateline) -> dict[str, Any]:
    """The fields of its record type; by characters only, for masking and joining lines count the tokens anew."""
    start, end = tokens.span(dateline.first, dateline.last)
    return {
        "start": start,
        "end": end,
        "text": tokens.text[start:end],
        "place": dateline.places[0].name if dateline.places else None,
        "agency": dateline.agencies[0].name if dateline.agencies else None,
        "date": dateline.date,
        "author": tokens.slice(*dateline.writer) if dateline.writer else None,
    }


def store_article(doc: Doc, article: schema.Article) -> None:
    """Give the stages the article's own fields; `doc._.article` reads them."""
    names = ("id", "source", "country", "url", "published", "published_source")
    data_of(doc)["article"] = {name: getattr(article, name) for name in names} | {"ignored": [list(span) for span in article.ignored]}


def records_of(doc: Doc, name: str, type_: type[_T]) -> tuple[_T, ...]:
    """A stage's findings as frozen record types."""
    return tuple(msgspec.convert(found_in(doc, name), list[type_]))  # type: ignore[valid-type]


def register_extensions() -> None:
    """Make `doc._.article`, `.numbers`, `.timexes`, `.quantities`, `.entities` and `.events` known to spaCy."""
    Doc.set_extension("article", getter=_get_article, setter=_set_article, force=True)
    for name, type_ in (
        ("numbers", schema.Number),
        ("timexes", schema.Timex),
        ("quantities", schema.Quantity),
        ("entities", schema.Entity),
        ("events", schema.Event),
    ):
        Doc.set_extension(name, getter=_getter(name, type_), force=True)


def _get_article(doc: Doc) -> dict[str, Any]:
    found: dict[str, Any] = data_of(doc).get("article", {})
    return found


def _set_article(doc: Doc, article: dict[str, Any]) -> None:
    data_of(doc)["article"] = article


def _getter(name: str, type_: type[_T]) -> Any:
    def get(doc: Doc) -> tuple[_T, ...]:
        return records_of(doc, name, type_)

    return get
