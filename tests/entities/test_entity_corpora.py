"""The corpora of people, organisations and places: sentences as newspapers of all regions write them, and what is no name; and what names are linked to."""

from pathlib import Path

import pytest

import pipeline
from pipeline.rules.lexicon import read_lexicon

NLP = pipeline.load()
CORPORA = Path(__file__).parent.parent / "corpora"
TYPES = {"persons": {"PER"}, "organisations": {"ORG"}, "places": {"GPE", "LOC", "FAC"}}
ROWS = {name: read_lexicon(CORPORA / f"{name}.tsv") for name in (*TYPES, "links")}


def rows(*names):
    return [
        pytest.param(name, row, id=row.where.rpartition("/")[2], marks=[pytest.mark.xfail(strict=True, reason=row["gap"])] if row["gap"] else [])
        for name in names
        for row in ROWS[name]
    ]


@pytest.fixture(scope="module")
def found():
    """The entities of every text, read in one go."""
    texts = list(dict.fromkeys(row["text"] for name in ROWS for row in ROWS[name]))
    return dict(zip(texts, (record.entities for record in pipeline.extract(texts, model=NLP)), strict=True))


@pytest.mark.parametrize("name, row", rows(*TYPES))
def test_names_of_a_text(name, row, found):
    expected = {tuple(mention.split(":", 1)) for mention in row["expected"].split(" | ") if mention}
    mentions = {(e.type, e.text) for e in found[row["text"]] if e.type in TYPES[name] and not e.rule.startswith("head of")}
    assert mentions == expected


@pytest.mark.parametrize("name, row", rows("links"))
def test_links(name, row, found):
    linked = [(e.id or "", e.country or "") for e in found[row["text"]] if e.text == row["mention"]]
    assert (row["id"], row["country"]) in linked


@pytest.mark.parametrize("name", TYPES)
def test_the_corpora_are_large_enough(name):
    assert len(ROWS[name]) >= 300
    assert sum(not row["expected"] for row in ROWS[name]) >= 90
    assert sum(bool(row["gap"]) for row in ROWS[name]) < 0.12 * len(ROWS[name])


def test_two_hundred_links_are_right():
    assert sum(not row["gap"] for row in ROWS["links"]) >= 200
