"""Records to files and back."""

import json
from pathlib import Path

import msgspec
import pandas as pd
import pytest

from pipeline.errors import KhabarError
from pipeline.export.files import RECORDS, encode_record, read_jsonl, write_jsonl, write_records
from pipeline.export.tables import COLUMNS
from pipeline.schema import Record

EMPTY = Record(id="empty", model="news 1.0.0", text_sha256="0" * 64)


def test_the_full_record_has_something_in_every_field(full_record):
    """So that what is read back equal was really written."""
    assert [name for name in full_record.__struct_fields__ if not getattr(full_record, name)] == []
    for items in (full_record.timexes, full_record.quantities, full_record.entities, full_record.events):
        fields = items[0].__struct_fields__
        assert [name for name in fields if all(getattr(item, name) in (None, ()) for item in items)] == []


def test_json_lines_are_read_back_equal(full_record, tmp_path):
    target = tmp_path / "out.jsonl"
    assert write_jsonl([full_record, EMPTY], target) == 2
    assert list(read_jsonl(target)) == [full_record, EMPTY]


def test_one_line_a_record_in_utf8_with_keys_in_the_order_of_the_contract(full_record, tmp_path):
    target = tmp_path / "out.jsonl"
    write_jsonl([full_record, EMPTY], target)
    lines = target.read_bytes().split(b"\n")
    assert lines[2:] == [b""]
    assert "دورة تدريبية".encode() in lines[0]
    assert lines[0] == encode_record(full_record)
    assert list(json.loads(lines[0])) == list(Record.__struct_fields__)
    assert "text" not in json.loads(lines[1]), "a text left out is no key"
    assert "tokens" not in json.loads(lines[1])


@pytest.mark.parametrize("bad", [b"{", b"[]", b'{"id": "a"}', b'{"id": 1, "model": "m", "text_sha256": ""}', b""])
def test_a_line_that_is_no_record_is_named(bad, tmp_path):
    target = tmp_path / "out.jsonl"
    target.write_bytes(encode_record(EMPTY) + b"\n" + bad + b"\n")
    records = read_jsonl(target)
    assert next(records) == EMPTY
    with pytest.raises(KhabarError, match=r"out\.jsonl:2: no record"):
        next(records)


@pytest.mark.parametrize("name", ["out.jsonl", "out.ndjson", "new/folder/out.jsonl"])
def test_write_records_to_json_lines(name, full_record, tmp_path):
    assert write_records(iter([full_record, EMPTY]), tmp_path / name) == 2
    assert list(read_jsonl(tmp_path / name)) == [full_record, EMPTY]


def test_write_records_to_csv(full_record, tmp_path):
    assert write_records([full_record, EMPTY], tmp_path / "out.csv") == 2
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf"), "Excel needs the mark"
    events = pd.read_csv(tmp_path / "out.csv", encoding="utf-8-sig", dtype=str)
    assert list(events.columns) == list(COLUMNS["events"])
    assert list(events["trigger_text"]) == ["نظمت", "الدورة", "فاز"]
    assert events["date_earliest"][0] == "2020-07-07"


def test_write_records_to_parquet(full_record, tmp_path):
    assert write_records([full_record, EMPTY], tmp_path / "out.parquet") == 2
    events = pd.read_parquet(tmp_path / "out.parquet", dtype_backend="pyarrow")
    assert list(events.columns) == list(COLUMNS["events"])
    assert [dtype.pyarrow_dtype for dtype in events.dtypes] == list(COLUMNS["events"].values())
    assert list(events["event_id"]) == ["e1", "e2", "e3"]


def test_write_records_to_a_folder(full_record, tmp_path):
    folder = tmp_path / "new" / "result"
    assert write_records([full_record, EMPTY], folder) == 2
    assert {path.name for path in folder.iterdir()} == {RECORDS, *(f"{name}.parquet" for name in COLUMNS)}
    assert list(read_jsonl(folder / RECORDS)) == [full_record, EMPTY]
    assert len(pd.read_parquet(folder / "incidents.parquet")) == 2
    assert list(pd.read_parquet(folder / "documents.parquet")["doc_id"]) == ["full", "empty"]


@pytest.mark.parametrize("name", ["out.csv", "out.parquet", "out.jsonl", "folder"])
def test_no_records_are_a_file_too(name, tmp_path):
    assert write_records([], tmp_path / name) == 0
    assert (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["out.xlsx", "out.json", "out.CSV", "dump.v2"])
def test_an_unknown_ending_is_refused_before_anything_is_read(name, tmp_path):
    def records():
        raise AssertionError("read")
        yield

    with pytest.raises(KhabarError, match=r"unknown kind of output «\.\w+»; use \.jsonl, \.csv, \.parquet, or a folder"):
        write_records(records(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.parquet", "folder"])
def test_an_unwritable_target_is_named(name, full_record, tmp_path):
    (tmp_path / "file").write_text("")
    target = tmp_path / "file" / name  # beneath a file there is no folder, whoever asks
    with pytest.raises(KhabarError) as caught:
        write_records([full_record], target)
    assert caught.value.where == str(target)
    assert caught.value.what in ("File exists", "Not a directory")


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.parquet"])
def test_a_folder_where_a_file_should_be(name, full_record, tmp_path):
    (tmp_path / name).mkdir()
    with pytest.raises(KhabarError, match="directory"):
        write_records([full_record], tmp_path / name)


@pytest.mark.parametrize(
    "cell, written",
    [
        ("=1+2", "'=1+2"),
        ("+20 123", "'+20 123"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("تقرير", "تقرير"),
        ("1-2", "1-2"),
        ("a=b", "a=b"),
    ],
)
def test_cells_a_spreadsheet_would_run_are_text(cell, written, full_record, tmp_path):
    events = tuple(msgspec.structs.replace(event, type=cell) for event in full_record.events)
    record = msgspec.structs.replace(full_record, id=cell, events=events)
    target: Path = tmp_path / "out.csv"
    write_records([record], target)
    table = pd.read_csv(target, encoding="utf-8-sig", dtype=str)
    assert set(table["type"]) == set(table["doc_id"]) == {written}
    assert list(table["trigger_start"].astype(int)) == [event.trigger.start for event in events], "numbers stay numbers"
