"""Khabar: raw Arabic news in, structured events out.

    files -> Article -> spaCy Doc (tokens, clitics, sentences) -> numbers -> timexes -> quantities -> entities -> events -> Record -> tables

>>> import pipeline
>>> for record in pipeline.extract(pipeline.read("samples")):     # doctest: +SKIP
...     print(record.id, [event.type for event in record.events])

`load` gives the spaCy pipeline itself, `read` the articles of files, `extract` the records of articles, `tables` the DataFrames of records, `explain`
says why a text gives the events it gives; `extract_dump` takes dumps of any size into a folder, in several processes (docs/scale.md).
spaCy, pandas and dateparser are imported when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import KhabarError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    import pandas as pd
    from spacy.language import Language

    from .ingest.limits import Limits
    from .ingest.streams import OnError
    from .scale.extract import OnProgress
    from .scale.manifest import Counts
    from .schema import Article, Explanation, Record

__version__ = "0.1.0"
__all__ = ["KhabarError", "explain", "extract", "extract_dump", "load", "read", "tables"]


def load(model: str = "news", *, morphology: str | None = None) -> Language:
    """The spaCy pipeline of a model: a name («news») or a folder, be it one of your own that extends another (docs/own-model.md).

    `morphology` says what takes words apart: "embedded", which needs nothing more, or "camel", CAMeL Tools with data that you have installed
    (`pip install 'khabar[camel]'`, `camel_data -i disambig-mle-calima-msa-r13`); without it the model's own configuration decides.
    Raises KhabarError for a model or morphology there is not, and for a package or data that is missing.
    """
    import spacy

    from .model import base_models, find_model
    from .morphology import check_morphology

    overrides: dict[str, Any] = {} if morphology is None else {"nlp.tokenizer.morphology": check_morphology(morphology)}
    folder = find_model(model)
    base, *extensions = base_models(folder)
    if not extensions:
        return spacy.load(folder, config=overrides)
    nlp = spacy.util.load_model_from_config(spacy.util.load_config(base / "config.cfg", overrides=overrides), auto_fill=True)
    nlp.from_disk(folder)
    nlp.meta.pop("extends", None)  # saved, it has its base with it
    return nlp


def read(
    *inputs: str | Path,
    published: str | None = None,
    fields: Mapping[str, str] | None = None,
    on_error: OnError | None = None,
    limits: Limits | None = None,
) -> Iterator[Article]:
    """The articles of files (JSON, CSV, Parquet, text, HTML, WARC, SGML; compressed or in archives too), folders, patterns, standard input («-»).

    See `ingest.read_articles`; `limits` is an `ingest.Limits`, which says how long an article may be and how much an archive may unpack to.
    """
    from .ingest import Limits, read_articles

    return read_articles(inputs, published=published, fields=fields, on_error=on_error, limits=limits or Limits())


def extract(
    articles: Iterable[Article | Mapping[str, Any] | str], *, model: str | Language = "news", tokens: bool = False, text: bool = True
) -> Iterator[Record]:
    """The records of articles, in their order, one at a time.

    An article may be an `Article`, a mapping of its fields ({"text": …, "published": "2020-07-07"}) or just its text. `tokens` adds the tokens to
    the records, `text=False` leaves the article's text out. An article that cannot be analysed gives an empty record with a warning.
    """
    from .run import extract_records

    return extract_records(articles, load(model) if isinstance(model, str) else model, tokens=tokens, text=text)


def extract_dump(
    inputs: str | Path | Iterable[str | Path],
    to: str | Path,
    *,
    workers: int = 1,
    cluster: str | None = None,
    on_progress: OnProgress | None = None,
    **options: Any,
) -> Counts:
    """Extract a dump of any size into the folder `to`: linked Parquet tables (`format="jsonl"`: records), rejects, a manifest. See docs/scale.md.

    The bytes are the same for any number of `workers` (processes) and on a Dask `cluster` ("tcp://…", "local:4"). Called again after it was stopped
    or killed, it goes on; gives the counts of all that is in the folder. `on_progress` is called with a `Progress` after each shard.

    Options are `model`, `morphology`, `published`, `fields`, `limits`, `tokens`, `text` as in `load`, `read` and `extract`; `format` "parquet" or
    "jsonl"; `shard_articles` (500) in a part file; `max_characters` (300,000) and `max_seconds` (60) for an article, beyond which it is left out.
    Raises KhabarError for wrong options, an input that does not exist, a folder that holds another run, and a full disk or one that is read-only.
    """
    from .scale import extract_dump as run

    return run(inputs, to, workers=workers, cluster=cluster, on_progress=on_progress, **options)


def explain(text: str, *, model: str | Language = "news", type: str | None = None, published: str | None = None) -> list[Explanation]:
    """Why a text gives the events it gives: each word that may tell one, with its rule and roles, or the reason why it does not fit.

    `type` keeps the candidates of one type of event.
    """
    from .explanations import explain_text

    return explain_text(text, load(model) if isinstance(model, str) else model, type_=type, published=published)


def tables(records: Iterable[Record]) -> dict[str, pd.DataFrame]:
    """The tables of the output contract: documents, events, incidents, arguments, quantities, timexes, entities."""
    from .export.tables import build_tables

    return build_tables(records)
