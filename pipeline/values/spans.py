"""Ranges of quantities: «بين 10 و20 شخصاً», «من 10 إلى 15%», «10-15 طناً», «ثلاثة أو أربعة أيام», «10$-20$».

A change is none: «ارتفعت من 10% إلى 15%» has two amounts.
"""

import re
from decimal import Decimal

from .counting import counted_after
from .digits import read_digits
from .number_words import Number
from .surroundings import Quantity, Surroundings

_PAIR = re.compile(r"(\d{1,6}(?:[.,]\d+)?)[-–](\d{1,6}(?:[.,]\d+)?)")
_CHANGE_REACH = 8
_THOUSAND = 1000
_CLOSE = 3
"""«ثلاثة أو أربعة» are next to each other; «5 أو 50» is no range."""


def read_range(s: Surroundings, low: Number, one: Quantity | None) -> Quantity | None:
    """The range that a number begins, None if it begins none; `one` is what the number counts by itself (`counted_after`)."""
    at, before = low.last + 1, low.first - 1
    opened = s.among(before, "from") or s.among(before, "between")
    linked = (s.among(before, "from") and s.among(at, "to")) or (s.among(before, "between") and s.key(at) == "و")
    linked = linked or s.among(at, "through") or (s.among(at, "to") and s.key(at) != "ل" and low.kind == "cardinal") or s.among(at, "or")
    high = s.numbers.get(at + 1) if linked else None
    if high is None:
        return _with_two_nouns(s, low, one)
    if high.kind == "ordinal":
        return None
    if s.among(before, "from") and _is_change(s, before):
        return _changed(s, low, high)
    if s.among(at, "or") and not low.value < high.value <= low.value + _CLOSE * max(1, low.scale):
        return None
    made = ranged(s, low, high)
    return _opened(s, made, low.first, before if opened else None) if made else None


def _changed(s: Surroundings, low: Number, high: Number) -> Quantity | None:
    """What a change begins with, whose unit stands behind the end: the 608 of «من 608 ملايين إلى 1.3 مليار دولار», the 10 of «من 10 إلى 15%»."""
    end = counted_after(s, high) if low.kind == "cardinal" else None
    if end is None or not isinstance(end.value, Decimal):
        return None
    value = low.value * high.scale if low.scale == 1 and high.scale > 1 and low.value < high.value / high.scale else low.value
    return end._replace(first=low.first, last=low.last, number_first=low.first, value=value, si=None, duration=None, noun=end.noun)


def _with_two_nouns(s: Surroundings, low: Number, one: Quantity | None) -> Quantity | None:
    """«10$-20$», «بين 5 آلاف دولار و7 آلاف دولار»: both ends have their unit."""
    if one is None or one.kind not in ("money", "measure", "percent"):
        return None
    at, before = one.last + 1, low.first - 1
    between = s.among(before, "between") and s.key(at) == "و"
    from_ = s.among(before, "from") and s.among(at, "to") and not _is_change(s, before)
    high = s.numbers.get(at + 1) if between or from_ or s.among(at, "through") else None
    if between and high and high.kind == "cardinal" and one.value == low.value < high.value and counted_after(s, high) is None:
        return _opened(s, one._replace(last=high.last, max=high.value, mod="range", si=None), low.first, before)  # «بين 39.80 ريالاً و70»
    two = counted_after(s, high) if high and high.kind == low.kind else None
    if two is None or (two.kind, two.unit, two.currency) != (one.kind, one.unit, one.currency) or (one.max, two.max) != (None, None):
        return None
    if not (isinstance(one.value, Decimal) and isinstance(two.value, Decimal) and one.value < two.value):
        return None
    made = two._replace(first=one.first, number_first=low.first, value=one.value, max=two.value, mod="range", si=None)
    return _opened(s, made, low.first, before if between or from_ else None)


def ranged(s: Surroundings, low: Number, high: Number) -> Quantity | None:
    """A range: the noun behind it counts, measures and converts both of its ends."""
    scaled = low.scale == 1 and high.scale > 1 and low.value < high.value / high.scale  # «من 3 إلى 5 ملايين»
    low = high._replace(first=low.first, value=low.value * high.scale if scaled else low.value)
    if low.value >= high.value:
        return None
    ends = counted_after(s, low), counted_after(s, high._replace(first=low.first))
    if ends == (None, None) and high.kind == "cardinal" and high.scale >= _THOUSAND:  # «ما بين 22 إلى 28 مليوناً»
        return Quantity(low.first, high.last, low.first, "count", low.value, max=high.value, mod="range")
    made, values = ends[1], sorted(end.value for end in ends if end is not None and isinstance(end.value, Decimal))
    if made is None or len(values) != 2:
        return None
    return made._replace(value=values[0], max=values[1], mod="range", si=None, duration=None)


def read_pair(s: Surroundings, i: int) -> Quantity | None:
    """«10-15 طناً», «10-15%» in one token: a range before a noun or percent sign."""
    match = _PAIR.fullmatch(s.keys[i])
    low, high = (read_digits(match[1]), read_digits(match[2])) if match else (None, None)
    if low is None or high is None or low >= high:
        return None
    if s.key(i + 1) in ("%", "٪"):
        return ranged(s, Number(i, i + 1, "percent", low), Number(i, i + 1, "percent", high))
    if s.thing(i + 1):
        return ranged(s, Number(i, i, "cardinal", low), Number(i, i, "cardinal", high))
    return None


def _opened(s: Surroundings, made: Quantity, first: int, opening: int | None) -> Quantity:
    """The range from its first word on: «من», «بين», «ما بين»."""
    if made.first < first:
        return made
    if opening is None:
        return made._replace(first=first, number_first=first)
    return made._replace(first=opening - (s.key(opening - 1) == "ما"), number_first=first)


def _is_change(s: Surroundings, opening: int) -> bool:
    """«ارتفع من 5 إلى 10»: a word of change shortly before «من», in the same sentence."""
    changed = False
    for i in range(opening - 1, max(-1, opening - 1 - _CHANGE_REACH), -1):
        if s.kinds[i] in ("m", "n") and s.keys[i] in (".", "؛", "\n", "؟"):
            break
        if s.tokens.lemmas[i] in s.lexicon.lemmas["spread"]:
            return False
        changed = changed or (s.tokens.lemmas[i] in s.lexicon.lemmas["change"] and s.key(i - 1) != "علي")  # «على ارتفاع» is a height
    return changed
