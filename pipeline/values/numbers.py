"""Numbers: digits with their separators, number words, mixtures, fractions, percents and ordinals, as exact decimals.

A grammar over token keys. At every word or digit that may begin a number the kinds are tried in turn, the first that fits wins: ordinals,
shares, cardinals. What follows or precedes makes it a percentage or a negative number; what is only a label is no number.
"""

from decimal import Decimal

from ..text.tokens import DIGIT, ENCLITIC, LINE_END, WORD, Tokens, find
from .cardinals import Part, read_cardinal, with_decimals
from .digits import read_digits, round_significant
from .labels import is_label
from .number_cursor import NumberCursor
from .number_words import Number, NumberLexicon
from .ordinals import read_digit_ordinal, read_ordinal
from .shares import as_share, read_share

_MINUS = ("-", "\N{MINUS SIGN}")
_PERCENT_SIGNS = ("%", "٪")
_BRACKETS = ["(", ")"]


def read_numbers(tokens: Tokens, lexicon: NumberLexicon) -> list[Number]:
    """All numbers of a text, in order, none overlapping."""
    c = NumberCursor(tokens, lexicon)
    found: list[Number] = []
    end = -1
    for i in sorted({*find(tokens.keys, lexicon.starters), *c.digits}):
        if i <= end:
            continue
        number = _read_number(c, i)
        if number:
            end = number.last
            if not is_label(c, number):
                found.append(number)
    return found


def _read_number(c: NumberCursor, i: int) -> Number | None:
    """The number that begins at token i."""
    if c.is_(i, "minus"):
        return _read_minus(c, i)
    if c.is_(i, "zero"):
        return _read_zero(c, i)
    number = read_ordinal(c, i) or read_share(c, i) or _read_whole(c, i)
    return read_digit_ordinal(c, _with_percent(c, _with_digits_again(c, number))) if number else None


def _read_whole(c: NumberCursor, i: int) -> Number | None:
    """The cardinal that begins at token i, or the share that it begins («واحد من كل عشرة»)."""
    part = read_cardinal(c, i)
    if part is None:
        return None
    number = as_share(c, Number(i, part.last, "cardinal", part.value, part.scale))
    if number.kind == "fraction":
        return number
    owned = c.kind(part.last) == WORD and c.kind(part.last + 1) == ENCLITIC  # «ألفه»: numbers have no pronouns
    return None if owned or c.is_never(i) or _is_name(c, i) else number


def _is_name(c: NumberCursor, i: int) -> bool:
    """«بئر السبع», «مدينة الخمس», «العشرة الطويلة»: a definite unit behind one thing and counting none."""
    word = c.word(i)
    if not (word.definite and word.role == "unit") or c.word(i + 1).role or c.key(i + 1) == "و" or c.may_be_counted(i + 1):
        return False
    if c.is_definite(i + 1) and c.tokens.pos[i + 1] == "ADJ" and not c.is_plural(i - 1):
        return True
    noun = c.kind(i - 1) == WORD and c.tokens.pos[i - 1] in ("NOUN", "PROPN") and not c.is_definite(i - 1)
    return noun and not c.is_plural(i - 1) and not c.is_plural(i - 2)


def _read_zero(c: NumberCursor, i: int) -> Number | None:
    """«صفر فاصلة ثمانية», «صفر إصابات», «صفر بالمئة»; alone it is the second month."""
    if decimals := with_decimals(c, Part(Decimal(0), i)):
        return _with_percent(c, Number(i, decimals.last, "cardinal", decimals.value, decimals.scale))
    zero = _with_percent(c, Number(i, i, "cardinal", Decimal(0)))
    counts = zero.kind == "percent" or (c.may_be_counted(i + 1) and c.tokens.pos[i + 1] == "NOUN" and c.is_plural(i + 1))
    return zero if counts else None


def _read_minus(c: NumberCursor, i: int) -> Number | None:
    """«ناقص خمسة», «سالب 3»; «عدد ناقص» is a word."""
    number = _read_whole(c, i + 1) if i + 1 < c.count else None
    return number._replace(first=i, value=-number.value) if number else None


def _with_digits_again(c: NumberCursor, number: Number) -> Number:
    """«خمس (5) سنوات»: the number over the same number in digits and brackets behind it."""
    at = number.last + 1
    if c.kind(number.first) == WORD and c.keys[at : at + 3 : 2] == _BRACKETS and read_digits(c.keys[at + 1]) == number.value:
        return number._replace(last=at + 2)
    return number


def _with_percent(c: NumberCursor, number: Number) -> Number:
    """The number, or the percentage it is part of («%50» has its sign in front), or «5 في الألف»; or below zero."""
    if number.kind == "ordinal":
        return number
    signed = _negative(c, number)
    behind = number.last + 1
    if percent := c.phrase(behind, "percent"):
        return signed._replace(last=percent[0], kind="percent")
    if per := c.phrase(behind, "per"):
        return signed._replace(last=per[0], kind="fraction", value=round_significant(number.value / per[1]))
    before = number.first - 1
    if number.kind == "cardinal" and c.key(before) in _PERCENT_SIGNS and c.kind(before - 1) != DIGIT:
        return number._replace(first=before, kind="percent")
    return signed


def _negative(c: NumberCursor, number: Number) -> Number:
    """«-2 درجة»: a minus sign stands by itself before its number; at the start of a line it may be a bullet, so only degrees may follow."""
    sign = number.first - 1
    if (
        c.key(sign) not in _MINUS
        or c.kind(number.first) != DIGIT
        or (sign and c.tokens.glued(sign - 1) and c.key(sign - 1) != "و")
        or c.kind(sign - 1) == DIGIT
    ):
        return number
    degrees = c.is_(number.last + 1, "degree")
    opens = sign == 0 or c.kind(sign - 1) == LINE_END
    if degrees or (c.tokens.glued(sign) and not (opens and c.kind(number.last + 1) == WORD)):
        return number._replace(first=sign, value=-number.value)
    return number
