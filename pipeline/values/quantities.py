"""Quantities: a number, what it counts or measures, and how exactly it is meant.

From the hedge before the number («نحو», «أكثر من») over the noun to the hedge behind it («على الأقل»). At every token that may begin one
the kinds are tried in turn: scores, ranges, ages, counts with their noun, counts without. Numbers inside time expressions are not looked at.
"""

from ..text.tokens import DIGIT, Tokens, find
from .ages import bare_age
from .bare import bare_count
from .counted import CountedLexicon
from .counting import counted_after, one_and_half
from .duals import dual
from .hedges import hedged, under_same_hedge
from .money import one_and_change, symbol_before, with_small_change
from .noun_first import counted_before
from .number_words import Number
from .scores import read_from_zero, read_told
from .scores import read_pair as read_score
from .spans import read_pair, read_range
from .surroundings import Quantity, Surroundings
from .vague import vague


def read_quantities(tokens: Tokens, numbers: list[Number], taken: set[int], lexicon: CountedLexicon, country: str | None) -> list[Quantity]:
    """All quantities of a text, in order.

    `taken` are the tokens of time expressions; `country` is that of the outlet, which decides what a bare «ريال» is.
    """
    s = Surroundings(tokens, numbers, taken, lexicon, country)
    digits = (i for i, kind in enumerate(tokens.kinds) if kind == DIGIT)
    duals = (i for i, morph in enumerate(tokens.morphs) if "Number=Dual" in morph)
    end = -1
    for i in sorted({*find(tokens.keys, lexicon.starters), *s.numbers, *digits, *duals}):
        if i <= end or i in taken:
            continue
        quantity = _read(s, i)
        if quantity:
            quantity = hedged(s, with_small_change(s, quantity))
            quantity = under_same_hedge(s, quantity)
            if s.found and quantity.first <= s.found[-1].last:
                quantity = quantity._replace(first=max(quantity.number_first, s.found[-1].last + 1))
            s.found.append(quantity)
            end = quantity.last
    return s.found


def _read(s: Surroundings, i: int) -> Quantity | None:
    """The quantity at token i."""
    number = s.numbers.get(i)
    if number is not None:
        return read_told(s, i) or (read_score(s, i) if s.kinds[i] == DIGIT else None) or _numbered(s, number)
    if s.kinds[i] == DIGIT:
        return read_pair(s, i) or read_score(s, i)
    return read_told(s, i) or read_from_zero(s, i) or dual(s, i) or symbol_before(s, i) or vague(s, i) or one_and_change(s, i) or one_and_half(s, i)


def _numbered(s: Surroundings, number: Number) -> Quantity | None:
    """The quantity a number makes with what stands around it."""
    if number.kind == "ordinal":
        return bare_age(s, number)
    after = counted_after(s, number)
    if made := read_range(s, number, after):
        return made
    described = counted_before(s, number) if s.has_article(number.first) or s.key(number.first - 1) == "ال" else None
    made = described or after
    if made is None or made.noun == "":
        made = counted_before(s, number) or bare_age(s, number) or made or bare_count(s, number)
    return _from_article(s, made, number) if made else None


def _from_article(s: Surroundings, made: Quantity, number: Number) -> Quantity:
    """The quantity from its article on («الـ25 موظفاً»), or from the bracket around its number («(50) طالباً»)."""
    if made.first < number.first:
        return made
    first = number.first
    while first and s.keys[first - 1] in ("ال", "ـ") and s.tokens.glued(first - 1):
        first -= 1
    of_scale = s.key(first - 1) == "(" and ")" in s.keys[number.first : number.last]  # «(3) آلاف شجرة»
    if made.last > number.last and (of_scale or s.is_enclosed(number.first, number.last)):
        first -= 1
    return made._replace(first=first, number_first=first)
