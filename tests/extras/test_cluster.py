"""The same shards on Dask: the same bytes, also when a worker of the cluster is killed in the middle."""

import json
import os
import signal
import sys

import pytest

import pipeline
from pipeline import KhabarError

TEXTS = ["نظمت وزارة التعليم في الرباط دورة تدريبية شارك فيها 40 معلماً. " * 8, "قتل ثلاثة أشخاص وأصيب 12 في حادث سير قرب عمّان يوم الأحد. " * 8]


@pytest.fixture
def dump(tmp_path):
    path = tmp_path / "dump.jsonl"
    rows = [{"id": f"a{number % 100}", "text": TEXTS[number % 2], "published": "2020-07-07"} for number in range(400)]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows) + "{broken\n", encoding="utf-8")
    return path


@pytest.fixture
def whole(dump, tmp_path):
    pipeline.extract_dump(dump, tmp_path / "whole", shard_articles=10)
    return content(tmp_path / "whole")


def content(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_cluster_for_the_run(dump, tmp_path, whole):
    counts = pipeline.extract_dump(dump, tmp_path / "out", cluster="local:2", shard_articles=10)
    assert (counts.articles, counts.rejects) == (400, 1)
    assert content(tmp_path / "out") == whole


def test_a_worker_that_is_killed_loses_and_doubles_nothing(dump, tmp_path, whole):
    """A cluster that runs is used by its address; two of its workers are killed while they have shards."""
    from distributed import Client, LocalCluster

    killed = []
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, memory_limit=0) as cluster,
        Client(cluster) as client,
    ):

        def kill(state):
            if len(killed) < 2 and state.articles >= 60 * (len(killed) + 1):
                processes = {worker.process.process.pid for worker in cluster.workers.values()} - set(killed)
                killed.append(min(processes))
                os.kill(killed[-1], signal.SIGKILL)

        counts = pipeline.extract_dump(dump, tmp_path / "out", cluster=client.scheduler.address, shard_articles=10, on_progress=kill)
    assert len(killed) == 2
    assert counts.articles == 400
    assert content(tmp_path / "out") == whole


@pytest.mark.parametrize("address, message", [
    ("local:0", "names no number of workers"),
    ("local:x", "names no number of workers"),
    ("tcp://127.0.0.1:9", "no cluster"),
    ("nowhere", "no cluster"),
])  # fmt: skip
def test_addresses(address, message, dump, tmp_path):
    with pytest.raises(KhabarError, match=message):
        pipeline.extract_dump(dump, tmp_path / "out", cluster=address)


def test_without_dask(dump, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(KhabarError, match=r"Dask is not installed; pip install 'khabar\[dask\]'"):
        pipeline.extract_dump(dump, tmp_path / "out", cluster="local:2")
