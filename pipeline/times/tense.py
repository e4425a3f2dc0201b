"""The tense of the clause a time expression stands in: it decides whether a bare «الأحد» is behind or ahead.

The nearest verb before the expression in its sentence says it, else the first one after it. س, سوف and words of planning make it future.
"""

from bisect import bisect_right
from collections.abc import Sequence

from ..rules.verbs import Verbs
from ..text.tokens import PROCLITIC, Tokens
from .expressions import Expression
from .resolution.reckoning import Tense

_PLANNING = frozenset(("سوف", "المقرر", "المزمع", "المرتقب", "المنتظر", "يعتزم", "تعتزم", "يعتزمون", "المتوقع"))
_REACH = 40
"""Tokens looked at on either side: a clause is seldom longer."""


class TenseFinder:
    """Finds the tense of the clause of an expression, in one text. Expressions are asked for in the order of the text, or any other."""

    def __init__(self, tokens: Tokens, sentences: Sequence[Sequence[int]], verbs: Verbs) -> None:
        """`sentences` are (first, last) tokens, inclusive, in order; no sentence at all is the whole text as one."""
        self._tokens, self._verbs = tokens, verbs
        self._sentences = sentences or [(0, len(tokens.keys) - 1)]
        self._starts = [first for first, _ in self._sentences]

    def __call__(self, e: Expression) -> Tense:
        """The tense of the clause around an expression, within its sentence; None when no verb tells.

        A present-tense verb says nothing of past or future («يزور الأحد»), so the search goes on to a verb that does.
        """
        start, end = self._sentences[max(0, bisect_right(self._starts, e.first) - 1)]
        keys, kinds = self._tokens.keys, self._tokens.kinds
        for i in (*range(e.first - 1, max(start, e.first - _REACH) - 1, -1), *range(e.last + 1, min(end, e.last + _REACH) + 1)):
            if keys[i] in _PLANNING or (keys[i] == "س" and kinds[i] == PROCLITIC):
                return "future"
            if self._verbs.tense(keys[i]) == "past":
                return "past"
        return None
