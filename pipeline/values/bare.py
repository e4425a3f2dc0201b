"""Numbers that count something nobody names: «قتل 12 وأصيب 30», «بينهم خمسة», «أكثر من 15 ألفاً», «أربعة منهم».

A number alone may be anything, so something must say that it counts: a hedge, a verb or a word of counting before it, «منهم» behind it,
or its being a round number in words.
"""

import re

from ..text.marks import FINAL
from ..text.tokens import DIGIT, ENCLITIC, LINE_END, WORD
from .hedges import hedge_before
from .number_words import Number
from .surroundings import Quantity, Surroundings

_YEAR = re.compile(r"(?:19|20)\d\d")
_THOUSAND, _MILLION = 1000, 1_000_000
_AGAIN = 20
"""Tokens from an amount of money to the next one."""
_PARALLEL = 12
"""Tokens from a count to the next one of the same things."""


def bare_count(s: Surroundings, number: Number) -> Quantity | None:
    """The count a number without a noun is, None if nothing says that it counts."""
    first, last = number.first, number.last
    if number.kind != "cardinal" or number.value < 0 or number.value != number.value.to_integral_value():
        return None
    if s.tokens.glued(last) and s.kind(last + 1) == WORD:  # «200م»
        return None
    count = Quantity(first, last, first, "count", number.value)
    if number.scale >= _MILLION and (sum_ := _money_again(s, first)):
        return count._replace(kind="money", currency=sum_.currency, currency_source="text" if sum_.currency else None)
    if hedge_before(s, first) or number.scale >= _THOUSAND:
        return count
    if s.kinds[first] == DIGIT and (_YEAR.fullmatch(s.keys[first]) or _is_listed(s, first, last)):
        return None
    if s.among(last + 1, "who") or (s.among(last + 1, "of") and s.kind(last + 2) == ENCLITIC):  # «431 ممن», «أربعة منهم»
        return count
    if not _is_over(s, last):
        return None
    if same := _parallel(s, first):
        return count._replace(noun=same.noun, unit=same.unit)
    return count if _is_told(s, first) else None


def _money_again(s: Surroundings, first: int) -> Quantity | None:
    """«146 مليار ريال مقابل 120 ملياراً»: the amount of money before it in the same sentence, whose currency is meant again."""
    before = s.found[-1] if s.found else None
    if before is None or before.kind != "money" or before.last < first - _AGAIN:
        return None
    return None if any(s.keys[i] in FINAL or s.kinds[i] == LINE_END for i in range(before.last + 1, first)) else before


def _parallel(s: Surroundings, first: int) -> Quantity | None:
    """«622 مقعداً لغرفة الفلاحة، و827 لغرفة الصناعة»: the count in the same sentence whose noun is meant again, with no verb between.

    A dual means its noun once, and «14 و17» behind «يومي» are days.
    """
    before = s.found[-1] if s.found else None
    if before is None or s.key(first - 1) != "و" or before.kind != "count" or before.last < first - _PARALLEL:
        return None
    if before.number_first not in s.numbers or s.kind(first - 2) == DIGIT:
        return None
    between = range(before.last + 1, first)
    if any(s.keys[i] in FINAL or s.kinds[i] == LINE_END or s.tokens.pos[i] == "VERB" for i in between):
        return None
    return before


def _is_told(s: Surroundings, first: int) -> bool:
    """«قتل 12», «ارتفع إلى 20», «بينهم خمسة», «عددهم 30»: does what stands before say that the number counts?"""
    at = first - 1
    if s.is_definite(at) and s.among(at - 1, "number_of"):  # «عدد الضحايا 45»
        return True
    if s.kind(at) == ENCLITIC:
        return s.among(at - 1, "among") or s.among(at - 1, "number_of") or s.tokens.lemmas[at - 1] in s.lexicon.lemmas["bare_before"]
    if s.among(at, "number_of"):
        return True
    if s.pos(at) == "ADP":
        at -= 1
    return at >= 0 and (s.tokens.lemmas[at] in s.lexicon.lemmas["bare_before"]) and s.is_free(at)


def _is_over(s: Surroundings, last: int) -> bool:
    """Does the phrase end with the number, so that no noun follows that it may belong to?"""
    return s.among(last + 1, "number_of") or (not s.is_noun(last + 1) and not s.has_article(last + 1))


def _is_listed(s: Surroundings, first: int, last: int) -> bool:
    """«1. …», «2- …», «(3)» at the start of a line: the number of a paragraph."""
    opens = first == 0 or s.kinds[first - 1] == LINE_END or (s.key(first - 1) == "(" and (first == 1 or s.kind(first - 2) == LINE_END))
    return opens and s.key(last + 1) in (".", "-", "–", ")", ":", "/")
