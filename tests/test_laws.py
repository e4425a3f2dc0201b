"""Laws: whatever the text, nothing crashes, every mention is the slice it says, the same text gives the same record, and no text takes
more than linear time. And: annotations survive every way spaCy has of moving a Doc.
"""

import pickle
import time

import pytest
import spacy
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin

import pipeline
from pipeline.ingest import make_article
from pipeline.text.keys import key

NLP = pipeline.load()
ARTICLE = {"published": "2020-07-07", "country": "SA"}
TEXT = "أعلنت وزارة التعليم السعودية أمس الاثنين تدريب نحو 45 ألف معلم في الرياض بكلفة 3,5 مليون ريال. وتستمر الدورة من 5 إلى 9 يوليو المقبل."

# Words and marks that rules look for, so that chance puts them side by side.
PIECES = [
    "و", "ف", "ب", "ل", "لل", "ال", "الـ", "بـ", "مشاركتهم", "وزارة", "موظف", "ألف", "مليون", "ونصف", "نصف", "ثلاثة", "عشر", "عشرون", "المئة", "مئتين", "الأول", "بعد",
    "قبل", "منذ", "حتى", "من", "إلى", "بين", "في", "يوم", "اليوم", "أمس", "الأحد", "الاثنين", "مارس", "شوال", "رمضان", "كانون الثاني", "عام", "العام", "الماضي", "المقبل",
    "الشهر", "ساعة", "الساعة", "والنصف", "إلا", "ربعاً", "مساءً", "سنوات", "عقود", "القرن", "التاسع", "نهاية", "مطلع", "صيف", "الموسم", "عيد الفطر", "هـ", "م", "الميلاد",
    "على التوالي", "نحو", "أكثر من", "ما لا يقل عن", "شخصاً", "شخصان", "ريال", "دولار", "سنت", "كيلومتر", "درجة", "تحت الصفر", "واحد", "واحدة", "صفر", "بحلول", "الموافق",
    "سبتمبر", "ديسمبر", "العاشرة", "صباحا", "بعد غد", "مئوية", "فلساً", "دينار", "د.إ", "ر.س.", "US$", "CN¥", "- 2.5 مليون", "- 10:30", "10:30:15", "\r", "\u2028", '"',
    "10:30", "12/05/2015", "2-1", "2014-2015", "1436", "2015", "31", "0", "1.250.000", "3,5", "٤٥", "99999999999", "%", "$", "€", "(", ")", "«", "»", "،", ".", "؟", "-",
    "هدفين", "مقابل", "لهدف", "نظيفة", "دون رد", "ثلاثية", "مباراة", "خمس", "خمسي", "أرباع", "أضعاف", "فاصلة", "ناقص", "إلا ربعاً", "المادة", "رقم", "+966", "عددهم", "منهم", "من كل",
    "ملايين", "آلاف", "عشرات", "الآلاف", "ما بين", "أو", "نقطة مئوية", "برميل", "يومياً", "2ر70", "لسنة", "دون سن", "الخامسة", "من عمره", "آخرين", "قتل", "أصيب", "ارتفع", "طن", "درهم", "لمثلهما",
    "–", "/", "\n", "\t", "\u00a0", "\u200f", "\u202b", "\ufeff", "\N{ARABIC TATWEEL}", "\N{ARABIC FATHATAN}", "\N{ARABIC SHADDA}", "ﻻ", "ﷺ", "ی", "ک", "\0", "\ud800", "😀", "e\u0301",
]  # fmt: skip

ANY = st.text(st.characters(), max_size=60)  # lone surrogates included
ARABIC = st.lists(st.sampled_from(PIECES) | st.text("وفبلكسالمتيةىأإآ٣5 ", max_size=6), max_size=40).map(" ".join)
GLUED = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
TEXTS = (ANY | ARABIC | GLUED).filter(bool)  # an empty text is refused when it is read
LAW = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def record_of(text):
    return next(pipeline.extract([make_article({"text": text, "published": "2020-07-07"}, id="1", where="law")], model=NLP, tokens=True))


@LAW
@given(TEXTS)
@example("\n\n")
@example("31 فبراير 2020 و30 فبراير و1436هـ و 99 شوال 9999هـ")
@example("قبل 99999999 سنة وبعد 999999 قرن")
@example("من 31 أبريل إلى 31 يونيو")
@example("خلال 2014 - 2.5 مليون سائح و2015 - 10:30")
@example("وقع بين يونيو وسبتمبر، ثم من العاشرة مساء حتى السابعة صباحا، ثم من 2018 إلى 2015")
@example("من مساء الثلاثاء إلى الثلاثاء")
@example("ال" * 200)
def test_records(text):
    record = record_of(text)
    assert not [warning for warning in record.warnings if "not analysed" in warning]
    for kind in ("numbers", "timexes", "quantities", "entities", "tokens"):
        for mention in getattr(record, kind):
            assert record.text[mention.start : mention.end] == mention.text if hasattr(mention, "text") else mention.start < mention.end
            assert 0 <= mention.start < mention.end <= len(record.text)
    for event in record.events:
        assert record.text[event.trigger.start : event.trigger.end] == event.trigger.text
    last = 0
    for token in record.tokens:
        assert token.start >= last
        assert record.text[token.start : token.end].strip()
        last = token.end
    last = 0
    for start, end in record.sentences:
        assert last <= start < end <= len(record.text)
        last = end
    for timex in record.timexes:
        if timex.earliest and timex.latest:
            shorter = min(len(timex.earliest), len(timex.latest))  # a day without hours is the whole day
            assert timex.earliest[:shorter] <= timex.latest[:shorter]
    assert record_of(text) == record


