"""Numbers: digits with their separators, number words, mixtures, fractions, percents and ordinals, as exact decimals.

A grammar over token keys. A number is a chain of parts joined by و, each smaller than the scale before it: «مليون و200 ألف»,
«ألف ومئتان وخمسة وعشرون». A part is a value under a thousand (or digits), and the scale words after it.
«الأول والثاني» are two ordinals, «ثلاثة وأربعة» two numbers: they do not descend.
"""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from ..rules.lexicon import Keys, PhraseIndex, read_lexicon
from ..schema import NumberKind
from ..text.characters import FATHATAN
from ..text.keys import key, spellings
from ..text.tokens import DIGIT, ENCLITIC, LINE_END, WORD, Tokens, find
from .digits import decimal_of, join_groups, read_digits, round_significant, write_decimal

__all__ = ["Number", "NumberLexicon", "read_digits", "read_number_lexicon", "read_numbers", "round_significant", "write_decimal"]

_MINUS = ("-", "\N{MINUS SIGN}")
_BRACKETS = ("(", ")")


class Number(NamedTuple):
    """A number on tokens first..last (inclusive). `scale` is the last scale word's value, 1 without one."""

    first: int
    last: int
    kind: NumberKind
    value: Decimal
    scale: int = 1
    words: bool = False


class _Word(NamedTuple):
    value: Decimal
    role: str
    definite: bool


_JOINTS = ("point", "beyond", "degree", "round")
"""Roles of words between or behind numbers."""


class NumberLexicon(NamedTuple):
    """The number words of a model, by key; `joints` are words between numbers («فاصلة», «بعد»)."""

    words: dict[str, _Word]
    ordinals: dict[str, tuple[int, bool]]
    percents: PhraseIndex[bool]
    starters: frozenset[str]
    joints: dict[str, str]


def read_number_lexicon(folder: Path, keys: Keys) -> NumberLexicon:
    """numbers.tsv and ordinals.tsv of a lexicon folder."""
    words: dict[str, _Word] = {}
    percents: PhraseIndex[bool] = PhraseIndex()
    joints: dict[str, str] = {}
    for row in read_lexicon(folder / "numbers.tsv"):
        if row["role"] == "percent":
            percents.add(keys(row["form"]), True)
            continue
        if row["role"] in _JOINTS:
            joints[key(row["form"])] = row["role"]
            continue
        value = Fraction(row["value"])
        for form in spellings(key(row["form"])):
            words[form] = _Word(decimal_of(value), row["role"], False)
            words["ال" + form] = _Word(decimal_of(value), row["role"], True)
    ordinals: dict[str, tuple[int, bool]] = {}
    for row in read_lexicon(folder / "ordinals.tsv"):
        for form in spellings(key(row["form"])):
            ordinals["ال" + form] = (int(row["value"]), row["alone"] != "compound")
            ordinals[form] = (int(row["value"]), row["alone"] == "yes")
    return NumberLexicon(words, ordinals, percents, frozenset(words) | frozenset(ordinals), joints)


def read_numbers(tokens: Tokens, lexicon: NumberLexicon) -> list[Number]:
    """All numbers of a text, in order, none overlapping."""
    keys, kinds = tokens.keys, tokens.kinds
    found: list[Number] = []
    end = -1
    for i in sorted({*find(keys, lexicon.starters), *(i for i, kind in enumerate(kinds) if kind == DIGIT)}):
        if i <= end:
            continue
        number = _read_ordinal(tokens, i, lexicon) or _read_cardinal(tokens, i, lexicon)
        if number:
            number = _with_percent(tokens, _with_digits_again(tokens, number), lexicon)
            found.append(number)
            end = number.last
    return found


def _read_cardinal(tokens: Tokens, i: int, lexicon: NumberLexicon) -> Number | None:
    """A cardinal, fraction or definite tens («الذكرى السبعون», an ordinal) that begins at token i."""
    keys = tokens.keys
    following = lexicon.words.get(keys[i + 1]) if i + 1 < len(keys) else None
    part = None if following and following.role == "fractions" else _read_part(tokens, i, lexicon)
    if part is None:
        return _read_fraction(tokens, i, lexicon)
    value, last, scale = part
    while scale > 1 and last + 2 < len(keys) and keys[last + 1] == "و":
        smaller = _read_part(tokens, last + 2, lexicon)
        if smaller is None or smaller[0] >= scale:
            break
        value, last, scale = value + smaller[0], smaller[1], smaller[2]
    largest = scale
    if last + 2 < len(keys) and keys[last + 1] == "و":
        fraction = lexicon.words.get(keys[last + 2])
        if fraction and fraction.role in ("fraction", "fraction_behind") and fraction.value < 1:
            value, last = value + fraction.value * scale, last + 2
            repeated = lexicon.words.get(keys[last + 1]) if last + 1 < len(keys) else None
            if repeated and repeated.role in ("scale", "scales") and repeated.value == scale:  # «مليون ونصف المليون»
                last += 1
    if last + 2 < len(keys) and lexicon.joints.get(keys[last + 1]) == "point" and (behind := _read_part(tokens, last + 2, lexicon)):
        value, last, largest = _with_decimals(value, behind)
    first_word = lexicon.words.get(keys[i])
    words = first_word is not None
    if first_word and first_word.definite and _is_ordinal(tokens, i, last, first_word, lexicon):
        after = _beyond(tokens, last, lexicon)
        return Number(i, after[1], "ordinal", value + after[0], largest, words)
    return Number(i, last, "cardinal", value, largest, words)


