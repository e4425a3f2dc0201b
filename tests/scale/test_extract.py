"""A whole run: what is in the folder, whoever worked in whatever order, however often it was stopped."""

import errno
import io
import json
import os
import random
import signal
import sys
from types import SimpleNamespace

import pandas as pd
import pyarrow.parquet as pq
import pytest

import pipeline
from pipeline import KhabarError
from pipeline.export.files import encode_record, read_jsonl
from pipeline.export.tables import COLUMNS
from pipeline.scale import extract, parts
from pipeline.scale.folder import take_folder
from pipeline.scale.manifest import Counts
from pipeline.scale.work import do_shard

from .conftest import TEXTS, content, rejects, write_dump

IDS = ["a0", "b", "b-2", "a3", "a4"]


def run(dump, out, **options) -> Counts:
    return pipeline.extract_dump(dump, out, **{"shard_articles": 2, "format": "jsonl"} | options)


@pytest.fixture
def whole(dump, tmp_path, in_process):
    """What a run that nothing disturbs writes."""
    run(dump, tmp_path / "whole")
    in_process.clear()
    return content(tmp_path / "whole")


# What is in the folder


@pytest.mark.parametrize("size, shards", [(1, 6), (2, 3), (4, 2), (100, 1)])
def test_records_are_those_of_extract(size, shards, dump, tmp_path, in_process, nlp):
    counts = run(dump, tmp_path / "out", shard_articles=size)
    expected = list(pipeline.extract(pipeline.read(dump, on_error=lambda error: None), model=nlp))
    assert [record.id for record in expected] == IDS
    assert counts == Counts(shards, 5, 5, sum(len(record.events) for record in expected), 1)
    found = [record for part in sorted((tmp_path / "out" / "records").iterdir()) for record in read_jsonl(part)]
    assert [encode_record(record) for record in found] == [encode_record(record) for record in expected]
    assert rejects(tmp_path / "out")[0][:2] == (4, None)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"records", "rejects.jsonl", "manifest.json"}


def test_tables_are_those_of_tables(dump, tmp_path, in_process, nlp):
    run(dump, tmp_path / "out", format="parquet")
    expected = pipeline.tables(pipeline.extract(pipeline.read(dump, on_error=lambda error: None), model=nlp))
    for name, columns in COLUMNS.items():
        folder = tmp_path / "out" / name
        assert [path.name for path in sorted(folder.iterdir())] == [f"part-0000{number}.parquet" for number in range(3)]
        pd.testing.assert_frame_equal(pd.read_parquet(folder, dtype_backend="pyarrow"), expected[name])
        schema = pq.read_schema(folder / "part-00000.parquet")
        assert dict(zip(schema.names, schema.types, strict=True)) == columns


def test_no_article_at_all(tmp_path, in_process):
    empty = tmp_path / "empty.jsonl"
    empty.write_text("\n")
    assert run(empty, tmp_path / "out", format="parquet") == Counts(1, 0, 0, 0, 0)
    assert all(pd.read_parquet(tmp_path / "out" / name).empty for name in COLUMNS)
    assert (tmp_path / "out" / "rejects.jsonl").read_bytes() == b""


def test_manifest(whole, dump):
    manifest = json.loads(whole["manifest.json"])
    assert (manifest["complete"], manifest["model"], manifest["counts"]["articles"]) == (True, "news", 5)
    assert manifest["inputs"] == [{"name": "dump.jsonl", "size": dump.stat().st_size, "modified": dump.stat().st_mtime_ns}]
    assert manifest["settings"]["shard_articles"] == 2
    assert {"khabar", "python", "spacy", "pyarrow"} <= manifest["versions"].keys()
    assert [shard["articles"] for shard in manifest["shards"]] == [2, 1, 2]


@pytest.mark.parametrize("options, ids", [
    ({"max_characters": 60}, ["b", "b-2", "a3", "a4"]),
    ({"max_characters": 62}, IDS),
])  # fmt: skip
def test_an_article_that_is_too_long(options, ids, dump, tmp_path, in_process):
    assert [len(text) for text in TEXTS[:1]] == [62]
    run(dump, tmp_path / "out", shard_articles=100, **options)
    assert [record.id for record in read_jsonl(tmp_path / "out" / "records" / "part-00000.jsonl")] == ids
    expected = [] if ids == IDS else [(1, "a0", "62 characters, more than 60")]
    assert rejects(tmp_path / "out")[:-1] == expected


# The same bytes


