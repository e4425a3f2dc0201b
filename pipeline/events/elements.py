"""The elements of a clause, one after the other: noun phrases, prepositional phrases, time expressions, up to the next verb or conjunction."""

from typing import NamedTuple

from ..text.tokens import DIGIT, ENCLITIC, MARK, PROCLITIC, WORD
from .phrases import Items, Phrases

_NOT_YET_REACH = 5
_LONGEST_PARENTHESIS = 12
_OF_MANNER = ("ب", "علي")
"""Prepositions of adverbs of manner: «بشدة», «على نحو مفاجئ»."""
STOPS = frozenset((":", "؛", "..", "..."))
"""Marks that end a clause inside a sentence."""


class Element(NamedTuple):
    """A part of a clause: noun phrases (coordinated), with the preposition before them if there is one, or a time expression.

    A `joined` one stands behind a «و» that joins it to something farther back.
    """

    first: int
    last: int
    preposition: str | None
    items: Items
    time: bool = False
    joined: bool = False

    @property
    def is_plain(self) -> bool:
        """Is it noun phrases alone, which may be subject or object?"""
        return self.preposition is None and not (self.time or self.joined)


class Elements:
    """Reads the clauses of one sentence."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.s, self.speech = phrases, phrases.s, phrases.speech
        self.keys, self.kinds, self.words = phrases.keys, phrases.kinds, phrases.words
        self.times, self.quantities, self.function_words = self.s.times, self.s.quantities, self.s.function_words
        self._steps: dict[int, tuple[Element | None, int] | None] = {}
        self._clauses: dict[tuple[int, int], tuple[list[Element], int]] = {}

    def clause(self, i: int, stop: int) -> tuple[list[Element], int]:
        """The elements from token i on until the clause ends or `stop`; and where it ended. Many ask for one clause: the list is to be read only."""
        found = self._clauses.get((i, stop))
        if found is None:
            found = self._clauses[i, stop] = self._clause(i, stop)
        return found

    def _clause(self, i: int, stop: int) -> tuple[list[Element], int]:
        elements: list[Element] = []
        steps = self._steps
        while i < stop:
            if i not in steps:
                steps[i] = self._step(i)
            step = steps[i]
            if step is None:
                break
            element, i = step
            if element is not None:
                elements.append(element)
        return elements, i

    def _step(self, i: int) -> tuple[Element | None, int] | None:
        """The element that begins at token i, if one does, and the token to go on from; None where the clause ends."""
        if i in self.times:
            last = self.times[i][0]
            return Element(i, last, None, (), True), last + 1
        key, kind = self.keys[i], self.kinds[i]
        if self._ends(i, key, kind):
            return None
        if key == "(" and i not in self.quantities and i + 1 not in self.quantities and (closing := self._closing(i)):
            return None, closing + 1
        if key in self.words.preposition_starts and i not in self.quantities:  # «نحو 40» is no direction
            if key == "بعد" and "لم" in self.keys[max(self.s.first, i - _NOT_YET_REACH) : i]:  # «لم تطلق الحكومة بعد حملة»
                return None, i + 1
            if (manner := self._manner_end(i)) is not None:
                return None, manner + 1
            if found := self._preposition(i):
                return self._behind_preposition(i, *found)
        if key in self.words.partitive:
            if i < self.s.last and self.kinds[i + 1] == ENCLITIC:  # «الأنباء كلها»
                return None, i + 2
        elif kind == WORD and i not in self.quantities and (key in self.function_words or key in self.words.adverb):
            return None, i + 1
        items = self.phrases.items(i)
        if not items:
            return None, i + 1
        joined = i > self.s.first and self.keys[i - 1] == "و" and self.kinds[i - 1] == PROCLITIC
        return Element(i, items[-1].last, None, items, joined=joined), items[-1].last + 1

    def _ends(self, i: int, key: str, kind: str) -> bool:
        """Does the clause before token i end there?"""
        if key in self.words.clause_end:
            return True
        if kind == WORD:  # «…، مشيرا إلى»
            return self.speech.is_verb(i) or (i > self.s.first and self.kinds[i - 1] == MARK and self.speech.is_circumstance(i))
        if kind == PROCLITIC:
            return key == "و" and self.speech.opens_verb(i + 1)
        return kind == MARK and key in STOPS

    def _manner_end(self, i: int) -> int | None:
        """The last token of an adverb of manner that begins at token i, «بشدة», «بشكل عنيف»: no genitive of it follows («… | منازل المدنيين»)."""
        found = self.words.manner.longest(self.keys, i + 1) if self.keys[i] in _OF_MANNER else None
        if found is None or found[0] >= self.s.last:
            return None
        last, takes_adjective = found
        if not takes_adjective:  # but «بقوة 5 درجات», «بقوته»
            is_bare = self.kinds[last + 1] not in (DIGIT, ENCLITIC) and last + 1 not in self.quantities
            return last if self.keys[i] == "ب" and is_bare else None
        if self.keys[last + 1] in self.words.intensity and last + 1 < self.s.last:  # «بصورة غير مباشرة», «بشكل أكثر فاعلية»
            last += 1
        last += 1
        if not self._may_describe(last) or (self._is_noun(last) and not self.speech.is_adjective(last)):
            return None
        while True:  # «بشكل عشوائي عنيف», «بشكل عنيف ومتواصل»
            following = last + 2 if last + 1 < self.s.last and self.keys[last + 1] == "و" else last + 1
            if following > self.s.last or not self._may_describe(following) or self._is_noun(following) or not self.speech.is_adjective(following):
                return last
            last = following

    def _may_describe(self, i: int) -> bool:
        """Is a token an indefinite word and no verb, time, figure or name?"""
        key = self.keys[i]
        if self.kinds[i] != WORD or self.s.has_article(i) or key in self.function_words or i in self.quantities or i in self.s.covered:
            return False
        return not self.speech.is_verb(i)

    def _is_noun(self, i: int) -> bool:
        return self.keys[i] in self.phrases.nouns.things or self.s.dictionary[self.keys[i]].acts

    def _preposition(self, i: int) -> tuple[int, str] | None:
        """The last token of the preposition that begins at token i, and its name."""
        found = self.words.preposition.longest(self.keys, i)
        if found and found[0] > i and any(j in self.quantities for j in range(i + 1, found[0] + 1)):  # «ب | نحو 40 ألفا»: a hedge
            found = self.words.preposition.longest(self.keys[: i + 1], i)
        return found if found and found[0] <= self.s.last else None

    def _behind_preposition(self, i: int, last: int, preposition: str) -> tuple[Element | None, int]:
        if preposition in self.words.among and last < self.s.last and self.kinds[last + 1] == ENCLITIC:
            those = self.phrases.items(last + 2)  # «بينهم ثلاثة أطفال» are counted already
            return None, those[-1].last + 1 if those else last + 2
        element = self._prepositional(i, last, preposition)
        return element, element.last + 1

    def _closing(self, i: int) -> int | None:
        """The end of a short parenthesis, which is no part of the clause: «محكمة وهران (غرب الجزائر) رجلا»."""
        return next((j for j in range(i + 1, min(self.s.last, i + _LONGEST_PARENTHESIS) + 1) if self.keys[j] == ")"), None)

    def _prepositional(self, i: int, last: int, preposition: str) -> Element:
        after = last + 1
        if after <= self.s.last and after in self.s.times:
            return Element(i, self.s.times[after][0], preposition, (), True)
        items = self.phrases.items(after) if after <= self.s.last else ()
        return Element(i, items[-1].last if items else last, preposition, items)
