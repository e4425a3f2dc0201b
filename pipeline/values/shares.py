"""Standing fractions: «نصف», «ثلثا», «ثلاثة أرباع», «خمس السكان», «واحد من كل عشرة».

«نصف نهائي» is a round of a cup, «الربع الأول» a part of a year, «ثمن» the price: what may be another word is none.
"""

from ..text.tokens import DIGIT, ENCLITIC, WORD
from .cardinals import read_cardinal, read_part
from .digits import round_significant
from .number_cursor import NumberCursor
from .number_words import Number


def read_share(c: NumberCursor, i: int) -> Number | None:
    """The fraction that begins at token i, None if none does."""
    word, part = c.word(i), c.word(i + 1)
    of_scale = (word.role == "fraction" or part.role == "fractions") and read_part(c, i)
    if of_scale:  # «نصف مليون» is a cardinal
        return None
    if word.role == "unit" and word.value > 1 and part.role == "fractions":
        return Number(i, i + 1, "fraction", round_significant(word.value * part.value))
    if share := c.lexicon.fifths.get(c.keys[i]):
        # «خمس السنوات» are five; «لا تسع القاعة» is a verb
        whole = c.is_definite(i + 1) and not c.keys[i + 1].endswith("ات") and not (i and c.tokens.pos[i - 1] == "PART")
        whole = whole or ENCLITIC in (c.kind(i + 1), c.kind(i + 2)) or (c.keys[i].endswith("ي") and c.may_be_counted(i + 1))  # «خمسي صادرات البلاد»
        return Number(i, i, "fraction", round_significant(share)) if whole else None
    if word.role == "fraction" and not c.is_(i + 1, "round"):
        if word.definite:
            alone = c.kind(i + 1) != WORD or c.tokens.pos[i + 1] in ("ADP", "CCONJ")
            return Number(i, i, "fraction", round_significant(word.value)) if alone and c.is_(i - 1, "share_before") else None
        if c.kind(i + 1) in (WORD, ENCLITIC):
            return Number(i, i, "fraction", round_significant(word.value))
    return None


def as_share(c: NumberCursor, number: Number) -> Number:
    """The cardinal, or the share it begins: «واحد من كل عشرة», «3 من كل 10», «واحد من مئة»."""
    first, last = number.first, number.last
    if number.scale > 1 or not c.is_(last + 1, "of") or not (c.word(first).role == "unit" or c.kind(first) == DIGIT):
        return number
    every = c.is_(last + 2, "every")
    whole = read_cardinal(c, last + 2 + every) if every or (number.value == 1 and c.kind(first) == WORD) else None
    if whole is None or whole.value <= number.value or not (every or whole.value >= 10):
        return number
    return Number(first, whole.last, "fraction", round_significant(number.value / whole.value))
