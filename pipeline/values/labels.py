"""Numbers that count nothing: labels of laws and channels, telephone numbers, models, groups of states, the stars of hotels."""

import re

from ..text.tokens import DIGIT, WORD
from .number_cursor import NumberCursor
from .number_words import Label, Number

_BETWEEN = ("(", ":", "«", '"', "ال", "/", "-", "–", "_", "+")
"""What may stand between a label and its number: «المادة (5)», «هاتف: 5550», «مجموعة الـ20»."""
_MOST_BETWEEN, _LONGEST_LABEL, _MOST_LISTED = 3, 4, 12
_ANY_WITH_ARTICLE = "ال+n"
_ANY_YEAR = "year"
_YEAR = re.compile(r"(?:19|20)\d\d")
_IN_WORDS = ("number", "road")
"""Kinds of labels before number words: «رقم واحد», «شارع الستين»."""
_PHONE_GROUPS, _MOST_GROUPS, _LEAST_PHONE, _MOST_THOUSANDS = 3, 6, 8, 9
"""Groups of a telephone number at least and at most, its digits at least, and digits of what may be grouped thousands behind a plus."""
_STARS_REACH = 3
_GENERATIONS = ("g", "k", "d")
"""«5G», «4K», «3D»."""
_MONEY = re.compile("[a-z]{3}|us")
"""ISO codes of currencies: "USD 50" is an amount, "Windows 10" a name."""


def is_label(c: NumberCursor, number: Number) -> bool:
    """Is the number only a name or part of one?"""
    if number.kind not in ("cardinal", "ordinal"):
        return False
    if _is_labelled(c, number) or _is_grade(c, number) or _is_of_year(c, number):
        return True
    return c.kind(number.first) == DIGIT and (_is_model(c, number) or _is_phone(c, number))


def _is_labelled(c: NumberCursor, number: Number) -> bool:
    """«المادة 5», «القانون رقم 10», «مجموعة العشرين», «المواد 5 و6»: behind a label, and counting nothing."""
    if number.scale > 1:
        return False
    i, article = number.first - 1, False
    for _ in range(_MOST_BETWEEN):
        if c.key(i) not in _BETWEEN:
            break
        article |= c.key(i) == "ال"
        i -= 1
    listed = i
    while c.key(listed) == "و" and c.kind(listed - 1) == DIGIT and i - listed < 2 * _MOST_LISTED:
        listed -= 2
    if listed < i and c.is_plural(listed):  # «القرارات 1696 و1737 و1747»
        i = listed
    label = _label_before(c, i)
    if label is None or (label.unless_noun and c.agrees(number.value, number.last + 1)):
        return False
    if label.numbers:
        formula = "".join(c.keys[number.first : number.first + 3])  # «5+1»
        if _ANY_YEAR in label.numbers and _YEAR.fullmatch(c.keys[number.first]):
            return True
        return formula in label.numbers or c.keys[number.first] in label.numbers or (article and _ANY_WITH_ARTICLE in label.numbers)
    if article and (c.is_plural(i) or label.kind != "law"):  # «المواد الـ5» are five, «الدورة الـ45» the 45th
        return False
    return c.kind(number.first) == DIGIT or label.kind in _IN_WORDS


def _is_of_year(c: NumberCursor, number: Number) -> bool:
    """«أمر عدد 161 لسنة 2017»: the number of a law or order."""
    return c.kind(number.first) == DIGIT and c.key(number.last + 1) == "ل" and c.key(number.last + 2) == "سنة" and c.kind(number.last + 3) == DIGIT


def _label_before(c: NumberCursor, last: int) -> Label | None:
    """The label whose last token is `last`."""
    before = c.keys[max(0, last - _LONGEST_LABEL + 1) : last + 1][::-1] if last >= 0 else []
    found = c.lexicon.labels.longest(before, 0) if before else None
    return found[1] if found else None


def _is_model(c: NumberCursor, number: Number) -> bool:
    """«كوفيد-19», «إف-16», «iPhone 6»: digits tied to a word by a dash, or behind a name in Latin letters."""
    before = number.first - 1
    tied_to = c.kind(before - 1) if before > 0 and c.tokens.glued(before) and c.tokens.glued(before - 1) else ""
    if c.key(before) in ("-", "–") and tied_to == WORD:
        return not c.counts_next(number.last)
    if c.key(number.last + 1) in _GENERATIONS and c.tokens.glued(number.last):
        return True
    if c.key(before) == "+" and tied_to == DIGIT:  # «5+1»
        return True
    name = c.key(before)
    return c.kind(before) == WORD and name.isascii() and name.isalpha() and not _MONEY.fullmatch(name) and not c.may_be_counted(number.last + 1)


def _is_phone(c: NumberCursor, number: Number) -> bool:
    """«+966 50 123 4567», «71 123 456»: groups of digits that are no thousands, or a plus before many digits."""
    first, last = number.first, number.last
    while number.first - first < _MOST_GROUPS and _is_next_group(c, first - 1):
        first -= 1
    while last - number.last < _MOST_GROUPS and _is_next_group(c, last):
        last += 1
    digits = sum(len(key) for key in c.keys[first : last + 1])
    if digits < _LEAST_PHONE or c.counts_next(last):
        return False
    if (first, last) == (number.first, number.last) and first < last:  # «1 000 000»
        return c.key(first - 1) == "+" and digits > _MOST_THOUSANDS
    return c.key(first - 1) == "+" or last - first + 1 >= _PHONE_GROUPS


def _is_next_group(c: NumberCursor, i: int) -> bool:
    """Do digits stand at i and, one blank further, at i + 1?"""
    both = c.kind(i) == c.kind(i + 1) == DIGIT and c.keys[i].isdecimal() and c.keys[i + 1].isdecimal()
    return both and c.tokens.starts[i + 1] - c.tokens.ends[i] == 1


def _is_grade(c: NumberCursor, number: Number) -> bool:
    """«فندق خمس نجوم», «من فئة 5 نجوم»."""
    if not c.is_(number.last + 1, "grade"):
        return False
    return any(c.is_(i, "grade_before") for i in range(max(0, number.first - _STARS_REACH), number.first))