@LAW
@given(TEXTS)
def test_the_tokenizer_spells_the_text(text):
    text = make_article({"text": text}, id="1", where="law").text
    assert NLP.make_doc(text).text == text


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_a_key_is_its_own_key(word):
    assert key(key(word)) == key(word)


# -- moving Docs


def made(text=TEXT):
    doc = NLP.make_doc(text)
    doc._.article = ARTICLE
    return doc


def annotations(doc):
    return doc._.article, doc._.numbers, doc._.timexes, doc._.quantities, doc._.entities, doc._.events, [ent.text for ent in doc.ents]


@pytest.fixture(scope="module")
def doc():
    return NLP(made())


def test_there_is_something_to_keep(doc):
    assert len(doc._.timexes) == 2
    assert len(doc._.quantities) == 2
    assert doc._.entities


def test_pickle(doc):
    assert annotations(pickle.loads(pickle.dumps(doc))) == annotations(doc)


def test_bytes(doc):
    assert annotations(Doc(NLP.vocab).from_bytes(doc.to_bytes())) == annotations(doc)


def test_docbin(doc):
    packed = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (back,) = DocBin().from_bytes(packed).get_docs(NLP.vocab)
    assert annotations(back) == annotations(doc)


def test_two_processes(doc):
    docs = list(NLP.pipe([made() for _ in range(4)], n_process=2, batch_size=2))
    assert [annotations(other) for other in docs] == [annotations(doc)] * 4


def test_saved_and_loaded(doc, tmp_path):
    NLP.to_disk(tmp_path / "news")  # by the name of the model its snapshot is taken, if and only if its files hold the same
    other = spacy.load(tmp_path / "news")
    copy = other.make_doc(TEXT)
    copy._.article = ARTICLE
    assert annotations(other(copy)) == annotations(doc)


def test_text_longer_than_a_million_characters():
    text = "قال الوزير. " * 90_000
    assert len(text) > 1_000_000
    assert NLP(made(text)).text == text


# -- time

MONOTONOUS = {
    "one letter": "ا",
    "one word": "سلام ",
    "و": "و",
    "و apart": "و ",
    "digits": "7",
    "dotted digits": "7.",
    "numbers": "123 ",
    "combining marks": "\N{ARABIC FATHATAN}",
    "letters with marks": "ا\N{ARABIC FATHATAN}",
    "number words": "مليون و",
    "unit words": "ثلاثة ",
    "commas": "،",
    "brackets": "(",
    "years": "2015 و ",
    "months": "مارس / ",
    "durations": "ساعة و ",
    "weekdays": "الأحد ",
    "ranges": "من 5 إلى ",
    "bare currencies": "دفع 5 دينار ",
    "scores": "هدفين مقابل ",
    "labels": "المادة 5 و",
    "counts without a noun": "قتل 5 و",
    "ranges in words": "بين ثلاثة و",
    "halves": "طن ونصف ",
    "signs": "$",
    "ordinals": "الأول بعد ",
    "lines": "\n",
    "blanks": " ",
    "e-mail": "a@",
    "dots": ".",
    "names": "محمد بن ",
    "names listed": "أحمد علي، ",
    "titles": "وزير ",
    "forms of address": "الدكتور ",
    "fathers": "أبو ",
    "bodies": "وزارة الصحة و",
    "unknown bodies": "شركة هوفكير ",
    "later mentions": "سامح شكري. شكري ",
    "clubs": "الهلال ",
    "clubs joined": "الهلال والنصر، ",
    "posts": "وزير الصحة المصري أحمد علي ",
    "homonyms": "طرابلس ",
    "directions": "شمال ",
}
SHORT = 20_000
FLOOR = 0.03


def seconds(text):
    """The processor's time, which other processes hardly change."""
    doc = made(text)
    started = time.process_time()
    NLP(doc)
    NLP.make_doc(text)
    return time.process_time() - started


@pytest.mark.parametrize("piece", MONOTONOUS.values(), ids=MONOTONOUS.keys())
def test_time_is_linear(piece):
    short = piece * (SHORT // len(piece))
    # Four times the text takes four times as long, were it quadratic sixteen times. One measurement may be off; what is not linear is slow every time.
    assert any(seconds(short * 4) < 7 * max(seconds(short), FLOOR) for _ in range(4))


@pytest.mark.parametrize("piece", ["ا", "7", "\N{ARABIC FATHATAN}", "و", "مليون و", "،"])
def test_a_megabyte_is_read(piece):
    text = piece * (1_000_000 // len(piece))
    doc = made(text)
    started = time.process_time()
    NLP(doc)
    assert time.process_time() - started < 30
