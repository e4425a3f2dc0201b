"""Articles that tell the same text: agency copy in several papers, corrections, the same with another head or foot.

Every article leaves 64 numbers (the bands of its MinHash) in memory and its shingles in a temporary file. Articles that agree in a band are
compared by their shingles themselves, and those that share at least two fifths are one cluster. Order does not matter: clusters are named by their
smallest document id.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple

import numpy as np
from msgspec import UNSET
from numpy.typing import NDArray

from ..errors import KhabarError
from ..schema import Record
from .shingles import BANDS, Hashes, jaccard, shingle, sign

THRESHOLD = 0.4
"""Shared shingles, of those in either text, from which on two articles are near-duplicates."""
_LEADERS = 64
"""Different texts of one band that a further one is compared with: templates («أسعار العملات») must not take quadratic time."""


class Duplicate(NamedTuple):
    """A document, the cluster it belongs to (the smallest id of its documents), and how many documents that has; 1 for a text of its own."""

    doc_id: str
    cluster: str
    size: int


def cluster_duplicates(
    documents: Iterable[Record | tuple[str, str]], *, threshold: float = THRESHOLD, spool: Path | None = None
) -> Iterator[Duplicate]:
    """A row for each document, in their order, with the cluster of near-duplicates it belongs to.

    `documents` are records or (id, text) pairs, read once. `threshold` is the Jaccard index of five-word shingles, 0.3 to 1; `spool` the folder of
    the temporary file, the system's own if None. Memory for a document: about 300 bytes and its id, 600 while they are sorted; in
    the file 4 bytes a word.
    A document without words, or a record without text, is a cluster of its own. Raises KhabarError for a threshold out of range.

    >>> text = "وقعت وزارة الصحة القطرية أمس في الدوحة مذكرة تفاهم مع جامعة أسيوط لتبادل الأبحاث"
    >>> [row.cluster for row in cluster_duplicates([("b", text), ("c", "نص آخر"), ("a", "الدوحة (قنا) - " + text)])]
    ['a', 'c', 'a']
    """
    if not 0.3 <= threshold <= 1:
        raise KhabarError("threshold", f"{threshold} is not between 0.3 and 1", "less than 0.3 is not found by the signature")
    with TemporaryFile(dir=spool) as file:
        shelf = _Shelf(file)
        for document in documents:
            shelf.put(*_content(document))
        yield from _rows(shelf, threshold)


class _Shelf:
    """The documents so far: ids, bands and where their shingles stand in the file."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.ids: list[str] = []
        self.ends = [0]
        self._blocks: list[NDArray[np.uint32]] = []
        self._signed: list[int] = []
        self._open: list[Hashes] = []

    def put(self, doc_id: str, shingles: Hashes) -> None:
        if len(shingles):
            self._open.append(sign(shingles))
            self._signed.append(len(self.ids))
        if len(self._open) == 1 << 12:
            self._close_block()
        self.ids.append(doc_id)
        self.ends.append(self.ends[-1] + len(shingles))
        self.file.write(shingles.tobytes())

    def _close_block(self) -> None:
        self._blocks.append(np.stack(self._open))
        self._open = []

    def signatures(self) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
        """The documents that have words, by id, and their bands, a row each."""
        if self._open:
            self._close_block()
        bands = np.concatenate(self._blocks) if self._blocks else np.empty((0, BANDS), dtype=np.uint32)
        self._blocks = []
        order = sorted(range(len(self._signed)), key=lambda row: self.ids[self._signed[row]])
        return np.array([self._signed[row] for row in order], dtype=np.int64), bands[order]

    def shingles(self, document: int) -> Hashes:
        self.file.seek(self.ends[document] * 4)
        return np.frombuffer(self.file.read((self.ends[document + 1] - self.ends[document]) * 4), dtype=np.uint32)


def _content(document: Record | tuple[str, str]) -> tuple[str, Hashes]:
    if isinstance(document, Record):
        return document.id, shingle("" if document.text is UNSET else document.text, document.ignored)
    return document[0], shingle(document[1])


def _rows(shelf: _Shelf, threshold: float) -> Iterator[Duplicate]:
    roots = _Roots(shelf.ids)
    documents, bands = shelf.signatures()
    for band in range(BANDS):
        column = bands[:, band]
        order = np.argsort(column, kind="stable")  # stable: by id within a run
        edges = np.flatnonzero(np.diff(column[order])) + 1
        for run in _long_runs(order, edges):
            _join_run(shelf, roots, documents[run], threshold)
    sizes: dict[int, int] = {}
    for document in range(len(shelf.ids)):
        root = roots.find(document)
        sizes[root] = sizes.get(root, 0) + 1
    for document, doc_id in enumerate(shelf.ids):
        root = roots.find(document)
        yield Duplicate(doc_id, shelf.ids[root], sizes[root])


def _long_runs(order: NDArray[np.int64], edges: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """The stretches of two and more between edges."""
    starts = np.concatenate(([0], edges))
    ends = np.concatenate((edges, [len(order)]))
    for first, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
        yield order[first:end]


def _join_run(shelf: _Shelf, roots: "_Roots", run: NDArray[np.int64], threshold: float) -> None:
    """Join the documents of one band that are near-duplicates indeed."""
    leaders: list[tuple[int, Hashes]] = []
    for document in map(int, run):
        own = roots.find(document)
        if any(roots.find(leader) == own for leader, _ in leaders):
            continue
        shingles = shelf.shingles(document)
        alike = [leader for leader, others in leaders if jaccard(shingles, others) >= threshold]
        for leader in alike:
            roots.join(document, leader)
        if not alike and len(leaders) < _LEADERS:
            leaders.append((document, shingles))


class _Roots:
    """Union-find, whose roots are the documents with the smallest id."""

    def __init__(self, ids: list[str]) -> None:
        self.ids = ids
        self.parents = np.arange(len(ids), dtype=np.int64)

    def find(self, document: int) -> int:
        parents = self.parents
        while (parent := int(parents[document])) != document:
            parents[document] = parents[parent]
            document = parent
        return document

    def join(self, one: int, other: int) -> None:
        one, other = self.find(one), self.find(other)
        if self.ids[other] < self.ids[one]:
            one, other = other, one
        self.parents[other] = one
