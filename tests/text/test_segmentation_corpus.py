"""The segmentation corpus: each word of tests/corpora/segmentation.tsv is cut as a reader cut it. A test's id is the line of its row."""

from pathlib import Path

import pytest

from pipeline.model import find_model, load_model

TOKENIZER = load_model(find_model("news")).tokenizer
CORPUS = Path(__file__).parent.parent / "corpora" / "segmentation.tsv"
COLUMNS = "about\tshown"


def read_rows() -> dict[str, str]:
    """What each row shows, by its address («segmentation.tsv:9»)."""
    rows = {}
    for number, line in enumerate(CORPUS.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.startswith("#") and line != COLUMNS:
            _, shown = line.split("\t")
            rows[f"{CORPUS.name}:{number}"] = shown
    return rows


ROWS = read_rows()
KNOWN_GAPS = {
    "رآ|ه": "the alif with madda stands for two letters of the stem",
    "شبكه": "may be a verb and its object",
}
"""Rows that fail, and why."""


def segment(phrase: str) -> str:
    """The tokens of a phrase: «|» between those written together, a blank between words."""
    tokens = TOKENIZER.tokenize(phrase).tokens
    return "".join(tokens.slice(i, i) + ("|" if tokens.glued(i) else " ") for i in range(len(tokens.keys))).rstrip(" ")


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(shown, id=id, marks=[pytest.mark.xfail(strict=True, reason=KNOWN_GAPS.get(shown, ""))] * (shown in KNOWN_GAPS))
        for id, shown in ROWS.items()
    ],
)
def test_words_are_cut_as_a_reader_cuts_them(shown):
    assert segment(shown.replace("|", "")) == shown


def test_no_phrase_is_in_the_corpus_twice():
    phrases = [shown.replace("|", "") for shown in ROWS.values()]
    assert sorted(phrases) == sorted(set(phrases))