def _is_ordinal(tokens: Tokens, i: int, last: int, word: _Word, lexicon: NumberLexicon) -> bool:
    """Is a definite number an ordinal? «السبعون», «المئة», «الثلاثة مائة» unless they count a noun («الخمسين شخصاً»)."""
    following = lexicon.words.get(tokens.keys[i + 1]) if i < last else None
    hundreds = word.role == "unit" and following is not None and following.role == "hundred" and last == i + 1
    return (word.role in ("tens", "hundred", "hundreds") or hundreds) and not _counts_next(tokens, last)


def _with_decimals(value: Decimal, behind: tuple[Decimal, int, int]) -> tuple[Decimal, int, int]:
    """«أربعة فاصلة خمسة مليون»: the digits behind the point, and the scale that is said for both."""
    decimals, last, scale = behind
    digits = write_decimal(decimals / scale)
    return (value + Decimal(f"0.{digits.replace('.', '')}")) * scale, last, scale


def _beyond(tokens: Tokens, last: int, lexicon: NumberLexicon) -> tuple[int, int]:
    """(what is added, last token) of «بعد المئة», «بعد الألف» behind an ordinal."""
    if last + 2 < len(tokens.keys) and lexicon.joints.get(tokens.keys[last + 1]) == "beyond":
        word = lexicon.words.get(tokens.keys[last + 2])
        if word and word.definite and word.role in ("hundred", "hundreds", "scale", "dual"):
            return int(word.value), last + 2
    return 0, last


def _read_part(tokens: Tokens, i: int, lexicon: NumberLexicon) -> tuple[Decimal, int, int] | None:
    """(value, last token, scale) of a part of a number: «خمسة وأربعون ألف», «45 ألفاً», «مليونا», «ألف», «نصف مليون»."""
    word = lexicon.words.get(tokens.keys[i])
    if word and word.role == "scale":
        if tokens.keys[i].endswith("ا") and FATHATAN not in tokens.slice(i, i):  # «مليونا شخص», but «مليوناً»
            return word.value * 2, i, int(word.value)
        return _scaled(tokens, Decimal(1), i - 1, lexicon)
    if word and word.role == "dual":
        return word.value, i, int(word.value) // 2
    if word and word.role == "fraction":
        scaled = _scaled(tokens, word.value, i, lexicon)
        return scaled if scaled[2] > 1 else None
    small = _read_small(tokens, i, lexicon)
    return _scaled(tokens, *small, lexicon) if small else None


def _scaled(tokens: Tokens, value: Decimal, last: int, lexicon: NumberLexicon) -> tuple[Decimal, int, int]:
    """A value and the scale words that follow it: «100 ألف», «3,5 مليون»; «100 ألف مليون» has two."""
    scale = 1
    for _ in range(2):
        word = lexicon.words.get(tokens.keys[last + 1]) if last + 1 < len(tokens.keys) else None
        if word is None or word.role not in ("scale", "scales"):
            break
        value, last, scale = value * word.value, last + 1, scale * int(word.value)
    return value, last, scale


def _read_small(tokens: Tokens, i: int, lexicon: NumberLexicon) -> tuple[Decimal, int] | None:
    """A value under a thousand in words, or a token of digits: (value, last token)."""
    keys, words = tokens.keys, lexicon.words
    if tokens.kinds[i] == DIGIT:
        digits, last = join_groups(tokens, i)
        following = words.get(keys[last + 1]) if last + 1 < len(keys) else None
        value = read_digits(digits, scaled=following is not None and following.role in ("scale", "scales"))
        return None if value is None else (value, last)
    word = words.get(keys[i])
    following = words.get(keys[i + 1]) if i + 1 < len(keys) else None
    if word is None:
        return None
    hundreds = None
    if word.role in ("hundred", "hundreds"):
        hundreds = word.value, i
    elif word.role == "unit" and word.value > 2 and following and following.role == "hundred":
        hundreds = word.value * 100, i + 1
    if hundreds is None:
        return _below_hundred(keys, i, words)
    value, last = hundreds
    if last + 2 < len(keys) and keys[last + 1] == "و" and (rest := _below_hundred(keys, last + 2, words)):
        return value + rest[0], rest[1]
    return hundreds


def _below_hundred(keys: list[str], i: int, words: dict[str, _Word]) -> tuple[Decimal, int] | None:
    word = words.get(keys[i])
    if word is None or word.role not in ("unit", "teen", "ten", "tens"):
        return None
    following = words.get(keys[i + 1]) if i + 1 < len(keys) else None
    if word.role in ("unit", "teen"):
        if following and following.role == "ten" and not following.definite:
            return word.value + 10, i + 1
        if i + 2 < len(keys) and keys[i + 1] == "و":
            tens = words.get(keys[i + 2])
            if tens and tens.role == "tens":
                return word.value + tens.value, i + 2
        if word.role == "teen":
            return None
    return word.value, i


