"""How long a dump takes with one process and with several, and how much memory each worker has over time. Linux only: it looks into /proc.

    python benchmarks/dump.py NEWS... [--megabytes N] [--workers N...] [--rounds N] [--ascii] [--folder PATH]

NEWS is whatever `khabar extract` reads; its articles are repeated, each time under other ids, until the dump has so many megabytes. Then
`khabar extract --to --workers N` works on it for each number of workers, turn about, so that what else the machine does weighs on all; the ratio is
that of the sums over the rounds. The time is that of the whole command, with reading the model. Behind it stands what this machine lets as many
processes do of arithmetic, which needs the cores alone, and of look-ups, which need the memory they share, measured before each run.
"""

import argparse
import json
import multiprocessing
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pipeline
from pipeline.schema import Article

_EVERY = 1.0
"""Seconds between two looks at the memory."""
_ROWS = 20
"""Rows of the table of memory over time."""


class Run(NamedTuple):
    """One run of the command: its seconds, and (seconds since the start, MB of each worker then)."""

    seconds: float
    memory: list[tuple[float, list[float]]]

    @property
    def peak(self) -> float:
        """The most MB that one worker had."""
        return max((most for _, workers in self.memory for most in workers), default=0.0)


def main() -> None:
    """Make the dump, run the command, print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", nargs="+", type=Path)
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--ascii", action="store_true", help="Arabic letters escaped, as json.dumps writes them: three times the bytes")
    parser.add_argument("--folder", type=Path, help="where dump and output go (default: a temporary folder)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        dump = Path(folder) / "dump.jsonl"
        news = list(pipeline.read(*options.news, on_error=lambda error: None))
        articles, words = write_dump(news, dump, options.megabytes * 1e6, ascii_only=options.ascii)
        print(f"{articles} articles, {words} words, {dump.stat().st_size / 1e6:.0f} MB", flush=True)
        took: dict[int, list[Run]] = {workers: [] for workers in options.workers}
        allowed = {work: dict.fromkeys(options.workers, 0.0) for work in _WORKS}
        for number, workers in ((number, workers) for number in range(options.rounds) for workers in options.workers):
            for work, found in allowed.items():
                found[workers] += work_seconds(work, workers)
            run = extract(dump, Path(folder) / "out", workers)
            print(
                f"round {number + 1}, {workers} workers: {run.seconds:.1f} s, {words / run.seconds:.0f} words/s, peak {run.peak:.0f} MB a worker",
                flush=True,
            )
            took[workers].append(run)
    one = options.workers[0]
    totals = {workers: sum(run.seconds for run in runs) for workers, runs in took.items()}
    for workers, seconds in totals.items():
        rate = options.rounds / seconds
        possible = ", ".join(f"{work} {found[one] * workers / (found[workers] * one):.2f}" for work, found in allowed.items())
        print(
            f"{workers} workers: {articles * rate:.1f} articles/s, {words * rate:.0f} words/s, "
            f"{totals[one] / seconds:.2f} times {one} ({possible}), a million articles {1e6 / articles / rate / 3600:.1f} h"
        )
    print_memory(took[options.workers[-1]][0])


def write_dump(news: list[Article], path: Path, size: float, *, ascii_only: bool) -> tuple[int, int]:
    """Write JSON Lines of so many bytes; the number of its articles and words."""
    articles = words = written = 0
    with path.open("w", encoding="utf-8") as file:
        for round_ in count():
            for article in news:
                row = {
                    "id": f"{round_}-{article.id}",
                    "source": article.source,
                    "published": article.published,
                    "title": article.title,
                    "text": article.text,
                }
                line = json.dumps(row, ensure_ascii=ascii_only) + "\n"
                file.write(line)
                articles, words, written = articles + 1, words + len(article.text.split()), written + len(line.encode())
                if written >= size:
                    return articles, words
    raise AssertionError


def extract(dump: Path, out: Path, workers: int) -> Run:
    """Run the command in a folder of its own."""
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "pipeline", "extract", str(dump), "--to", str(out), "--workers", str(workers)]
    started = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    memory = []
    while process.poll() is None:
        memory.append((time.perf_counter() - started, list(worker_memory(process.pid))))
        time.sleep(_EVERY)
    seconds = time.perf_counter() - started
    if process.returncode:
        raise SystemExit(f"the command ended with {process.returncode}")
    return Run(seconds, memory)


def worker_memory(parent: int) -> Iterator[float]:
    """Resident MB of each process that the command started."""
    for child in (child for task in Path(f"/proc/{parent}/task").glob("*/children") for child in task.read_text().split()):
        try:
            status = Path(f"/proc/{child}/status").read_text()
        except OSError:  # it has just ended
            continue
        yield from (int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS:"))


def work_seconds(work: str, processes: int) -> float:
    """Seconds of the slowest of so many processes that do the same work at a time."""
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        return max(pool.map(_WORKS[work], range(processes), 1))


def _arithmetic(_: int) -> float:
    """Seconds of work that needs the core alone."""
    started, total = time.perf_counter(), 0
    for i in range(20_000_000):
        total += i * i % 7
    return time.perf_counter() - started


def _look_ups(_: int) -> float:
    """Seconds of look-ups in a dictionary that no cache holds, as the model's are."""
    words = [f"word{number}" for number in range(1_000_000)]
    table = {word: (number, word) for number, word in enumerate(words)}
    random.Random(1).shuffle(words)
    started, total = time.perf_counter(), 0
    for _round in range(3):
        for word in words:
            total += table[word][0]
    return time.perf_counter() - started


_WORKS = {"arithmetic": _arithmetic, "look-ups": _look_ups}
"""What is done beside, to see how much several processes can do at a time on this machine."""


def print_memory(run: Run) -> None:
    """Memory over time, the most of each stretch."""
    print("\nseconds   MB of the largest worker   workers")
    step = max(1, len(run.memory) // _ROWS)
    for start in range(0, len(run.memory), step):
        stretch = run.memory[start : start + step]
        print(f"{stretch[0][0]:7.0f}   {max((max(found, default=0.0) for _, found in stretch)):24.0f}   {max(len(found) for _, found in stretch):7}")
    print(f"peak {run.peak:.0f} MB")


if __name__ == "__main__":
    main()
