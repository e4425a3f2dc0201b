"""The journal: torn lines, other garbage, and files that are no longer what it says."""

import pytest

from pipeline.scale.journal import JOURNAL, is_intact, note_done, read_journal, start_journal
from pipeline.scale.messages import Done

DONE = [Done(number, "d", 2, 2, 3, number, 10 * number, {f"records/part-0000{number}.jsonl": 4}) for number in range(3)]


@pytest.fixture
def out(tmp_path):
    start_journal(tmp_path, DONE[:1])
    for done in DONE[1:]:
        note_done(tmp_path, done)
    return tmp_path


def test_what_was_noted_is_read(out):
    assert read_journal(out) == DONE


def test_none_yet(tmp_path):
    assert read_journal(tmp_path) == []


@pytest.mark.parametrize("lost", [1, 2, 30])
def test_a_torn_line_is_as_none(lost, out):
    data = (out / JOURNAL).read_bytes()
    (out / JOURNAL).write_bytes(data[:-lost])
    assert read_journal(out) == DONE[:2]
    start_journal(out, read_journal(out))
    note_done(out, DONE[2])
    assert read_journal(out) == DONE


def test_nothing_behind_garbage_is_believed(out):
    lines = (out / JOURNAL).read_bytes().splitlines(keepends=True)
    (out / JOURNAL).write_bytes(lines[0] + b"\0\0\0\n" + lines[2])
    assert read_journal(out) == DONE[:1]


@pytest.mark.parametrize("files, intact", [
    ({"records/part-00001.jsonl": 4, "_run/rejects/part-00001.jsonl": 10}, True),
    ({"records/part-00001.jsonl": 4}, False),
    ({"records/part-00001.jsonl": 3, "_run/rejects/part-00001.jsonl": 10}, False),
    ({"_run/rejects/part-00001.jsonl": 10}, False),
])  # fmt: skip
def test_the_files_of_a_shard(files, intact, tmp_path):
    for name, size in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * size)
    assert is_intact(tmp_path, DONE[1]) == intact
    assert is_intact(tmp_path, DONE[1], with_rejects=False) == (files.get("records/part-00001.jsonl") == 4)
