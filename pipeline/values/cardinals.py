"""Cardinals: digits, number words and mixtures of both, with scales, fractions behind them and decimals in words.

A number is a chain of parts joined by و, each smaller than the scale before it: «مليون و200 ألف», «ألف ومئتان وخمسة وعشرون».
A part is a value under a thousand (or digits), and the scale words after it. «ثلاثة وأربعة» do not descend: they are two numbers.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from ..text.characters import FATHATAN
from ..text.tokens import DIGIT, WORD
from .digits import join_groups, read_digits, round_significant, write_decimal
from .number_cursor import NumberCursor

_SCALES = ("scale", "scales")
_MILLION, _THOUSAND, _HUNDRED = 1_000_000, 1000, 100
_YEAR = re.compile(r"(?:19|20)\d\d")


class Part(NamedTuple):
    """A value that ends at token `last`; `scale` is what its last scale word is worth, 1 without one."""

    value: Decimal
    last: int
    scale: int = 1


def read_cardinal(c: NumberCursor, i: int) -> Part | None:
    """The cardinal that begins at token i, None if none does."""
    part = read_part(c, i)
    if part is None:
        return None
    value, last, scale = part
    while scale > 1:
        joined = c.key(last + 1) == "و"
        smaller = read_part(c, last + 1 + joined) if joined or c.kind(last + 1) == DIGIT else None
        if smaller is None or smaller.value >= scale or (not joined and smaller.scale == 1):  # «27 مليوناً 243 ألفاً»
            break
        value, last, scale = value + smaller.value, smaller.last, smaller.scale
    whole = Part(value, last, scale)
    return with_decimals(c, whole) or _with_fraction(c, i, whole)


def read_part(c: NumberCursor, i: int) -> Part | None:
    """A part of a number: «خمسة وأربعون ألف», «45 ألفاً», «مليونا», «ألف», «نصف مليون»."""
    word = c.word(i)
    if word.role == "scale":
        return _read_scale(c, i)
    if word.role == "dual" and c.keys[i].endswith("ي") and not c.is_counted(i + 1):  # «ألفي إيفانز»
        return None
    if word.role == "dual":
        return Part(word.value, i, int(word.value) // 2)
    if word.role == "fraction" or (word.role == "fraction_behind" and c.word(i + 1).role == "scale"):
        return _fraction_of_scale(c, i, word.value)
    if c.word(i + 1).role == "fractions":  # «ثلاثة أرباع المليون»
        return _fraction_of_scale(c, i + 1, word.value * c.word(i + 1).value) if word.role == "unit" else None
    if word.role == "times" or (word.role == "double" and _is_double(c, i)):  # «ضعفي», «ضعف العدد»
        return Part(word.value, i)
    small = _read_digits(c, i) if c.kind(i) == DIGIT else _read_small(c, i)
    return _scaled(c, small) if small else None


def _is_double(c: NumberCursor, i: int) -> bool:
    """«ضعف العدد», «ضعف ما كان», «إلى الضعف»; «ضعف الأداء» is a weakness."""
    return c.is_(i - 1, "share_before") if c.word(i).definite else c.is_(i + 1, "amount")


def _read_scale(c: NumberCursor, i: int) -> Part | None:
    """A scale that begins a number: «ألف», «مليوناً»; «مليونا شخص» and «ألفا دولار» are two, without the n of the dual.

    «ألف الكاتب كتاباً» ("wrote") counts nothing: what a thousand counts has no article.
    """
    word, following = c.word(i), c.word(i + 1)
    if c.keys[i].endswith("ا") and FATHATAN not in c.tokens.slice(i, i) and c.may_be_counted(i + 1):
        return Part(word.value * 2, i, int(word.value))
    if word.value == _THOUSAND and not word.definite and c.is_definite(i + 1) and not following.role:
        return None
    return _scaled(c, Part(Decimal(1), i - 1))


def _scaled(c: NumberCursor, part: Part) -> Part:
    """A value and the scale words that follow it: «100 ألف», «3,5 مليون»; «100 ألف مليون» has two."""
    value, last, scale = part
    if c.kind(last) == DIGIT and _YEAR.fullmatch(c.keys[last]) and c.is_(last - 1, "year"):  # «في عام 2015 مليون شخص»
        return part
    for _ in range(2):
        word = c.word(last + 1)
        if word.role not in _SCALES:
            break
        if c.kind(part.last) == DIGIT and part.value >= _MILLION <= word.value:  # «618,537,540 مليون ريال» says it twice
            return Part(value, last + 1)
        value, last, scale = value * word.value, last + 1, scale * int(word.value)
    return Part(value, last, scale)


def _fraction_of_scale(c: NumberCursor, last: int, value: Decimal) -> Part | None:
    """«نصف مليون», «ربع المليار», «نصف مئة»: a fraction that ends at `last`, of the scale behind it."""
    word = c.word(last + 1)
    if word.role == "hundred":
        return Part(value * word.value, last + 1)
    if word.role != "scale" or (word.definite and c.is_definite(last + 2)):
        return None
    found = _scaled(c, Part(value, last))
    return Part(round_significant(found.value), found.last, found.scale)


def _read_digits(c: NumberCursor, i: int) -> Part | None:
    digits, last = join_groups(c.tokens, i)
    bracketed = c.key(i - 1) == "(" and c.key(last + 1) == ")" and c.word(last + 2).role in _SCALES  # «(3) آلاف»
    things = c.may_be_counted(last + 1) and c.keys[last + 1] not in c.lexicon.units  # «10.896 رخصة» are whole, whatever the text does elsewhere
    value = read_digits(digits, scaled=c.word(last + 1).role in _SCALES, decimal_marks=() if things else c.decimal_marks)
    return None if value is None else Part(value, last + bracketed)


def _read_small(c: NumberCursor, i: int) -> Part | None:
    """A value under a thousand in words; «خمسمية خمسة وعشرين» leaves its و out, as people speak."""
    word, following = c.word(i), c.word(i + 1)
    if word.role in ("hundred", "hundreds"):
        hundreds = Part(word.value, i)
    elif word.role == "unit" and word.value > 2 and following.role == "hundred":
        hundreds = Part(word.value * _HUNDRED, i + 1)
    else:
        return None if word.value == 1 and word.role == "unit" and c.key(i + 1) != "و" and _is_someone(c, i) else _below_hundred(c, i)
    at = hundreds.last + 1 + (c.key(hundreds.last + 1) == "و")
    if c.word(at).role == "scale" and c.word(at + 1).value == c.word(at).value and at > hundreds.last + 1:  # «مئة وألف ألف» is 101,000
        return Part(hundreds.value + 1, at)
    rest = _below_hundred(c, at)
    if rest is None or (rest.last > hundreds.last + 1 and c.word(hundreds.last + 1).definite):
        return hundreds
    return Part(hundreds.value + rest.value, rest.last)


def _below_hundred(c: NumberCursor, i: int) -> Part | None:
    """«خمسة», «خمسة عشر», «خمسة وعشرون», «عشرون»; «عشرين وخمسة» too, the wrong way round."""
    word, following = c.word(i), c.word(i + 1)
    if word.role in ("unit", "teen"):
        if following.role == "ten" and not following.definite:
            return Part(word.value + 10, i + 1)
        tens = c.word(i + 2) if c.key(i + 1) == "و" else None
        if tens and tens.role == "tens" and tens.value >= 20 and not _is_span(c, i):
            return Part(word.value + tens.value, i + 2)
        alone = word.role == "unit" and (word.value == 1 or not c.keys[i].endswith("ا"))  # «سبعاً» alone may be a lion
        return Part(word.value, i) if alone else None
    if word.role == "tens" and word.value >= 20 and c.key(i + 1) == "و" and not c.is_(i - 1, "between") and _stands_alone(c, i + 2):
        return Part(word.value + c.word(i + 2).value, i + 2)
    return Part(word.value, i) if word.role in ("ten", "tens") else None


def _stands_alone(c: NumberCursor, i: int) -> bool:
    """A unit that begins no number of its own, «خمسة» but not «خمسة وعشرين» or «خمسة آلاف», and counts nothing that follows."""
    return c.word(i).role == "unit" and not c.word(i).definite and not c.word(i + 1).role and c.key(i + 1) != "و" and c.kind(i + 1) != WORD


def _is_span(c: NumberCursor, i: int) -> bool:
    """«بين ثلاثة وعشرين شخصاً» without another number is from three to twenty."""
    return c.is_(i - 1, "between") and not (c.key(i + 3) == "و" and (c.word(i + 4).role or c.kind(i + 4) == DIGIT))


def _is_someone(c: NumberCursor, i: int) -> bool:
    """«واحد من أبرز», «كل واحد», «في آن واحد»: somebody, or a manner of speaking."""
    if c.kind(i - 1) == WORD and c.tokens.pos[i - 1] in ("NOUN", "ADJ") and not c.is_definite(i - 1) and _agree(c, i - 1, i):  # «شخص واحد من الركاب»
        return c.is_(i + 1, "of") and _is_elative(c.key(i + 2))
    return c.is_(i + 1, "of") and c.word(i + 2).value < 10 and not c.is_(i + 2, "every") and c.kind(i + 2) != DIGIT


def _agree(c: NumberCursor, noun: int, one: int) -> bool:
    """Do a noun and «واحد» behind it agree? In «تشغيل واحدة من أغانيها» they do not."""
    feminine = c.keys[noun].endswith("ة") or "Gender=Fem" in c.tokens.morphs[noun]
    return feminine == c.keys[one].endswith("ة")


def _is_elative(key: str) -> bool:
    """«أكبر», «أهم»: «افتتاح واحد من أكبر المساجد»."""
    return key[:1] == "ا" and len(key) in (3, 4) and not key.startswith("ال")


def with_decimals(c: NumberCursor, part: Part) -> Part | None:
    """«ثلاثة فاصلة خمسة», «أربعة فاصلة خمسة مليون» (the scale is said for both), «صفر فاصلة صفر خمسة», «اثنان وخمسة من عشرة»."""
    at = part.last + 1
    if c.is_(at, "point"):
        first = at + 1
        while c.is_(first, "zero"):
            first += 1
        behind = read_cardinal(c, first)
        if behind is None:
            return None
        if tenths := _of_ten(c, behind):
            return Part(part.value + behind.value / tenths.value, tenths.last)
        digits = write_decimal(behind.value / behind.scale)
        if "." in digits and behind.scale > 1:  # «فاصلة مئتان ألف وواحد»: digits to the end
            return Part(part.value + Decimal(f"0.{write_decimal(behind.value)}"), behind.last)
        zeros = "0" * (first - at - 1)
        return Part((part.value + Decimal(f"0.{zeros}{digits.replace('.', '')}")) * behind.scale, behind.last, behind.scale)
    if c.key(at) == "و" and (small := _read_small(c, at + 1)) and (tenths := _of_ten(c, small)):
        return Part(part.value + small.value / tenths.value, tenths.last)
    return None


def _of_ten(c: NumberCursor, part: Part) -> Part | None:
    """The power of ten a part is of, in words: «من عشرة», «من مئة», «من ألف»; it counts nothing."""
    if not c.is_(part.last + 1, "of") or c.kind(part.last + 2) == DIGIT:
        return None
    tens = read_part(c, part.last + 2)
    if tens is None or tens.value <= part.value or c.counts_next(tens.last) or not re.fullmatch("10+", write_decimal(tens.value)):
        return None
    return tens


def _with_fraction(c: NumberCursor, first: int, part: Part) -> Part:
    """«مليون ونصف», «مليون ونصف المليون», «مليون وثلاثة أرباع», «مليون إلا ربعاً»; «45 ونصف» unless it is half of what follows."""
    value, last, scale = part
    at, sign = last + 2, 1
    if c.is_(last + 1, "less"):
        sign, scale = -1, scale if scale > 1 else int(value) if c.word(first).role == "hundred" and first == last else 1
        if scale == 1:
            return part
    elif c.key(last + 1) != "و":
        return part
    fraction, end = c.word(at), at
    if c.word(at + 1).role == "fractions" and fraction.role == "unit":
        share, end = fraction.value * c.word(at + 1).value, at + 1
    elif fraction.role in ("fraction", "fraction_behind") and not fraction.definite:
        share = fraction.value
    elif c.keys[at : at + 1] and c.keys[at].endswith("ا") and c.lexicon.words.get(c.keys[at][:-1], fraction).role == "fraction" and sign < 0:
        share = c.lexicon.words[c.keys[at][:-1]].value  # «إلا ربعاً»
    else:
        return part
    repeated = c.word(end + 1)
    if repeated.role == "scale" and scale == 1 and value < _THOUSAND and not repeated.definite:  # «3 ونصف مليون»
        return Part(round_significant((value + sign * share) * repeated.value), end + 1, int(repeated.value))
    if repeated.role in _SCALES and (repeated.value == scale or scale == 1):
        end += 1
    elif repeated.role == "hundred" and scale == 1:  # «ألف وعشرون ونصف مئة»
        end, scale = end + 1, _HUNDRED
    elif c.is_definite(end + 1):
        return part
    return Part(value + round_significant(sign * share * scale), end, part.scale)
