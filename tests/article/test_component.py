"""What the component makes of an article: completed fields, spans that later stages do not see, the dateline in the record."""

import pytest

import pipeline

STORY = "أعلنت وزارة التعليم اليوم أن كلفة الدورة بلغت مليون ريال."
DATED = "الرياض 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس"


def record_of(nlp, text, **fields):
    return next(pipeline.extract([{"text": text, **fields}], model=nlp))


@pytest.mark.parametrize(
    "fields, country, published, source",
    [
        ({}, "SA", "2015-08-11", "dateline"),
        ({"published": "2015-08-12"}, "SA", "2015-08-12", "metadata"),
        ({"country": "EG"}, "EG", "2015-08-11", "dateline"),
        ({"source": "اليوم السابع"}, "EG", "2015-08-11", "dateline"),
        ({"source": "صحيفة الأفق"}, None, "2015-08-11", "dateline"),  # any paper prints what «واس» sends
        ({"url": "https://example.ma/1"}, "MA", "2015-08-11", "dateline"),
    ],
)
def test_completed_fields(nlp, fields, country, published, source):
    record = record_of(nlp, f"{DATED}\n{STORY}", **fields)
    assert (record.country, record.published, record.published_source) == (country, published, source)


def test_later_stages_use_them(nlp):
    record = record_of(nlp, f"{DATED}\n{STORY}")
    assert [(timex.text, timex.value) for timex in record.timexes][-1] == ("اليوم", "2015-08-11")
    assert [quantity.currency for quantity in record.quantities] == ["SAR"]


@pytest.mark.parametrize("text", [f"القاهرة - 5 مايو (رويترز) - {STORY}", f"رويترز - القاهرة\n{STORY}", STORY])
def test_what_is_not_said_stays_unknown(nlp, text):
    record = record_of(nlp, text)
    assert (record.country, record.published, record.published_source) == (None, None, None)


def test_dateline_and_ignored(nlp):
    text = f"طباعة Email\n{DATED}\n{STORY}\n// انتهى //\n10:07 ت م"
    record = record_of(nlp, text)
    assert text[record.dateline.start : record.dateline.end] == record.dateline.text == DATED
    assert (record.dateline.place, record.dateline.agency, record.dateline.date) == ("الرياض", "وكالة الأنباء السعودية", "2015-08-11")
    assert [text[start:end] for start, end in record.ignored] == ["طباعة Email", "// انتهى //", "10:07 ت م"]
    assert [text[start:end] for start, end in record.sentences] == [DATED, STORY]
    assert not any(timex.text.startswith("10:07") for timex in record.timexes)
    assert next(pipeline.extract([text], model=nlp, tokens=True)).tokens[0].text == "الرياض"


def test_tokens_of_the_dateline_count_what_is_left(nlp):
    from pipeline.annotations import data_of, tokens_of

    doc = nlp(f"طباعة Email\n{DATED}\n{STORY}")
    found = data_of(doc)["dateline"]
    tokens = tokens_of(doc)
    assert tokens.slice(*tokens.within(found["start"], found["end"])) == DATED


def test_a_dateline_below_a_headline_as_wide_as_wrapped_lines(nlp):
    text = (
        "وزارة المياه تعلن عن خطة جديدة لتوسيع شبكات الري في المحافظات الثلاث\n"
        "عمان (رويترز) - قالت وزارة المياه يوم الأحد إنها ستبدأ في مطلع العام\n"
        "المقبل توسيع شبكات الري في ثلاث محافظات شمالية وإنها رصدت للمشروع ما\n"
        "يزيد على عشرين مليون دينار وأوضحت أن الأعمال ستنتهي قبل حلول الصيف\n"
    )
    assert all(60 <= len(line) <= 75 for line in text.splitlines())
    assert "عمان (رويترز) -" in [text[start:end] for start, end in record_of(nlp, text).sentences]


def test_spans_given_with_the_article(nlp):
    from pipeline.schema import Article

    text = f"{STORY} وزارة الصحة."
    start = text.index("وزارة الصحة")
    record = next(pipeline.extract([Article(id="1", text=text, ignored=((start, len(text)),))], model=nlp))
    assert record.ignored == ((start, len(text)),)
    assert not any(entity.text == "وزارة الصحة" for entity in record.entities)


def test_a_warning_for_calendars_that_disagree(nlp):
    record = record_of(nlp, f"الرياض 26 شوال 1436 هـ الموافق 21 أغسطس 2015 م واس\n{STORY}")
    assert record.published == "2015-08-21"
    assert "disagree" in record.warnings[0]


def test_the_article_given_is_not_changed(nlp):
    given = {"published": None, "country": None}
    doc = nlp.make_doc(f"{DATED}\n{STORY}")
    doc._.article = given
    nlp(doc)
    assert given == {"published": None, "country": None}
    assert doc._.article["published"] == "2015-08-11"
