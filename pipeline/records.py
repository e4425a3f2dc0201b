"""From an analysed Doc to the record that is written: all findings as frozen structs, and the article they were found in."""

import hashlib
from typing import Any

import msgspec
from msgspec import UNSET
from spacy.tokens import Doc

from . import schema
from .annotations import data_of, records_of, tokens_of
from .text.tokens import LINE_END


def build_record(doc: Doc, article: schema.Article, *, model: str, with_tokens: bool = False, keep_text: bool = True) -> schema.Record:
    """The record of an article whose Doc went through the pipeline. With `with_tokens` it has tokens, without `keep_text` no text."""
    tokens = tokens_of(doc)
    sentences = tuple(tokens.span(first, last) for first, last in data_of(doc).get("sentences", []))
    return schema.Record(
        **(_article_fields(article, model) | _own_words(doc, article)),
        text=article.text if keep_text else UNSET,
        sentences=sentences,
        speech=tuple((start, end) for start, end in data_of(doc).get("speech", [])),
        tokens=_tokens(doc) if with_tokens else UNSET,
        numbers=records_of(doc, "numbers", schema.Number),
        timexes=records_of(doc, "timexes", schema.Timex),
        quantities=records_of(doc, "quantities", schema.Quantity),
        entities=records_of(doc, "entities", schema.Entity),
        events=records_of(doc, "events", schema.Event),
    )


def failed_record(article: schema.Article, error: Exception, *, model: str, keep_text: bool = True) -> schema.Record:
    """The record of an article that could not be analysed: empty, with a warning that says so."""
    fields = _article_fields(article, model)
    fields["warnings"] = (*article.warnings, f"not analysed: {type(error).__name__}: {error}")
    return schema.Record(**fields, text=article.text if keep_text else UNSET)


def _article_fields(article: schema.Article, model: str) -> dict[str, Any]:
    names = ("id", "source", "country", "url", "title", "author", "published", "published_source", "meta", "ignored", "warnings")
    return {
        **{name: getattr(article, name) for name in names},
        "model": model,
        "text_sha256": hashlib.sha256(article.text.encode(errors="replace")).hexdigest(),
    }


def _own_words(doc: Doc, article: schema.Article) -> dict[str, Any]:
    """What the text says of itself; the article's own fields if that stage did not run."""
    data = data_of(doc)
    completed = data.get("article", {})
    dateline = data.get("dateline")
    return {
        **{name: completed.get(name, getattr(article, name)) for name in ("country", "published", "published_source")},
        "ignored": tuple(map(tuple, data.get("ignored", article.ignored))),
        "dateline": msgspec.convert(dateline, schema.Dateline) if dateline else None,
        "warnings": (*article.warnings, *data.get("warnings", ())),
    }


def _tokens(doc: Doc) -> tuple[schema.Token, ...]:
    text, *columns = tokens_of(doc)
    return tuple(
        schema.Token(start, end, text[start:end], key, lemma, pos or None, morph)
        for start, end, key, kind, lemma, pos, morph in zip(*columns, strict=True)
        if kind != LINE_END
    )
