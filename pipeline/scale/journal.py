"""Which shards are done: a line a shard, added and made safe on the disk when its files are in place. A killed run reads it and goes on.

The last line may be torn; what it would have told is done again.
"""

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from .messages import Done
from .parts import STATE, put_in_place, rejects_name, unwritable

JOURNAL = f"{STATE}/journal.jsonl"
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Done)


def read_journal(out: Path) -> list[Done]:
    """The shards that are done, as far as the lines can be read."""
    done = []
    path = out / JOURNAL
    for line in path.read_bytes().split(b"\n")[:-1] if path.exists() else []:  # what no line end follows is torn
        try:
            done.append(_DECODER.decode(line))
        except msgspec.DecodeError:
            break
    return done


def start_journal(out: Path, done: Iterable[Done]) -> None:
    """Begin with these shards and nothing else. Raises KhabarError where it cannot be written."""
    lines = [_ENCODER.encode(one) + b"\n" for one in done]
    put_in_place(out, JOURNAL, lambda file: file.writelines(lines))


def note_done(out: Path, done: Done) -> None:
    """Add a shard. Raises KhabarError where it cannot be written."""
    try:
        with (out / JOURNAL).open("ab") as file:
            file.write(_ENCODER.encode(done) + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise unwritable(out / JOURNAL, error) from None


def is_intact(out: Path, done: Done, *, with_rejects: bool = True) -> bool:
    """Are the files of a shard there, with their sizes? Those of the rejects are joined when a run is complete."""
    names = dict(done.files)
    if done.rejects and with_rejects:
        names[rejects_name(done.number)] = done.rejects_size
    return all(_size(out / name) == size for name, size in names.items())


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None
