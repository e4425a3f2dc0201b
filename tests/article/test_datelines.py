"""Datelines: what is one, what of it is place, agency, date and writer, where it ends; and what only looks like one."""

import pytest

from pipeline.article.datelines import find_dateline
from pipeline.article.lexicon import read_dateline_lexicon
from pipeline.model import find_model, load_model

MODEL = load_model(find_model("news"))
LEXICON = read_dateline_lexicon(MODEL.lexicons, MODEL.tokenizer.keys, MODEL.time_words.phrases)
STORY = "أعلنت وزارة التعليم أن الدورة التدريبية الجديدة تبدأ في المدارس مطلع الشهر المقبل بمشاركة معلمين من عدة مناطق."
OTHER = "بعد عام على افتتاح المركز الجديد للتدريب وصل عدد المستفيدين منه إلى آلاف الشباب والشابات في المنطقة كلها."

AP, AFP, DPA, MENA = "وكالة أسوشيتد برس", "وكالة فرانس برس", "وكالة الأنباء الألمانية", "وكالة أنباء الشرق الأوسط"
SPA, WAM, QNA, KUNA, APS, TAP = (
    "وكالة الأنباء السعودية", "وكالة أنباء الإمارات", "وكالة الأنباء القطرية", "وكالة الأنباء الكويتية", "وكالة الأنباء الجزائرية", "وكالة تونس أفريقيا للأنباء",
)  # fmt: skip
PETRA, WAFA, ANADOLU = "وكالة الأنباء الأردنية", "وكالة الأنباء والمعلومات الفلسطينية", "وكالة الأناضول"

