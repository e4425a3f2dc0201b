"""Numbers: text -> values. Every group has its traps beside it."""

from decimal import Decimal

import pytest

from pipeline.model import find_model, load_model
from pipeline.values.digits import read_digits, write_decimal
from pipeline.values.number_words import read_number_lexicon
from pipeline.values.numbers import read_numbers

MODEL = load_model(find_model("news"))
LEXICON = read_number_lexicon(MODEL.lexicons, MODEL.tokenizer.keys)

CARDINALS = [
    ("3700 موظف", "3700"),
    ("٤٥ ألفاً", "45000"),
    ("45 ألف ساعة", "45000"),
    ("1,500,000", "1500000"),
    ("1.250.000", "1250000"),
    ("18.410 متدربين", "18410"),
    ("3,5 مليون", "3500000"),
    ("٣٫٥ مليون", "3500000"),
    ("1.106 مليار", "1106000000"),
    ("2ر70 مليون", "70200000"),
    ("1 000 000 دينار", "1000000"),
    (".5", "0.5"),
    ("ثلاثة وعشرون", "23"),
    ("خمسة عشر", "15"),
    ("إحدى عشرة", "11"),
    ("اثنا عشر", "12"),
    ("مئة وعشرون", "120"),
    ("ثلاثمئة وخمسون", "350"),
    ("ثلاثمائة", "300"),
    ("سبع مئة", "700"),
    ("مئتين وأحد عشر", "211"),
    ("ألف", "1000"),
    ("ألفان وستة عشر", "2016"),
    ("ألفي شخص", "2000"),
    ("ثلاثة آلاف ومئتان", "3200"),
    ("مليون ومئتا ألف", "1200000"),
    ("مليوني دولار", "2000000"),
    ("مليونا شخص", "2000000"),
    ("مليوناً", "1000000"),
    ("مليون ونصف", "1500000"),
    ("مليون ونصف المليون", "1500000"),
    ("نصف مليون", "500000"),
    ("ربع مليار", "250000000"),
    ("أربعة فاصلة خمسة مليون", "4500000"),
    ("بلغت -5 درجات", "-5"),
    ("خمس (5) سنوات", "5"),
    ("حداشر", "11"),
    ("مئة إلا ربع", "75"),
    ("مليون إلا ربعاً", "750000"),
    ("صفر فاصلة صفر خمسة", "0.05"),
    ("3 ونصف مليون", "3500000"),
    ("ارتفع إلى الضعف", "2"),
    ("ضعف ما كان عليه", "2"),
    ("ضعف العدد السابق", "2"),
    ("زاد ضعفين", "2"),
    ("(3) آلاف شجرة", "3000"),
]

OTHER_KINDS = [
    ("50%", "percent", "50"),
    ("٪50", "percent", "50"),
    ("12 في المئة", "percent", "12"),
    ("خمسة بالمئة", "percent", "5"),
    ("نصف السكان", "fraction", "0.5"),
    ("ثلث السكان", "fraction", "0.333333333333"),
    ("ثلثي الأعضاء", "fraction", "0.666666666667"),
    ("ثلاثة أرباع السكان", "fraction", "0.75"),
    ("نصفهم", "fraction", "0.5"),
    ("خمس السكان", "fraction", "0.2"),  # a fifth, spelt like five
    ("واحد من كل عشرة", "fraction", "0.1"),
    ("مئة بالألف", "fraction", "0.1"),
    ("المرتبة الأولى", "ordinal", "1"),
    ("الدورة الثالثة عشرة", "ordinal", "13"),
    ("القرن الحادي والعشرين", "ordinal", "21"),
    ("القرن الواحد والعشرين", "ordinal", "21"),
    ("الذكرى السبعون", "ordinal", "70"),
    ("الذكرى المئة", "ordinal", "100"),
    ("المئة والخامس والعشرون", "ordinal", "125"),
    ("الخامس بعد المئة", "ordinal", "105"),
    ("ثاني أكبر", "ordinal", "2"),
]

SEVERAL = [
    ("الأول والثاني", ["1", "2"]),  # two ordinals
    ("ثلاثة وأربعة", ["3", "4"]),  # they do not descend
    ("من 10 إلى 15", ["10", "15"]),
    ("القاعة 10 200 شخص", ["10200"]),  # a blank parts thousands
    ("غرف 1000 200", ["1000", "200"]),
    ("أمر عدد 161 لسنة 2017", ["2017"]),  # its own number is a label
]

NO_NUMBERS = [
    "أحد المسؤولين",  # someone
    "إحدى الشركات",
    "ثالثاً: نؤكد",  # an enumerator
    "نصف نهائي الكأس",  # a round
    "ربع نهائي",
    "12/05/2015",
    "10:30",
    "2-1",
    "00212522334455",
    "عشراوي",
    "الأحداث",
    "ضعف الأداء",  # weakness
    "كأس العالم 2018",
]


def read(text):
    tokens = MODEL.tokenizer.tokenize(text).tokens
    return [(number.kind, write_decimal(number.value)) for number in read_numbers(tokens, LEXICON)]


@pytest.mark.parametrize("text, value", CARDINALS)
def test_cardinals(text, value):
    assert read(text) == [("cardinal", value)]


@pytest.mark.parametrize("text, kind, value", OTHER_KINDS)
def test_other_kinds(text, kind, value):
    assert read(text) == [(kind, value)]


@pytest.mark.parametrize("text, values", SEVERAL)
def test_several(text, values):
    assert [value for _, value in read(text)] == values


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_no_numbers(text):
    assert read(text) == []


def test_a_bullet_is_no_minus():
    assert read("-3 قتلى في انفجار") == [("cardinal", "3")]
    assert read("الفترة 2010 -2014") == [("cardinal", "2010"), ("cardinal", "2014")]


@pytest.mark.parametrize("digits, scaled, value", [
    ("1.106", False, "1106"), ("1.106", True, "1.106"), ("618,537,540.51", True, "618537540.51"), ("3,5", False, "3.5"), ("0", False, "0"),
    ("12/05", False, None), ("0410", False, None), ("9" * 25, False, None), ("1,2,3", False, None),
])  # fmt: skip
def test_digits(digits, scaled, value):
    assert read_digits(digits, scaled=scaled) == (None if value is None else Decimal(value))
