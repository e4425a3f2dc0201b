"""Types that are easily taken for one another: each sentence of tests/corpora/confusable.tsv has exactly the event of its pair that a reader sees.

A test's id is the pair and the line of the row.
"""

from pathlib import Path

import pytest

import pipeline
from pipeline.rules.lexicon import read_lexicon

ROWS = read_lexicon(Path(__file__).parent.parent / "corpora" / "confusable.tsv")
PAIRS = ("attack/crime/accident", "decision/agreement", "demand/condemn", "meeting/visit/conference")
PAIRS += ("launch/infrastructure", "aid/investment", "death/casualties", "arrest/trial")
NONE = "-"


def _case(row):
    gap = row["known_gap"]
    marks = [pytest.mark.xfail(reason=gap, strict=True)] if gap else []
    return pytest.param(row, marks=marks, id=f"{row['pair']}-{row.where.rpartition(':')[2]}")


@pytest.mark.parametrize("row", [_case(row) for row in ROWS])
def test_each_sentence_has_the_type_a_reader_sees(row, nlp):
    record = next(pipeline.extract([{"text": row["text"]}], model=nlp))
    found = {(event.trigger.text, event.type) for event in record.events if event.type in row["pair"].split("/")}
    if row["type"] == NONE:
        assert not found
    else:
        assert [type_ for trigger, type_ in found if trigger == row["trigger"]] == [row["type"]]


@pytest.mark.parametrize("pair", PAIRS)
def test_each_pair_has_a_table(pair):
    rows = [row for row in ROWS if row["pair"] == pair]
    assert len(rows) >= 12
    assert {row["type"] for row in rows} == {*pair.split("/"), NONE}
