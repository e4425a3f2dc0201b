"""A run with the real model, killed twenty times at random, parent and workers alike: what it leaves in the end is what an undisturbed run leaves.

It takes a minute or two, for each parent that is killed loads the model anew; tests/scale kills at every step on the disk, without the model's weight.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="needs /proc")
KILLS = 20
SUBJECTS = ("نظمت وزارة التعليم", "عقدت جامعة بغداد", "أقامت بلدية الرباط")
PLACES = ("تونس", "عمّان", "الدوحة", "القاهرة", "طرابلس")


@pytest.fixture(scope="module")
def dump(tmp_path_factory):
    """Articles enough that a run takes longer than a model takes to load; every ninth has the id of one before, every fiftieth line is none."""
    path = tmp_path_factory.mktemp("dump") / "dump.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(1200):
            sentence = f"{SUBJECTS[number % 3]} في {PLACES[number % 5]} دورة تدريبية شارك فيها {number % 97 + 3} معلماً يوم الأحد. "
            row = {"id": f"a{number - number % 9}", "text": sentence * 6, "published": "2020-07-07"}
            file.write(json.dumps(row, ensure_ascii=False) + "\n" + ("{broken\n" if number % 50 == 0 else ""))
    return path


def start(dump, out, workers):
    command = [sys.executable, "-m", "pipeline", "extract", str(dump), "--to", str(out), "--workers", str(workers), "--shard-articles", "30"]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def content(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def children(process):
    try:
        return [int(pid) for thread in os.listdir(f"/proc/{process}/task") for pid in open(f"/proc/{process}/task/{thread}/children").read().split()]
    except OSError:
        return []


def test_killed_twenty_times(dump, tmp_path):
    assert start(dump, tmp_path / "whole", 2).wait() == 1  # 1: some lines were left out
    chance = random.Random(1)
    victims = ["parent", "worker"] * (KILLS // 2)
    chance.shuffle(victims)
    run = start(dump, tmp_path / "out", 2)
    while victims:
        time.sleep(chance.uniform(0.2, 5))
        if run.poll() is None:
            found = [run.pid] if victims[-1] == "parent" else children(run.pid)
            if found:
                os.kill(chance.choice(found), signal.SIGKILL)
                victims.pop()
            if found != [run.pid]:
                continue  # the parent replaces a worker
            run.wait()
        elif run.returncode == 1:  # it was finished before: half of it is lost, and the killing goes on
            parts = sorted((tmp_path / "out").rglob("part-*"))
            for part in chance.sample(parts, len(parts) // 2):
                part.unlink()
        run = start(dump, tmp_path / "out", chance.choice([1, 2, 3]))
    assert run.wait() == 1
    assert content(tmp_path / "out") == content(tmp_path / "whole")
