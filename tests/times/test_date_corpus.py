"""The corpus of time expressions: sentences as newspapers of all regions write them, and what only looks like time, through the whole pipeline."""

from itertools import groupby
from pathlib import Path

import pytest

import pipeline
from pipeline.rules.lexicon import read_lexicon

NLP = pipeline.load()
ROWS = read_lexicon(Path(__file__).parent.parent / "corpora" / "dates.tsv")
TEXTS = {key: list(rows) for key, rows in groupby(ROWS, key=lambda row: (row["text"], row["published"]))}
NONE = "-"
ANY = "~"

KNOWN_GAPS = {
    "أحيل العقيد إلى التقاعد في 31-12-99 بطلب منه",  # which century is a guess
    "تسلم المقاول موقع العمل بتاريخ 28/2/14 ولم يباشر الحفر",
    "خاضت روما وقرطاج ثلاث حروب بين عامي 264 و146 قبل الميلاد",  # the era behind the second year holds for both
    "سينطلق موسم جني الزيتون بولاية جيجل السبت الجاري",  # «جني» is read as a verb of the past
    "تكبّد المسافرون ساعتي انتظار أمام جسر الملك فهد",  # a dual in construct
    "لم تُقرّ الحكومة المغربية سوى مرسومين في أول ثلاثة أشهر من عمرها",  # reads like an age
    "تظاهر مئات الشبان في الحسيمة لليلة الثالثة على التوالي",  # «لليلة» comes apart as «ل» and «اليلة»
    "تراجعت حجوزات فنادق شرم الشيخ مقارنة بعيد الفطر 2014",  # «بعيد» is also "far"
    "غصّت باحات المسجد الأقصى بربع مليون مصلّ في ليلة القدر",  # a verb in no list, too short to be known by its shape
    "سيكون على اتحاد الكرة اختيار واحد من الاثنين لقيادة المنتخب",  # the two
    "سجل علي الخميس هدف الفوز للنادي الأهلي من ركلة حرة",  # surnames that are days
    "يسافر علي الخميس إلى الدوحة الخميس المقبل لإجراء الفحوص الطبية",
    "أجرى أطباء من مايو كلينك دراسة على مرضى القلب",  # names that are months
    "أطلقت المغنية أفريل لافين أغنية مصورة من ألبومها السادس",
    "غدا الميناء مركزا تجاريا تقصده سفن العالم",  # became
    "أثار ضيف برنامج «العاشرة مساءً» غضب المشاهدين",  # the name of a programme
}
"""Texts that do not come out yet; each must fail, so that the day it works is noticed."""


@pytest.fixture(scope="module")
def timexes():
    articles = ({"text": text, "published": published or None} for text, published in TEXTS)
    return dict(zip(TEXTS, (record.timexes for record in pipeline.extract(articles, model=NLP)), strict=True))


@pytest.mark.parametrize("key", [
    pytest.param(key, id=rows[0].where.rpartition("/")[2], marks=[pytest.mark.xfail(strict=True, reason="known gap")] if key[0] in KNOWN_GAPS else [])
    for key, rows in TEXTS.items()
])  # fmt: skip
def test_timexes_of_a_text(key, timexes):
    expected = [row for row in TEXTS[key] if row["mention"] != NONE]
    found = timexes[key]
    assert [as_row(timex) for timex in found] == [tuple(row[column] for column in COLUMNS) for row in expected]
    bounds = [(timex.earliest or "", timex.latest or "") for timex, row in zip(found, expected, strict=True) if row["earliest"] != ANY]
    assert bounds == [(row["earliest"], row["latest"]) for row in expected if row["earliest"] != ANY]


COLUMNS = ("mention", "type", "value", "mod")


def as_row(timex):
    return timex.text, timex.type, timex.value, timex.mod or ""


def test_every_known_gap_is_a_row():
    assert {text for text, _ in TEXTS} >= KNOWN_GAPS


def test_the_corpus_is_large_enough():
    assert len(ROWS) >= 700
    assert sum(row["mention"] == NONE for row in ROWS) >= 150
