"""Quantities: what is counted or measured, how exactly, in which money. Through the whole pipeline, since time expressions go first."""

import pytest

import pipeline

NLP = pipeline.load()

# text, the quantity in it, kind, value, noun
COUNTS = [
    ("نحو 3700 موظف", "نحو 3700 موظف", "count", 3700, "موظف"),
    ("درب 45 معلماً", "45 معلماً", "count", 45, "معلماً"),
    ("قتل شخصان في", "شخصان", "count", 2, "شخصان"),
    ("وقع الجانبان مذكرتي تفاهم في", "مذكرتي تفاهم", "count", 2, "مذكرتي تفاهم"),
    ("احترقت سيارتا إسعاف", "سيارتا إسعاف", "count", 2, "سيارتا إسعاف"),
    ("ثلاثة آلاف متدرب", "ثلاثة آلاف متدرب", "count", 3000, "متدرب"),
    ("حضر (50) طالباً", "(50) طالباً", "count", 50, "طالباً"),
    ("شارك 900 من الموظفين", "900 من الموظفين", "count", 900, "موظفين"),
    ("أفرج عن المعتقلين الـ55", "المعتقلين الـ55", "count", 55, "معتقلين"),
    ("الدول الأربع خاصة", "الدول الأربع", "count", 4, "دول"),
    ("القتلى الثلاثة", "القتلى الثلاثة", "count", 3, "قتلى"),
    ("قتل شخص واحد", "شخص واحد", "count", 1, "شخص"),
    ("45 ألف ساعة تدريبية", "45 ألف ساعة تدريبية", "duration", 45000, "ساعة"),
    ("بلغت 12%", "12%", "percent", 12, None),
    ("ثلث السكان", "ثلث", "percent", 33.3333333333, None),
    ("قال نصفهم ذلك", "نصف", "percent", 50, None),
    ("شاب عمره 20 عاماً", "20 عاماً", "age", 20, "عاماً"),
    ("الشاب أحمد (35 عاماً)", "35 عاماً", "age", 35, "عاماً"),
    ("واللاعب، 25 عاماً، وقع", "25 عاماً", "age", 25, "عاماً"),
    ("رضيع عمره 3 أشهر", "3 أشهر", "age", 3, "أشهر"),
    ("(3000 ساعة)", "3000 ساعة", "duration", 3000, "ساعة"),
    ("عمر الآثار 6000 سنة", "6000 سنة", "duration", 6000, "سنة"),
    ("على بعد 20 كيلومتراً", "20 كيلومتراً", "measure", 20, "كيلومتراً"),
    ("فاز الفريق 2-1", "2-1", "score", "2-1", ""),
    ("فاز الفريق 3-صفر", "3-صفر", "score", "3-0", ""),
    ("5 عقود مع الشركة", "5 عقود", "count", 5, "عقود"),
]

MONEY = [
    ("20 دولاراً", None, 20, "USD"),
    ("5 ملايين ريال سعودي", None, 5_000_000, "SAR"),
    ("5 ملايين ريال", "SA", 5_000_000, "SAR"),
    ("5 ملايين ريال", "QA", 5_000_000, "QAR"),
    ("5 ملايين ريال", None, 5_000_000, None),
    ("$50", None, 50, "USD"),
    ("20 €", None, 20, "EUR"),
    ("20 دولاراً و43 سنتاً", None, 20.43, "USD"),
    ("60 مليماً", "TN", 0.06, "TND"),
    ("60 مليماً", None, 60, None),
    ("50 د.إ", None, 50, "AED"),
    ("50 ر.س.", None, 50, "SAR"),
    ("42 ج.م", None, 42, "EGP"),
    ("د.ك 50", None, 50, "KWD"),
    ("CN¥50", None, 50, "CNY"),
    ("US$ 20 مليون", None, 20_000_000, "USD"),
    ("سعره دينار ونصف", "KW", 1.5, "KWD"),
    ("بيع بدولار وربع", None, 1.25, "USD"),
    ("درهم وخمسون فلساً", None, 1.5, "AED"),  # the only dirham with fils
    ("3 دولارات ونصف الدولار", None, 3.5, "USD"),
    ("بلغت 139 م د", "TN", 139_000_000, "TND"),
    ("50 USD", None, 50, "USD"),
    ("618,537,540.51 مليون ريال", "SA", 618537540.51, "SAR"),  # said twice,
]

# text, country of the outlet, currency and its source: the nearest evidence wins
EVIDENCE = [
    ("دفع 5 ملايين ريال قطري في اليمن", "SA", "QAR", "explicit"),
    ("دفع 5 ملايين ريال في اليمن", "SA", "YER", "text"),
    ("قال من اليمن. دفع 5 ملايين ريال", "SA", "SAR", "outlet"),
    ("اليمن\nدفع 5 ملايين ريال", "SA", "SAR", "outlet"),
    ("دفع 5 ملايين ريال في اليمن والسعودية", "SA", "SAR", "outlet"),
    ("دفع 5 ملايين ريال في مصر", "SA", "SAR", "outlet"),  # Egypt has no rial
    ("زار اليمن. دفع 5 ملايين ريال", None, "YER", "text"),
    ("زار اليمن. دفع 5 ملايين ريال", "EG", "YER", "text"),
    ("زار اليمن والسعودية. دفع 5 ملايين ريال", None, None, None),
]

