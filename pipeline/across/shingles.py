"""What a text is compared by with millions of others: its shingles, runs of five words, and a short signature of them.

Words are compared by their keys, so that marks, tatweel, punctuation and the spelling of hamzas make no difference. A shingle is a hash of 32 bits:
two articles of 500 words share one by chance in one pair of 17,000. The signature is a MinHash: of 192 random orders of all shingles the
first one of the text, so that two texts agree in as many places as their sets of shingles do (their Jaccard index).
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..text.keys import key

Hashes: TypeAlias = NDArray[np.uint32]

WORDS = 5
"""Words in a shingle: news of one template («قال … في تصريح صحافي») share threes, hardly fives."""
BANDS, ROWS = 64, 3
"""A pair is looked at if all rows of one band agree: 0.985 of the pairs with Jaccard 0.4, 0.9998 with 0.5."""

_WORD = re.compile(r"\w+")
_CACHED = 1 << 18
_MIX = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(0x100000001B3)
_random = np.random.Generator(np.random.PCG64(20150721))
_FACTORS = _random.integers(1, 1 << 63, BANDS * ROWS, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
_OFFSETS = _random.integers(0, 1 << 63, BANDS * ROWS, dtype=np.uint64)
_CHUNK = 2048
"""Shingles hashed at a time: one megabyte, which a processor's cache holds, whatever the length of the article."""


def shingle(text: str, ignored: Iterable[Sequence[int]] = ()) -> Hashes:
    """The shingles of a text, each once, in ascending order; a text of fewer than five words is one shingle, one without words none.

    `ignored` are spans of boilerplate to leave out, as in a record.

    >>> len(shingle("وقعت وزارة الصحة أمس مذكرة تفاهم")), len(shingle("عاجل")), len(shingle("…"))
    (2, 1, 0)
    """
    for start, end in sorted(map(tuple, ignored), reverse=True):
        text = text[:start] + " " + text[end:]
    words = np.fromiter(map(_hash_word, _WORD.findall(key(text))), dtype=np.uint64)
    if not len(words):
        return np.empty(0, dtype=np.uint32)
    runs = np.zeros(max(1, len(words) - WORDS + 1), dtype=np.uint64)
    for place in range(min(WORDS, len(words))):
        runs = runs * _STEP + words[place : place + len(runs)]
    runs = (runs ^ (runs >> np.uint64(29))) * _MIX
    return np.unique((runs >> np.uint64(32)).astype(np.uint32))


def sign(shingles: Hashes) -> Hashes:
    """The bands of a text's MinHash, each as one number; of no shingles none.

    >>> len(sign(shingle("وقعت وزارة الصحة أمس مذكرة تفاهم")))
    64
    """
    if not len(shingles):
        return np.empty(0, dtype=np.uint32)
    least = np.full(BANDS * ROWS, np.iinfo(np.uint32).max, dtype=np.uint32)
    for first in range(0, len(shingles), _CHUNK):
        some = shingles[first : first + _CHUNK].astype(np.uint64)
        orders = ((_FACTORS[:, None] * some[None, :] + _OFFSETS[:, None]) >> np.uint64(32)).astype(np.uint32)
        least = np.minimum(least, orders.min(axis=1))
    bands = least.reshape(BANDS, ROWS).astype(np.uint64)
    joined: NDArray[Any] = np.zeros(BANDS, dtype=np.uint64)
    for row in range(ROWS):
        joined = (joined ^ bands[:, row]) * _MIX
        joined ^= joined >> np.uint64(31)
    return (joined >> np.uint64(32)).astype(np.uint32)


def jaccard(one: Hashes, other: Hashes) -> float:
    """How much two texts share: shingles in both, of those in either; 0 for texts without words.

    >>> jaccard(shingle("وقعت مصر والأردن أمس اتفاقية"), shingle("وَقَّعت مصر والأردن، أمس: اتفاقيـــة"))
    1.0
    """
    shared = len(np.intersect1d(one, other, assume_unique=True))
    either = len(one) + len(other) - shared
    return shared / either if either else 0.0


@lru_cache(maxsize=_CACHED)
def _hash_word(word: str) -> int:
    """The same in every process, which Python's own hash is not."""
    return int.from_bytes(blake2b(word.encode(errors="replace"), digest_size=8).digest(), "little")
