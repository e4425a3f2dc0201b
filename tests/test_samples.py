"""What a careful reader gets out of the samples must come out of them, and no event that is none.

tests/corpora/samples.json lists the facts of each article: time expressions, quantities, countries, and events; under `false` those that are told wrongly
so far.
"""

import json
from pathlib import Path

import msgspec
import pytest

import pipeline

ROOT = Path(__file__).parent.parent
EXPECTED = json.loads((Path(__file__).parent / "corpora" / "samples.json").read_text(encoding="utf-8"))

KNOWN_GAPS = {
    "05-startup-platform-morocco.txt/event/وقعت/party/المجموعة المهنية لبنوك المغرب",  # a name by grammar whose head is no head of organisations
    "mauritania-fishing/quantity/9 آلاف أوقية",  # the currency, not the ounce
    "syria-bakeries/event/أطلقت/initiative/مشروع تشغيل الأفران بالطاقة الشمسية",  # the phrase ends before «بـ»
    "somalia-fishermen/quantity/ربع ما يصطادونه",  # a share of a clause
    "09-women-engineers-iraq.html/event/وقعت",  # «ووقعت»
    "09-women-engineers-iraq.html/event/وقعت/party/الوزارة",
    "09-women-engineers-iraq.html/event/وقعت/party/شركة ألمانية",
    "09-women-engineers-iraq.html/event/وقعت/instrument/عقداً",
    "09-women-engineers-iraq.html/event/وقعت/subject/تأهيل ثلاث محطات",
    "09-women-engineers-iraq.html/event/وقعت/value/42000000",
    "03-civil-servants-jordan.txt/event/عقدها/topic/إعداد الموازنات",
    "03-civil-servants-jordan.txt/event/تأهيل/beneficiary/رؤساء الأقسام",
    "04-health-campaign-saudi.txt/event/عقد",
    # dates of another verb or none at all, plans and purposes taken for facts
    "06-universities-tunisia.txt/event/تمثل",
    "egypt-jewellery-robbery/event/حبس",
    "egypt-jewellery-robbery/event/قدر",
    "iraq-football/event/فاز",
    "levant-conflict/event/نزح",
    "libya-municipal-election/event/اقتراع",
    "libya-municipal-election/event/فازت",
    "oil-prices/event/زيادة",
    "sudan-floods/event/أودت/killed/89",
    "sudan-floods/event/بلغ",
    # a date is carried on less often than a reader would
    "algeria-road-accident/event/اصطدام",
    "lebanon-court-verdict/event/برأت",
    "lebanon-court-verdict/event/قررت",
    "oil-prices/event/صعد",
    "libya-municipal-election/event/بلغت",
    "qatar-education/event/توقيع",
}
"""Facts that do not come out yet, by test id; each must fail, so that the day it works is noticed."""


def facts():
    for name, expected in EXPECTED.items():
        for text, value in expected["timexes"].items():
            yield fact(f"{name}/timex/{text}", name, has_timex, text, value)
        for quantity in expected["quantities"]:
            yield fact(f"{name}/quantity/{quantity['text']}", name, has_quantity, quantity)
        for country in expected["countries"]:
            yield fact(f"{name}/country/{country}", name, has_country, country)
        for event in expected["events"]:
            yield fact(f"{name}/event/{event['trigger']}", name, has_event, event)
            for role, values in event["roles"].items():
                for value in values:
                    yield fact(f"{name}/event/{event['trigger']}/{role}/{value}", name, has_role, event, role, value)


def fact(id, *values):
    marks = [pytest.mark.xfail(strict=True, reason="known gap")] if id in KNOWN_GAPS else []
    return pytest.param(values[0], values[1], values[2:], id=id, marks=marks)


def has_timex(record, text, value):
    assert [timex for timex in record.timexes if (timex.value == value and text in timex.text) or (timex.value == value and timex.text in text)]


def has_quantity(record, wanted):
    fields = {name: wanted.get(name) for name in ("kind", "value", "mod", "unit", "max", "currency")}
    found = [q for q in record.quantities if all(getattr(q, name) == value for name, value in fields.items())]
    assert [q for q in found if (wanted["noun"] or "") in (q.noun or "")], wanted


def has_country(record, code):
    assert code in {entity.country for entity in record.entities}


def has_event(record, wanted):
    event = event_of(record, wanted)
    assert event.date.value == wanted["date"]
    assert (event.polarity, event.modality) == (wanted["polarity"], wanted["modality"])


def has_role(record, wanted, role, value):
    found = [(argument.text, argument.value) for argument in event_of(record, wanted).roles.get(role, ())]
    assert [text for text, number in found if (number == value if isinstance(value, int | float) else same(value, text))], found


def event_of(record, wanted):
    same_trigger = [event for event in record.events if event.type == wanted["type"] and wanted["trigger"].startswith(event.trigger.text)]
    assert same_trigger, [event.trigger.text for event in record.events]
    return same_trigger[0]


def same(wanted, text):
    """Most of it is there; of «للتدريب» the article's alif is not."""
    return wanted in text or (text in wanted and len(text) >= 0.6 * len(wanted))


@pytest.fixture(scope="module")
def records(nlp):
    articles = [msgspec.structs.replace(article, published=EXPECTED[article.id]["published"]) for article in pipeline.read(ROOT / "samples")]
    return {record.id: record for record in pipeline.extract(articles, model=nlp)}


def test_every_sample_has_its_facts(records):
    assert set(records) == set(EXPECTED)
    assert len(records) >= 12
    warned = {warning for record in records.values() for warning in record.warnings}
    assert warned == {"read as windows-1256"}  # of the table that is in it


@pytest.mark.parametrize("name, check, values", list(facts()))
def test_fact(records, name, check, values):
    check(records[name], *values)


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_false(records, name):
    wanted = [(event["type"], event["trigger"]) for event in EXPECTED[name]["events"]]
    extra = [
        (event.type, event.trigger.text)
        for event in records[name].events
        if not any(event.type == type_ and trigger.startswith(event.trigger.text) for type_, trigger in wanted)
    ]
    assert sorted(extra) == sorted(map(tuple, EXPECTED[name].get("false", [])))
