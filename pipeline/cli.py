"""The command `khabar`: a thin skin over the API."""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.markup import escape

from . import explain as explain_api
from . import extract as extract_api
from . import load, read
from .errors import KhabarError
from .ingest.fields import make_article
from .ingest.inputs import find_inputs, is_input
from .ingest.limits import DEFAULT, Limits
from .ingest.published import parse_given
from .ingest.streams import OnError
from .options import (
    Cluster,
    Format,
    MaxArticle,
    MaxCharacters,
    MaxRatio,
    MaxSeconds,
    MaxUnpacked,
    Model,
    Morphology,
    Published,
    ShardArticles,
    Workers,
)
from .progress import with_progress
from .rules.documents import nearest
from .schema import Article

app = typer.Typer(
    name="khabar",
    help="Raw Arabic news in, structured events out: who did what to whom, when, where, how many.",
    epilog="Try:  khabar extract samples   ·   khabar show «نظمت الوزارة دورة تدريبية لـ40 معلماً»   ·   khabar extract dump.jsonl.gz --to events.csv",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

_MB = 1 << 20


@app.command()
def extract(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="Files, folders, patterns («dump/*.jsonl.gz») or - for standard input.", show_default=False),
    ],
    to: Annotated[
        Path | None,
        typer.Option(
            "--to",
            metavar="FILE|FOLDER",
            help="Where the result goes: FILE.jsonl has the records, FILE.csv and FILE.parquet the events, a FOLDER all tables. "
            "Without it a table is printed.",
        ),
    ] = None,
    published: Published = None,
    tokens: Annotated[bool, typer.Option("--tokens", help="Add the tokens to the records.")] = False,
    no_text: Annotated[bool, typer.Option("--no-text", help="Leave the articles' texts out of the records.")] = False,
    field: Annotated[
        list[str] | None, typer.Option("--field", metavar="NAME=COLUMN", help="Which column holds a field, as text=matn; may be repeated.")
    ] = None,
    max_article: MaxArticle = DEFAULT.article // _MB,
    max_unpacked: MaxUnpacked = DEFAULT.unpacked // _MB,
    max_ratio: MaxRatio = DEFAULT.ratio,
    workers: Workers = None,
    cluster: Cluster = None,
    format: Format = None,
    shard_articles: ShardArticles = None,
    max_characters: MaxCharacters = None,
    max_seconds: MaxSeconds = None,
    model: Model = "news",
    morphology: Morphology = None,
) -> None:
    """Extract the events of news articles.

    Each article becomes a record: numbers, dates, quantities, entities and events, each with the characters it came from.

    Inputs are JSON Lines and JSON arrays (.jsonl .ndjson .json), tables (.csv .tsv .parquet), text (.txt), the <DOC> files of older corpora
    (.sgm .sgml), pages (.html, with the extra html) and web archives (.warc, with the extras warc and html), as they are, compressed
    (.gz .bz2 .xz .zst) or in archives (.zip .tar .tar.gz …), in UTF-8, UTF-16, windows-1256 or another encoding, which is detected.

    What cannot be read, or is longer than the limits say, is named on standard error with file and line, everything else goes on, and the exit
    code is 1.

    With --workers or --cluster the result is a folder of part files, for dumps of any size; what was left out is in its rejects.jsonl.
    """
    limits = Limits(article=max_article * _MB, unpacked=max_unpacked * _MB, ratio=max_ratio)
    options = {"format": format, "shard_articles": shard_articles, "max_characters": max_characters, "max_seconds": max_seconds}
    options = {name: value for name, value in options.items() if value is not None}
    if workers is not None or cluster is not None:
        common = {"published": published, "fields": _fields(field), "tokens": tokens, "text": not no_text, "model": model, "morphology": morphology}
        _extract_dump(inputs, to, workers=workers or 1, cluster=cluster, limits=limits, **options, **common)
        return
    if options:
        raise KhabarError(f"--{min(options).replace('_', '-')}", "is for runs with --workers or --cluster", "add --workers 1")
    from .export.files import RECORDS, write_records
    from .export.terminal import print_events

    errors: list[KhabarError] = []
    articles = read(*inputs, published=published, fields=_fields(field), on_error=_reporter(errors), limits=limits)
    if to is not None:
        _spare_inputs(inputs, to / RECORDS if to.is_dir() else to)
    nlp = load(model, morphology=morphology)
    read_so_far = Counter[str]()
    records = extract_api(with_progress(articles, inputs, read_so_far), model=nlp, tokens=tokens, text=not no_text)
    if to is None:
        print_events(records, Console())
    else:
        written = write_records(records, to)
        Console(stderr=True).print(f"{written} records written to {escape(str(to))}", highlight=False)
    if errors:
        Console(stderr=True).print(f"{len(errors):,} left out, see above; {read_so_far['articles']:,} articles read", highlight=False)
        raise typer.Exit(1)


@app.command()
def show(
    source: Annotated[str, typer.Argument(metavar="TEXT|FILE", help="An Arabic text, or a file with articles, or -.", show_default=False)],
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE.html", help="Write a page instead of printing.")] = None,
    published: Published = None,
    model: Model = "news",
    morphology: Morphology = None,
) -> None:
    """Show what was found in a text: the article from right to left with its mentions marked, its events beneath."""
    from .export.html import write_page
    from .export.terminal import print_article

    errors: list[KhabarError] = []
    if is_input(source):
        articles: Iterable[Article] = read(source, published=published, on_error=_reporter(errors))
    else:
        articles = [_article(source, published)]
    records = extract_api(articles, model=load(model, morphology=morphology))
    if html is not None:
        _spare_inputs([source] if is_input(source) else [], html)
        write_page(records, html)
        Console(stderr=True).print(f"written to {escape(str(html))}", highlight=False)
    else:
        for record in records:
            print_article(record, Console())
    if errors:
        raise typer.Exit(1)