@pytest.mark.parametrize("seed", range(3))
def test_any_order_of_finishing(seed, dump, tmp_path, in_process, whole, nlp, monkeypatch):
    def shuffled(tasks, job, workers):
        waiting = list(tasks)
        random.Random(seed).shuffle(waiting)
        for task in waiting:
            yield do_shard(task, job, nlp, lambda index: None)

    monkeypatch.setattr(extract, "run_processes", shuffled)
    run(dump, tmp_path / "out", workers=seed + 1)
    assert content(tmp_path / "out") == whole


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("format", parts.FORMATS)
def test_killed_before_and_after_every_step_on_the_disk(format, dump, tmp_path, in_process):
    """At each step the process is killed by SIGKILL; the next run gets one step further. Another run, never killed, has the same bytes."""
    options, stride = ({"shard_articles": 4}, 5) if format == "parquet" else ({"shard_articles": 2}, 1)
    options["format"] = format
    run(dump, tmp_path / "whole", **options)
    kills = step = 0
    while True:
        child = os.fork()
        if not child:
            try:
                _die_at(step)
                run(dump, tmp_path / "out", **options)
                os._exit(0)
            finally:
                os._exit(1)
        status = os.waitpid(child, 0)[1]
        if os.WIFEXITED(status):
            assert os.WEXITSTATUS(status) == 0
            break
        kills, step = kills + 1, step + stride
    assert kills > 10
    assert content(tmp_path / "out") == content(tmp_path / "whole")


