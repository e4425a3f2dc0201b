"""Worker processes: those that die, take too long, fail, or are left alone by their parent. Real processes, without a model."""

import json
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

import pipeline
from pipeline import KhabarError
from pipeline.scale import extract, workers
from pipeline.scale.messages import Job
from pipeline.scale.workers import Worker

from .conftest import WORKER, content, rejects, write_dump

GOOD = ["print"] * 3


def run(dump, out, **options):
    return pipeline.extract_dump(dump, out, **{"shard_articles": 4, "format": "jsonl", "max_seconds": 1} | options)


def test_what_goes_wrong_with_an_article_costs_no_other(tmp_path, plain_workers):
    """One ends its process whenever it is tried, one only once, two take too long, one cannot be analysed; what is printed disturbs nothing."""
    once = f"die once {tmp_path / 'died'}"
    dump = write_dump(tmp_path / "dump.jsonl", ["print", "die", "sleep", "print", "print", "swallow", "raise", once, "print"], bad=False)
    counts = run(dump, tmp_path / "out", workers=2)
    assert (counts.articles, counts.records, counts.rejects) == (9, 5, 4)
    assert rejects(tmp_path / "out") == [
        (2, "b", "ends the process that analyses it (out of memory?)"),
        (3, "b-2", "takes longer than 1 seconds"),
        (6, "a5", "takes longer than 1 seconds"),
        (7, "a6", "not analysed: ValueError: as told"),
    ]
    records = [json.loads(line)["id"] for part in sorted((tmp_path / "out" / "records").iterdir()) for line in part.read_text().splitlines()]
    assert records == ["a0", "a3", "a4", "a7", "a8"]


def test_any_number_of_workers(tmp_path, plain_workers):
    dump = write_dump(tmp_path / "dump.jsonl", ["print"] * 40)
    for count in (1, 3):
        run(dump, tmp_path / str(count), workers=count)
    assert content(tmp_path / "1") == content(tmp_path / "3")
    assert len(content(tmp_path / "1")) == 13


@pytest.mark.parametrize("variable, value, starts", [
    ("MOST_GROWTH", "-1000000000", 3),  # shards: the line that is none is one too
    ("LOADED_MEGABYTES", "700", 1),  # where torch is installed, a worker has 600 MB before its first article
])  # fmt: skip
def test_a_worker_that_has_grown_is_replaced(variable, value, starts, tmp_path, plain_workers, monkeypatch):
    """One that is large from the start stays."""
    dump = write_dump(tmp_path / "dump.jsonl", ["print"] * 2)
    started = []
    start = workers._start
    monkeypatch.setattr(workers, "_start", lambda: started.append(1) or start())
    monkeypatch.setenv(variable, value)
    assert run(dump, tmp_path / "out", shard_articles=1).records == 2
    assert len(started) == starts


@pytest.mark.parametrize("change, message", [
    ({"model": "dies"}, "worker: ends while it loads the model, 3 times"),
    ({"digest": "1"}, r"is another model or version of Khabar on this machine \(0\)"),
    ({"out": "/proc/khabar"}, "/proc/khabar/records/part-00000.jsonl: No such file or directory; make room"),
])  # fmt: skip
def test_what_another_try_would_not_mend(change, message, plain_workers):
    fields = {"out": "", "model": "news", "digest": "0", "morphology": None, "format": "jsonl", "tokens": False, "text": True, "max_seconds": 1.0}
    with pytest.raises(KhabarError, match=message):
        list(workers.run_processes([extract.Task(0, [], [], [], "")], Job(**fields | change), 2))


def test_a_stopped_worker_starts_no_other(plain_workers):
    worker = Worker(Job("", "news", "0", None, "jsonl", False, True, 1.0))
    worker.close()
    with pytest.raises(KhabarError, match="stopped"):
        worker.do(extract.Task(0, [], [], [], ""))


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="needs /proc")
def test_an_error_ends_the_workers_and_the_reader_at_once(tmp_path, plain_workers, monkeypatch):
    def refuse(out, done):
        raise KhabarError("journal", "full")

    before = set(_children(os.getpid()))
    monkeypatch.setattr(extract, "note_done", refuse)
    dump = write_dump(tmp_path / "dump.jsonl", ["print", "print", *["sleep"] * 2000])
    with pytest.raises(KhabarError, match="full") as error:
        run(dump, tmp_path / "out", workers=2, shard_articles=1, max_seconds=50)
    assert set(_children(os.getpid())) == before, error  # which holds the frames
    _wait(lambda: not any(thread.name == "khabar-reader" for thread in threading.enumerate()))


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="needs /proc")
def test_no_worker_outlives_its_parent(tmp_path):
    """The parent is killed while a worker is at work; it ends at once, writes nothing more, and the next run goes on."""
    dump = write_dump(tmp_path / "dump.jsonl", [*GOOD, "sleep"], bad=False)
    code = (
        "import sys, pipeline; from pipeline.scale import extract, manifest, workers\n"
        "manifest.model_digest = extract.model_digest = lambda model: '0'\n"
        f"workers.COMMAND = (sys.executable, {str(WORKER)!r})\n"
        f"pipeline.extract_dump({str(dump)!r}, {str(tmp_path / 'out')!r}, format='jsonl', shard_articles=1, max_seconds=50)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code])
    _wait(lambda: (tmp_path / "out" / "records" / "part-00002.jsonl").exists())
    (worker,) = _children(parent.pid)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    _wait(lambda: not os.path.exists(f"/proc/{worker}"))
    assert sorted(path.name for path in (tmp_path / "out" / "records").iterdir()) == [f"part-0000{number}.jsonl" for number in range(3)]


def _children(process: int) -> list[int]:
    found = []
    for thread in os.listdir(f"/proc/{process}/task"):
        with open(f"/proc/{process}/task/{thread}/children") as file:
            found += map(int, file.read().split())
    return found


def _wait(condition):
    started = time.monotonic()
    while not condition():
        assert time.monotonic() - started < 60
        time.sleep(0.02)