@app.command()
def explain(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="An Arabic text.", show_default=False)],
    type_: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Only candidates for this type of event.")] = None,
    published: Published = None,
    model: Model = "news",
    morphology: Morphology = None,
) -> None:
    """Explain the events of a text: for each word that may tell one the rule, and which role came from where; or why it does not fit."""
    from .export.terminal import print_explanations
    from .run import model_of

    nlp = load(model, morphology=morphology)
    known = model_of(nlp).engine.frames
    if type_ is not None and type_ not in known:
        raise KhabarError("--type", f"'{type_}' is no type of event with a frame", nearest(type_, known))
    print_explanations(explain_api(text, model=nlp, type=type_, published=published), Console(soft_wrap=True))


@app.command()
def types(model: Model = "news") -> None:
    """Print the types of events: what each is, its roles (those with # take a number), its codes."""
    from .export.ontology import print_types
    from .model import find_model, load_model

    print_types(load_model(find_model(model)).engine.frames, Console())


@app.command()
def check(model: Annotated[str, typer.Argument(metavar="MODEL", help="Name of a model or its folder.")] = "news") -> None:
    """Check the data of a model: every lexicon and every frame, with file and line and the way out.

    Named are broken rows, entries given twice, letters of other keyboards and stray marks, roles, kinds, countries and verbs that nobody knows, words
    that never match, triggers without an example. The exit code is 1 if there is anything.
    """
    from .model import Model as ModelFiles
    from .model import find_model

    console, errors = Console(stderr=True, soft_wrap=True), 0
    for error in ModelFiles(find_model(model)).check():
        errors += 1
        console.print(f"[red]error[/] {escape(str(error))}", highlight=False, emoji=False)
    if errors:
        console.print(f"{errors:,} found", highlight=False)
        raise typer.Exit(1)
    Console().print(f"{escape(model)}: nothing found", highlight=False)


@app.command()
def link(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder that «khabar extract … --to FOLDER» wrote.", show_default=False)],
    threshold: Annotated[
        float, typer.Option("--threshold", metavar="0.3…1", help="Five-word runs in both, of those in either, that make near-duplicates.")
    ] = 0.4,
) -> None:
    """Link the articles of a folder: near-duplicates, and incidents that several articles tell.

    Beside the records are written duplicates.parquet (a row a document: cluster, cluster_size) and incidents_linked.parquet (a row an incident: type,
    date, place, roles, every figure with who gives it, articles, independent sources). See docs/across.md.
    """
    from .across import link_folder

    linked = link_folder(folder, threshold=threshold)
    console = Console(stderr=True, soft_wrap=True)
    console.print(f"{linked.documents:,} documents, {linked.with_duplicates:,} of them near-duplicates", highlight=False)
    several = f"{linked.of_several:,} of several articles, {linked.of_independent:,} of several independent ones"
    console.print(f"{linked.incidents:,} incidents, {several}", highlight=False)
    if linked.without_text:
        console.print(f"{linked.without_text:,} documents without text: their near-duplicates are only those with the same text", highlight=False)


def _extract_dump(inputs: list[str], to: Path | None, **options: Any) -> None:
    from . import extract_dump
    from .scale.folder import REJECTS
    from .scale.progress import show_progress

    if to is None or to.suffix:
        raise KhabarError("--to", "names no folder", "with --workers or --cluster write into one: --to OUT/")
    console = Console(stderr=True, soft_wrap=True)
    with show_progress(console) as on_progress:
        counts = extract_dump(inputs, to, on_progress=on_progress, **options)
    console.print(f"{counts.records:,} articles with {counts.events:,} events in {escape(str(to))}", highlight=False)
    if counts.rejects:
        console.print(f"{counts.rejects:,} left out, see {escape(str(to / REJECTS))}", highlight=False)
        raise typer.Exit(1)


def _article(text: str, published: str | None) -> Article:
    article = make_article({"text": text}, id="text", where="text")
    return article if published is None else msgspec.structs.replace(article, published=parse_given(published), published_source="given")


def _reporter(errors: list[KhabarError]) -> OnError:
    """Names what is left out on standard error, and keeps it."""

    def report(error: KhabarError) -> None:
        errors.append(error)
        Console(stderr=True, soft_wrap=True).print(f"[red]left out[/] {escape(str(error))}")

    return report


def _spare_inputs(inputs: list[str], target: Path) -> None:
    """Writing empties a file first: articles must not be lost to their own records."""
    if target.exists() and any(found.path is not None and target.samefile(found.path) for found in find_inputs(inputs)):
        raise KhabarError(str(target), "is also an input", "write to another file")


def _fields(given: list[str] | None) -> dict[str, str]:
    fields = {}
    for item in given or []:
        name, separator, column = item.partition("=")
        if not (separator and name and column):
            raise KhabarError("--field", f"«{item}» is not NAME=COLUMN", "write it as text=matn")
        fields[name] = column
    return fields


def run() -> None:
    """The entry point: errors of the user's making are one red line, not a traceback."""
    try:
        app(standalone_mode=True)
    except KhabarError as error:
        Console(stderr=True, soft_wrap=True).print(f"[red]error[/] {escape(str(error))}")
        sys.exit(2)
