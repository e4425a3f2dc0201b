"""What tests share: the loaded pipeline, and a record that has every field of the contract filled."""

import pytest
from spacy.language import Language

import pipeline
from pipeline import schema

TEXT = (
    "نظمت وزارة التعليم في الرباط يوم الثلاثاء 7 يوليو 2020 دورة تدريبية شارك فيها 40 معلماً.\n"
    "وأكد الوزير سالم العلوي أن كلفة الدورة بلغت بين 2 و3 ملايين درهم، وأن فريق الوزارة فاز 2-1 في ختامها.\n"
    "اقرأ أيضاً: أخبار أخرى"
)


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline, loaded once."""
    return pipeline.load()


@pytest.fixture(scope="session")
def full_record() -> schema.Record:
    """An article with something in every field of the record, made by hand: two mentions of one event, a third event denied."""
    day = schema.EventDate("2020-07-07", "2020-07-07", "2020-07-07", "day", "explicit", 0)
    held = schema.Event(
        id="e1", chain=0, type="training", trigger=schema.Trigger(*_at("نظمت"), lemma="نظم", form="verb"), sentence=0, polarity="pos", modality="asserted",
        tense="past", voice="active", date=day, places=(schema.Place(*_at("الرباط"), entity=1, source="explicit"),),
        roles={
            "organiser": (schema.Argument(*_at("وزارة التعليم"), entity=0),),
            "participants": (schema.Argument(*_at("40 معلماً"), quantity=0, value=40, mod="exact", noun="معلم"),),
        },
        attribution=None, confidence=0.9, rule="training.yml#triggers.2", plover="COOPERATE", cameo="061", ace=None,
    )  # fmt: skip
    again = schema.Event(
        id="e2", chain=0, type="training", trigger=schema.Trigger(*_at("الدورة"), lemma="دورة", form="noun"), sentence=1, polarity="pos", modality="planned",
        tense=None, voice="active", date=schema.EventDate(None, None, None, None, "none", None), places=(),
        roles={"cost": (schema.Argument(*_at("2 و3 ملايين درهم"), quantity=1, value=2_000_000, max=3_000_000, mod="range"),), "organiser": held.roles["organiser"]},
        attribution=schema.Attribution(schema.Source(*_at("سالم العلوي"), entity=2), "أكد"), confidence=0.5, rule="training.yml#triggers.5", plover=None, cameo=None, ace=None,
    )  # fmt: skip
    won = schema.Event(
        id="e3", chain=1, type="sports:win", trigger=schema.Trigger(*_at("فاز"), lemma="فاز", form="verb"), sentence=1, polarity="neg", modality="hypothetical",
        tense="past", voice="passive", date=schema.EventDate("2020-07-07", "2020-07-07", "2020-07-07", "day", "inherited", 0),
        places=(schema.Place(*_at("الرباط"), entity=None, source="inherited"),), roles={"score": (schema.Argument(*_at("2-1"), quantity=2, value="2-1", mod="exact"),)},
        attribution=None, confidence=0.4, rule="sports.yml#triggers.0", plover=None, cameo=None, ace="Contest",
    )  # fmt: skip
    return schema.Record(
        id="full", source="صحيفة الأفق", country="MA", url="https://example.org/a?b=1&c=2", title="دورة للمعلمين", author="هند", published="2020-07-08T10:30:00+01:00",
        published_source="given", meta={"tags": ["تعليم", 1], "likes": 3.5, "nothing": None}, model="news 1.0.0", text=TEXT, text_sha256="0" * 64,
        ignored=(_at("اقرأ أيضاً: أخبار أخرى")[:2],),
        dateline=schema.Dateline(*_at("الرباط"), place="الرباط", agency="رويترز", date="XXXX-07-07", author="هند"), warnings=("id «full» was given before",), sentences=((0, 85), (86, 180)), speech=((90, 120),),
        tokens=(schema.Token(*_at("نظمت"), norm="نظمت", lemma="نظم", pos="VERB", morph=""), schema.Token(*_at("وزارة"), norm="وزاره", lemma="وزارة", pos=None, morph="Gender=Fem|Number=Sing")),
        numbers=(schema.Number(*_at("40"), kind="cardinal", value="40"),),
        timexes=(
            schema.Timex(*_at("يوم الثلاثاء 7 يوليو 2020"), type="DATE", value="2020-07-07", earliest="2020-07-07", latest="2020-07-07", point="2020-07-07", grain="day",
                         mod="approx", calendar="hijri", hijri="1441-11-16", anchor="explicit"),
        ),
        quantities=(
            schema.Quantity(*_at("40 معلماً"), kind="count", value=40, noun="معلم", unit="person"),
            schema.Quantity(*_at("2 و3 ملايين درهم"), kind="money", value=2_000_000, max=3_000_000, mod="range", noun="درهم", unit="MAD", currency="MAD", currency_source="outlet"),
            schema.Quantity(*_at("2-1"), kind="score", value="2-1", duration="PT2H", si=1.5, si_unit="meter"),
        ),
        entities=(
            schema.Entity(*_at("وزارة التعليم"), type="ORG", mention="name", name="وزارة التعليم", id=None, country="MA", chain=0),
            schema.Entity(*_at("الرباط"), type="GPE", mention="name", name="الرباط", id="geonames:2538475", country="MA", chain=1, metonymy="government", rule="places.tsv"),
            schema.Entity(*_at("سالم العلوي"), type="PER", mention="name", name="سالم العلوي", id=None, country=None, chain=2, post=schema.Post("الوزير", "وزارة التعليم", "MA")),
        ),
        events=(held, again, won),
    )  # fmt: skip


def _at(words: str) -> tuple[int, int, str]:
    """Where words stand in the text, as a mention's first three fields."""
    start = TEXT.index(words)
    return start, start + len(words), words
