"""Where sentences begin, shown with ‖ between them."""

import pytest

from pipeline.model import find_model, load_model
from pipeline.text.sentences import split_sentences

TOKENIZER = load_model(find_model("news")).tokenizer

SENTENCES = [
    "وصل الوفد.‖ عقد اجتماعاً",
    "هل وصل؟‖ نعم!‖ وصل",
    "قال «وصلنا.»‖ ثم غادر",
    "قال (انتهى.)‖ ثم",
    "العنوان\n‖النص هنا.‖ والبقية",
    "بلغ 3.5 مليون برميل",
    "قال د. أحمد ذلك",
    "وصل الوزير، ثم غادر؛ وعاد",
    "وصل.. ثم غادر",
    "انتهى...",
    "نعم؟!‖ لا",
    "سطر\n\n‖سطر",
    "سطر\r‖سطر\r\n‖سطر\u2028‖سطر\u2029‖سطر",
    'قال إنه مريض.‖ "سنعود غدا"',
    '"وصلنا."‖ ثم غادر',
    '"وصلنا. "‖ ثم غادر',
    'قال "نعم".‖ "لا" قال الآخر',
    'قال "نعم\n‖وصل.‖ "لا"',  # a quote left open does not outlive its line
]


@pytest.mark.parametrize("shown", SENTENCES)
def test_sentences(shown):
    text = shown.replace("‖", "")
    tokens = TOKENIZER.tokenize(text).tokens
    found = [tokens.slice(first, last) for first, last in split_sentences(tokens)[0]]
    assert found == [part.strip() for part in shown.split("‖")]


def test_no_sentence_crosses_a_line_end_or_overlaps():
    tokens = TOKENIZER.tokenize("أول.\nثان؟ ثالث\n\n. رابع").tokens
    last = -1
    for first, end in split_sentences(tokens)[0]:
        assert last < first <= end
        assert "\n" not in tokens.keys[first : end + 1]
        last = end
