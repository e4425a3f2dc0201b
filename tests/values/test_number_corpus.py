"""The corpus of numbers: sentences as newspapers of all regions write them, and what is no number, through the whole pipeline."""

from pathlib import Path

import pytest

import pipeline
from pipeline.rules.lexicon import read_lexicon

NLP = pipeline.load()
ROWS = read_lexicon(Path(__file__).parent.parent / "corpora" / "numbers.tsv")
NONE = "-"

KNOWN_GAPS = {
    "وُضع حجر الأساس لست محطات",  # «لست» is also "I am not"
    "ورثت الأرملة ثُمن التركة",  # a vowel tells the eighth from the price
    "تجاوز العداء منافسه في اللفة الأخيرة وحلّ رابعاً",  # «وحل» is also mud
    "«تمن تلاف ليرة للربطة»",  # «تمن» is also the price
    "«خسرنا تلت الموسم»",
    "«نص المحصول راح»",  # «نص» is also a text
    "بحسب قناة الجزيرة 360",  # a name between the label and its number
    "صدر في الجريدة الرسمية عدد 6842",  # «عدد» also counts
    "بعد حرب 1967 تغيّر الوضع",  # a year by its event
    "ذكّره بالعيش والعشرة الطويلة",
    "نقص فيتامين ب 12 لدى الأطفال",
    "لا تسع القاعة الحضور",  # verbs spelt like numbers
    "عاشر الرحالة أهل الصحراء",
    "المية مقطوعة عن الحي",
}
"""Texts that do not come out yet; each must fail, so that the day it works is noticed."""


@pytest.fixture(scope="module")
def numbers():
    articles = ({"text": row["text"], "published": "2020-07-07"} for row in ROWS)
    return {record.text: record.numbers for record in pipeline.extract(articles, model=NLP)}


@pytest.mark.parametrize("row", [
    pytest.param(row, id=row.where.rpartition("/")[2], marks=[pytest.mark.xfail(strict=True, reason="known gap")] if row["text"] in KNOWN_GAPS else [])
    for row in ROWS
])  # fmt: skip
def test_numbers_of_a_text(row, numbers):
    assert ("; ".join(f"{number.kind} {number.value}" for number in numbers[row["text"]]) or NONE) == row["numbers"]


def test_every_known_gap_is_a_row():
    assert {row["text"] for row in ROWS} >= KNOWN_GAPS


def test_the_corpus_is_large_enough():
    assert len(ROWS) >= 500
    assert sum(row["numbers"] == NONE for row in ROWS) >= 150
