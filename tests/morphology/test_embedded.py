"""Lemma, part of speech and features of written words, as far as lexicon and form tell without their sentence."""

import pytest

from pipeline.model import find_model, load_model

TOKENIZER = load_model(find_model("news")).tokenizer

# word, lemma, part of speech, some of its features
WORDS = [
    # verbs: strong, weak, doubled, hamzated; both voices
    ("أعلنت", "أعلن", "VERB", "Aspect=Perf Gender=Fem Number=Sing Voice=Act"),
    ("يعلنون", "أعلن", "VERB", "Aspect=Imp Gender=Masc Number=Plur"),
    ("تعلن", "أعلن", "VERB", "Aspect=Imp"),
    ("ستعلن", "أعلن", "VERB", "Aspect=Imp"),
    ("يقولون", "قال", "VERB", "Number=Plur Person=3"),
    ("قالت", "قال", "VERB", "Gender=Fem"),
    ("قيل", "قال", "VERB", "Voice=Pass"),
    ("يزور", "زار", "VERB", "Aspect=Imp"),
    ("سيزورون", "زار", "VERB", "Aspect=Imp Number=Plur"),
    ("التقى", "التقى", "VERB", "Aspect=Perf"),
    ("التقوا", "التقى", "VERB", "Number=Plur"),
    ("تلتقي", "التقى", "VERB", "Aspect=Imp"),
    ("دعا", "دعا", "VERB", "Aspect=Perf"),
    ("يدعو", "دعا", "VERB", "Aspect=Imp"),
    ("يمدون", "مد", "VERB", "Aspect=Imp"),
    ("احتلت", "احتل", "VERB", "Aspect=Perf"),
    ("يؤكد", "أكد", "VERB", "Aspect=Imp"),
    ("أكدوا", "أكد", "VERB", "Aspect=Perf"),
    ("أدخل", "أدخل", "VERB", "Aspect=Perf"),
    ("يظهر", "ظهر", "VERB", "Aspect=Imp"),
    ("يقدم", "قدم", "VERB", "Aspect=Imp"),
    ("يوجد", "وجد", "VERB", "Aspect=Imp"),
    ("أنشئت", "أنشأ", "VERB", "Voice=Pass"),
    ("اختيرت", "اختار", "VERB", "Voice=Pass"),
    ("يتيح", "أتاح", "VERB", "Aspect=Imp"),
    # nouns: feminine, dual, sound and broken plurals, accusative, construct
    ("مدرسة", "مدرسة", "NOUN", "Gender=Fem Number=Sing"),
    ("المدارس", "مدرسة", "NOUN", "Definite=Def Number=Plur"),
    ("مدرستين", "مدرسة", "NOUN", "Number=Dual"),
    ("موظفون", "موظف", "NOUN", "Gender=Masc Number=Plur"),
    ("موظفي", "موظف", "NOUN", "Number=Plur"),
    ("موظفات", "موظفة", "NOUN", "Gender=Fem Number=Plur"),
    ("اجتماعاً", "اجتماع", "NOUN", "Definite=Ind Number=Sing"),
    ("الاجتماعات", "اجتماع", "NOUN", "Definite=Def Number=Plur"),
    ("وزراء", "وزير", "NOUN", "Number=Plur"),
    ("مشاريع", "مشروع", "NOUN", "Number=Plur"),
    ("قرارات", "قرار", "NOUN", "Gender=Fem Number=Plur"),
    ("القاضي", "قاضي", "NOUN", "Definite=Def"),
    ("المدن", "مدينة", "NOUN", "Number=Plur"),
    # masdars are nouns of their own
    ("توقيع", "توقيع", "NOUN", "Number=Sing"),
    ("إيقاف", "إيقاف", "NOUN", ""),
    ("الاستثمار", "استثمار", "NOUN", "Definite=Def"),
    # adjectives: their lemma is the masculine
    ("الجديدة", "جديد", "ADJ", "Definite=Def Gender=Fem Number=Sing"),
    ("كبار", "كبير", "ADJ", "Number=Plur"),
    ("الكبرى", "أكبر", "ADJ", "Gender=Fem"),
    ("أخرى", "آخر", "ADJ", "Gender=Fem"),
    ("اقتصادية", "اقتصادي", "ADJ", "Gender=Fem"),
    ("اقتصادياً", "اقتصادي", "ADJ", "Definite=Ind"),
    ("الدوليين", "دولي", "ADJ", "Number=Plur"),
    ("كارثية", "كارثي", "ADJ", "Gender=Fem"),  # of «كارثة», in no list
    # names, function words, numbers, marks
    ("لندن", "لندن", "PROPN", ""),
    ("فريمان", "فريمان", "PROPN", ""),
    ("على", "على", "ADP", ""),
    ("الذين", "الذين", "PRON", ""),
    ("2015", "2015", "NUM", ""),
    ("NATO", "nato", "PROPN", ""),
    ("،", "،", "PUNCT", ""),
    ("$", "$", "SYM", ""),
]

UNKNOWN = ["غشتاروفا", "غرابيلوس"]
"""Words no table has: neither lemma nor part of speech is guessed."""


@pytest.mark.parametrize("word, lemma, pos, features", WORDS)
def test_words(word, lemma, pos, features):
    tokens = TOKENIZER.tokenize(word).tokens
    last = len(tokens.keys) - 1
    assert (tokens.lemmas[last], tokens.pos[last]) == (lemma, pos)
    assert set(features.split()) <= set(tokens.morphs[last].split("|"))


@pytest.mark.parametrize("word", UNKNOWN)
def test_what_is_unknown_stays_so(word):
    tokens = TOKENIZER.tokenize(word).tokens
    assert (tokens.lemmas, tokens.pos) == ([word], [""])


def test_pieces_have_their_own():
    tokens = TOKENIZER.tokenize("وبمشاركتهم").tokens
    assert list(zip(tokens.lemmas, tokens.pos, tokens.morphs, strict=True)) == [
        ("و", "CCONJ", ""),
        ("ب", "ADP", ""),
        ("مشاركة", "NOUN", "Definite=Cons|Gender=Fem|Number=Sing"),
        ("هم", "PRON", ""),
    ]


@pytest.mark.parametrize("text", ["وَقَّعَتْ", "أعلنـــت", "الإِمَارات"])
def test_marks_change_nothing(text):
    plain = {"وَقَّعَتْ": "وقعت", "أعلنـــت": "أعلنت", "الإِمَارات": "الإمارات"}[text]
    marked, bare = TOKENIZER.tokenize(text).tokens, TOKENIZER.tokenize(plain).tokens
    assert (marked.lemmas, marked.pos, marked.morphs) == (bare.lemmas, bare.pos, bare.morphs)
