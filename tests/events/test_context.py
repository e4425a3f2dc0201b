"""How events are meant and who tells them: tables of sentences, written before the code that reads them."""

import csv
from pathlib import Path

import pytest

import pipeline

CORPORA = Path(__file__).parents[1] / "corpora"
PUBLISHED = "2024-03-20"


def rows(name):
    """The rows of a table; one with a known gap must fail."""
    found = []
    lines = (CORPORA / name).read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE):
        marks = pytest.mark.xfail(strict=True, reason=row["known_gap"]) if row["known_gap"] else ()
        found.append(pytest.param(row, id=f"{row['text']} [{row['trigger']}]", marks=marks))
    return found


def event_of(row, nlp):
    """The one event of a row's type on its trigger."""
    record = next(pipeline.extract([{"text": row["text"], "published": PUBLISHED}], model=nlp))
    (event,) = [event for event in record.events if event.type == row["type"] and event.trigger.text == row["trigger"]]
    return event


@pytest.mark.parametrize("row", rows("context.tsv"))
def test_polarity_and_modality(row, nlp):
    event = event_of(row, nlp)
    assert (event.polarity, event.modality) == (row["polarity"], row["modality"])


@pytest.mark.parametrize("row", rows("attribution.tsv"))
def test_attribution(row, nlp):
    told = event_of(row, nlp).attribution
    assert (told.source.text if told else "-", told.verb if told else "-") == (row["source"], row["verb"])
    assert told is None or row["text"][told.source.start : told.source.end] == told.source.text