def _die_at(step: int) -> None:
    """Kill this process before (or, for odd steps, after) so many renames and flushes."""
    left = [step // 2]

    def dying(do):
        def done(*arguments):
            last = left[0] == 0
            left[0] -= 1
            if last and step % 2 == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            do(*arguments)
            if last:
                os.kill(os.getpid(), signal.SIGKILL)

        return done

    os.replace, os.fsync = dying(os.replace), dying(os.fsync)


@pytest.mark.parametrize("step", range(0, 16, 3))
def test_a_full_disk_is_told_and_the_run_goes_on_when_there_is_room(step, dump, tmp_path, in_process, whole, monkeypatch):
    left = [step]

    def full(descriptor):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(KhabarError, match="No space left on device; make room"):
            run(dump, tmp_path / "out")
    assert not [*(tmp_path / "out" / "_run" / "tmp").glob("*")]
    run(dump, tmp_path / "out")
    assert content(tmp_path / "out") == whole


def test_a_folder_that_is_read_only(dump, tmp_path, in_process, monkeypatch):
    def refuse(*arguments, **options):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(KhabarError, match=f"{tmp_path}/out: Permission denied; make room, or let the folder be written to"):
        run(dump, tmp_path / "out")


# Going on


def test_what_is_done_is_not_done_again(dump, tmp_path, in_process, whole, monkeypatch):
    _stop_after(dump, tmp_path / "out", 1, monkeypatch)
    assert in_process == [0, 1]
    assert not json.loads((tmp_path / "out" / "manifest.json").read_bytes())["complete"]
    in_process.clear()
    states = []
    assert run(dump, tmp_path / "out", on_progress=states.append).articles == 5
    assert in_process == [1, 2]
    assert [(state.articles, state.skipped, state.rejects) for state in states] == [(2, 2, 0), (3, 2, 1), (5, 2, 1)]
    assert states[-1].read == states[-1].size == dump.stat().st_size
    assert content(tmp_path / "out") == whole


def _stop_after(dump, out, shards, monkeypatch, **options):
    """A run that ends when so many shards are in the journal and the next is in place."""
    noted = []

    def note(out, done):
        if len(noted) == shards:
            raise KeyboardInterrupt
        noted.append(done)
        note_done(out, done)

    note_done = extract.note_done
    with monkeypatch.context() as patch:
        patch.setattr(extract, "note_done", note)
        with pytest.raises(KeyboardInterrupt):
            run(dump, out, **options)


def test_a_complete_run_reads_nothing(dump, tmp_path, in_process, whole, monkeypatch):
    monkeypatch.setattr(extract, "read_articles", None)
    assert run(dump, tmp_path / "whole").records == 5
    assert (in_process, content(tmp_path / "whole")) == ([], whole)


def test_a_complete_run_whose_input_was_touched_is_compared(dump, tmp_path, in_process, whole):
    os.utime(dump, (1, 1))
    assert run(dump, tmp_path / "whole").records == 5
    assert (in_process, content(tmp_path / "whole")) == ([], whole)


@pytest.mark.parametrize("name, again", [("records/part-00002.jsonl", [1, 2]), ("records/part-00001.jsonl", [1]), ("rejects.jsonl", [1])])
def test_what_was_removed_is_made_again(name, again, dump, tmp_path, in_process, whole):
    (tmp_path / "whole" / name).unlink()
    run(dump, tmp_path / "whole")
    assert (in_process, content(tmp_path / "whole")) == (again, whole)  # the second has a reject, which is joined with the others no more


def test_standard_input(dump, tmp_path, in_process, monkeypatch):
    def run_on(data):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        return run("-", tmp_path / "out")

    assert run_on(dump.read_bytes()).records == 5
    assert run_on(dump.read_bytes()).records == 5
    assert in_process == [0, 1, 2]
    for data in (dump.read_bytes().replace("الخرطوم".encode(), "بيروت".encode()), dump.read_bytes() + dump.read_bytes()):
        with pytest.raises(KhabarError, match=r"shard [23] holds other articles"):
            run_on(data)


# Refused


@pytest.mark.parametrize("options, message", [
    ({"shard_articles": 3}, "setting shard_articles was 2, is 3"),
    ({"max_seconds": 5, "tokens": True}, "setting tokens was False, is True; setting max_seconds was 60.0, is 5.0"),
    ({"published": "2020-01-01"}, "setting published was none, is 2020-01-01"),
    ({"fields": {"text": "matn"}}, "setting fields was {}, is {'text': 'matn'}"),
    ({"format": "parquet"}, "setting format was jsonl, is parquet"),
])  # fmt: skip
@pytest.mark.parametrize("complete", [True, False])
def test_another_setting_is_refused(options, message, complete, dump, tmp_path, in_process, monkeypatch):
    _run_or_stop(dump, tmp_path / "out", complete, monkeypatch)
    before = content(tmp_path / "out")
    with pytest.raises(KhabarError) as error:
        run(dump, tmp_path / "out", **options)
    assert str(error.value) == f"{tmp_path / 'out'}: was made by another run: {message}; write to another folder, or delete this one to start anew"
    assert content(tmp_path / "out") == before | dict.fromkeys(("_run/lock",), b"")


def _run_or_stop(dump, out, complete, monkeypatch):
    if complete:
        run(dump, out)
    else:
        _stop_after(dump, out, 2, monkeypatch)


@pytest.mark.parametrize("complete", [True, False])
def test_another_input_is_refused(complete, dump, tmp_path, in_process, monkeypatch):
    out, size = tmp_path / "out", dump.stat().st_size
    _run_or_stop(dump, out, complete, monkeypatch)
    same_length = dump.read_text(encoding="utf-8").replace("40 معلماً", "50 معلماً")
    dump.write_text(same_length, encoding="utf-8")
    os.utime(dump, (1, 1))
    with pytest.raises(KhabarError, match="the input has changed: shard 0 holds other articles than when it was done; write to another folder"):
        run(dump, out)
    dump.write_text(same_length + "\n", encoding="utf-8")
    with pytest.raises(KhabarError, match=f"input dump.jsonl was {size} bytes, is {size + 1} bytes"):
        run(dump, out)
    write_dump(dump.with_name("more.jsonl"))
    with pytest.raises(KhabarError, match=r"input more.jsonl was none, is \d+ bytes"):
        run(dump.parent, out)


def test_another_model_is_refused(dump, tmp_path, in_process, monkeypatch):
    from pipeline.scale import manifest

    run(dump, tmp_path / "out")
    monkeypatch.setattr(manifest, "model_digest", lambda model: "1")
    with pytest.raises(KhabarError, match=r"data of the model news or code of Khabar has changed \(was 0, is 1\)"):
        run(dump, tmp_path / "out")
    monkeypatch.setattr(manifest, "version", lambda name: "0.1" if name == "spacy" else "2")
    with pytest.raises(KhabarError, match=r"version of spacy was .*, is 0.1; .* and \d more"):
        run(dump, tmp_path / "out")


@pytest.mark.parametrize("options, message", [
    ({"workers": 0}, "--workers: 0 is too few"),
    ({"shard_articles": 0}, "--shard-articles: 0 is too few"),
    ({"format": "csv"}, "--format: unknown format «csv»; use parquet or jsonl"),
    ({"max_seconds": -1}, "--max-seconds: -1.0 is too few"),
    ({"published": "yesterday"}, "--published: «yesterday» is no date"),
    ({"fields": {"matn": "x"}}, "--field: no field «matn»"),
    ({"model": "nwes"}, "nwes: no such model"),
    ({"morphology": "x"}, "x"),
])  # fmt: skip
def test_wrong_options(options, message, dump, tmp_path):
    with pytest.raises(KhabarError, match=message):
        run(dump, tmp_path / "out", **options)
    assert not (tmp_path / "out").exists()


def test_folders_that_are_not_ours(dump, tmp_path, in_process):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "precious.txt").write_text("x")
    for given, out, message in (
        (dump, tmp_path / "other", "holds something else than a run"),
        (dump, dump, "is a file"),
        (dump.parent, dump.parent / "out", "is inside the input"),
    ):
        with pytest.raises(KhabarError, match=message):
            run(given, out)
    assert content(tmp_path / "other") == {"precious.txt": b"x"}
    with take_folder(tmp_path / "out"), pytest.raises(KhabarError, match="another run is writing here"):
        run(dump, tmp_path / "out")
