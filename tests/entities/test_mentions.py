"""What is told of a mention: its chain, the post of a person, what kind of mention it is, what it stands for, and the rule that made it."""

import pytest

import pipeline


def entities(text, nlp, **fields):
    record = next(pipeline.extract([{"text": text, **fields}], model=nlp))
    assert not record.warnings
    return record.entities


def one(text, mention, nlp, **fields):
    return next(entity for entity in entities(text, nlp, **fields) if entity.text == mention)


@pytest.mark.parametrize(
    "text, full, short",
    [
        ("التقى سامح شكري وفداً من الكونغرس. وأضاف شكري أن القاهرة ترحب.", "سامح شكري", "شكري"),
        ("وصل دانييل هوفكيرشن إلى بيروت. وقال هوفكيرشن إن الأزمة طويلة.", "دانييل هوفكيرشن", "هوفكيرشن"),
        ("أعلنت وزارة الصحة السعودية خطتها. وأكدت الوزارة أن العمل بدأ.", "وزارة الصحة السعودية", "الوزارة"),
        ("نفت جماعة الحوثي الخبر. وقالت الجماعة إنها لم تشارك.", "جماعة الحوثي", "الجماعة"),
        ("وصل الوفد إلى دولة الإمارات. وكانت الإمارات دعت إلى اللقاء.", "دولة الإمارات", "الإمارات"),
        ("وقعت شركة سوني العقد. وقالت سوني إنه الأكبر.", "شركة سوني", "سوني"),
    ],
)
def test_mentions_of_one_thing_share_a_chain(text, full, short, nlp):
    found = entities(text, nlp)
    chains = {entity.chain for entity in found if entity.text in (full, short)}
    assert len(chains) == 1
    assert [entity for entity in found if entity.text == short]


@pytest.mark.parametrize(
    "text, one, two",
    [
        ("زار الوفد الإمارات ومصر", "الإمارات", "مصر"),
        ("التقى أحمد الغامدي محمد العتيبي", "أحمد الغامدي", "محمد العتيبي"),
    ],
)
def test_mentions_of_two_things_do_not(text, one, two, nlp):
    chains = {entity.text: entity.chain for entity in entities(text, nlp)}
    assert chains.get(one) != chains.get(two)


@pytest.mark.parametrize(
    "text, name, title, organisation, country",
    [
        ("قال وزير الخارجية المصري سامح شكري", "سامح شكري", "وزير الخارجية", None, "EG"),
        ("قال سامح شكري، وزير الخارجية المصري، إن", "سامح شكري", "وزير الخارجية", None, "EG"),
        ("قال الأمين العام للأمم المتحدة كوفي عنان", "كوفي عنان", "الأمين العام", "الأمم المتحدة", None),
        ("صرح المتحدث باسم وزارة النقل العمانية جون كيربي", "جون كيربي", "المتحدث", "وزارة النقل العمانية", "OM"),
        ("قال وزير الصحة السعودي الدكتور توفيق الربيعة", "توفيق الربيعة", "وزير الصحة", None, "SA"),
    ],
)
def test_posts(text, name, title, organisation, country, nlp):
    post = one(text, name, nlp).post
    assert (post.title, post.organisation, post.country) == (title, organisation, country)


@pytest.mark.parametrize("text, name", [("قال الشيخ أحمد الفهد إن", "أحمد الفهد"), ("قتل محمد العتيبي في الحادث", "محمد العتيبي")])
def test_a_form_of_address_is_no_post(text, name, nlp):
    assert one(text, name, nlp).post is None


@pytest.mark.parametrize(
    "text, mention, kind",
    [
        ("أعلنت وزارة الصحة السعودية", "وزارة الصحة السعودية", "name"),
        ("أعلنت الحكومة المصرية", "الحكومة المصرية", "nominal"),
        ("قصف الجيش اللبناني الموقع", "الجيش اللبناني", "nominal"),
        ("في مدينة الإسكندرية", "مدينة الإسكندرية", "nominal"),
        ("في مدينة الإسكندرية", "الإسكندرية", "name"),
        ("في جنوب لبنان", "جنوب لبنان", "nominal"),
        ("نشرت صحيفة «المساء الجديد» الخبر", "المساء الجديد", "name"),
    ],
)
def test_names_and_nominal_mentions(text, mention, kind, nlp):
    assert one(text, mention, nlp).mention == kind


@pytest.mark.parametrize(
    "text, mention, metonymy",
    [
        ("أعلنت واشنطن أنها ستنسحب", "واشنطن", "government"),
        ("واشنطن أعلنت انسحابها", "واشنطن", "government"),
        ("وصل الوفد إلى واشنطن أمس", "واشنطن", None),
        ("أعلنت جدة موسمها", "جدة", None),
    ],
)
def test_capitals_that_stand_for_governments(text, mention, metonymy, nlp):
    assert one(text, mention, nlp).metonymy == metonymy


@pytest.mark.parametrize(
    "text, mention, type_, rule",
    [
        ("وصل الوفد إلى قطر أمس", "قطر", "GPE", "countries.tsv: name_contexts.tsv"),
        ("انتشرت القوات في مالي أمس", "مالي", "GPE", "countries.tsv: behind «في»"),
        ("سجل مهاجم الهلال هدفين في الدوري", "الهلال", "ORG", "organisations.tsv: behind «مهاجم»"),
        ("تقام المباراة بين المنتخبين في فرنسا", "فرنسا", "GPE", "countries.tsv"),
        ("خسر اللاعبون المباراة بعد فوز إيطاليا على فرنسا", "فرنسا", "ORG", "countries.tsv: team"),
        ("نشرت الصورة (رويترز) أمس", "رويترز", "ORG", "organisations.tsv"),
        ("وأضاف هوفكيرشن أن الأزمة طويلة", "هوفكيرشن", "PER", "speech"),
        ("التقى المدير هوفكيرشن الوفد", "هوفكيرشن", "PER", "title"),
    ],
)
def test_the_rule_says_why(text, mention, type_, rule, nlp):
    found = one(text, mention, nlp)
    assert (found.type, found.rule) == (type_, rule)


def test_the_realm_is_that_of_the_outlet_or_of_the_text(nlp):
    assert one("حققت المملكة تقدماً كبيراً", "المملكة", nlp, country="SA").id == "iso3166:SA"
    assert one("يدرس الأردنيون القانون في عمان والزرقاء الأردنية. وستعلنه المملكة غداً", "المملكة", nlp).country == "JO"
    assert not [entity for entity in entities("حققت المملكة تقدماً كبيراً", nlp) if entity.text == "المملكة"]


@pytest.mark.parametrize(
    "text, mention, type_",
    [
        ("انتهت قمة الرياض أمس", "قمة الرياض", "EVENT"),
        ("فاز بلقب كأس العالم 2022", "كأس العالم 2022", "EVENT"),
        ("أطلقت مبادرة «حياة أفضل» أمس", "مبادرة «حياة أفضل»", "PROGRAM"),
        ("نص اتفاق الطائف على ذلك", "اتفاق الطائف", "DOC"),
        ("أقر البرلمان قانون الانتخابات", "قانون الانتخابات", "DOC"),
    ],
)
def test_events_programmes_documents(text, mention, type_, nlp):
    assert one(text, mention, nlp).type == type_


@pytest.mark.parametrize("text", ["عقد مؤتمر الصحفيين", "صدر تقرير الأمم المتحدة عن الفقر", "وافق على قرار المدير"])
def test_what_is_no_event_programme_or_document(text, nlp):
    assert not [entity.text for entity in entities(text, nlp) if entity.type in ("EVENT", "PROGRAM", "DOC")]
