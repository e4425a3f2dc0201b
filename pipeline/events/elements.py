"""The elements of a clause, one after the other: noun phrases, prepositional phrases, time expressions, up to the next verb or conjunction."""

from typing import NamedTuple

from ..text.tokens import MARK, PROCLITIC, WORD
from .phrases import NounPhrase, Phrases

_NOT_YET_REACH = 5
STOPS = frozenset((":", "؛", "..", "..."))
"""Marks that end a clause inside a sentence."""


class Element(NamedTuple):
    """A part of a clause: noun phrases (coordinated), with the preposition before them if there is one, or a time expression.

    A `joined` one stands behind a «و» that joins it to something farther back.
    """

    first: int
    last: int
    preposition: str | None
    items: tuple[NounPhrase, ...]
    time: bool = False
    joined: bool = False


class Elements:
    """Reads the clauses of one sentence."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.s, self.speech = phrases, phrases.s, phrases.speech
        self.keys, self.kinds, self.words = phrases.keys, phrases.kinds, phrases.words
        self._read: dict[tuple[int, int], tuple[list[Element], int]] = {}

    def clause(self, i: int, stop: int) -> tuple[list[Element], int]:
        """The elements from token i on until the clause ends or `stop`; and where it ended. Many triggers ask for one clause: it is read once."""
        found = self._read.get((i, stop))
        if found is None:
            found = self._read[i, stop] = self._clause(i, stop)
        return found

    def _clause(self, i: int, stop: int) -> tuple[list[Element], int]:
        elements: list[Element] = []
        while i < stop:
            if i in self.s.times:
                elements.append(Element(i, self.s.times[i][0], None, (), True))
                i = self.s.times[i][0] + 1
                continue
            key, kind = self.keys[i], self.kinds[i]
            if kind == MARK and key in STOPS:
                break
            if key in self.words.boundary or key in self.words.relative or (kind == WORD and self.speech.is_verb(i)):
                break
            if key == "و" and kind == PROCLITIC and self.speech.opens_verb(i + 1):
                break
            if key == "بعد" and "لم" in self.keys[max(self.s.first, i - _NOT_YET_REACH) : i]:  # «لم تطلق الحكومة بعد حملة»
                i += 1
                continue
            found = None if i in self.s.quantities else self.words.preposition.longest(self.keys, i)  # «نحو 40» is no direction
            if found and found[0] < stop:
                element = self._prepositional(i, *found)
                elements.append(element)
                i = element.last + 1
                continue
            if kind == WORD and i not in self.s.quantities and key in self.s.function_words and key not in self.words.partitive:
                i += 1
                continue
            items = self.phrases.items(i)
            if items:
                joined = i > self.s.first and self.keys[i - 1] == "و" and self.kinds[i - 1] == PROCLITIC
                elements.append(Element(i, items[-1].last, None, items, joined=joined))
                i = items[-1].last + 1
                continue
            i += 1
        return elements, i

    def _prepositional(self, i: int, last: int, preposition: str) -> Element:
        after = last + 1
        if after <= self.s.last and after in self.s.times:
            return Element(i, self.s.times[after][0], preposition, (), True)
        items = self.phrases.items(after) if after <= self.s.last else ()
        return Element(i, items[-1].last if items else last, preposition, items)
