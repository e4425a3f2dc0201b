"""The tense of the clause a time expression stands in: it decides whether a bare «الأحد» is behind or ahead.

The nearest verb before the expression in its sentence says it, else the first one after it. س, سوف and words of planning make it future.
"""

from ..rules.verbs import Verbs
from ..text.tokens import PROCLITIC, Tokens
from .timevalues import Tense

_PLANNING = frozenset(("سوف", "المقرر", "المزمع", "المرتقب", "المنتظر", "يعتزم", "تعتزم", "يعتزمون", "المتوقع"))
_REACH = 40
"""Tokens looked at on either side: a clause is seldom longer."""


def tense_at(tokens: Tokens, first: int, last: int, sentence: tuple[int, int], verbs: Verbs) -> Tense:
    """The tense of the clause around the tokens first..last, within the sentence; None when no verb tells.

    A present-tense verb says nothing of past or future («يزور الأحد»), so the search goes on to a verb that does.
    """
    for i in (*range(first - 1, max(sentence[0], first - _REACH) - 1, -1), *range(last + 1, min(sentence[1], last + _REACH) + 1)):
        if tokens.keys[i] in _PLANNING or (tokens.keys[i] == "س" and tokens.kinds[i] == PROCLITIC):
            return "future"
        tense = verbs.tense(tokens.keys[i])
        if tense == "past":
            return "past"
    return None
