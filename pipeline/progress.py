"""A bar on the terminal while articles are read, where there are many and somebody watches."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from .ingest.inputs import find_inputs
from .ingest.kinds import KINDS
from .schema import Article

_LONG = 200
"""Articles from which on a progress bar is worth its room."""
_LARGE = 50_000_000
"""Bytes from which on a file is not read twice only to know its length."""
_A_LINE_EACH = (".jsonl", ".ndjson")


def _count(inputs: list[str]) -> int | None:
    """How many articles there are, where a glance tells: files of text have one each, JSON Lines one a line. Nothing is unpacked to count it."""
    total = 0
    for path in (found.path for found in find_inputs(inputs)):
        if path is None or path.suffix not in (*KINDS["text"], *_A_LINE_EACH) or path.stat().st_size > _LARGE:
            return None
        with path.open("rb") as lines:
            total += sum(1 for _ in lines) if path.suffix in _A_LINE_EACH else 1
    return total


def with_progress(articles: Iterable[Article], inputs: list[str], read_so_far: Counter[str]) -> Iterator[Article]:
    """The articles, counted, and a bar on standard error when there are many and somebody watches."""
    total = _count(inputs) if sys.stderr.isatty() else 0
    if total is not None and total < _LONG:
        yield from _counted(articles, read_so_far)
        return
    columns = (SpinnerColumn(), TextColumn("articles"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(_counted(articles, read_so_far), total=total)


def _counted(articles: Iterable[Article], read_so_far: Counter[str]) -> Iterator[Article]:
    for article in articles:
        read_so_far["articles"] += 1
        yield article
