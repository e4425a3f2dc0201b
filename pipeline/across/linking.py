"""Which chains of different articles are one incident.

Chains wait in a temporary database, sorted by type and day; a window of two days goes over them, in which a chain is compared with those that share
something rare with it. Precision comes first: a chain joins an incident only if it is sure to be the same as one of its chains and contradicts
none of them.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from math import fsum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import msgspec

from ..schema import Record
from .sketches import Sketch, sketch_chains
from .weighing import Rarity, contradicts, is_retold, items_of, weigh_pair

_WINDOW = 3
"""Days that a chain waits for others."""
_TRIED = 20
"""Chains that one is compared with: those that share the most with it."""
_WORTH = 12.0
"""Bits that they must share at a glance."""
_RETOLD = 1000.0
"""The same for what a near-duplicate tells in the same words, which is no question of bits."""
_OF_CLUSTER = "\0"
_COMMON = 200
"""Chains of a window from which on what they share finds no candidates."""
_CHECKED = 8
"""Chains of an incident that a further one must not contradict, besides its first."""
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Sketch)


class Incident:
    """Chains that are one event of the world, in the order of their publication; `bits` is the evidence of each but the first."""

    def __init__(self, first: Sketch) -> None:
        self.sketches = [first]
        self.bits: list[float] = [0.0]
        self.documents = {first.doc_id}

    def add(self, sketch: Sketch, bits: float) -> None:
        """One more chain."""
        self.sketches.append(sketch)
        self.bits.append(bits)
        self.documents.add(sketch.doc_id)

    def admits(self, sketch: Sketch) -> bool:
        """Is the chain of another article, and is nothing against it?"""
        members = self.sketches if len(self.sketches) <= _CHECKED else [self.sketches[0], *self.sketches[-_CHECKED:]]
        return sketch.doc_id not in self.documents and not any(contradicts(sketch, member) for member in members)


def link_records(records: Iterable[Record], clusters: Mapping[str, str], *, spool: Path | None = None) -> Iterator[Incident]:
    """The incidents of records, by type and day; see `link_incidents`. `clusters` has the near-duplicates' cluster of each document."""
    with TemporaryDirectory(dir=spool) as folder:
        rarity = Rarity()
        base = sqlite3.connect(Path(folder) / "chains.db", isolation_level=None)
        try:
            _fill(base, records, clusters, rarity)
            yield from _link(base, rarity)
        finally:
            base.close()


def _fill(base: sqlite3.Connection, records: Iterable[Record], clusters: Mapping[str, str], rarity: Rarity) -> None:
    base.execute("PRAGMA synchronous = OFF")
    base.execute("CREATE TABLE chains (type TEXT, day INTEGER, published TEXT, document TEXT, chain INTEGER, sketch BLOB)")
    base.execute("BEGIN")
    for number, record in enumerate(records, 1):
        cluster = clusters.get(record.id, record.id)
        items: set[str] = set()
        rows = []
        for sketch in sketch_chains(record, cluster, number):
            items |= items_of(sketch)
            rows.append((sketch.type, sketch.first_day, *sketch.order, _ENCODER.encode(sketch)))
        base.executemany("INSERT INTO chains VALUES (?, ?, ?, ?, ?, ?)", rows)
        if cluster == record.id:
            rarity.add(items)
    base.execute("COMMIT")


def _link(base: sqlite3.Connection, rarity: Rarity) -> Iterator[Incident]:
    window: _Window | None = None
    for (blob,) in base.execute("SELECT sketch FROM chains ORDER BY type, day, published, document, chain"):
        sketch = _DECODER.decode(blob)
        if window is None or window.type != sketch.type:
            if window is not None:
                yield from window.close(None)
            window = _Window(sketch.type, rarity)
        yield from window.close(sketch.first_day - _WINDOW)
        window.place(sketch)
    if window is not None:
        yield from window.close(None)


class _Candidate(NamedTuple):
    sketch: Sketch
    incident: Incident


class _Window:
    """The incidents of one type that may still get chains."""

    def __init__(self, type_: str, rarity: Rarity) -> None:
        self.type, self.rarity = type_, rarity
        self.incidents: list[tuple[int, Incident]] = []
        self.sharing: dict[str, list[_Candidate]] = {}

    def place(self, sketch: Sketch) -> None:
        """Put a chain into the incident that it is sure to be, else into one of its own."""
        best, most = None, 0.0
        for candidate in self._candidates(sketch):
            if candidate.incident is best or sketch.doc_id in candidate.incident.documents:
                continue
            bits = self._weigh(sketch, candidate.sketch)
            if bits > most and candidate.incident.admits(sketch):
                best, most = candidate.incident, bits
        if best is None:
            best = Incident(sketch)
            self.incidents.append((sketch.last_day, best))
        else:
            best.add(sketch, most)
        for item in _index_items(sketch):
            self.sharing.setdefault(item, []).append(_Candidate(sketch, best))

    def _weigh(self, sketch: Sketch, other: Sketch) -> float:
        if sketch.cluster == other.cluster and is_retold(sketch, other):
            return _RETOLD
        if sketch.telling.event["polarity"] != "pos" or sketch.telling.event["modality"] not in ("asserted", "planned"):
            return 0.0
        return weigh_pair(sketch, other, self.rarity)

    def _candidates(self, sketch: Sketch) -> list[_Candidate]:
        """The chains that share enough to be worth a look, those that share most first."""
        shared: dict[int, list[float]] = {}
        found: dict[int, _Candidate] = {}
        for item in _index_items(sketch):
            sharing = self.sharing.get(item, ())
            if len(sharing) > _COMMON:
                continue
            bits = _RETOLD if item.startswith(_OF_CLUSTER) else self.rarity.bits(item)
            for candidate in sharing:
                shared.setdefault(id(candidate.sketch), []).append(bits)
                found[id(candidate.sketch)] = candidate
        weights = {number: fsum(bits) for number, bits in shared.items()}
        worth = [number for number, weight in weights.items() if weight >= _WORTH]
        worth.sort(key=lambda number: (-weights[number], found[number].sketch.order))
        return [found[number] for number in worth[:_TRIED]]

    def close(self, day: int | None) -> Iterator[Incident]:
        """The incidents that ended before a day, or all; they leave the window."""
        if day is not None and not any(last < day for last, _ in self.incidents[:1]):
            return
        kept = []
        for last, incident in self.incidents:
            if day is None or last < day:
                yield incident
            else:
                kept.append((last, incident))
        self.incidents = kept
        if day is not None:
            alive = {id(incident) for _, incident in kept}
            self.sharing = {item: left for item, sharing in self.sharing.items() if (left := [one for one in sharing if id(one.incident) in alive])}


def _index_items(sketch: Sketch) -> set[str]:
    """What finds a chain: its names, figures and words, and for near-duplicates their cluster and the word that tells it. Without a day the latter
    only."""
    copy = f"{_OF_CLUSTER}{sketch.cluster} {sketch.trigger}"
    return {copy, *sketch.names, *sketch.figures, *sketch.words} if sketch.last_day else {copy}
