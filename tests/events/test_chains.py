"""Mentions of one event share a chain; events that differ do not."""

import pytest

import pipeline


@pytest.mark.parametrize(
    "text, chains",
    [
        ("وقعت مصر والأردن اتفاقية تعاون. وتأتي الاتفاقية التي وقعتها مصر والأردن لدعم التجارة.", [0, 0]),
        ("وقعت مصر والأردن أمس اتفاقية تعاون. ووقعت مصر وتونس في مايو 2019 اتفاقية تعاون.", [0, 1]),
        ("وقعت مصر اتفاقية مع قطر. ولم توقع مصر اتفاقية مع قطر.", [0, 1]),
        ("أطلقت الوزارة مبادرة. وأطلقت البلدية حملة.", [0, 1]),
        ("أطلقت الوزارة مبادرة. ونظمت الوزارة دورة تدريبية.", [0, 1]),
    ],
)
def test_chains(text, chains, nlp):
    record = next(pipeline.extract([{"text": text, "published": "2024-03-20"}], model=nlp))
    assert [event.chain for event in record.events] == chains


def test_ids_are_stable_and_differ(nlp):
    text = "أطلقت الوزارة مبادرة. وأطلقت الوزارة حملة."
    first, again = (next(pipeline.extract([{"id": "a", "text": text}], model=nlp)) for _ in range(2))
    other = next(pipeline.extract([{"id": "b", "text": text}], model=nlp))
    ids = [event.id for event in first.events]
    assert ids == [event.id for event in again.events]
    assert len(set(ids)) == 2
    assert not set(ids) & {event.id for event in other.events}
