"""The corpus of quantities: sentences as newspapers of all regions write them, and what is no quantity, through the whole pipeline."""

from itertools import groupby
from pathlib import Path

import pytest

import pipeline
from pipeline.rules.lexicon import read_lexicon

NLP = pipeline.load()
ROWS = read_lexicon(Path(__file__).parent.parent / "corpora" / "quantities.tsv")
TEXTS = {key: list(rows) for key, rows in groupby(ROWS, key=lambda row: (row["text"], row["country"]))}
NONE = "-"

KNOWN_GAPS = {
    "نفذت القوة عمليتي دهم في الأنبار",  # a dual in construct, before a word that is also a verb
    "وقعت الشركة عقدين مع وزارة النفط",  # two contracts or two decades
    "يضم المتحف ألف قطعة وأكثر من الفخار",  # «وأكثر» mostly opens a second number
    "تحتاج القرية من صهريجين إلى ثلاثة صهاريج",  # a range that begins with a dual
}
"""Texts that do not come out yet; each must fail, so that the day it works is noticed."""


@pytest.fixture(scope="module")
def quantities():
    articles = ({"text": text, "country": country or None, "published": "2020-07-07"} for text, country in TEXTS)
    return dict(zip(TEXTS, (record.quantities for record in pipeline.extract(articles, model=NLP)), strict=True))


@pytest.mark.parametrize("key", [
    pytest.param(key, id=rows[0].where.rpartition("/")[2], marks=[pytest.mark.xfail(strict=True, reason="known gap")] if key[0] in KNOWN_GAPS else [])
    for key, rows in TEXTS.items()
])  # fmt: skip
def test_quantities_of_a_text(key, quantities):
    expected = [tuple(row[column] for column in COLUMNS) for row in TEXTS[key] if row["mention"] != NONE]
    assert [as_row(quantity) for quantity in quantities[key]] == expected


COLUMNS = ("mention", "kind", "value", "max", "mod", "noun", "unit")


def as_row(quantity):
    """A quantity as the corpus has it: the unit of measures, the currency of money, "-" for the noun of a percentage."""
    unit = {"money": quantity.currency, "measure": quantity.unit}.get(quantity.kind) or ""
    noun = NONE if quantity.noun is None else quantity.noun
    return quantity.text, quantity.kind, shown(quantity.value), shown(quantity.max), quantity.mod, noun, unit


def shown(value):
    """A value without the noise of floats."""
    return f"{value:.12g}" if isinstance(value, float) else "" if value is None else str(value)


def test_every_known_gap_is_a_row():
    assert {text for text, _ in TEXTS} >= KNOWN_GAPS


def test_the_corpus_is_large_enough():
    assert len(ROWS) >= 600
    assert sum(row["mention"] == NONE for row in ROWS) >= 150
