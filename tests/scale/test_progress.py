"""What a long run says of itself, on a terminal and in a log."""

import io
import itertools

import pytest
from rich.console import Console

from pipeline.scale.extract import Progress
from pipeline.scale.progress import describe_state, show_progress


@pytest.mark.parametrize("state, seconds, skipped, text", [
    (Progress(500, 0, 0, 100, 1000), 50, 0, "500 articles, 10.0 articles/s, about 0:07:30 left"),
    (Progress(500, 0, 3, 1000, 1000), 50, 0, "500 articles (3 left out), 10.0 articles/s"),
    (Progress(2000, 2000, 0, 100, 1000), 50, 100, "2,000 articles (2,000 done before)"),
    (Progress(2500, 2000, 0, 200, 1000), 50, 100, "2,500 articles (2,000 done before), 10.0 articles/s, about 0:06:40 left"),
    (Progress(500, 0, 0, 0, 0), 50, 0, "500 articles, 10.0 articles/s"),                # standard input has no size
])  # fmt: skip
def test_what_is_said(state, seconds, skipped, text):
    assert describe_state(state, seconds, skipped) == text


def test_a_log_has_a_line_now_and_then():
    console = Console(file=io.StringIO(), width=200)
    ticks = itertools.count(0, 5)
    with show_progress(console, clock=lambda: float(next(ticks))) as report:
        for number in range(1, 21):
            report(Progress(number, 0, 0, number, 20))
    lines = console.file.getvalue().splitlines()
    assert 2 <= len(lines) <= 10
    assert all("articles/s" in line for line in lines)


def test_a_terminal_has_a_bar():
    console = Console(file=io.StringIO(), width=200, force_terminal=True)
    with show_progress(console) as report:
        report(Progress(7, 0, 0, 1, 20))
    assert "7 articles" in console.file.getvalue()
