"""The output folder of a run: taken by one run at a time, begun or gone on with, and finished."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from ..errors import KhabarError
from .journal import is_intact, read_journal, start_journal
from .manifest import MANIFEST, OTHER_FOLDER, Counts, Manifest, check_same_run, read_manifest, write_manifest
from .messages import Done
from .parts import STATE, TEMPORARY, join_files, rejects_name, unwritable

REJECTS = "rejects.jsonl"
_LOCK = "lock"


@contextmanager
def take_folder(out: Path) -> Iterator[None]:
    """Make the folder if need be and keep other runs out of it while this one lasts. The lock goes with the process, however that ends.

    Raises KhabarError where another run is at work, where the folder holds other things than a run's, and where it cannot be written.
    """
    try:
        if out.exists() and not out.is_dir():
            raise KhabarError(str(out), "is a file", "a run with --workers writes a folder")
        if out.is_dir() and not (out / MANIFEST).exists() and any(path.name != STATE for path in out.iterdir()):
            raise KhabarError(str(out), "holds something else than a run of Khabar", "write to a new folder")
        (out / STATE).mkdir(parents=True, exist_ok=True)
        lock = os.open(out / STATE / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise unwritable(out, error) from None
    try:
        if not _lock(lock):
            raise KhabarError(str(out), "another run is writing here", "wait for it, or end it")
        shutil.rmtree(out / STATE / TEMPORARY, ignore_errors=True)  # of a run that was killed
        yield
    finally:
        os.close(lock)


def _lock(descriptor: int) -> bool:
    """False if another process has it. Where the file system knows no locks, there are none."""
    try:
        import fcntl
    except ImportError:  # Windows
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def begin(out: Path, run: Manifest) -> tuple[Manifest, dict[int, Done]]:
    """The manifest of the folder, new or of the run that is gone on with, and the shards that are done.

    Raises KhabarError if the folder belongs to another run, and where it cannot be written.
    """
    before = read_manifest(out)
    if before is None:
        write_manifest(out, run)
        start_journal(out, [])
        return run, {}
    check_same_run(out, before, run)
    if before.complete and all(is_intact(out, done, with_rejects=False) for done in before.shards) and (out / REJECTS).exists():
        return before, {done.number: done for done in before.shards}
    shards = before.shards if before.complete else read_journal(out)
    intact = [done for done in shards if is_intact(out, done)]
    start_journal(out, intact)
    if before.complete:
        before = msgspec.structs.replace(before, complete=False, counts=None, shards=[])
        write_manifest(out, before)
    return before, {done.number: done for done in intact}


def finish(out: Path, manifest: Manifest, shards: list[Done]) -> Counts:
    """Join the rejects, write what is in the folder into its manifest, and clear away what only the run needed."""
    counts = Counts(
        shards=len(shards),
        articles=sum(done.articles for done in shards),
        records=sum(done.records for done in shards),
        events=sum(done.events for done in shards),
        rejects=sum(done.rejects for done in shards),
    )
    join_files(out, REJECTS, [rejects_name(done.number) for done in shards if done.rejects])
    write_manifest(out, msgspec.structs.replace(manifest, complete=True, counts=counts, shards=shards))
    clear(out)
    return counts


def clear(out: Path) -> None:
    """Remove what only a run needs."""
    with contextlib.suppress(OSError):
        shutil.rmtree(out / STATE)


def changed(out: Path, number: int) -> KhabarError:
    """The error of an input that is no longer what the finished shards were made from."""
    return KhabarError(str(out), f"the input has changed: shard {number} holds other articles than when it was done", OTHER_FOLDER)
