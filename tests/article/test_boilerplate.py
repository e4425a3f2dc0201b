"""Every rule has an example that it masks, to the letter; stories are left alone; a mask is one line end for a span."""

import pytest

from pipeline.article.boilerplate import find_boilerplate, mask, read_boilerplate_rules
from pipeline.errors import KhabarError
from pipeline.model import find_model, load_model
from pipeline.rules.lexicon import read_lexicon
from pipeline.text.tokens import LINE_END

MODEL = load_model(find_model("news"))
RULES = read_boilerplate_rules(MODEL.lexicons, MODEL.tokenizer.keys)
ROWS = read_lexicon(MODEL.lexicons / "boilerplate.tsv")
STORY = "أعلنت الوزارة أن الدورة تبدأ غداً."


def masked(text, **options):
    tokens = MODEL.tokenizer.tokenize(text).tokens
    return [tokens.slice(first, last) for first, last in find_boilerplate(tokens, RULES, **options)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['kind']} {row['pattern']}")
def test_example(row):
    story, _, rest = row["example"].rpartition("‖")
    assert masked(f"{STORY}\n{story}{rest}") == [rest.strip()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['kind']} {row['pattern']}")
def test_the_rule_alone_masks_its_example(row, tmp_path):
    """No rule lives on the example of another: none is dead."""
    (tmp_path / "boilerplate.tsv").write_text(f"kind\tpattern\n{row['kind']}\t{row['pattern']}\n", encoding="utf-8")
    tokens = MODEL.tokenizer.tokenize(f"{STORY}\n{row['example'].replace('‖', '')}").tokens
    assert find_boilerplate(tokens, read_boilerplate_rules(tmp_path, MODEL.tokenizer.keys))


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "شارك من خلال فريقه في تنظيم الدورة التي حضرها أربعون معلماً من مدارس المنطقة.",
        "شارك الخبراء في إعداد التقرير.",
        "انتهى الاجتماع عند العاشرة مساء.",
        "انتهى الأمر",
        "طباعة الكتب المدرسية تبدأ غداً.",
        "المزيد من المدارس يفتح أبوابه.",
        "اقرأ أيضاً في الصحف ما يكتبه الناس عن المدارس.",
        "الأكثر قراءة في العالم كتب الأطفال.",
        "الآراء الواردة في التقرير تشير إلى رضا المعلمين.",
        "للاشتراك في الخدمة يتعين على المواطن أن يزور مكتب البريد.",
        "للمزيد من الدورات تحتاج المدارس إلى المال.",
        "حملوا تطبيق القانون مسؤولية ما حدث.",
        "نقلاً عن مصادر في الوزارة، قالت الصحيفة إن الدورة تبدأ غداً وتستمر ثلاثة أسابيع.",
        "المصدر المسؤول نفى الخبر.",
        "15 تعليقاً وردت إلى الوزارة على المشروع.",
        "زر موقعنا https://example.org لتسجل في الدورة.",
    ],
)
def test_stories_are_left_alone(text):
    assert masked(text) == []


def test_the_headline_of_a_link_stays():
    assert masked(f"{STORY} رابط الخبر بصحيفة الأفق: تدريب 40 معلماً في جدة") == ["رابط الخبر بصحيفة الأفق:"]


def test_a_list_takes_its_headlines_and_no_story():
    text = f"{STORY}\nاقرأ أيضاً:\nوزير التعليم يفتتح المعرض\nدورة جديدة للمعلمين\n{STORY}"
    assert masked(text) == ["اقرأ أيضاً:", "وزير التعليم يفتتح المعرض", "دورة جديدة للمعلمين"]


def test_the_dateline_is_kept_and_given_spans_are_masked():
    text = f"فرانس 24/ أ ف ب\n{STORY}"
    assert masked(text) == ["فرانس 24/ أ ف ب"]
    assert masked(text, apart=(0, 5)) == []
    start = text.index("أعلنت")
    assert masked(text, given=[(start, start + 13)], apart=(0, 5)) == ["أعلنت الوزارة"]


def test_mask():
    tokens = MODEL.tokenizer.tokenize(f"{STORY}\n// انتهى //\nوبعد").tokens
    (span,) = find_boilerplate(tokens, RULES)
    left = mask(tokens, [span])
    assert len({len(column) for column in left[1:]}) == 1
    assert left.kinds[span[0]] == LINE_END
    assert left.slice(span[0], span[0]) == "// انتهى //"
    assert [key for key in left.keys if key != "\n"] == [key for key in tokens.keys if key not in ("\n", "/", "انتهي")]
    assert mask(tokens, []) == tokens


@pytest.mark.parametrize(
    "row, message", [("lines\tاقرأ", "no kind «lines»"), ("line\t… اقرأ", "no word to be found by"), ("line\t//", "no word to be found by")]
)
def test_broken_rules_are_named(row, message, tmp_path):
    (tmp_path / "boilerplate.tsv").write_text(f"kind\tpattern\n{row}\n", encoding="utf-8")
    with pytest.raises(KhabarError, match=message):
        read_boilerplate_rules(tmp_path, MODEL.tokenizer.keys)
