"""Articles through the pipeline, batch by batch, in spaCy's memory zones: nothing of a Doc survives its zone, so memory stays flat."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from spacy.language import Language

from .annotations import store_article
from .errors import KhabarError
from .ingest.articles import with_unique_id
from .ingest.fields import make_article
from .ingest.seen import SeenIds
from .model import Model
from .records import build_record, failed_record
from .schema import Article, Record
from .zones import memory_zone

BATCH = 64
"""Articles in one memory zone: enough that opening it costs nothing, few enough that memory stays flat."""


def extract_records(
    articles: Iterable[Article | Mapping[str, Any] | str], nlp: Language, *, tokens: bool = False, text: bool = True
) -> Iterator[Record]:
    """The records of articles, in their order; see `pipeline.extract`."""
    model = model_of(nlp)
    seen = SeenIds()
    numbered = enumerate(articles, 1)
    while batch := list(islice(numbered, BATCH)):
        with memory_zone(nlp):
            records = [_analyse(_prepare(article, number, seen), nlp, model.name, tokens, text) for number, article in batch]
        yield from records


def analyse_article(article: Article, nlp: Language, *, model: str, tokens: bool, text: bool) -> Record:
    """The record of one article; `model` is the model's name. Raises whatever goes wrong."""
    doc = nlp.make_doc(article.text)
    store_article(doc, article)
    return build_record(nlp(doc), article, model=model, with_tokens=tokens, keep_text=text)


def model_of(nlp: Language) -> Model:
    """The model a pipeline was loaded with. Raises KhabarError for one whose tokenizer is not Khabar's."""
    model = getattr(nlp.tokenizer, "khabar_model", None)
    if not isinstance(model, Model):
        raise KhabarError("extract", "this pipeline has another tokenizer than Khabar's", 'load one with pipeline.load("news")')
    return model


def _prepare(article: Article | Mapping[str, Any] | str, number: int, seen: SeenIds) -> Article:
    """The article to analyse; one without a text becomes an empty one with a warning, so that a dump goes on."""
    if isinstance(article, Article):
        return article
    row = {"text": article} if isinstance(article, str) else article
    try:
        made = make_article(row, id=str(number), where=f"article {number}")
    except KhabarError as error:
        made = Article(id=str(row.get("id", number)), text="", warnings=(str(error),))
    return with_unique_id(made, seen)


def _analyse(article: Article, nlp: Language, model: str, with_tokens: bool, keep_text: bool) -> Record:
    """One bad article never stops a dump: whatever goes wrong becomes a warning in its record."""
    try:
        return analyse_article(article, nlp, model=model, tokens=with_tokens, text=keep_text)
    except Exception as error:
        return failed_record(article, error, model=model, keep_text=keep_text)
