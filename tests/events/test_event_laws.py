"""Laws of events and entities: whatever stands beside what, every span is the slice it says, every index names what it points at."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pipeline

PIECES = [
    "وقعت", "وقعتها", "توقيع", "التوقيع", "الموقعة", "أطلقت", "إطلاق", "نظمت", "لتدريب", "دربت", "انطلقت", "تم", "ستوقع", "لم", "اتفقت", "الاتفاق", "اتفاقية", "الاتفاقية",
    "مذكرة تفاهم", "مبادرة", "دورة تدريبية", "سلسلة من الورش", "الإمارات", "ومصر", "السعودية", "وزارة الصحة", "الحكومة المصرية", "هيئة الأمم المتحدة", "المملكة الأردنية", "حكومة",
    "وزير", "الموظفين", "40 معلماً", "نحو 45 ألف ساعة تدريبية", "بقيمة 3 ملايين ريال", "أمس", "في 20 يناير", "في دبي", "مع", "بين", "على", "ل", "لتحديث", "في مجال", "من قبل",
    "التي", "الذي", "أن", "كل من", "ممثلة في", "«زين»", "(", ")", "«", "»", "،", ".", ":", "\n", "و", "ب", "للتميز", "المصريون", "عن", "للهيئة العامة للاستثمار", "بينهم", "من بينها", "منهم", "قتل", "خمسة جرحى", "قال", "إن", "لن", "بحسب", "قبل", "كان", "حيث", "ه", "وقد",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=3, max_size=40).map(" ".join)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_spans_and_indexes(nlp, text):
    record = next(pipeline.extract([{"text": text, "published": "2024-03-20"}], model=nlp))
    assert not record.warnings
    for entity in record.entities:
        assert text[entity.start : entity.end] == entity.text
    for event in record.events:
        arguments = [argument for filled in event.roles.values() for argument in filled]
        assert arguments
        assert all(event.roles.values())
        for span in (event.trigger, *event.places, *arguments):
            assert text[span.start : span.end] == span.text
        start, end = record.sentences[event.sentence]
        assert start <= event.trigger.start < event.trigger.end <= end
        assert 0 <= event.confidence <= 1
        if event.date.timex is not None:
            assert record.timexes[event.date.timex].value == event.date.value
        for argument in arguments:
            if argument.entity is not None:
                entity = record.entities[argument.entity]
                assert argument.start <= entity.start < entity.end <= argument.end
            if argument.quantity is not None:
                quantity = record.quantities[argument.quantity]
                assert quantity.value == argument.value
                assert argument.start <= quantity.start < quantity.end <= argument.end
        assert len({(place.start, place.end) for place in event.places}) == len(event.places)
    assert len({event.id for event in record.events}) == len(record.events)


@pytest.mark.parametrize("pattern", ["وقعت", "توقيع", "تم", "سلسلة"])
def test_the_law_meets_events(nlp, pattern):
    """The pieces do make events: the law above is no law about nothing."""
    text = f"{pattern} من الورش. نظمت وزارة الصحة دورة تدريبية. وقعت الإمارات اتفاقية. تم توقيع مذكرة تفاهم بين الإمارات ومصر"
    assert len(next(pipeline.extract([text], model=nlp)).events) >= 3


@pytest.mark.parametrize("last", ["بينهم", "من بينهم", "منهم", "ومعه", "لكنه", "قبل", "بعد", "بينها («", "الذين", "و"])
def test_a_text_may_end_anywhere(nlp, last):
    record = next(pipeline.extract([f"وقعت وزارة الصحة اتفاقية مع شركتين، وقتل خمسة جنود {last}"], model=nlp))
    assert not record.warnings
    assert {event.type for event in record.events} == {"agreement", "casualties"}
