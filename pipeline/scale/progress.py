"""How far a long run is, on the terminal: articles, articles a second, what is left; without a terminal a line now and then."""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from .extract import OnProgress
from .extract import Progress as State

_EVERY = 30.0
"""Seconds between lines where nobody watches."""


@contextmanager
def show_progress(console: Console, *, clock: Callable[[], float] = time.monotonic) -> Iterator[OnProgress]:
    """A function to call after each shard; a bar where the console is a terminal, else a line every half minute."""
    started = last = clock()
    skipped_bytes = 0

    def describe(state: State) -> str:
        nonlocal skipped_bytes
        if state.articles == state.skipped:
            skipped_bytes = state.read
        return describe_state(state, clock() - started, skipped_bytes)

    if not console.is_terminal:

        def log(state: State) -> None:
            nonlocal last
            text = describe(state)
            if clock() - last >= _EVERY:
                last = clock()
                console.print(text, highlight=False)

        yield log
        return
    columns = (SpinnerColumn(), BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("0 articles", total=None)

        def draw(state: State) -> None:
            bar.update(task, description=describe(state), completed=state.read, total=state.size or None)

        yield draw


def describe_state(state: State, seconds: float, skipped_bytes: int = 0) -> str:
    """What a run says of itself after so many seconds; `skipped_bytes` of the input were done before it began.

    >>> describe_state(State(articles=3000, skipped=1000, rejects=2, read=600, size=1000), 100.0, 200)
    '3,000 articles (1,000 done before, 2 left out), 20.0 articles/s, about 0:01:40 left'
    """
    notes = [f"{count:,} {what}" for count, what in ((state.skipped, "done before"), (state.rejects, "left out")) if count]
    text = f"{state.articles:,} articles" + (f" ({', '.join(notes)})" if notes else "")
    new, read = state.articles - state.skipped, state.read - skipped_bytes
    if new and seconds > 0:
        text += f", {new / seconds:.1f} articles/s"
    if read > 0 and new and state.size > state.read:
        text += f", about {dt.timedelta(seconds=round(seconds * (state.size - state.read) / read))} left"
    return text
