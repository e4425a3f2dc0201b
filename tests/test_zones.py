"""Memory zones: what Docs held is let go, words heard again stay."""

import spacy
from spacy.language import Language

import pipeline
from pipeline.zones import memory_zone


def analyse(nlp: Language, *texts: str) -> None:
    with memory_zone(nlp):
        for text in texts:
            nlp.make_doc(text)


def test_words_heard_again_stay_in_the_vocabulary_and_others_go():
    nlp = pipeline.load()
    analyse(nlp, "افتتح المهرجان الزعفراني دورته", "اختتم المهرجان أعماله")
    analyse(nlp, "ألغي العرض القرمزي", "أجل العرض البنفسجي")
    kept = {word for word in ("المهرجان", "العرض", "الزعفراني", "البنفسجي") if word in nlp.vocab.strings}
    assert kept == {"المهرجان", "العرض"}
    analyse(nlp, "عاد الموسم الزعفراني")  # the second time, in another zone
    assert "الزعفراني" in nlp.vocab.strings


def test_docs_outside_of_zones_count_nothing():
    nlp = pipeline.load()
    nlp("غرد الكروان غرد الكروان")
    analyse(nlp, "سكت الجميع")
    assert not nlp.tokenizer._heard.keys() & {"الكروان"}


def test_other_pipelines_have_zones_too():
    blank = spacy.blank("ar")
    with memory_zone(blank):
        assert len(blank("مرحبا بكم")) == 2


def test_a_pickled_pipeline_goes_on():
    nlp = pipeline.load()
    analyse(nlp, "طار الحسون", "غنى الحسون")
    texts = ["زار الوزير القاهرة أمس"] * 3
    assert [len(doc) for doc in nlp.pipe(texts, n_process=2)] == [4] * 3
