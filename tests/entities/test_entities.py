"""Countries, places, organisations, governments and peoples; and what is none of these."""

import shutil

import pytest

import pipeline
from pipeline.entities.gazetteer import read_gazetteer
from pipeline.model import Model, find_model


def entities(text, nlp):
    record = next(pipeline.extract([text], model=nlp))
    assert not record.warnings
    return record.entities


@pytest.mark.parametrize(
    "text, name, type_, country",
    [
        ("زار الوفد الإمارات", "الإمارات", "GPE", "AE"),
        ("زار الوفد دولة الإمارات العربية المتحدة", "دولة الإمارات العربية المتحدة", "GPE", "AE"),
        ("بمصر ولبنان", "مصر", "GPE", "EG"),
        ("اتفاق بين الجزائر وتونس", "تونس", "GPE", "TN"),
        ("في جمهورية مصر العربية", "جمهورية مصر العربية", "GPE", "EG"),
        ("عاهل المملكة الأردنية الهاشمية", "المملكة الأردنية الهاشمية", "GPE", "JO"),
        ("رئيس الجمهورية اللبنانية", "الجمهورية اللبنانية", "GPE", "LB"),
        ("أعلنت الحكومة المصرية", "الحكومة المصرية", "ORG", "EG"),
        ("أعلنت حكومة أوزبكستان", "حكومة أوزبكستان", "ORG", "UZ"),
        ("أعلنت حكومة أوزبكستان", "أوزبكستان", "GPE", "UZ"),
        ("وزارة التربية والتعليم", "وزارة التربية والتعليم", "ORG", None),
        ("وزارة النقل والاتصالات وتقنية المعلومات العمانية", "وزارة النقل والاتصالات وتقنية المعلومات العمانية", "ORG", "OM"),
        ("وزارة الصحة السعودية", "وزارة الصحة السعودية", "ORG", "SA"),
        ("هيئة تنظيم الاتصالات", "هيئة تنظيم الاتصالات", "ORG", None),
        ("قرار الهيئة العامة للاستثمار", "الهيئة العامة للاستثمار", "ORG", None),
        ("أصدرت الأمانة العامة لمجلس الوزراء بيانا", "الأمانة العامة لمجلس الوزراء", "ORG", None),
        ("وفد من هيئة الأمم المتحدة", "هيئة الأمم المتحدة", "ORG", None),
        ("قال البنك المركزي إن", "البنك المركزي", "ORG", None),
        ("استقبل الفلسطينيون الخبر", "الفلسطينيون", "NORP", "PS"),
        ("في محافظة الجيزة", "محافظة الجيزة", "GPE", None),
        ("القارة الأفريقية", "القارة الأفريقية", "LOC", None),
    ],
)
def test_names(text, name, type_, country, nlp):
    found = [(entity.text, entity.type) for entity in entities(text, nlp)]
    assert (name, type_) in found
    if country:
        assert country in {entity.country for entity in entities(text, nlp) if entity.text == name}


@pytest.mark.parametrize(
    "text, not_a_name",
    [
        ("عند صلاة المغرب في المسجد", "المغرب"),
        ("قطر الدائرة خمسة أمتار", "قطر"),
        ("عجز مالي كبير", "مالي"),
        ("الموظفين المصريين في الخارج", "المصريين"),
        ("الاتفاقية الموقعة بين الطرفين", "الموقعة"),
        ("إدارة المشاريع الصغيرة علم", "إدارة المشاريع الصغيرة"),
        ("اجتمعت الحكومة المصرية لبحث الأزمة", "الحكومة المصرية لبحث الأزمة"),
        ("وقعت الوزارة اتفاقية", "الوزارة اتفاقية"),
        ("وقعت وزارة الصحة الاتفاقية", "وزارة الصحة الاتفاقية"),
        ("ناقش البرلمان التعديل", "البرلمان التعديل"),
        ("التجار المصريين في الخارج", "المصريين"),
        ("حركة الترجمة في بغداد", "حركة الترجمة"),
        ("غادرت الوفود روسيا اليوم", "روسيا اليوم"),
    ],
)
def test_what_is_no_name(text, not_a_name, nlp):
    assert not_a_name not in [entity.text for entity in entities(text, nlp)]


def test_mentions_of_one_thing_share_a_chain(nlp):
    found = entities("وصل الوفد إلى الإمارات. وكانت دولة الإمارات دعت مصر.", nlp)
    chains = {entity.text: entity.chain for entity in found}
    assert chains["الإمارات"] == chains["دولة الإمارات"] != chains["مصر"]


def test_spacy_sees_the_outermost_names(nlp):
    doc = nlp("أعلنت حكومة أوزبكستان عن اتفاق مع مصر")
    assert [(span.text, span.label_) for span in doc.ents] == [("حكومة أوزبكستان", "ORG"), ("مصر", "GPE")]
    assert "أوزبكستان" in [span.text for span in doc.spans["khabar"]]


def test_the_id_of_an_organisation_is_that_of_its_row(tmp_path):
    model = Model(find_model("news"))
    lexicons = shutil.copytree(model.lexicons, tmp_path / "lexicons")
    with (lexicons / "organisations.tsv").open("a", encoding="utf-8") as file:
        file.write("register:1\tنادي الحجارة\t\tORG\tclub\tEG\t\n")
    gazetteer = read_gazetteer(lexicons, lambda phrase: tuple(phrase.split()), frozenset(), model.name_words)
    _, (club,) = gazetteer.names.longest(["نادي", "الحجارة"], 0)
    assert (club.id, club.type, club.country) == ("register:1", "ORG", "EG")
    _, (nations, *_) = gazetteer.names.longest(["الأمم", "المتحدة"], 0)
    assert nations.id is None
