"""Numbers that count nothing: labels of laws and channels, telephone numbers, models, groups of states, the stars of hotels."""

import re

from ..text.tokens import DIGIT, WORD
from .number_words import Number, NumberCursor

_BETWEEN = ("(", ":", "«", '"', "ال", "/", "-", "–", "_")
"""What may stand between a label and its number: «المادة (5)», «هاتف: 5550», «مجموعة الـ20»."""
_MOST_BETWEEN = 3
_PHONE_GROUPS, _LEAST_PHONE = 3, 8
"""Groups and digits of a telephone number at least."""
_STARS_REACH = 3
_MONEY = re.compile("[a-z]{3}|us")
"""ISO codes of currencies: "USD 50" is an amount, "Windows 10" a name."""


def is_label(c: NumberCursor, number: Number) -> bool:
    """Is the number only a name or part of one?"""
    if c.kind(number.first) == DIGIT:
        return _is_labelled(c, number) or _is_model(c, number) or _is_phone(c, number) or _is_grade(c, number)
    return _is_labelled(c, number) or _is_grade(c, number)


def _is_labelled(c: NumberCursor, number: Number) -> bool:
    """«المادة 5», «القانون رقم 10», «مجموعة العشرين», «المواد 5 و6»: behind a label, and counting nothing."""
    i = number.first - 1
    for _ in range(_MOST_BETWEEN):
        if c.key(i) not in _BETWEEN:
            break
        i -= 1
    kind = c.lexicon.labels.get(c.key(i))
    if kind is None and c.key(i) == "و" and c.kind(i - 1) == DIGIT and c.is_plural(i - 2):
        kind = c.lexicon.labels.get(c.key(i - 2))
    if kind is None or c.counts_next(number.last):
        return False
    in_words = c.kind(number.first) == WORD
    if kind == "group":
        return not c.may_be_counted(number.last + 1) and (not in_words or c.word(number.first).definite)
    return not in_words or kind == "number"


def _is_model(c: NumberCursor, number: Number) -> bool:
    """«كوفيد-19», «إف-16», «iPhone 6»: digits tied to a word by a dash, or behind a name in Latin letters."""
    before = number.first - 1
    if c.key(before) in ("-", "–") and c.tokens.glued(before) and before and c.tokens.glued(before - 1) and c.kind(before - 1) == WORD:
        return not c.counts_next(number.last)
    name = c.key(before)
    return c.kind(before) == WORD and name.isascii() and name.isalpha() and not _MONEY.fullmatch(name) and not c.may_be_counted(number.last + 1)


def _is_phone(c: NumberCursor, number: Number) -> bool:
    """«+966 50 123 4567», «71 123 456»: groups of digits that are no thousands, or a plus before many digits."""
    first, last = number.first, number.last
    if first < last:  # «1 000 000»
        return False
    while c.kind(first - 1) == DIGIT and c.tokens.starts[first] - c.tokens.ends[first - 1] == 1 and c.keys[first - 1].isdecimal():
        first -= 1
    while c.kind(last + 1) == DIGIT and c.tokens.starts[last + 1] - c.tokens.ends[last] == 1 and c.keys[last + 1].isdecimal():
        last += 1
    if sum(len(key) for key in c.keys[first : last + 1]) < _LEAST_PHONE or c.counts_next(last):
        return False
    return c.key(first - 1) == "+" or last - first + 1 >= _PHONE_GROUPS


def _is_grade(c: NumberCursor, number: Number) -> bool:
    """«فندق خمس نجوم», «من فئة 5 نجوم»."""
    if not c.is_(number.last + 1, "grade"):
        return False
    return any(c.is_(i, "grade_before") for i in range(max(0, number.first - _STARS_REACH), number.first))
