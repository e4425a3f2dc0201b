"""A folder that `khabar extract … --to FOLDER` wrote, linked: its records read twice, two tables written beside them.

`duplicates.parquet` has a row a document, `incidents_linked.parquet` a row an incident. They appear when they are complete, under their names.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
from msgspec import UNSET

from ..errors import KhabarError
from ..export.files import RECORDS, read_jsonl
from ..schema import Record
from . import incidents
from .duplicates import THRESHOLD, cluster_duplicates
from .tabled import has_tables, read_tables

DUPLICATES = "duplicates.parquet"
INCIDENTS = "incidents_linked.parquet"
_BATCH = 4096
_DUPLICATES = pa.schema({"doc_id": pa.string(), "cluster": pa.string(), "cluster_size": pa.int64()})


class Linked(NamedTuple):
    """What there was: documents and those of them with a near-duplicate; incidents, those of several articles and of several independent ones.

    `without_text` are documents whose text is not in the folder: their near-duplicates are only those with the same checksum.
    """

    documents: int
    with_duplicates: int
    incidents: int
    of_several: int
    of_independent: int
    without_text: int


def link_folder(folder: str | Path, *, threshold: float = THRESHOLD) -> Linked:
    """Find near-duplicates and incidents among the records of a folder, and write duplicates.parquet and incidents_linked.parquet there.

    Records are read from records.jsonl (records*.jsonl, records/*.jsonl), else from the tables documents, events, arguments and entities.
    `threshold` is the Jaccard index of near-duplicates. Raises KhabarError for a folder without records, tables that do not belong together, and
    what cannot be written.
    """
    folder = Path(folder)
    read = _reader(folder)
    clusters: dict[str, str] = {}
    counts: Counter[str] = Counter()

    def contents() -> Iterator[Record | tuple[str, str]]:
        for record in read():
            counts["documents"] += 1
            counts["without_text"] += record.text is UNSET
            yield (record.id, record.text_sha256) if record.text is UNSET else record

    def duplicates() -> Iterator[dict[str, Any]]:
        for row in cluster_duplicates(contents(), threshold=threshold, spool=folder):
            if row.size > 1:
                clusters[row.doc_id] = row.cluster
                counts["with_duplicates"] += 1
            yield {"doc_id": row.doc_id, "cluster": row.cluster, "cluster_size": row.size}

    def linked() -> Iterator[dict[str, Any]]:
        for row in incidents.link_incidents(read(), clusters, spool=folder):
            counts["incidents"] += 1
            counts["of_several"] += row["n_articles"] > 1
            counts["of_independent"] += row["n_independent"] > 1
            yield row

    try:
        _write(folder / DUPLICATES, _DUPLICATES, duplicates())
        _write(folder / INCIDENTS, pa.schema(incidents.COLUMNS), linked())
    except OSError as error:
        raise KhabarError(str(folder), error.strerror or "cannot be written", "make room, or copy the records to a folder of your own") from None
    return Linked(**{name: counts[name] for name in Linked._fields})


def _reader(folder: Path) -> Callable[[], Iterator[Record]]:
    """A function that reads the records from the beginning."""
    if not folder.is_dir():
        raise KhabarError(str(folder), "no such folder", "write one with khabar extract … --to FOLDER")
    whole = folder / RECORDS
    shards = [whole] if whole.is_file() else sorted([*folder.glob("records*.jsonl"), *folder.glob("records/**/*.jsonl")])
    if shards:
        return lambda: chain.from_iterable(map(read_jsonl, shards))
    if has_tables(folder):
        return lambda: read_tables(folder)
    raise KhabarError(
        str(folder), "no records.jsonl, and no tables documents, events, arguments, entities", "write them with khabar extract … --to FOLDER"
    )


def _write(target: Path, schema: pa.Schema, rows: Iterable[dict[str, Any]]) -> None:
    """Rows as a Parquet file, some thousand at a time, which has its name only when it is complete."""
    growing = target.with_name(f".{target.name}.growing")
    rows = iter(rows)
    try:
        with pq.ParquetWriter(growing, schema) as writer:
            while batch := list(islice(rows, _BATCH)):
                writer.write_table(pa.Table.from_pylist(batch, schema=schema))
        growing.replace(target)
    finally:
        growing.unlink(missing_ok=True)
