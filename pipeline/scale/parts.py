"""The part files of a shard: written under another name, made safe on the disk, and put in place by renaming, so that a file is whole or not there.

Parquet has a folder a table with a part a shard, written with fixed settings and one row group; JSON Lines one folder of records.
"""

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Protocol

import msgspec

from ..errors import KhabarError
from ..export.files import encode_record
from ..schema import Record
from .messages import Reject

STATE = "_run"
"""The folder of what a run needs while it runs. Spark, Dask and PyArrow pass over names that begin so."""
TEMPORARY = "tmp"
FORMATS = ("parquet", "jsonl")
MAKE_ROOM = "make room, or let the folder be written to, and run the same command again: it goes on where it stopped"


def part_name(table: str, number: int, suffix: str) -> str:
    """The name of a part inside the output folder: «events/part-00003.parquet»."""
    return f"{table}/part-{number:05d}.{suffix}"


def rejects_name(number: int) -> str:
    """Where the rejects of a shard wait for those of the others."""
    return f"{STATE}/{part_name('rejects', number, 'jsonl')}"


class Parts(Protocol):
    """The parts of one shard while records come."""

    def add(self, records: list[Record]) -> None:
        """Take some more."""

    def save(self, out: Path, number: int) -> dict[str, int]:
        """Write what was taken; the names of the files inside `out`, and their sizes in bytes."""
        ...


class JsonlParts:
    """Records as JSON Lines; what waits is text, a fraction of the objects."""

    def __init__(self) -> None:
        self._lines: list[bytes] = []

    def add(self, records: list[Record]) -> None:
        """Take some more."""
        self._lines += [encode_record(record) + b"\n" for record in records]

    def save(self, out: Path, number: int) -> dict[str, int]:
        """Write them."""
        return put_in_place(out, part_name("records", number, "jsonl"), lambda file: file.writelines(self._lines))


class ParquetParts:
    """The linked tables; what waits are Arrow's columns, which are compact."""

    def __init__(self) -> None:
        from ..export.tables import build_arrow_tables

        self._build = build_arrow_tables
        self._tables = {name: [table] for name, table in build_arrow_tables([]).items()}

    def add(self, records: list[Record]) -> None:
        """Take some more."""
        for name, table in self._build(records).items():
            self._tables[name].append(table)

    def save(self, out: Path, number: int) -> dict[str, int]:
        """Write one part a table."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        files: dict[str, int] = {}
        for name, pieces in self._tables.items():
            table = pa.concat_tables(pieces).combine_chunks()

            def write(file: BinaryIO, table: pa.Table = table) -> None:
                pq.write_table(table, file, compression="zstd", version="2.6", row_group_size=max(1, table.num_rows))

            files |= put_in_place(out, part_name(name, number, "parquet"), write)
        return files


class Write(Protocol):
    """Writes the content of a file."""

    def __call__(self, file: BinaryIO, /) -> None:
        """Write it."""


def make_parts(format: str) -> Parts:
    """For one of `FORMATS`. Raises KhabarError for another."""
    if format not in FORMATS:
        raise KhabarError("--format", f"unknown format «{format}»", f"use {' or '.join(FORMATS)}")
    return ParquetParts() if format == "parquet" else JsonlParts()


def write_rejects(out: Path, number: int, rejects: list[Reject]) -> int:
    """Keep what a shard left out; its size in bytes. Nothing is written for nothing."""
    if not rejects:
        return 0
    encode = msgspec.json.Encoder().encode
    lines = [encode(reject) + b"\n" for reject in rejects]
    return put_in_place(out, rejects_name(number), lambda file: file.writelines(lines))[rejects_name(number)]


def put_in_place(out: Path, name: str, write: Write) -> dict[str, int]:
    """Write a file in the folder `out` in one step: it is there whole, and stays through a power cut, or it is not. Its name and size in bytes.

    Raises KhabarError where it cannot be written: a full disk, a folder that is read-only.
    """
    target = out / name
    temporary = out / STATE / TEMPORARY / f"{os.getpid()}-{secrets.token_hex(6)}"
    try:
        temporary.parent.mkdir(parents=True, exist_ok=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("xb") as file:
                write(file)
                file.flush()
                os.fsync(file.fileno())
                size = file.tell()
            os.replace(temporary, target)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        sync_folder(target.parent)
    except OSError as error:
        raise unwritable(target, error) from None
    return {name: size}


def unwritable(target: Path, error: OSError) -> KhabarError:
    """The error of a file that cannot be written, in a run that can go on."""
    return KhabarError(str(target), error.strerror or str(error) or "cannot be written", MAKE_ROOM)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder safe on the disk, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some network file systems refuse
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def join_files(out: Path, name: str, names: Iterable[str]) -> int:
    """Write one file of several, in their order; its size in bytes."""

    def write(file: BinaryIO) -> None:
        for part in names:
            with (out / part).open("rb") as source:
                shutil.copyfileobj(source, file)

    return put_in_place(out, name, write)[name]
