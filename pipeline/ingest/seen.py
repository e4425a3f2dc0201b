"""Which ids were given before, among millions, in some 20 bytes each: a table of their digests of 8 bytes, not the ids.

Two different ids share a digest once in some 10^19 pairs; the second would then get a suffix that it does not need.
"""

from array import array
from hashlib import blake2b

_FIRST_SLOTS = 1 << 10
_FULLEST = 0.6
"""Share of the slots that are taken before there are twice as many."""


class SeenIds:
    """A set of ids that also numbers those given again.

    >>> seen = SeenIds()
    >>> [seen.unique(id) for id in ("a", "b", "a", "a", "a-2")]
    ['a', 'b', 'a-2', 'a-3', 'a-2-2']
    """

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * _FIRST_SLOTS))
        self._taken = 0
        self._last: dict[int, int] = {}
        """Of ids given again, the number of the last."""

    def unique(self, id: str) -> str:
        """The id itself if it is new, else with the next number that makes it new."""
        digest = _digest(id)
        if self._add(digest):
            return id
        number = self._last.get(digest, 1)
        while True:
            number += 1
            numbered = f"{id}-{number}"
            if self._add(_digest(numbered)):
                self._last[digest] = number
                return numbered

    def _add(self, digest: int) -> bool:
        """False if it is there already."""
        slots = self._slots
        last = len(slots) - 1
        slot = digest & last
        while there := slots[slot]:
            if there == digest:
                return False
            slot = slot + 1 & last
        slots[slot] = digest
        self._taken += 1
        if self._taken > _FULLEST * len(slots):
            self._grow()
        return True

    def _grow(self) -> None:
        old = self._slots
        slots = self._slots = array("Q", bytes(16 * len(old)))
        last = len(slots) - 1
        for digest in filter(None, old):
            slot = digest & last
            while slots[slot]:
                slot = slot + 1 & last
            slots[slot] = digest


def _digest(id: str) -> int:
    """Never 0, which is an empty slot."""
    return int.from_bytes(blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") or 1