def _read_fraction(tokens: Tokens, i: int, lexicon: NumberLexicon) -> Number | None:
    """«نصف», «ثلثا», «ثلاثة أرباع»: a share. «نصف نهائي» is a round of a cup, «الربع الأول» a part of a year."""
    keys = tokens.keys
    word = lexicon.words.get(keys[i])
    part = lexicon.words.get(keys[i + 1]) if i + 1 < len(keys) else None
    if word and word.role == "unit" and word.value > 1 and part and part.role == "fractions":
        return Number(i, i + 1, "fraction", round_significant(word.value * part.value), 1, True)
    if word and word.role == "fraction" and not word.definite and i + 1 < len(keys) and tokens.kinds[i + 1] in (WORD, ENCLITIC):
        if lexicon.joints.get(keys[i + 1].removeprefix("ال")) == "round":
            return None
        return Number(i, i, "fraction", word.value, 1, True)
    return None


def _read_ordinal(tokens: Tokens, i: int, lexicon: NumberLexicon) -> Number | None:
    """An ordinal at token i: «الأولى», «ثالث», «الحادي عشر», «الخامسة والعشرين»."""
    keys = tokens.keys
    entry = lexicon.ordinals.get(keys[i])
    word = lexicon.words.get(keys[i])
    if entry is None and word and word.definite:
        if word.role in ("hundred", "hundreds") and i + 2 < len(keys) and keys[i + 1] == "و":
            rest = _read_ordinal(tokens, i + 2, lexicon) if keys[i + 2] in lexicon.ordinals else None  # «المئة والخامس والعشرون»
            return rest._replace(first=i, value=word.value + rest.value) if rest and rest.value < 100 else None
        if word.value == 1 and word.role in ("unit", "teen"):  # «الواحد والعشرون», «الأحد عشر»
            entry = 1, False
    if entry is None:
        return None
    value, alone = entry
    following = lexicon.words.get(keys[i + 1]) if i + 1 < len(keys) else None
    if value < 10:
        if following and following.role == "ten" and not (word and _counts_next(tokens, i + 1)):
            more, last = _beyond(tokens, i + 1, lexicon)
            return Number(i, last, "ordinal", Decimal(value + 10 + more), 1, True)
        if i + 2 < len(keys) and keys[i + 1] == "و":
            tens = lexicon.words.get(keys[i + 2])
            if tens and tens.role == "tens" and tens.definite and not (word and _counts_next(tokens, i + 2)):
                more, last = _beyond(tokens, i + 2, lexicon)
                return Number(i, last, "ordinal", value + tens.value + more, 1, True)
    more, last = _beyond(tokens, i, lexicon)
    return Number(i, last, "ordinal", Decimal(value + more), 1, True) if alone else None


def _with_digits_again(tokens: Tokens, number: Number) -> Number:
    """«خمس (5) سنوات»: the number over the same number in digits and brackets behind it."""
    at = number.last + 1
    if number.words and tokens.keys[at : at + 3 : 2] == list(_BRACKETS) and read_digits(tokens.keys[at + 1]) == number.value:
        return number._replace(last=at + 2)
    return number


def _with_percent(tokens: Tokens, number: Number, lexicon: NumberLexicon) -> Number:
    """The number, or the percentage it is part of; «%50» has its sign in front."""
    following = number.last + 1
    if number.kind in ("cardinal", "fraction") and following < len(tokens.keys):
        percent = lexicon.percents.longest(tokens.keys, following)
        if percent:
            return number._replace(last=percent[0], kind="percent")
    if number.first and tokens.keys[number.first - 1] in ("%", "٪") and tokens.glued(number.first - 1) and number.kind == "cardinal":
        return number._replace(first=number.first - 1, kind="percent")
    if number.kind == "cardinal" and _is_negative(tokens, number, lexicon):
        return number._replace(first=number.first - 1, value=-number.value)
    return number


def _is_negative(tokens: Tokens, number: Number, lexicon: NumberLexicon) -> bool:
    """«-2 درجة»: a minus sign stands by itself before its number; at the start of a line it may be a bullet, so only degrees may follow."""
    sign = number.first - 1
    if sign < 0 or tokens.keys[sign] not in _MINUS or not tokens.glued(sign) or number.words or (sign and tokens.glued(sign - 1)):
        return False
    opens = sign == 0 or tokens.kinds[sign - 1] == LINE_END
    counts = (
        number.last + 1 < len(tokens.keys) and tokens.kinds[number.last + 1] == WORD and lexicon.joints.get(tokens.keys[number.last + 1]) != "degree"
    )
    return not (opens and counts) and not (sign and tokens.kinds[sign - 1] == DIGIT)


def _counts_next(tokens: Tokens, last: int) -> bool:
    """Does an indefinite noun follow, so that a definite number counts it («الخمسين شخصاً»)?"""
    return last + 1 < len(tokens.keys) and tokens.kinds[last + 1] == WORD and tokens.keys[last + 1].endswith("ا")
