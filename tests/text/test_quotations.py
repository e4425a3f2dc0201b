"""Which marks belong together, shown as 【…】, and which quotations are somebody's words."""

import pytest

from pipeline.model import find_model, load_model
from pipeline.text.quotations import find_pairs, is_speech
from pipeline.text.tokens import MARK

TOKENIZER = load_model(find_model("news")).tokenizer

PAIRS = [
    ("قال «وصلنا» ثم غادر", ["«وصلنا»"]),
    ('قال "وصلنا" ثم غادر', ['"وصلنا"']),
    ("قال “وصلنا” ثم (غادر)", ["“وصلنا”", "(غادر)"]),
    ('وقال "قرأت «الفجر» مرتين"', ["«الفجر»", '"قرأت «الفجر» مرتين"']),
    ('لن نعود". وقال آخر "سنعود غدا" ثم غادر', ['"سنعود غدا"']),  # the first closes what an earlier line opened
    ('قال "لن نعود. وأضاف "سنعود غدا"', ['"سنعود غدا"']),  # the first was left open
    ('و"الحزب" و("الجبهة")', ['"الحزب"', '"الجبهة"', '("الجبهة")']),
    ('قال " وصلنا " ثم غادر', ['" وصلنا "']),
    ("قال «وصلنا ثم غادر", []),
    ("وصلنا» ثم غادر", []),
    ("1) أول 2) ثان", []),
]

SPEECH = [
    ("قال «إن الوضع يتحسن كثيراً»", True),
    ("قال: «الوضع جيد جداً»", True),
    ("أكد أنها «خطوة لن تتكرر أبداً»", True),
    ("فيلم «الطريق الطويل إلى البحر»", False),
    ("حركة «فتح»", False),
    ("الفريق (الذي يلعب اليوم هنا)", False),
]


def pairs_of(text: str):
    tokens = TOKENIZER.tokenize(text).tokens
    return tokens, find_pairs(tokens, [i for i, kind in enumerate(tokens.kinds) if kind == MARK])


@pytest.mark.parametrize("text, pairs", PAIRS)
def test_pairs(text, pairs):
    tokens, found = pairs_of(text)
    assert [tokens.slice(*pair) for pair in found] == pairs


@pytest.mark.parametrize("text, speech", SPEECH)
def test_speech(text, speech):
    tokens, found = pairs_of(text)
    assert [is_speech(tokens, pair) for pair in found] == [speech]
