"""Tokens exactly where they stand: numbers with separators, glued particles, addresses, quotes, marks nobody sees."""

import pytest

from pipeline.model import find_model, load_model
from pipeline.text.tokenizer import Tokenizer

TOKENIZER = load_model(find_model("news")).tokenizer

# text, its tokens, their kinds: w word, d digits, m mark, p proclitic, e pronoun suffix, n line end
TOKENS = [
    ("1,500,000", "1,500,000", "d"),
    ("1.500.000 برميل", "1.500.000|برميل", "dw"),
    ("٣٫٥ مليون", "٣٫٥|مليون", "dw"),
    ("3,5%", "3,5|%", "dm"),
    (".77", ".77", "d"),
    ("2ر70 دولار", "2ر70|دولار", "dw"),
    ("25799\u202a,\u202a52", "25799\u202a,\u202a52", "d"),
    ("10:30", "10:30", "d"),
    ("12/05/2015", "12/05/2015", "d"),
    ("2014-2015", "2014-2015", "d"),
    ("2015م", "2015|م", "dw"),
    ("1436هـ", "1436|هـ", "dw"),
    ("ال50", "ال|50", "wd"),
    ("الـ50", "الـ|50", "wd"),
    ("ـــ ـأو", "ـــ|ـ|أو", "mmw"),
    ("بـ50", "بـ|50", "wd"),
    ("(45)", "(|45|)", "mdm"),
    ("50%", "50|%", "dm"),
    ("$50", "$|50", "md"),
    ("انتهى. ثم", "انتهى|.|ثم", "wmw"),
    ("د. أحمد", "د.|أحمد", "ww"),
    ("أ.ف.ب", "أ.ف.ب", "w"),
    ("50 د.إ", "50|د.إ", "dw"),
    ("50د.إ", "50|د.إ", "dw"),
    ("ت.غ", "ت.غ", "w"),
    ("ر.س.", "ر.س.", "w"),
    ("2015م.", "2015|م|.", "dwm"),
    ("سطر\rآخر\u2028آخر", "سطر|آخر|آخر", "wnwnw"),
    ("«السلام»", "«|السلام|»", "mwm"),
    ('"نعم"', '"|نعم|"', "mwm"),
    ("نعم...", "نعم|...", "wm"),
    ("https://example.org/a?b=1 خبر", "https://example.org/a?b=1|خبر", "ww"),
    ("editor@example.org", "editor@example.org", "w"),
    ("#اليمن_اليوم", "#اليمن_اليوم", "w"),
    ("@khabar_news", "@khabar_news", "w"),
    ("@ست", "@|ست", "mw"),
    ("COVID-19", "COVID|-|19", "wmd"),
    ("سطر\nآخر", "سطر|آخر", "wnw"),
    ("و/أو", "و|/|أو", "wmw"),
    ("😀خبر👍🏽", "😀|خبر|👍|🏽", "mwmm"),
    ("وبـ50 وللـ50 والـ50", "و|بـ|50|و|ل|لـ|50|و|الـ|50", "pwdppwdpwd"),
    ("ﻣﺼﺮ وﻻعب", "ﻣﺼﺮ|و|ﻻعب", "wpw"),
    ("کتاب ایران", "کتاب|ایران", "ww"),
    ("گفتگو ہے", "گفتگو|ہے", "ww"),
    ("كتـــاب", "كتـــاب", "w"),
    ("example.com/a?b=1، وsite.org.", "example.com/a?b=1|،|و|site.org|.", "wmwwm"),
    ("https://example.org/a.", "https://example.org/a|.", "wm"),
    ("أ.د.هدى ود. علي", "أ.د.|هدى|و|د.|علي", "wwpww"),
    ("Node.js 3.5", "Node.js|3.5", "wd"),
    ("كلمة\u00a0ثانية", "كلمة|ثانية", "ww"),
    ("\u200fخبر\u200e", "خبر", "w"),
    ("", "", ""),
    ("   ", "", ""),
]


@pytest.mark.parametrize("text, shown, kinds", TOKENS)
def test_tokens(text, shown, kinds):
    tokens = TOKENIZER.tokenize(text).tokens
    assert "|".join(tokens.slice(i, i) for i in range(len(tokens.keys)) if tokens.kinds[i] != "n") == shown
    assert "".join(tokens.kinds) == kinds


@pytest.mark.parametrize("text", [text for text, _, _ in TOKENS])
def test_words_and_spaces_spell_the_text(text):
    words, spaces, *_, tokens = TOKENIZER.tokenize(text)
    assert "".join(word + " " * space for word, space in zip(words, spaces, strict=True)) == text
    assert all(text[start:end].strip() for start, end, kind in zip(tokens.starts, tokens.ends, tokens.kinds, strict=True) if kind != "n")


def test_offsets_are_those_of_the_text():
    text = "في  «القاهرة» و٤٥ ألفاً"
    tokens = TOKENIZER.tokenize(text).tokens
    assert [(text[s:e], k) for s, e, k in zip(tokens.starts, tokens.ends, tokens.keys, strict=True)] == [
        ("في", "في"), ("«", "«"), ("القاهرة", "القاهرة"), ("»", "»"), ("و", "و"), ("٤٥", "45"), ("ألفاً", "الفا"),
    ]  # fmt: skip


def test_a_full_cache_forgets_and_goes_on():
    small = Tokenizer(TOKENIZER._analyse_word, cache_size=2)
    text = "وقال وزير الصحة وقال وزير التعليم"
    assert small.tokenize(text) == TOKENIZER.tokenize(text)
