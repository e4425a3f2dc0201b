"""Segmentation, shown as `و|ب|مشاركت|هم`: what comes off a word, and what only looks as if it did."""

import pytest

from pipeline.model import find_model, load_model

TOKENIZER = load_model(find_model("news")).tokenizer

CUT = [
    "و|ب|مشاركت|هم",
    "ل|لموظفين",
    "و|ل|لمعلمين",
    "ف|أعلن",
    "و|قال",
    "س|يزور",
    "و|س|تعقد",
    "ب|المدرسة",
    "ك|المعتاد",
    "ل|مدة",
    "وزارت|هم",
    "مدرست|ها",
    "أعضاؤ|ها",
    "كتب|هم",
    "ل|ه",
    "ب|هم",
    "و|التي",
    "و|في",
    "و|أحد",
    "و|أكد",
    "و|إيران",
    "و|لندن",
    "و|استقبل",
    "ب|حضور",
    "ف|هو",
    "بـ|50",
    "و|200",
]

WHOLE = [
    "وزارة", "وزير", "وفد", "وثيقة", "وكالة", "واحد", "وقف", "كانت", "كان", "كتاب", "كلمة", "كأس", "بنك", "بلدية", "بيان", "برلين", "بغداد",
    "فرنسا", "فريق", "فيينا", "فوز", "لبنان", "ليبيا", "لندن", "لجنة", "لقاء", "سوريا", "سفارة", "سيارة", "بوتين", "هم",
    "الولايات", "البنك", "وينستون", "والي", "فعلي", "الفلسطينيين", "السودان", "تونس", "الكويت",
]  # fmt: skip

KNOWN_GAPS = [
    "بانك",  # a foreign name that no lexicon holds
]


def segment(word: str) -> str:
    tokens = TOKENIZER.tokenize(word).tokens
    return "|".join(tokens.slice(i, i) for i in range(len(tokens.keys)))


@pytest.mark.parametrize("shown", CUT)
def test_clitics_come_off(shown):
    assert segment(shown.replace("|", "")) == shown


@pytest.mark.parametrize("word", WHOLE)
def test_words_that_begin_like_clitics_stay_whole(word):
    assert segment(word) == word


@pytest.mark.parametrize("word", KNOWN_GAPS)
@pytest.mark.xfail(strict=True, reason="a name that is in no lexicon")
def test_unknown_names_stay_whole(word):
    assert segment(word) == word


@pytest.mark.parametrize(
    "text, keys",
    [
        ("للموظفين", "ل الموظفين"),  # the ل of the article is restored in the key
        ("وبمشاركتهم", "و ب مشاركة هم"),  # ت before a suffix is the ة of the word
        ("مستشفاها", "مستشفي ها"),
        ("أعضاؤها", "اعضاء ها"),
        ("وأحد عشر", "و احد عشر"),  # the hamza shows where the word begins; «واحد عشر» has none
        ("واحد وعشرون", "واحد و عشرون"),
    ],
)
def test_the_key_is_that_of_the_whole_word(text, keys):
    assert " ".join(TOKENIZER.tokenize(text).tokens.keys) == keys


@pytest.mark.parametrize(
    "text, shown",
    [
        ("وَبِمُشَارَكَتِهِم", "وَ|بِ|مُشَارَكَتِ|هِم"),
        ("وبمشــاركتهم", "و|ب|مشــاركت|هم"),
    ],
)
def test_marks_and_tatweel_go_with_the_letter_before_them(text, shown):
    assert segment(text) == shown
