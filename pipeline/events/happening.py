"""The verb that says of an event noun when, where or how it happened: «الهجوم الذي وقع أمس», «هجوم استهدف منزلاً», «عملية التدريب تبدأ غدا»."""

from ..text.tokens import MARK
from .clauses import Clauses

_REACH = 15
"""Tokens between the noun and the verb."""


def happening_verb(clauses: Clauses, t: int) -> int | None:
    """The token of the first verb behind the event noun at token t, if it says that the event happens and nothing parts the two."""
    words = clauses.s.words
    for i in range(t + 1, min(clauses.s.last, t + _REACH)):
        if clauses.speech.is_verb(i):
            return i if has_lemma(clauses, i, words.occurring | words.result) else None
        if clauses.kinds[i] == MARK or clauses.keys[i] in words.boundary:
            return None
    return None


def has_lemma(clauses: Clauses, verb: int, lemmas: frozenset[str]) -> bool:
    """Is the token a form of one of these verbs?"""
    return any(reading.lemma in lemmas for reading in clauses.s.verbs.readings.get(clauses.keys[verb], ()))
