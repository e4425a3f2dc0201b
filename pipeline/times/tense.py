"""The tense of the clause a time expression stands in: it decides whether a bare «الأحد» is behind or ahead.

The nearest verb before the expression in its sentence says it, else the first one behind it. س, سوف, لن and words of planning point ahead, and
a verb of the present beside a weekday («يلتقي المنتخب الأحد») means the nearer one; of a month the present tells nothing.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from ..rules.verbs import Verbs
from ..text.tokens import WORD, Tokens
from .expressions import Date, Expression
from .lexicon import TimeLexicon
from .resolution.reckoning import Tense

_REACH = 40
"""Tokens looked at on either side: a clause is seldom longer."""
_CLOSE = 12
"""Tokens within which a verb of the present is that of the clause."""
_FUTURE = frozenset(("س", "سوف", "لن"))
_SHORTEST_GUESS = 4
"""Letters of the shortest word that is taken for a verb by its shape alone."""


class TenseFinder:
    """Finds the tense of the clause of an expression, in one text."""

    def __init__(self, tokens: Tokens, sentences: Sequence[Sequence[int]], verbs: Verbs, lexicon: TimeLexicon) -> None:
        """`sentences` are (first, last) tokens, inclusive, in order; no sentence at all is the whole text as one."""
        self._tokens, self._verbs = tokens, verbs
        self._planning, self._before_verbs, self._was = (lexicon.sets[role] for role in ("planning", "before_verb", "was"))
        self._forecast = lexicon.sets["forecast"]
        self._sentences = sentences or [(0, len(tokens.keys) - 1)]
        self._starts = [first for first, _ in self._sentences]

    def __call__(self, e: Expression) -> Tense:
        """The tense of the clause around an expression, within its sentence; None when no verb tells."""
        start, end = self._sentences[max(0, bisect_right(self._starts, e.first) - 1)]
        weekday = isinstance(e, Date) and e.weekday is not None and e.month is None
        for i in (*range(e.first - 1, max(start, e.first - _REACH) - 1, -1), *range(e.last + 1, min(end, e.last + _REACH) + 1)):
            told = "future" if not weekday and self._tokens.keys[i] in self._forecast else self._told_by(i, start)
            if told == "past" or told == "future":
                return told
            if told == "present" and weekday and e.first - _CLOSE <= i < e.first:
                return told
        return None

    def _told_by(self, i: int, start: int) -> Literal["past", "present", "future"] | None:
        """What the token tells, if it is a verb or a word of planning."""
        tokens = self._tokens
        key, before = tokens.keys[i], tokens.keys[i - 1] if i > start else ""
        if key in self._planning:
            return "future"
        if tokens.kinds[i] != WORD:
            return None
        opens = i == start or before in self._before_verbs or tokens.kinds[i - 1] in ("m", "n")
        if tokens.pos[i] != "VERB" or not tokens.morphs[i]:
            return "past" if opens and (self._verbs.tense(key) == "past" or self._looks_past(i)) else None
        if "Aspect=Perf" in tokens.morphs[i]:
            return "past"
        if before in _FUTURE:
            return "future"
        if "Person=1" in tokens.morphs[i]:  # news tells of others, and names look like it («إسو»)
            return None
        return "past" if before == "لم" or (i - start > 1 and not self._was.isdisjoint(tokens.keys[max(start, i - 2) : i])) else "present"

    def _looks_past(self, i: int) -> bool:
        """Is it a verb by its shape alone: «قاربت»?"""
        key = self._tokens.keys[i]
        return self._tokens.pos[i] in ("VERB", "") and len(key) >= _SHORTEST_GUESS and key.endswith("ت") and not key.endswith("ات")
