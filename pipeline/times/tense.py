"""The tense of the clause a time expression stands in: it decides whether a bare «الأحد» is behind or ahead.

The nearest verb before the expression in its sentence says it, else the first one behind it. A verb of the present points ahead («يلتقي المنتخب
الأحد»), unless لم or كان stand before it; so do سوف, س, لن and words of planning.
"""

from bisect import bisect_right
from collections.abc import Sequence

from ..text.tokens import Tokens
from .expressions import Expression
from .resolution.reckoning import Tense

_REACH = 40
"""Tokens looked at on either side: a clause is seldom longer."""
_FUTURE = frozenset(("س", "سوف", "لن"))
_IMPERFECT_PREFIXES = "يتنا"


class TenseFinder:
    """Finds the tense of the clause of an expression, in one text. Expressions are asked for in the order of the text, or any other."""

    def __init__(self, tokens: Tokens, sentences: Sequence[Sequence[int]], planning: frozenset[str]) -> None:
        """`sentences` are (first, last) tokens, inclusive, in order; no sentence at all is the whole text as one. `planning` are words of plans («المقرر»)."""
        self._tokens, self._planning = tokens, planning
        self._sentences = sentences or [(0, len(tokens.keys) - 1)]
        self._starts = [first for first, _ in self._sentences]

    def __call__(self, e: Expression) -> Tense:
        """The tense of the clause around an expression, within its sentence; None when no verb tells."""
        start, end = self._sentences[max(0, bisect_right(self._starts, e.first) - 1)]
        for i in range(e.first - 1, max(start, e.first - _REACH) - 1, -1):
            if tense := self._told_by(i, start):
                return tense
        for i in range(e.last + 1, min(end, e.last + _REACH) + 1):
            if tense := self._told_by(i, start):
                return tense
        return None

    def _told_by(self, i: int, start: int) -> Tense:
        """What the token tells, if it is a verb or a word of planning."""
        tokens = self._tokens
        key = tokens.keys[i]
        if key in self._planning:
            return "future"
        if tokens.pos[i] not in ("VERB", "AUX") or tokens.kinds[i] != "w":
            return None
        before = tokens.keys[max(start, i - 2) : i]
        last = before[-1] if before else ""
        morph = tokens.morphs[i]
        if "Aspect=Perf" in morph or ("Aspect=" not in morph and key[0] not in _IMPERFECT_PREFIXES):
            return "past"
        if last in _FUTURE:
            return "future"
        if last == "لم" or any(word in _WAS for word in before):
            return "past"
        return "future"


_WAS = frozenset(("كان", "كانت", "كانوا"))
