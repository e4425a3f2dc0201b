"""The sentence corpus: each row of tests/corpora/sentences.txt is divided where an editor divides it. A test's id is the line of its row."""

from pathlib import Path

import pytest

import pipeline

NLP = pipeline.load()
CORPUS = Path(__file__).parent.parent / "corpora" / "sentences.txt"
LINE_ENDS = {r"\n": "\n", r"\r": "\r"}


def read_rows() -> dict[str, str]:
    """Each row with its real line ends, by its address («sentences.txt:22»)."""
    rows = {}
    for number, line in enumerate(CORPUS.read_text(encoding="utf-8").split("\n"), start=1):
        if line and not line.startswith("#"):
            for written, meant in LINE_ENDS.items():
                line = line.replace(written, meant)
            rows[f"{CORPUS.name}:{number}"] = line
    return rows


ROWS = read_rows()
KNOWN_GAPS = {"غزة - مراسلنا:‖ أغلق المعبر منذ الفجر.": "a place and a correspondent without name or agency"}
"""Rows that fail, and why."""


def show_sentences(text: str) -> list[str]:
    (record,) = pipeline.extract([text], model=NLP)
    return [text[start:end] for start, end in record.sentences]


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(shown, id=id, marks=[pytest.mark.xfail(strict=True, reason=KNOWN_GAPS.get(shown, ""))] * (shown in KNOWN_GAPS))
        for id, shown in ROWS.items()
    ],
)
def test_sentences_end_where_an_editor_ends_them(shown):
    assert show_sentences(shown.replace("‖", "")) == [part.strip() for part in shown.split("‖")]


def test_no_text_is_in_the_corpus_twice():
    texts = [shown.replace("‖", "") for shown in ROWS.values()]
    assert sorted(texts) == sorted(set(texts))
