"""Scores of games: «2-1», «بهدفين لهدف», «3 مقابل 1», «بثلاثية نظيفة», «هدف لمثله».

In digits a score needs talk of sport nearby: «2-1» may be a range or a paragraph. In words it needs two sides, or a side and a word for nothing.
"""

import re

from ..text.tokens import DIGIT, ENCLITIC, PROCLITIC
from .surroundings import Quantity, Surroundings

_PAIR = re.compile(r"(\d{1,3})[-–](\d{1,3})")
_DASHES = ("-", "–", "—", "ـ", "ــ", "/")
_MOST_GOALS = 30
_MOST_POINTS = 200
"""Of a game of basketball or handball, which needs talk of that."""
_SPORT_REACH = 25
_GAMES = (("sport", "sport_of_points"), ("sport_weak",))
_GAMES_OF_POINTS = (("sport_of_points",), ("sport",))
"""Roles of words of which one, and of which two, are talk of sport."""


def read_pair(s: Surroundings, i: int) -> Quantity | None:
    """«2-1» in one token; «2 - 1», «3 / 1» and «2-صفر» in three."""
    if match := _PAIR.fullmatch(s.keys[i]):
        return _score(s, i, i, int(match[1]), int(match[2]), near_sport=True)
    if s.kinds[i] != DIGIT or not s.keys[i].isdecimal() or s.key(i + 1) not in _DASHES:
        return None
    if _word(s, i + 2, "zero"):
        return _score(s, i, i + 2, int(s.keys[i]), 0)
    second = s.key(i + 2)
    if s.kind(i + 2) == DIGIT and second.isdecimal() and len(s.keys[i]) < 3 and len(second) < 3 and s.thing(i + 3) is None:
        return _score(s, i, i + 2, int(s.keys[i]), int(second), near_sport=True)
    return None


def read_from_zero(s: Surroundings, i: int) -> Quantity | None:
    """«صفر-2»."""
    second = s.key(i + 2)
    if _word(s, i, "zero") != i or s.key(i + 1) not in _DASHES or s.kind(i + 2) != DIGIT or not second.isdecimal():
        return None
    return _score(s, i, i + 2, 0, int(second))


def read_told(s: Surroundings, i: int) -> Quantity | None:
    """A score in words that begins at token i."""
    one = _side(s, i)
    if one is None:
        return None
    goals, last, named = one
    if nil := _word(s, last + 1, "nil"):
        return _score(s, i, nil, goals, 0) if named else None
    versus = _word(s, last + 1, "against")
    if versus is None and s.key(last + 1) == "ل" and named:
        versus = last + 1
    if versus is None:
        return None
    if same := _word(s, versus + 1, "same") if named else None:
        return _score(s, i, same + (s.kind(same + 1) == ENCLITIC), goals, goals)
    if zero := _word(s, versus + 1, "zero"):
        return _score(s, i, zero, goals, 0, near_sport=not named)
    other = _side(s, versus + 1)
    if other is None:
        return None
    last = other[1]
    if nil := _word(s, last + 1, "nil"):
        last = nil
    return _score(s, i, last, goals, other[0], near_sport=not (named and (other[2] or s.kinds[versus] == PROCLITIC)) and not (named and other[2]))


def _side(s: Surroundings, i: int) -> tuple[int, int, bool] | None:
    """(goals, last token, are they called goals) of one side: «ثلاثة أهداف», «هدفين», «هدف وحيد», «ثلاثية», «3»."""
    number = s.numbers.get(i)
    if number is not None:
        if number.kind != "cardinal" or number.value != number.value.to_integral_value() or number.value > _MOST_POINTS:
            return None
        goals = _word(s, number.last + 1, "goals")
        return int(number.value), goals or number.last, goals is not None
    found = s.lexicon.scores.longest(s.keys, i) if 0 <= i < s.count else None
    if found is None or found[1].role != "side":
        return None
    last = found[0]
    return int(found[1].value), _word(s, last + 1, "lone") or last, True


def _word(s: Surroundings, i: int, role: str) -> int | None:
    """The last token of a word of scores at i, if it has this role."""
    found = s.lexicon.scores.longest(s.keys, i) if 0 <= i < s.count else None
    return found[0] if found and found[1].role == role else None


def _score(s: Surroundings, first: int, last: int, one: int, two: int, *, near_sport: bool = False) -> Quantity | None:
    """The score, if a game is spoken of or need not be."""
    if near_sport and not talks_sport(s, first, last, high=max(one, two) > _MOST_GOALS):
        return None
    return Quantity(first, last, first, "score", f"{one}-{two}") if max(one, two) <= _MOST_POINTS else None


def talks_sport(s: Surroundings, first: int, last: int, *, high: bool = False) -> bool:
    """Is a game spoken of near the tokens; of baskets or sets, if the figures are `high`?"""
    strong, weak = _GAMES_OF_POINTS if high else _GAMES
    hints: set[str] = set()
    for i in range(max(0, first - _SPORT_REACH), min(s.count, last + _SPORT_REACH)):
        if s.keys[i] in s.lexicon.scores and (found := s.lexicon.scores.longest(s.keys, i)):
            if found[1].role in strong:
                return True
            if found[1].role in weak:
                hints.add(s.keys[i])
    return len(hints) > 1
