"""What the readers of time expressions share: what they make (`Expression`) and how they look at a text (`Cursor`).

Each reader is a function of a cursor and a token index that returns the expression beginning there, or None.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from ..text.tokens import DIGIT, Tokens
from .number_words import Number
from .timewords import TimeLexicon, TimeUnit, TimeWord

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_HIJRI_YEAR = re.compile(r"1[345]\d\d")
_EARLIEST_WRITTEN_YEAR, _LATEST_WRITTEN_YEAR = 1000, 2199


class Expression(NamedTuple):
    """A recognised time expression on tokens first..last (inclusive); what it does not say is None."""

    first: int
    last: int
    form: str  # date | day | period | season | decade | century | feast | offset | length | set | ref | clock | range
    year: int | None = None
    end_year: int | None = None  # «2014-2015», a season
    month: int | None = None
    day: int | None = None
    end_day: int | None = None  # «من 5 إلى 9 مايو»
    weekday: int | None = None  # ISO, Monday 1
    direction: int | None = None  # -1 past, 0 current, 1 coming; -2 and 2 one further
    offset: int | None = None  # days from the day of publication, or number of units of an offset
    unit: str | None = None  # ISO designator
    part: str | None = None  # Q1..Q4, H1, H2, SP SU FA WI, of a year; WE of a week; the kind of a season
    amount: Decimal | None = None  # of units; None with a unit is an unknown number («سنوات»)
    more: tuple[tuple[str, Decimal], ...] = ()  # smaller units of a length: «ثلاث سنوات وتسعة أشهر»
    mod: str | None = None
    daypart: str | None = None
    clock: str | None = None  # HH:MM, or HH:MM:SS
    ref: str | None = None
    hijri: bool = False
    bound: str | None = None  # before | after | until | since | by: an open range
    start: "Expression | None" = None  # of a range
    end: "Expression | None" = None


def reference_of(direction: int) -> str:
    """The TIMEX3 reference of a time that is only behind, now or ahead."""
    return "PAST_REF" if direction < 0 else "FUTURE_REF" if direction > 0 else "PRESENT_REF"


class Cursor:
    """One text and its numbers, looked at token by token."""

    def __init__(self, tokens: Tokens, numbers: list[Number], lexicon: TimeLexicon) -> None:
        self.tokens, self.lexicon = tokens, lexicon
        self.keys, self.kinds = tokens.keys, tokens.kinds
        self.count = len(tokens.keys)
        self.numbers = {number.first: number for number in numbers}
        self.last_year = -9
        """The token of the bare year accepted last: the next of «2015، و2019» needs no word of its own."""

    def key(self, i: int) -> str:
        """The key of a token, "" outside the text."""
        return self.keys[i] if 0 <= i < self.count else ""

    def digits(self, i: int) -> str:
        """The key of a token of digits, "" for any other."""
        return self.keys[i] if 0 <= i < self.count and self.kinds[i] == DIGIT else ""

    def among(self, i: int, role: str) -> bool:
        """Is the token one of the words of a set?"""
        return 0 <= i < self.count and self.keys[i] in self.lexicon.sets[role]

    def word(self, i: int, *roles: str) -> tuple[int, TimeWord] | None:
        """(last token, word) of the time word at i if it has one of the roles."""
        if not 0 <= i < self.count or self.keys[i] not in self.lexicon.phrases:
            return None
        found = self.lexicon.phrases.longest(self.keys, i)
        return found if found and found[1].role in roles else None

    def part(self, i: int) -> tuple[int, str | None]:
        """(first token behind, mod) of a word for a part of a period at i («مطلع», «نهاية»); (i, None) if there is none."""
        found = self.word(i, "part")
        return (found[0] + 1, found[1].value) if found else (i, None)

    def unit(self, i: int, *, definite: bool = False) -> TimeUnit | None:
        """The unit of time at i."""
        key = self.key(i)
        if definite:
            return self.lexicon.units.get(key[2:]) if key.startswith("ال") else None
        return self.lexicon.units.get(key)

    def direction(self, i: int) -> tuple[int, int] | None:
        """(last token, direction) of «الماضي», «المقبلة», «قبل الماضي» … at i."""
        found = self.word(i, "direction")
        return (found[0], int(found[1].value)) if found else None

    def whole(self, i: int, low: int, high: int) -> Number | None:
        """The number at i if it is whole, no share, and within the bounds."""
        number = self.numbers.get(i)
        if (
            number is None
            or number.kind not in ("cardinal", "ordinal")
            or not low <= number.value <= high
            or number.value != number.value.to_integral_value()
        ):
            return None
        return number

    def in_words(self, number: Number) -> bool:
        """Is the number written in words?"""
        return self.kinds[number.first] != DIGIT

    def month(self, i: int) -> tuple[int, int, bool, bool] | None:
        """(last token, month, may it stand alone, is it Hijri) of «آذار/مارس», «مايو (أيار)», «شهر مارس» at i."""
        first = i + 1 if self.among(i, "month_noun") else i
        found = self.word(first, "month", "hijri_month")
        if not found:
            number = self.whole(first, 1, 12) if first > i and self.digits(first) else None  # «شهر 10 الماضي»
            if number and (self.year_at(first + 1) or self.direction(first + 1)):
                return first, int(number.value), False, False
            return None
        last, word = found
        alone = word.alone or first > i
        if word.role == "hijri_month" and not alone and self.key(i - 1) in ("-", "–"):  # «2-صفر» is a score
            return None
        between = last + 1 if self.key(last + 1) in ("/", "(", "-") else last
        if (other := self.word(between + 1, "month")) and other[1].value == word.value and word.role == "month":
            last, alone = other[0] + (self.key(between) == "(" and self.key(other[0] + 1) == ")"), True
        return last, int(word.value), alone, word.role == "hijri_month"

    def year_at(self, i: int, *, after_month: bool = False) -> tuple[int, int] | None:
        """(last token, year) of «2015», «عام 2015», «2015م», «من العام 2015», «عام ألفين وخمسة» at i; a month needs no «عام» behind it."""
        first = i + 1 if self.among(i, "of") and self.among(i + 1, "year_noun") else i
        named = self.among(first, "year_noun")
        position = first + 1 if named else first
        digits = self.digits(position)
        if _YEAR.fullmatch(digits) and not self.is_hijri_era(position + 1):
            return position + (self.among(position + 1, "era") and self.tokens.glued(position)), int(digits)
        number = self.whole(position, _EARLIEST_WRITTEN_YEAR, _LATEST_WRITTEN_YEAR) if named or after_month else None
        return (number.last, int(number.value)) if number and self.in_words(number) else None

    def hijri_year_at(self, i: int, *, after_month: bool = False) -> tuple[int, int] | None:
        """(last token, year) of «1436هـ», «عام 1436 هـ», and after a Hijri month «1436»."""
        position = i + 1 if self.among(i, "year_noun") else i + 2 if self.among(i, "of") and self.among(i + 1, "year_noun") else i
        digits = self.digits(position)
        if not _HIJRI_YEAR.fullmatch(digits):
            return None
        if self.is_hijri_era(position + 1):
            return position + 1, int(digits)
        return (position, int(digits)) if after_month else None

    def is_hijri_era(self, i: int) -> bool:
        """«هـ», «هجري» after a year."""
        return self.among(i, "hijri_era")

    def relative_year(self, i: int) -> tuple[int, int] | None:
        """(last token, direction) of «العام الماضي», «هذا العام»."""
        this = self.among(i, "this")
        unit = self.unit(i + this, definite=True)
        if not unit or unit.iso != "Y" or unit.number != 1:
            return None
        return (i + 1, 0) if this else self.direction(i + 1)