# The dateline, then its places, agencies, date and writer. Each is read before a story, and those on a line of their own also there.
BEFORE_A_STORY = [
    ("القاهرة - أ ش أ:", ["القاهرة"], [MENA], None, None),
    ("القاهرة - أ.ش.أ -", ["القاهرة"], [MENA], None, None),
    ("القاهرة (رويترز) -", ["القاهرة"], ["رويترز"], None, None),
    ("القاهرة (رويترز)", ["القاهرة"], ["رويترز"], None, None),
    ("القاهرة ( د ب أ ) –", ["القاهرة"], [DPA], None, None),
    ("الرياض - واس:", ["الرياض"], [SPA], None, None),
    ("واس - الرياض:", ["الرياض"], [SPA], None, None),
    ("واس- الرياض :", ["الرياض"], [SPA], None, None),
    ("دبي - العربية.نت -", ["دبي"], ["العربية.نت"], None, None),
    ("بيروت - «الحياة»:", ["بيروت"], ["صحيفة الحياة"], None, None),
    ('بيروت - "الحياة" -', ["بيروت"], ["صحيفة الحياة"], None, None),
    ("أنقرة: «الشرق الأوسط»", ["أنقرة"], ["صحيفة الشرق الأوسط"], None, None),
    ("عمان - بترا -", ["عمان"], [PETRA], None, None),
    ("عمان – بترا –", ["عمان"], [PETRA], None, None),
    ("تونس/وات/", ["تونس"], [TAP], None, None),
    ("تونس (وات) -", ["تونس"], [TAP], None, None),
    ("الجزائر- (وأج) -", ["الجزائر"], [APS], None, None),
    ("رام الله- وفا-", ["رام الله"], [WAFA], None, None),
    ("غزة ـ وكالات:", ["غزة"], ["وكالات"], None, None),
    ("لندن، المملكة المتحدة (CNN) --", ["لندن", "بريطانيا"], ["سي إن إن"], None, None),
    ("دبي، الإمارات العربية المتحدة (CNN)—", ["دبي", "الإمارات"], ["سي إن إن"], None, None),
    ("(CNN)--", [], ["سي إن إن"], None, None),
    ("أبوظبي في 3 يناير / وام /", ["أبوظبي"], [WAM], "XXXX-01-03", None),
    ("الدوحة/ 5 مايو/ قنا/", ["الدوحة"], [QNA], "XXXX-05-05", None),
    ("الدوحة في 09 يوليو /قنا/", ["الدوحة"], [QNA], "XXXX-07-09", None),
    ("الدوحة - قنا:", ["الدوحة"], [QNA], None, None),
    ("الكويت - 7 - 5 (كونا) --", ["الكويت"], [KUNA], "XXXX-05-07", None),
    ("الكويت - 12 - 11 - 2018 (كونا) --", ["الكويت"], [KUNA], "2018-11-12", None),
    ("رام الله 28-2-2012 وفا-", ["رام الله"], [WAFA], "2012-02-28", None),
    ("بيروت، 5 أيار 2015 (أ ف ب) -", ["بيروت"], [AFP], "2015-05-05", None),
    ("نيويورك 11 أيلول/سبتمبر 2016 (أ ف ب) -", ["نيويورك"], [AFP], "2016-09-11", None),
    ("الرباط - الثلاثاء 7 يوليوز 2020 -", ["الرباط"], [], "2020-07-07", None),
    ("الرياض 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس:", ["الرياض"], [SPA], "2015-08-11", None),
    ("جدة 3 محرم 1437هـ (واس) -", ["جدة"], [SPA], "2015-10-16", None),
    ("باريس، لندن - أ ف ب:", ["باريس", "لندن"], [AFP], None, None),
    ("القاهرة - غزة - وكالات:", ["القاهرة", "غزة"], ["وكالات"], None, None),
    ("موسكو - رويترز، أ ف ب:", ["موسكو"], ["رويترز", AFP], None, None),
    ("موسكو - (رويترز، د ب أ):", ["موسكو"], ["رويترز", DPA], None, None),
    ("الدوحة ـ الراية :", ["الدوحة"], ["صحيفة الراية"], None, None),
    ("الأناضول/", [], [ANADOLU], None, None),
    ("إسطنبول/ الأناضول/", ["إسطنبول"], [ANADOLU], None, None),
    ("واشنطن – مراسل العربية:", ["واشنطن"], ["قناة العربية"], None, None),
    ("الرياض - محمد العتيبي:", ["الرياض"], [], None, "محمد العتيبي"),
    ("الخرطوم - عادل أحمد صديق:", ["الخرطوم"], [], None, "عادل أحمد صديق"),
    ("نزوى - من سالم بن حمد الحارثي :", ["نزوى"], [], None, "سالم بن حمد الحارثي"),
    ("سعد الحربي- سبق- جدة:", ["جدة"], ["صحيفة سبق"], None, "سعد الحربي"),
    ("أميرة الزهراني - سبق - أبها:", ["أبها"], ["صحيفة سبق"], None, "أميرة الزهراني"),
    ("عيسى الحربي- سبق- الرياض:", ["الرياض"], ["صحيفة سبق"], None, "عيسى الحربي"),
    ("سعود الحربي، فهد الشمري- سبق- الرياض:", ["الرياض"], ["صحيفة سبق"], None, "سعود الحربي، فهد الشمري"),
    ("سبق- بلقرن:", ["بلقرن"], ["صحيفة سبق"], None, None),
    ("سبق- وكالات:", [], ["صحيفة سبق", "وكالات"], None, None),
    ("وهران -", ["وهران"], [], None, None),
    ("رام الله–", ["رام الله"], [], None, None),
]
ON_A_LINE = [
    ("القاهرة - أ ش أ", ["القاهرة"], [MENA], None, None),
    ("عمان ــ بترا", ["عمان"], [PETRA], None, None),
    ("غزة ـ وكالات", ["غزة"], ["وكالات"], None, None),
    ("الرياض 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس", ["الرياض"], [SPA], "2015-08-11", None),
    ("الدوحة/ 5 مايو/ قنا", ["الدوحة"], [QNA], "XXXX-05-05", None),
    ("د ب أ", [], [DPA], None, None),
    ("أ ف ب", [], [AFP], None, None),
    ("(أ.ف.ب)", [], [AFP], None, None),
    ("رويترز - باريس", ["باريس"], ["رويترز"], None, None),
    ("واشنطن - أسوشيتد برس", ["واشنطن"], [AP], None, None),
    ("عين اليوم – متابعات", [], ["صحيفة عين اليوم", "متابعات"], None, None),
    ("الرياض - محمد العتيبي", ["الرياض"], [], None, "محمد العتيبي"),
    ("محمد العتيبي - الرياض", ["الرياض"], [], None, "محمد العتيبي"),
    ("جدة: سامي الغامدي", ["جدة"], [], None, "سامي الغامدي"),
    ("كتب: نادر عبد الله - الخرطوم", ["الخرطوم"], [], None, "نادر عبد الله"),
    ("هند العلي – عين اليوم", [], ["صحيفة عين اليوم"], None, "هند العلي"),
    ("بغداد/ علي الموسوي", ["بغداد"], [], None, "علي الموسوي"),
    ("الثلاثاء 7 يوليو 2020", [], [], "2020-07-07", None),
    ("14 فبراير/شباط 2018", [], [], "2018-02-14", None),
    ("الأربعاء، 11 تموز 2012 الموافق 21 شعبان 1433", [], [], "2012-07-11", None),
    ("2012-06-24", [], [], "2012-06-24", None),
    ("تاريخ النشر: 5 مايو 2020", [], [], "2020-05-05", None),
    ("نشر بتاريخ الثلاثاء 5 مايو 2020", [], [], "2020-05-05", None),
]


def read(text):
    tokens = MODEL.tokenizer.tokenize(text).tokens
    found = find_dateline(tokens, LEXICON, MODEL.vocabulary)
    if found is None:
        return None
    names = [place.name for place in found.places], [agency.name for agency in found.agencies]
    return (tokens.slice(found.first, found.last), *names, found.date, tokens.slice(*found.writer) if found.writer else None)


