"""Where sentences begin: after a full stop, a question or exclamation mark, and at a line end.

Arabic reporters join clauses with commas, so a sentence is long; «..» and «؛» go on inside one. Nothing ends inside a quotation or brackets: the
quotation stays in the sentence that quotes it. Full stops of numbers, titles («د.») and addresses are inside their tokens and never seen here.
A dateline is a sentence of its own.
"""

from bisect import bisect_left
from collections.abc import Container, Sequence

from .lines import split_lines
from .marks import CLOSING, ELLIPSES, FINAL, PAUSES, QUESTIONS, STOPS, STRAIGHT
from .quotations import find_pairs
from .tokens import DIGIT, MARK, WORD, Tokens, find

_METRE_OR_YEAR = "م."
"""After a number it is no engineer: «بسباق 100 م.», «عام 2009 م.» end a sentence."""
_SHORTEST_WORD = 3
"""Letters on either side of a full stop without a blank that part two sentences («انتهى.وقال») and not a name («م.محمود»)."""
_LONGEST_ENUMERATOR = 2
"""Digits of the longest «12.» that opens an item of a list."""


def split_sentences(
    tokens: Tokens, *, abbreviations: Container[str] = frozenset(), apart: tuple[int, int] | None = None
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Sentences, and the pairs of quotation marks and brackets, all as (first, last) token indexes, `last` inclusive; line ends belong to none.

    `abbreviations` are keys whose full stop ends nothing («mr»), `apart` the tokens of the dateline.
    """
    marks = [i for i, kind in enumerate(tokens.kinds) if kind == MARK]
    metres = [i for i in find(tokens.keys, {_METRE_OR_YEAR}) if i and tokens.kinds[i - 1] == DIGIT]
    sentences: list[tuple[int, int]] = []
    pairs: list[tuple[int, int]] = []
    for first, stop in split_lines(tokens):
        line = _Line(tokens, first, stop, _between(marks, first, stop), _between(metres, first + 1, stop), abbreviations, apart)
        sentences += line.split()
        pairs += line.pairs
    return sentences, pairs


def _between(indexes: list[int], first: int, stop: int) -> list[int]:
    """Those of sorted token indexes from `first` on, before `stop`."""
    return indexes[bisect_left(indexes, first) : bisect_left(indexes, stop)]


class _Line:
    """A line, its tokens first..stop, `stop` exclusive."""

    def __init__(
        self,
        tokens: Tokens,
        first: int,
        stop: int,
        marks: Sequence[int],
        metres: Sequence[int],
        abbreviations: Container[str],
        apart: tuple[int, int] | None,
    ) -> None:
        self.tokens, self.keys, self.kinds = tokens, tokens.keys, tokens.kinds
        self.first, self.stop, self.marks, self.metres = first, stop, marks, metres
        self.abbreviations, self.apart = abbreviations, apart
        self.pairs = find_pairs(tokens, marks)
        self._opening = {closing: opening for opening, closing in self.pairs}
        self._openers = set(self._opening.values())

    def split(self) -> list[tuple[int, int]]:
        """The sentences of the line."""
        found = []
        begin = self.first
        if self.apart and self.first <= self.apart[0] and self.apart[1] < self.stop:
            if begin < self.apart[0]:
                found.append((begin, self.apart[0] - 1))
            found.append(self.apart)
            begin = self.apart[1] + 1
        for i in self._possible_ends():
            if i >= begin and self._ends_at(i, last := self._closed(i), begin):
                found.append((begin, last))
                begin = last + 1
        if begin < self.stop:
            found.append((begin, self.stop - 1))
        return found

    def _possible_ends(self) -> list[int]:
        """The final marks outside of all pairs, the full stops that a pair outside of all others closes on, and «م.» behind a number."""
        outermost: list[tuple[int, int]] = []
        for pair in reversed(self.pairs):  # by their end, so the outermost come before those inside
            if not outermost or pair[1] < outermost[-1][0]:
                outermost.append(pair)
        inside = {i for opening, closing in outermost for i in range(opening, closing + 1)}
        closed_on = {closing - 1 for _, closing in outermost}
        ends = [i for i in self.marks if (self.keys[i] in FINAL and i not in inside) or (i in closed_on and self.keys[i] in STOPS)]
        return sorted(ends + [i for i in self.metres if i not in inside])

    def _ends_at(self, i: int, last: int, begin: int) -> bool:
        """Does the final mark i, with what closes behind it up to `last`, end the sentence that begins at `begin`?"""
        following = last + 1
        if following >= self.stop:
            return True
        if self.keys[following] in PAUSES:
            return False
        if last == i and self.tokens.glued(i):
            return self._parts_words(i)
        return not (self.keys[i] in STOPS and last == i and self._is_abbreviation(i, begin))

    def _closed(self, i: int) -> int:
        """The last token of a sentence that ends at i: further final marks, and what closes behind it."""
        while i + 1 < self.stop:
            key = self.keys[i + 1]
            loose = key in CLOSING or (key == STRAIGHT and self.tokens.glued(i) and not self.tokens.glued(i + 1))
            if not (key in FINAL or key in ELLIPSES or self._opening.get(i + 1, i + 1) <= i or (loose and i + 1 not in self._openers)):
                break
            i += 1
        return i

    def _parts_words(self, i: int) -> bool:
        """Does a final mark without a blank behind it end a sentence? «؟» and «!» do before Arabic, a full stop between two long words."""
        following = self._length_of_word(i + 1, 1)
        if self.keys[i] in QUESTIONS:
            return following > 0
        return following >= _SHORTEST_WORD and self._length_of_word(i - 1, -1) >= _SHORTEST_WORD

    def _length_of_word(self, i: int, step: int) -> int:
        """Letters of the written word that begins or ends at i, its clitics included; a number counts as a long word, Latin as none."""
        letters = 0
        while self.first <= i < self.stop and self.kinds[i] != MARK and not self.keys[i].isascii():
            letters += self.tokens.ends[i] - self.tokens.starts[i]
            if not self.tokens.glued(i if step > 0 else i - 1):
                break
            i += step
        if not letters and 0 <= i < self.stop and (self.kinds[i] == DIGIT or self.keys[i] == "%"):
            return _SHORTEST_WORD if step < 0 else 0
        return letters

    def _is_abbreviation(self, i: int, begin: int) -> bool:
        """Is a full stop that of an abbreviation or of an enumerator («1. …» where a sentence begins, or after a colon)?"""
        before = i - 1
        if before < begin or not self.tokens.glued(before):
            return False
        if self.kinds[before] == WORD and self.keys[before] in self.abbreviations:
            return True
        is_item = self.keys[before].isdigit() and len(self.keys[before]) <= _LONGEST_ENUMERATOR
        return is_item and (before == begin or self.keys[before - 1] == ":")
