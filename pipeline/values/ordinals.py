"""Ordinals: «الأولى», «ثالث», «الحادي عشر», «الخامسة والعشرين», «السادس بعد المئة»; and definite tens and hundreds that stand for them.

«الذكرى السبعون» is the seventieth, since it describes one thing; «الأعضاء العشرون» are twenty, «الخمسين شخصاً» fifty.
«الأول والثاني» are two ordinals, and so are «الألف والمئة»: only units with tens, and hundreds with what is below them, make one.
"""

from decimal import Decimal

from ..text.tokens import DIGIT, ENCLITIC, MARK
from .number_cursor import NumberCursor
from .number_words import Number

_HUNDREDS = ("hundred", "hundreds")
_LARGE = (*_HUNDREDS, "scale", "dual")
_RANK_REACH = 3
_ONE_WORD = ("tens", *_LARGE)


def read_ordinal(c: NumberCursor, i: int) -> Number | None:
    """The ordinal at token i, None if there is none."""
    keys = c.keys
    if c.is_never(i):
        return None
    entry, word = c.lexicon.ordinals.get(keys[i]), c.word(i)
    if entry is None and word.definite:
        if word.role in _HUNDREDS and c.key(i + 1) == "و" and (c.key(i + 2) in c.lexicon.ordinals or c.word(i + 2).definite):
            rest = read_ordinal(c, i + 2)
            if rest and rest.value < 100 and not _is_first(c, i + 2):  # «المئة والخامس والعشرون»
                return rest._replace(first=i, value=word.value + rest.value)
        if word.value == 1 and word.role in ("unit", "teen"):  # «الواحد والعشرون», «الأحد عشر»
            entry = 1, False
    if word.role and c.is_plural(i - 1):  # «الصيادون الأحد عشر»
        return None
    if entry is None:
        return _read_definite_cardinal(c, i) or _read_rank(c, i)
    value, alone = entry
    if not alone and _is_first_of_many(c, i):
        alone = True
    if value < 10:
        counted = bool(word.role)  # «الاثنين», «الواحد» are units too
        if c.word(i + 1).role == "ten" and not c.word(i + 1).definite and not (counted and c.counts_next(i + 1)):
            return _ordinal(c, i, i + 1, value + 10)
        tens = c.word(i + 2) if c.key(i + 1) == "و" and not _is_first(c, i) else None
        if tens and tens.role == "tens" and tens.definite and not (counted and c.counts_next(i + 2)):
            return _ordinal(c, i, i + 2, value + int(tens.value))
    return _ordinal(c, i, i, value) if alone else None


def _is_first(c: NumberCursor, i: int) -> bool:
    """«الأول» and «الأولى» make no compounds: there it is «الحادي», «الحادية»."""
    value, alone = c.lexicon.ordinals.get(c.keys[i], (0, False))
    return value == 1 and alone


def _is_first_of_many(c: NumberCursor, i: int) -> bool:
    """«أولى جلساتها»: «أولى» with ى before its noun, which «أولي» (primary) never has."""
    return c.tokens.slice(i, i).endswith("ى") and ((c.is_definite(i + 1) and c.is_plural(i + 1)) or c.kind(i + 2) == ENCLITIC)


def _read_rank(c: NumberCursor, i: int) -> Number | None:
    """«حل ثامناً», «جاء ثالثاً»; «ثالثاً:» opens a paragraph."""
    entry = c.lexicon.ordinals.get(c.keys[i][:-1]) if c.keys[i].endswith("ا") else None
    if entry is None or not any(c.is_(before, "rank_verb") for before in range(max(0, i - _RANK_REACH), i)):
        return None
    return Number(i, i, "ordinal", Decimal(entry[0]))


def _ordinal(c: NumberCursor, first: int, last: int, value: int) -> Number:
    """The ordinal with «بعد المئة», «بعد الألف» behind it."""
    beyond = c.word(last + 2)
    if c.is_(last + 1, "beyond") and beyond.definite and beyond.role in _LARGE:
        value, last = value + int(beyond.value), last + 2
    return Number(first, last, "ordinal", Decimal(value))


def _read_definite_cardinal(c: NumberCursor, i: int) -> Number | None:
    """«القرن العشرون», «الزائر المليون», «الدورة الاثنتا عشرة», «الثلاثة مائة»: a definite number behind one thing, or all by itself."""
    word, following = c.word(i), c.word(i + 1)
    if not word.definite or c.is_(i - 1, "year"):  # «العام الألفان والواحد والعشرون»
        return None
    if word.role in _ONE_WORD:
        value, last = word.value, i
        if c.is_definite(i + 1) and following.role in ("scale", "scales"):
            return None
    elif word.role == "unit" and following.role in _HUNDREDS and not following.definite:
        value, last = word.value * following.value, i + 1
    elif word.role in ("teen", "unit") and following.role == "ten" and not following.definite:
        value, last = word.value + 10, i + 1
    else:
        return None
    if word.role in (*_HUNDREDS, "scale", "dual") and not _all_alone(c, i - 1, last + 1) and not _describes_one(c, i - 1):
        return None
    if c.is_(i - 1, "in_order"):  # «بدايات القرن العشرين»
        return _ordinal(c, i, last, int(value))
    if c.may_be_counted(last + 1) or c.is_plural(i - 1) or c.word(last + 1).role:
        return None
    if c.is_plural(i - 2) and not c.is_definite(i - 2):  # «قطاعات السوق الخمسة عشر»
        return None
    if word.role in ("scale", "dual") and c.is_definite(last + 1):
        return None
    return _ordinal(c, i, last, int(value))


def _describes_one(c: NumberCursor, i: int) -> bool:
    """Is it a definite noun in the singular («هدفه», «الذكرى»), which the number behind it describes?"""
    if c.kind(i) == ENCLITIC:
        return not c.is_plural(i - 1)
    return c.is_definite(i) and not c.is_plural(i) and not c.word(i).role


def _all_alone(c: NumberCursor, before: int, behind: int) -> bool:
    """Does the number stand by itself, between marks or other ordinals?"""
    left = before < 0 or c.kind(before) == MARK or (c.key(before) == "و" and (c.key(before - 1) in c.lexicon.ordinals or c.word(before - 1).definite))
    right = behind >= c.count or c.kind(behind) == MARK or c.key(behind) == "و"
    return left and right


def read_digit_ordinal(c: NumberCursor, number: Number) -> Number:
    """«القرن الـ21», «المرتبة الـ15»: digits with the article behind one thing, that count nothing."""
    article = number.first - 1
    if (
        c.kind(number.first) == DIGIT
        and number.kind == "cardinal"
        and c.key(article) == "ال"
        and _describes_one(c, article - 1)
        and not c.may_be_counted(number.last + 1)
        and number.value == number.value.to_integral_value()
    ):
        return number._replace(kind="ordinal")
    return number
