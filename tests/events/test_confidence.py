"""Confidence: a logistic model over named features; its weights are data."""

import pytest

import pipeline
from pipeline.errors import KhabarError
from pipeline.events.confidence import Confidence, read_confidence


@pytest.mark.parametrize(
    "features, probability",
    [
        (["always"], 0.73),
        (["always", "negated"], 0.5),
        (["always", "nobody knows this one"], 0.73),
        ([], 0.5),
    ],
)
def test_weights_give_a_probability(features, probability):
    assert Confidence({"always": 1.0, "negated": -1.0}).of(features) == probability


def test_a_weight_that_is_no_number_is_named(tmp_path):
    (tmp_path / "confidence.tsv").write_text("feature\tweight\nalways\tmuch\n", encoding="utf-8")
    with pytest.raises(KhabarError, match=r"confidence\.tsv:2: «much» is no number"):
        read_confidence(tmp_path)


@pytest.mark.parametrize(
    "more, less",
    [
        ("وقعت مصر والأردن أمس في عمّان اتفاقية بقيمة 20 مليون دولار", "الاتفاقية"),
        ("قتل خمسة أشخاص أمس في انفجار بالقاهرة", "أعلن عدم مقتل أشخاص"),
        ("وقعت وزارة الصحة أمس اتفاقية مع الجامعة", "تجري مناقشة الاتفاق الموقع مع الجامعة"),
    ],
)
def test_more_told_is_more_trusted(more, less, nlp):
    trusted, doubted = (next(pipeline.extract([{"text": text, "published": "2024-03-20"}], model=nlp)).events for text in (more, less))
    assert trusted
    assert all(event.confidence < trusted[0].confidence for event in doubted)
