"""Polarity, modality, roles: what stands around a trigger, as tables. The types and their triggers are proved by the frames' own examples."""

import pytest

import pipeline

PUBLISHED = "2024-03-20"


def first(text, nlp):
    """The first agreement or launch of a text: what stands around a trigger is the same for all types."""
    record = next(pipeline.extract([{"text": text, "published": PUBLISHED}], model=nlp))
    assert not record.warnings
    event = next(event for event in record.events if event.type in ("agreement", "launch"))
    assert record.text[event.trigger.start : event.trigger.end] == event.trigger.text
    return event


@pytest.mark.parametrize(
    "text, parties",
    [
        ("وقعت الإمارات ومصر اتفاقية", ["الإمارات", "مصر"]),
        ("الإمارات ومصر وقعتا اتفاقية", ["الإمارات", "مصر"]),
        ("وقعت الإمارات، أمس في دبي، اتفاقية مع مصر", ["الإمارات", "مصر"]),
        ("عززت الإمارات ومصر علاقاتهما بتوقيع اتفاقية", ["الإمارات", "مصر"]),
        ("الاتفاقية التي وقعتها الإمارات مع مصر", ["الإمارات", "مصر"]),
        ("الاتفاقية الموقعة بين الإمارات ومصر", ["الإمارات", "مصر"]),
        ("اتفاقية وقعتها الإمارات مع مصر", ["الإمارات", "مصر"]),
        ("تم توقيع اتفاقية من قبل الإمارات ومصر", ["الإمارات", "مصر"]),
        ("وقعت حكومة الإمارات ممثلة في وزارة المالية وجمهورية مصر العربية اتفاقية", ["حكومة الإمارات", "جمهورية مصر العربية"]),
        ("توقيع الإمارات ومصر اتفاقية", ["الإمارات", "مصر"]),
        ("وكانت الإمارات قد وقعت اتفاقية مع مصر", ["الإمارات", "مصر"]),
    ],
)
def test_parties(text, parties, nlp):
    event = first(text, nlp)
    assert [argument.text for argument in event.roles["party"]] == parties
    assert all(argument.entity is not None for argument in event.roles["party"])


def test_a_purpose_completes_its_training(nlp):
    record = next(pipeline.extract(["نظمت اللجنة دورتين لتدريب 60 مراقباً على الفرز"], model=nlp))
    assert [(event.type, event.trigger.text) for event in record.events] == [("training", "نظمت")]
    assert record.events[0].roles["participants"][0].value == 60


def test_names_hold_no_triggers(nlp):
    record = next(pipeline.extract(["زار الوفد مقر المركز العربي لتدريب القضاة"], model=nlp))
    assert [event.type for event in record.events] == ["visit"]


@pytest.mark.parametrize(
    "text, told",
    [
        ("وقعت مصر اتفاقية مع قطر، والأردن مذكرة تفاهم مع الكويت", [["مصر", "قطر"], ["الأردن", "الكويت"]]),
        ("وقعت مصر وقطر اتفاقية مع الأردن، والكويت", [["مصر", "قطر", "الأردن"]]),
        ("وقعت مصر اتفاقية مع قطر، وأكد الوزير أهميتها", [["مصر", "قطر"]]),
    ],
)
def test_elided_verbs(text, told, nlp):
    record = next(pipeline.extract([text], model=nlp))
    events = [event for event in record.events if event.type == "agreement"]
    assert [[argument.text for argument in event.roles["party"]] for event in events] == told
    assert len({event.id for event in events}) == len(told)


@pytest.mark.parametrize(
    "text, parties",
    [
        ("وصل وزير الصحة إلى القاهرة. ووقع اتفاقية مع الجامعة", ["وزير الصحة", "الجامعة"]),
        ("وصلت وزيرة الصحة إلى القاهرة. ووقع اتفاقية مع الجامعة", ["الجامعة"]),  # he: somebody else
        ("نزل المطر. ووقع اتفاقية مع الجامعة", ["الجامعة"]),
    ],
)
def test_pronouns_mean_the_subject_before(text, parties, nlp):
    assert [argument.text for argument in first(text, nlp).roles["party"]] == parties


@pytest.mark.parametrize(
    "text, killed",
    [
        ("قتل 10 أشخاص بينهم 3 أطفال في انفجار", [10]),
        ("قتل عشرة أشخاص من بينهم طفلان في انفجار", [10]),
        ("مقتل 10 أشخاص، بينهم ثلاثة جنود، في انفجار", [10]),
        ("قتل 10 أشخاص منهم امرأة", [10]),
    ],
)
def test_those_among_them_are_counted_already(text, killed, nlp):
    record = next(pipeline.extract([text], model=nlp))
    assert [[argument.value for argument in event.roles["killed"]] for event in record.events if event.type == "casualties"] == [killed]
