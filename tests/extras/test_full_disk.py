"""A disk that is full in truth: a small file system in a mount namespace of its own, which needs no rights where Linux lets users have one.

tests/scale fills the disk at every step, by errors put in the system's place; here it is the system that says so, to the command as it is run.
"""

import json
import shutil
import subprocess
import sys

import pytest

NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount"]
ON_A_SMALL_DISK = """
mount -t tmpfs -o size="$1" khabar "$2"
shift
cd "$1"
shift
"$@" 2>first.txt >&2 && exit 9
head -c 1000 first.txt
mount -o remount,size=64m .
"$@" >&2
cp -r OUT ../result
"""


def allowed(tmp_path) -> bool:
    if not shutil.which("unshare"):
        return False
    return not subprocess.run([*NAMESPACE, "mount", "-t", "tmpfs", "khabar", str(tmp_path)], capture_output=True).returncode


def content(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("size, options", [("100k", ("--workers", "2")), ("60k", ("--workers", "1", "--format", "jsonl"))])
def test_the_run_goes_on_when_there_is_room(size, options, tmp_path):
    """The error is told, and the same command on a disk with room leaves what a run that never met a full disk leaves."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if not allowed(disk):
        pytest.skip("no mount namespaces for users")
    dump = tmp_path / "dump.jsonl"
    text = "نظمت وزارة التعليم في الرباط دورة تدريبية شارك فيها {} معلماً يوم الأحد. "
    rows = [{"id": f"a{number}", "text": "".join(text.format(number + more) for more in range(6)), "published": "2020-07-07"} for number in range(60)]
    dump.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows) + "{broken\n", encoding="utf-8")
    command = [sys.executable, "-m", "pipeline", "extract", str(dump), "--shard-articles", "10", *options, "--to"]
    script = ["sh", "-c", ON_A_SMALL_DISK, "sh", size, str(disk), *command, "OUT"]
    run = subprocess.run([*NAMESPACE, *script], capture_output=True, text=True)
    assert run.returncode == 0, "the disk was not full"
    assert "No space left on device; make room" in run.stdout
    assert subprocess.run([*command, str(tmp_path / "whole")], capture_output=True).returncode == 1
    assert content(tmp_path / "result") == content(tmp_path / "whole")
