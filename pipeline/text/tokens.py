"""What the stages see of a text: parallel lists of token offsets, keys and kinds.

Plain lists instead of objects: a stage looks at millions of tokens and starts only where a key is in its set. Blanks are left out,
but for line ends, which no phrase may cross. `tokens[i]` of the lists below all speak of the same token.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Sequence
from itertools import compress, count
from typing import Any, NamedTuple

from .characters import HAMZA_ALIFS

WORD, DIGIT, MARK, PROCLITIC, ENCLITIC, LINE_END = "w", "d", "m", "p", "e", "n"
BLANK = "b"
"""Kinds of tokens. BLANK is for white space that only spaCy's Doc needs; it is in no `Tokens`."""


class Piece(NamedTuple):
    """A part of a written word: how many of its characters, its key, what it is, and what is known of it ("" for what is not).

    `lemma` is written without vowels; `pos` is a universal tag (NOUN); `morph` has universal features («Gender=Fem|Number=Sing»).
    """

    length: int
    key: str
    kind: str
    lemma: str = ""
    pos: str = ""
    morph: str = ""


class Tokens(NamedTuple):
    """The tokens of one text; offsets are code points into `text`, the rest as in `Piece`."""

    text: str
    starts: list[int]
    ends: list[int]
    keys: list[str]
    kinds: list[str]
    lemmas: list[str]
    pos: list[str]
    morphs: list[str]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the tokens first..last, `last` inclusive."""
        return self.starts[first], self.ends[last]

    def slice(self, first: int, last: int) -> str:
        """The text of the tokens first..last, `last` inclusive."""
        return self.text[self.starts[first] : self.ends[last]]

    def select(self, kept: Iterable[bool]) -> "Tokens":
        """The tokens for which `kept` is true."""
        kept = list(kept)
        columns: list[list[Any]] = [list(compress(column, kept)) for column in self[1:]]
        return Tokens(self.text, *columns)

    def within(self, start: int, end: int) -> tuple[int, int] | None:
        """(first, last) of the tokens that lie in a span of characters, in whole or in part; None if none does."""
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end) - 1
        return (first, last) if first <= last else None

    def has_article(self, index: int) -> bool:
        """Is it a word that begins with ال? «آلاف» and «ألف» begin with another alif, which their keys fold."""
        return self.keys[index].startswith("ال") and self.kinds[index] == WORD and self.text[self.starts[index]] not in HAMZA_ALIFS

    def glued(self, index: int) -> bool:
        """Is the token written together with the next one?"""
        return index + 1 < len(self.starts) and self.ends[index] == self.starts[index + 1]


def find(keys: Iterable[str], wanted: Container[str]) -> list[int]:
    """Where a stage starts: the indexes of the keys it waits for."""
    return list(compress(count(), map(wanted.__contains__, keys)))


def find_among(indexes: Iterable[int], keys: Sequence[str], wanted: Container[str]) -> list[int]:
    """Of these indexes those of the keys it waits for."""
    return [i for i in indexes if keys[i] in wanted]
