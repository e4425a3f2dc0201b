"""Mentions of one event share a chain; events that differ do not. The articles are in tests/corpora/chains.yml, with a number behind each trigger."""

import re
from pathlib import Path

import pytest
import yaml

import pipeline

ARTICLES = yaml.safe_load((Path(__file__).parent.parent / "corpora" / "chains.yml").read_text(encoding="utf-8"))
_MARK = re.compile(r"\[(\d+)\]")


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=row["case"], marks=[pytest.mark.xfail(strict=True)] if row.get("gap") else []) for row in ARTICLES]
)
def test_articles(row, nlp):
    text, expected = unmark(row["text"])
    record = next(pipeline.extract([{"text": text, "published": "2024-03-20"}], model=nlp))
    events = [event for event in record.events if event.type == row["type"]]
    assert [word_of(text, event.trigger.start) for event in events] == list(expected), "the triggers of the row"
    assert partition([event.chain for event in events]) == partition(list(expected.values()))


def unmark(marked: str) -> tuple[str, dict[int, int]]:
    """The text without marks, and the number of each marked word by where it begins."""
    text, numbers, last = "", {}, 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        numbers[text.rindex(" ", 0, len(text.rstrip())) + 1 if " " in text else 0] = int(mark[1])
        last = mark.end()
    return text + marked[last:], numbers


def word_of(text: str, start: int) -> int:
    """Where the word begins that has this character."""
    return text.rfind(" ", 0, start) + 1


def partition(labels: list[int]) -> list[int]:
    """Labels numbered in the order in which they come: what two groupings are compared by."""
    return [list(dict.fromkeys(labels)).index(label) for label in labels]