# text, country, value, max, currency, unit: both ends are counted, converted and signed the same way
RANGES = [
    ("بين 10 و15 فلساً", "KW", 0.01, 0.015, "KWD", None),
    ("10-15 فلساً", "KW", 0.01, 0.015, "KWD", None),
    ("من 10 إلى 15 سنتاً", None, 10, 15, None, "cent"),
    ("من عشرة لعشرين دولاراً", None, 10, 20, "USD", None),
    ("بين 2 و5 درجات تحت الصفر", None, -5, -2, None, "degree"),
    ("من ربع إلى نصف السكان", None, 25, 50, None, None),
    ("أعمارهم بين 18 و25 عاماً", None, 18, 25, None, "year"),
]

MODS = [
    ("نحو 50 شخصاً", 50, None, "approx"),
    ("أكثر من 50 شخصاً", 50, None, "more_than"),
    ("ما لا يقل عن 50 شخصاً", 50, None, "more_than"),
    ("أقل من 50 شخصاً", 50, None, "less_than"),
    ("50 شخصاً على الأقل", 50, None, "more_than"),
    ("بين 10 و20 شخصاً", 10, 20, "range"),
    ("من 10 إلى 15%", 10, 15, "range"),
    ("من 3 إلى 5 ملايين دولار", 3_000_000, 5_000_000, "range"),
    ("عشرات القتلى", 10, None, "vague"),
    ("مئات الآلاف من المتظاهرين", 100_000, None, "vague"),
    ("50 شخصاً", 50, None, "exact"),
]

NOTHING = [
    "أحد المسؤولين", "المرة الثالثة", "نصف نهائي الكأس", "في عام 2014", "إيفاد المعلمين", "وقع حادث", "حركة طالبان", "الجانبان", "لمدة ثلاثة أيام",
    "المادة 91 من القانون",
    "واحدة من الأفكار",
    "تقام يومي 14 و17 من نفس الشهر",
    "cup 2018", "30 دقيقة من عمر المباراة",
    "المادة الخامسة", "كل واحد", "ثالثاً نؤكد", "بين الأول والثاني", "الساعة 10:30", "في 5 مارس",
]  # fmt: skip

# text, class of the counted noun: by form, by lemma (plurals and feminines that no row lists), by demonym
CLASSES = [
    ("5 مهندسات", "person"), ("ثلاثة لاعبين", "person"), ("20 سورياً", "person"), ("ثلاث سوريات", "person"), ("قتل شرطيان", "person"), ("33 آخرين", "person"), ("900 من الموظفات", "person"),
    ("7 حافلات", "vehicle"), ("طائرتين مسيرتين", "aircraft"), ("زورقان", "ship"), ("أربع مدارس", "building"), ("12 جسراً", "facility"), ("30 رأساً من الماشية", "animal"),
    ("40 بقرة", "animal"), ("6 غارات", "event"), ("ثلاث دورات تدريبية", "session"), ("9 اتفاقيات", "contract"), ("25 صاروخاً", "weapon"), ("ستة أحزاب", "organisation"),
    ("15 دولة", "place"), ("120 صوتاً", "vote"), ("80 مقعداً", "seat"), ("1500 وظيفة", "job"), ("50 إصابة", "case"), ("10 كتب", "work"), ("سجل الفريق ثلاثة أهداف في المباراة", "goal"),
    ("قصفت ثلاثة أهداف عسكرية", None), ("5 أشياء", None),
]  # fmt: skip


def read(text, country=None):
    return next(pipeline.extract([{"text": text, "published": "2020-07-07", "country": country}], model=NLP)).quantities


@pytest.mark.parametrize("text, mention, kind, value, noun", COUNTS)
def test_counts(text, mention, kind, value, noun):
    assert [(q.text, q.kind, q.value, q.noun) for q in read(text)] == [(mention, kind, value, noun)]


@pytest.mark.parametrize("text, country, value, currency", MONEY)
def test_money(text, country, value, currency):
    assert [(q.kind, q.value, q.currency) for q in read(text, country)] == [("money", value, currency)]


@pytest.mark.parametrize("text, country, currency, source", EVIDENCE)
def test_evidence_of_a_currency(text, country, currency, source):
    assert [(q.currency, q.currency_source) for q in read(text, country)] == [(currency, source)]


@pytest.mark.parametrize("text, country, value, most, currency, unit", RANGES)
def test_ranges(text, country, value, most, currency, unit):
    assert [(q.mod, q.value, q.max, q.currency, q.unit) for q in read(text, country)] == [("range", value, most, currency, unit)]


def test_small_change_is_no_part_of_a_range():
    found = read("من 3 إلى 5 ملايين دولار و20 سنتاً")
    assert [(q.value, q.max, q.currency) for q in found] == [(3_000_000, 5_000_000, "USD"), (0.2, None, "USD")]


@pytest.mark.parametrize("text, value, most, mod", MODS)
def test_mods(text, value, most, mod):
    assert [(q.value, q.max, q.mod) for q in read(text)] == [(value, most, mod)]


@pytest.mark.parametrize("text", NOTHING)
def test_no_quantity(text):
    assert list(read(text)) == []


@pytest.mark.parametrize("text, unit", CLASSES)
def test_class_of_the_noun(text, unit):
    assert [q.unit for q in read(text)] == [unit]


def test_si():
    (kilometres,) = read("20 كيلومتراً")
    assert (kilometres.unit, kilometres.si, kilometres.si_unit) == ("kilometer", 20000, "meter")
    (cold,) = read("5 درجات مئوية تحت الصفر")
    assert cold.value == -5
