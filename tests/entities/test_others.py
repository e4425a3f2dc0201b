"""Another component's names: added where the lists and grammars found nothing, else theirs stay."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import pipeline


@Language.component("test_other_ner")
def other_ner(doc: Doc) -> Doc:
    """Finds what the test tells it to, by the text of each name."""
    spans = []
    for text, label in doc.user_data["others"]:
        start = doc.text.index(text)
        spans.append(doc.char_span(start, start + len(text), label=label, alignment_mode="expand"))
    doc.ents = spans
    return doc


@pytest.fixture(scope="module")
def with_other():
    nlp = pipeline.load()
    nlp.add_pipe("test_other_ner", before="entities")
    return nlp


def run(nlp, text, others):
    doc = nlp.make_doc(text)
    doc.user_data["others"] = others
    return nlp(doc)


@pytest.mark.parametrize(
    "text, others, name, type_, rule",
    [
        ("حضر الحفل شاكر الوردي الصغير", [("شاكر الوردي الصغير", "PERSON")], "شاكر الوردي الصغير", "PER", "ner: PERSON"),
        ("في بلدة ما قرب تل الحجارة السود", [("تل الحجارة السود", "LOC")], "تل الحجارة السود", "LOC", "ner: LOC"),
        ("وصل الوفد إلى مصر", [("مصر", "ORG")], "مصر", "GPE", "countries.tsv"),
        ("وصل الوفد إلى مصر أمس", [("مصر أمس", "LOC")], "مصر", "GPE", "countries.tsv"),
    ],
)
def test_the_policy(text, others, name, type_, rule, with_other):
    doc = run(with_other, text, others)
    assert [(e.text, e.type, e.rule) for e in doc._.entities] == [(name, type_, rule)]
    assert [(span.text, span.label_) for span in doc.ents] == [(name, type_)]


def test_labels_that_are_none_of_ours_stay_on_the_doc(with_other):
    doc = run(with_other, "تحدث بلغة الحجارة في مصر", [("لغة الحجارة", "LANGUAGE")])
    assert [e.text for e in doc._.entities] == ["مصر"]
    assert [(span.text, span.label_) for span in doc.ents] == [("لغة الحجارة", "LANGUAGE"), ("مصر", "GPE")]


def test_added_names_are_linked_to_later_ones(with_other):
    doc = run(with_other, "حضر شاكر الوردياني الحفل. وقال الوردياني إنه سعيد", [("شاكر الوردياني", "PERSON")])
    assert "شاكر الوردياني" in [e.text for e in doc._.entities]
