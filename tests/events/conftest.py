"""What tests of events share."""

import pytest

import pipeline


@pytest.fixture(scope="session")
def record_of(nlp):
    """The record of a text published on a Wednesday; it has no warnings."""

    def read(text):
        record = next(pipeline.extract([{"text": text, "published": "2024-03-20"}], model=nlp))
        assert not record.warnings
        return record

    return read
