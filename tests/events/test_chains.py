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


def test_the_corpus_is_large_enough():
    """At least 90 articles of 20 types, half of them with a trap; no name twice."""
    traps = [row for row in ARTICLES if "not one" in row["case"]]
    assert len(ARTICLES) >= 90
    assert len(traps) >= len(ARTICLES) / 2
    assert len({row["type"] for row in ARTICLES}) >= 20
    assert len({row["case"] for row in ARTICLES}) == len(ARTICLES)


@pytest.mark.parametrize(
    "text, chains",
    [
        ("أطلقت الوزارة مبادرة. ونظمت الوزارة دورة تدريبية.", [0, 1]),  # other types
        ("أطلقت الوزارة مبادرة. ونظمت الوزارة دورة تدريبية. وقالت الوزارة إنها أطلقت المبادرة للشباب.", [0, 1, 0]),
        ("", []),
    ],
)
def test_chains_are_numbered_as_they_come(text, chains, nlp):
    record = next(pipeline.extract([{"text": text, "published": "2024-03-20"}], model=nlp))
    assert [event.chain for event in record.events] == chains


def test_a_chain_does_not_reach_over_a_long_text(nlp):
    """What is named again is near, so that time is linear in the text."""
    between = "وأقر المجلس قانون المالية. " * 30
    record = next(pipeline.extract([{"text": f"أعلنت هدنة في الجنوب. {between}وخرقت الميليشيات الهدنة.", "published": "2024-03-20"}], model=nlp))
    first, *_, last = record.events
    assert (first.type, last.type) == ("ceasefire", "ceasefire")
    assert first.chain != last.chain


def test_ids_are_stable_and_differ(nlp):
    text = "أطلقت الوزارة مبادرة. وأطلقت الوزارة حملة."
    first, again = (next(pipeline.extract([{"id": "a", "text": text}], model=nlp)) for _ in range(2))
    other = next(pipeline.extract([{"id": "b", "text": text}], model=nlp))
    ids = [event.id for event in first.events]
    assert ids == [event.id for event in again.events]
    assert len(set(ids)) == 2
    assert not set(ids) & {event.id for event in other.events}


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
