"""The real worker process, with the model: what it writes is what this process writes."""

import subprocess
import sys

import pipeline

from .conftest import content, write_dump


def test_the_command_writes_what_one_process_writes(dump, tmp_path, in_process):
    pipeline.extract_dump(dump, tmp_path / "here", shard_articles=2)
    command = [sys.executable, "-m", "pipeline", "extract", str(dump), "--to", str(tmp_path / "there"), "--workers", "2", "--shard-articles", "2"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (1, "")
    assert f"1 left out, see {tmp_path / 'there'}/rejects.jsonl" in run.stderr
    assert "5 articles with" in run.stderr
    here, there = content(tmp_path / "here"), content(tmp_path / "there")
    here["manifest.json"] = here["manifest.json"].replace(b'"model_digest": "0"', _digest(there["manifest.json"]))
    assert there == here


def _digest(manifest: bytes) -> bytes:
    return next(line.strip().rstrip(b",") for line in manifest.splitlines() if b"model_digest" in line)


def test_without_a_folder_or_workers(dump, tmp_path):
    def err(*arguments):
        run = subprocess.run([sys.executable, "-m", "pipeline", "extract", str(dump), *arguments], capture_output=True, text=True, check=False)
        assert run.returncode == 2
        return " ".join(run.stderr.split())

    write_dump(dump)
    assert err("--workers", "2") == "error --to: names no folder; with --workers or --cluster write into one: --to OUT/"
    assert err("--max-seconds", "2", "--to", "x") == "error --max-seconds: is for runs with --workers or --cluster; add --workers 1"
