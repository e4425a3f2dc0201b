"""The command `khabar`: a thin skin over the API."""

import gc
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from . import extract as extract_api
from . import load, read
from .errors import KhabarError
from .ingest.articles import SUFFIXES, OnError, find_files, make_article
from .ingest.published import parse_given
from .schema import Article

app = typer.Typer(
    name="khabar",
    help="Raw Arabic news in, structured events out: who did what to whom, when, where, how many.",
    epilog="Try:  khabar extract samples   ·   khabar show «نظمت الوزارة دورة تدريبية لـ40 معلماً»   ·   khabar extract dump.jsonl --to events.csv",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Model = Annotated[str, typer.Option("--model", help="Name of a model or its folder.", rich_help_panel="Model")]
Morphology = Annotated[
    str | None,
    typer.Option(
        "--morphology",
        metavar="embedded|camel",
        help="What takes words apart: embedded, or camel (CAMeL Tools, with data that you have installed). Without it the model decides.",
        rich_help_panel="Model",
    ),
]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="Publication date of articles that have none of their own, as 2020-07-07.")
]

_LONG = 200
"""Articles from which on a progress bar is worth its room."""


@app.command()
def extract(
    inputs: Annotated[list[Path], typer.Argument(metavar="INPUT...", help="Files (.jsonl, .txt) and folders of them.", show_default=False)],
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
    model: Model = "news",
    morphology: Morphology = None,
) -> None:
    """Extract the events of news articles.

    Each article becomes a record: numbers, dates, quantities, entities and events, each with the characters it came from. What cannot be read is
    named on standard error with file and line, and everything else goes on.
    """
    from .export.files import RECORDS, write_records
    from .export.terminal import print_events

    errors: list[KhabarError] = []
    articles = read(*inputs, published=published, fields=_fields(field), on_error=_reporter(errors))
    if to is not None:
        _spare_inputs(inputs, to / RECORDS if to.is_dir() else to)
    nlp = load(model, morphology=morphology)
    gc.freeze()  # the lexicons stay: looking through their millions of objects again and again costs an eighth of the time
    records = extract_api(_with_progress(articles, inputs), model=nlp, tokens=tokens, text=not no_text)
    if to is None:
        print_events(records, Console())
    else:
        written = write_records(records, to)
        Console(stderr=True).print(f"{written} records written to {escape(str(to))}", highlight=False)
    if errors:
        raise typer.Exit(1)


@app.command()
def show(
    source: Annotated[str, typer.Argument(metavar="TEXT|FILE", help="An Arabic text, or a file with articles (.txt, .jsonl).", show_default=False)],
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE.html", help="Write a page instead of printing.")] = None,
    published: Published = None,
    model: Model = "news",
    morphology: Morphology = None,
) -> None:
    """Show what was found in a text: the article from right to left with its mentions marked, its events beneath."""
    from .export.html import write_page
    from .export.terminal import print_article

    errors: list[KhabarError] = []
    # Not Path.exists, which raises where a text is too long to be a file's name; «missing.txt» is a file that does not exist, and no text.
    if os.path.exists(source) or source.endswith(tuple(SUFFIXES)):
        articles: Iterable[Article] = read(source, published=published, on_error=_reporter(errors))
    else:
        articles = [_article(source, published)]
    records = extract_api(articles, model=load(model, morphology=morphology))
    if html is not None:
        _spare_inputs([Path(source)] if os.path.exists(source) else [], html)
        write_page(records, html)
        Console(stderr=True).print(f"written to {escape(str(html))}", highlight=False)
    else:
        for record in records:
            print_article(record, Console())
    if errors:
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


def _spare_inputs(inputs: list[Path], target: Path) -> None:
    """Writing empties a file first: articles must not be lost to their own records."""
    if target.exists() and any(target.samefile(path) for path in find_files(inputs)):
        raise KhabarError(str(target), "is also an input", "write to another file")


def _fields(given: list[str] | None) -> dict[str, str]:
    fields = {}
    for item in given or []:
        name, separator, column = item.partition("=")
        if not (separator and name and column):
            raise KhabarError("--field", f"«{item}» is not NAME=COLUMN", "write it as text=matn")
        fields[name] = column
    return fields


def _count(inputs: list[Path]) -> int | None:
    """How many articles a few files have, at a glance: a line an article; None where folders are among them."""
    if not all(path.is_file() for path in inputs):
        return None
    total = 0
    for path in inputs:
        if path.suffix == ".txt":
            total += 1
        else:
            with path.open("rb") as lines:
                total += sum(1 for _ in lines)
    return total


def _with_progress(articles: Iterable[Article], inputs: list[Path]) -> Iterator[Article]:
    """The articles, and a bar on standard error when there are many and somebody watches."""
    total = _count(inputs) if sys.stderr.isatty() else 0
    if total is not None and total < _LONG:
        yield from articles
        return
    columns = (SpinnerColumn(), TextColumn("articles"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(articles, total=total)


def run() -> None:
    """The entry point: errors of the user's making are one red line, not a traceback."""
    try:
        app(standalone_mode=True)
    except KhabarError as error:
        Console(stderr=True, soft_wrap=True).print(f"[red]error[/] {escape(str(error))}")
        sys.exit(2)
