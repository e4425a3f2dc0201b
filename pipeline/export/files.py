"""Records written to files and read back: JSON Lines, one table as CSV or Parquet, all tables in a folder."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pyarrow as pa

from ..errors import KhabarError
from ..schema import Record
from .tables import COLUMNS, build_tables

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Record)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

RECORDS = "records.jsonl"
"""The file of the records in a folder of tables."""


def write_records(records: Iterable[Record], target: Path) -> int:
    """Write records where `target` says, and how many there were.

    FILE.jsonl takes the records themselves; FILE.csv and FILE.parquet the events table, a row an event; a folder (a name without ending) all
    tables as Parquet and the records. Raises KhabarError for any other ending and when the target cannot be written.
    """
    write = {".jsonl": write_jsonl, ".ndjson": write_jsonl, ".csv": _write_csv, ".parquet": _write_parquet, "": _write_folder}.get(target.suffix)
    if write is None:
        raise KhabarError(str(target), f"unknown kind of output «{target.suffix}»", "use .jsonl, .csv, .parquet, or a folder")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        return write(records, target)
    except OSError as error:
        raise KhabarError(str(target), error.strerror or "cannot be written") from None


def encode_record(record: Record) -> bytes:
    """A record as one line of JSON, without the line end."""
    return _ENCODER.encode(record)


def write_jsonl(records: Iterable[Record], target: Path) -> int:
    """One record a line, UTF-8."""
    count = 0
    with target.open("wb") as lines:
        for record in records:
            lines.write(_ENCODER.encode(record) + b"\n")
            count += 1
    return count


def read_jsonl(path: Path) -> Iterator[Record]:
    """The records of a JSON Lines file, equal to those written. Raises KhabarError for a line that is none, with its number."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield _DECODER.decode(line)
            except msgspec.DecodeError as error:
                raise KhabarError(f"{path}:{number}", f"no record: {error}", "write it with khabar extract … --to FILE.jsonl") from None


def _write_csv(records: Iterable[Record], target: Path) -> int:
    """The events table; a cell that a spreadsheet would run as a formula gets an apostrophe in front."""
    kept = list(records)
    events = build_tables(kept)["events"]
    for column, type_ in COLUMNS["events"].items():
        if type_ == pa.string():  # Arrow's strings are no «string» to select_dtypes
            events[column] = [f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell for cell in events[column]]
    events.to_csv(target, index=False, encoding="utf-8-sig")  # the mark makes Excel read UTF-8
    return len(kept)


def _write_parquet(records: Iterable[Record], target: Path) -> int:
    kept = list(records)
    build_tables(kept)["events"].to_parquet(target, index=False)
    return len(kept)


def _write_folder(records: Iterable[Record], target: Path) -> int:
    target.mkdir(parents=True, exist_ok=True)
    kept = list(records)
    for name, table in build_tables(kept).items():
        table.to_parquet(target / f"{name}.parquet", index=False)
    return write_jsonl(kept, target / RECORDS)