def test_the_corpus_is_large():
    assert len(BEFORE_A_STORY) + len(ON_A_LINE) >= 60


@pytest.mark.parametrize("dateline", BEFORE_A_STORY, ids=lambda row: row[0])
def test_before_a_story(dateline):
    assert read(f"{dateline[0]} {STORY}") == dateline


@pytest.mark.parametrize("dateline", [row for row in BEFORE_A_STORY if row[2] or not row[4]], ids=lambda row: row[0])
def test_before_a_story_that_begins_with_a_preposition(dateline):
    """Only a place and a writer's name before a colon need a verb: «لندن - بوريس جونسون: …» may be who speaks."""
    assert read(f"{dateline[0]} {OTHER}") == dateline


@pytest.mark.parametrize(
    "text",
    ["{}\n" + STORY, "وزير التعليم يفتتح الدورة الجديدة\n{}\n" + STORY, "عنوان الخبر\n\nعنوان ثان للخبر\n{}\n" + STORY],
    ids=["first", "second", "third"],
)
@pytest.mark.parametrize("dateline", ON_A_LINE, ids=lambda row: row[0])
def test_on_a_line_of_its_own(dateline, text):
    assert read(text.format(dateline[0])) == dateline


@pytest.mark.parametrize(
    "text",
    [
        "القاهرة تستضيف مؤتمراً عن التعليم تشارك فيه وفود من عشر دول عربية وأفريقية هذا الأسبوع.",
        "دبي - مدينة المستقبل كما يراها المهندسون الشباب في معرضهم الجديد الذي افتتح أمس.",
        "الرياض (عاصمة المملكة) - مدينة كبيرة يسكنها ملايين الناس من كل مناطق البلاد.",
        "الجزائر - بعد استقلالها - شهدت نهضة في التعليم لم تعرفها من قبل في تاريخها كله.",
        "لندن: 5 قتلى في حريق",  # a headline
        "موسكو: لن نتراجع عن قرارنا ولن نقبل بأي شروط جديدة مهما كانت الظروف والضغوط علينا.",  # a place speaks
        "لندن - بوريس جونسون: سنخرج من الاتحاد في موعدنا مهما قالت المعارضة في مجلس العموم.",
        "رويترز: ارتفاع أسعار النفط في الأسواق العالمية بعد قرار المنظمة خفض الإنتاج.",
        "الأهلي - الزمالك",
        "مصر - السودان 3 - 1",
        "الكويت - العراق 2 - 1",
        "القاهرة - غزة - قال مسؤول إن المعبر سيفتح غداً أمام حركة المسافرين من الجانبين.",
        "القاهرة - الحياة تعود إلى شوارع المدينة القديمة بعد أسابيع من الإغلاق بسبب الأمطار.",
        "قال مسؤول حكومي، اليوم، إن السفينة غرقت قرب الجزيرة ولم يصب أحد من بحارتها.",
        "وقال الوزير لـ«عكاظ» إن المشروع يبدأ العام المقبل في ثلاث مناطق من البلاد.",
        "ونقلت وكالة (رويترز) عن الوزير قوله إن المشروع يبدأ العام المقبل في البلاد.",
        "- الرياض\n- جدة\n- الدمام",
        "باريس 2024 - حلم الرياضيين العرب",
        "صحيفة الحياة",
    ],
)  # fmt: skip
def test_no_dateline(text):
    assert read(text) is None


def test_a_speaker_behind_an_agency_is_no_writer():
    assert read("لندن - رويترز - بوريس جونسون: سنخرج من الاتحاد في موعدنا.")[0] == "لندن - رويترز -"


def test_not_behind_the_story():
    assert read(f"{STORY}\nالقاهرة - أ ش أ") is None


def test_calendars_that_disagree():
    tokens = MODEL.tokenizer.tokenize(f"الرياض 26 شوال 1436 هـ الموافق 21 أغسطس 2015 م واس\n{STORY}").tokens
    found = find_dateline(tokens, LEXICON, MODEL.vocabulary)
    assert found.date == "2015-08-21"
    assert found.warning == "the dateline's two dates disagree: 2015-08-21, by the Hijri calendar 2015-08-11"


@pytest.mark.xfail(strict=True, reason="«14 أكتوبر» is also a paper of Aden")
def test_a_paper_called_after_a_day():
    assert read(f"14 أكتوبر/ متابعات: {STORY}")[3] is None


@pytest.mark.xfail(strict=True, reason="known gap")
@pytest.mark.parametrize("dateline", ["صنعاء - خاص بالأفق:", "عاجل - القاهرة - أ ش أ:"])
def test_gaps(dateline):
    assert read(f"{dateline} {STORY}")[0] == dateline
