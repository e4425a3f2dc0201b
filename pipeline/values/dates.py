"""Time expressions, recognised: which tokens say when or how long, and what they say before anything is known of "today".

«20 يناير الماضي» becomes day 20, month 1, direction past. `resolve` makes calendar dates of these. Each reader below takes one kind of
expression; they are tried in order at every token that may begin one, and the first that fits wins, so longer kinds come first.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from ..text.tokens import DIGIT, WORD, Tokens
from .numbers import Number, write_decimal
from .timewords import TimeLexicon, TimeUnit, TimeWord

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_YEARS = re.compile(r"((?:1[89]|20)\d\d)[-/–]((?:1[89]|20)?\d\d)")
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[/\-.](\d{1,2})[/\-.]((?:19|20)\d\d)")
_YEAR_MONTH_DAY = re.compile(r"((?:19|20)\d\d)[/\-.](\d{1,2})[/\-.](\d{1,2})")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_BEFORE_BARE_YEAR = frozenset(("في", "منذ", "حتي", "لسنة", "بين", "قبل", "بعد", "خلال", "من", "الي", "ل", "(", "و"))
_OF_AGE = frozenset(("عمره", "عمرها", "يبلغ", "تبلغ", "العمر", "البالغ", "البالغة", "عمر", "بعمر"))
_AMOUNT_ADJECTIVES = frozenset(("تدريبية", "تدريب", "تطوعية", "تطوع", "عمل", "معتمدة", "دراسية", "تعليمية", "طيران", "بث", "ضوئية"))
_HOURS_OF_A_CLOCK = 12


class Expression(NamedTuple):
    """A recognised time expression on tokens first..last (inclusive); what it does not say is None."""

    first: int
    last: int
    form: str  # date | day | period | offset | length | set | ref | clock
    year: int | None = None
    end_year: int | None = None  # «2014-2015», a season
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # ISO, Monday 1
    direction: int | None = None  # -1 past, 0 current, 1 coming
    offset: int | None = None  # days from the day of publication, or number of units of an offset
    unit: str | None = None  # ISO designator
    part: str | None = None  # Q1..Q4, H1, H2
    count: Decimal | None = None  # of units; None with a unit is an unknown number («سنوات»)
    mod: str | None = None
    daypart: str | None = None
    clock: str | None = None  # HH:MM
    ref: str | None = None


def read_expressions(tokens: Tokens, numbers: list[Number], lexicon: TimeLexicon) -> list[Expression]:
    """All time expressions of a text, in order, none overlapping."""
    return _Reader(tokens, numbers, lexicon).read()


class _Reader:
    """The grammar at work on one text."""

    def __init__(self, tokens: Tokens, numbers: list[Number], lexicon: TimeLexicon) -> None:
        self.tokens, self.lexicon = tokens, lexicon
        self.keys, self.kinds = tokens.keys, tokens.kinds
        self.count = len(tokens.keys)
        self.numbers = {number.first: number for number in numbers}
        self.readers: tuple[Callable[[int], Expression | None], ...] = (
            self.written_date, self.calendar_date, self.year, self.day, self.fraction, self.period, self.offset, self.length, self.clock, self.ref,
        )  # fmt: skip

    def read(self) -> list[Expression]:
        starts = self.lexicon.starters
        found: list[Expression] = []
        end = -1
        for i in range(self.count):
            if i <= end or not (self.keys[i] in starts or self.kinds[i] == DIGIT or i in self.numbers):
                continue
            for reader in self.readers:
                if expression := reader(i):
                    found.append(expression)
                    end = expression.last
                    break
        return found

    # -- looking at tokens

    def word(self, i: int, *roles: str) -> tuple[int, TimeWord] | None:
        """(last token, word) of the time word at i if it has one of the roles."""
        found = self.lexicon.phrases.longest(self.keys, i) if i < self.count and self.keys[i] in self.lexicon.phrases else None
        return found if found and found[1].role in roles else None

    def key(self, i: int) -> str:
        return self.keys[i] if 0 <= i < self.count else ""

    def unit(self, i: int, *, definite: bool = False) -> TimeUnit | None:
        key = self.key(i)
        if definite:
            return self.lexicon.units.get(key[2:]) if key.startswith("ال") else None
        return self.lexicon.units.get(key)

    def direction(self, i: int) -> tuple[int, int] | None:
        """(last token, direction) of «الماضي», «المقبلة» … at i."""
        found = self.word(i, "direction")
        return (found[0], int(found[1].value)) if found else None

    def month(self, i: int) -> tuple[int, int, bool] | None:
        """(last token, month, may it stand alone) of «آذار/مارس», «مايو (أيار)», «شهر مارس» at i."""
        first = i + 1 if self.key(i) in ("شهر", "شهري") else i
        found = self.word(first, "month")
        if not found:
            return None
        last, word = found
        alone = word.alone or first > i
        if self.key(last + 1) in ("/", "(", "-") and (other := self.word(last + 2, "month")) and other[1].value == word.value:
            last, alone = other[0] + (self.key(last + 1) == "(" and self.key(other[0] + 1) == ")"), True
        return last, int(word.value), alone

    def year_at(self, i: int) -> tuple[int, int] | None:
        """(last token, year) of «2015», «عام 2015», «2015م», «من العام 2015» at i."""
        first = i + 1 if self.key(i) == "من" and self.key(i + 1) in ("عام", "العام", "سنة", "السنة") else i
        named = self.key(first) in ("عام", "العام", "سنة", "السنة", "لعام")
        position = first + 1 if named else first
        if self.kinds[position : position + 1] != [DIGIT] or not _YEAR.fullmatch(self.keys[position]):
            return None
        return position + (self.key(position + 1) == "م" and self.tokens.glued(position)), int(self.keys[position])

    # -- kinds of expressions

    def written_date(self, i: int) -> Expression | None:
        """«12/05/2015», «2015-05-12»: day, month, year in that order, or year first."""
        if self.kinds[i] != DIGIT:
            return None
        if match := _DAY_MONTH_YEAR.fullmatch(self.keys[i]):
            day, month, year = map(int, match.groups())
        elif match := _YEAR_MONTH_DAY.fullmatch(self.keys[i]):
            year, month, day = map(int, match.groups())
        else:
            return None
        return Expression(i, i, "date", year=year, month=month, day=day)

    def calendar_date(self, i: int) -> Expression | None:
        """A month with what stands around it: «الأحد 5 مارس 2018», «مطلع يناير المقبل», «الخامس من مايو», «مارس الماضي»."""
        position, mod, daypart, weekday = i, None, None, None
        if found := self.word(position, "part"):
            position, mod = found[0] + 1, found[1].value
        if found := self.word(position, "daypart"):
            position, daypart = found[0] + 1, found[1].value
        if self.key(position) in ("يوم", "اليوم"):
            position += 1
        if found := self.word(position, "weekday"):
            position, weekday = found[0] + 1, int(found[1].value)
            if self.key(position) in ("،", "(") and (position + 1 in self.numbers):
                position += 1
        day = None
        number = self.numbers.get(position)
        if number and number.value == number.value.to_integral_value() and 1 <= number.value <= 31:
            after = number.last + 1
            if number.kind == "ordinal" and self.key(after) != "من":
                return None
            after += self.key(after) in ("من", "شهر")
            after += self.key(after) == "شهر"
            if self.month(after):
                day, position = int(number.value), after
        month = self.month(position)
        if month is None or (weekday and day is None) or (daypart and day is None):
            return None
        last, month_number, alone = month
        year = self.year_at(last + 1 + (self.key(last + 1) == "،" and day is not None and self.year_at(last + 2) is not None))
        direction = None
        if year:
            last = year[0]
        elif found_direction := self.direction(last + 1):
            last, direction = found_direction
        elif self.key(last + 1) == "من" and (relative := self.relative_year(last + 2)):
            last, direction = relative
            return Expression(i, last, "date", month=month_number, day=day, weekday=weekday, direction=direction, unit="Y", mod=mod, daypart=daypart)
        if not (day or year or direction is not None or alone or mod):
            return None
        return Expression(i, last, "date", year[1] if year else None, None, month_number, day, weekday, direction, mod=mod, daypart=daypart)

    def relative_year(self, i: int) -> tuple[int, int] | None:
        unit = self.unit(i, definite=True)
        return self.direction(i + 1) if unit and unit.iso == "Y" else None

    def year(self, i: int) -> Expression | None:
        """«عام 2015», «العام 1967», «2014-2015» after a word that wants a year, «في 2003», «مطلع 2015»."""
        position, mod = i, None
        if found := self.word(i, "part"):
            position, mod = found[0] + 1, found[1].value
        named = self.key(position) in ("عام", "العام", "سنة", "السنة", "موسم", "الموسم", "صيف", "شتاء")
        digits = position + 1 if named else position
        if self.kinds[digits : digits + 1] == [DIGIT] and (match := _YEARS.fullmatch(self.keys[digits])):
            start, end = int(match[1]), int(match[2])
            end = end if end > 100 else start // 100 * 100 + end
            if end == start + 1 and (named or self.key(i - 1) in _BEFORE_BARE_YEAR):
                return Expression(i, digits, "date", year=start, end_year=end)
        if self.key(position) in ("موسم", "الموسم", "صيف", "شتاء"):
            return None
        found_year = self.year_at(position)
        if found_year is None:
            return None
        last, year = found_year
        if not (named or mod or last > position) and not self._bare_year(position):
            return None
        return Expression(i, last, "date", year=year, mod=mod)

    def _bare_year(self, i: int) -> bool:
        """Is a number like 2003 a year? After a word that wants one, and with nothing behind it to count."""
        if self.key(i - 1) not in _BEFORE_BARE_YEAR or not 1900 <= int(self.keys[i]) <= 2099:
            return False
        if self.key(i - 1) == "و":
            return False
        return i + 1 >= self.count or self.kinds[i + 1] != WORD or self.key(i + 1) in ("م", "في", "الي", "علي", "من", "عن", "ان", "التي", "الذي", "عندما", "حيث", "بعد", "قبل", "حتي")

    def day(self, i: int) -> Expression | None:
        """«أمس», «مساء اليوم», «يوم الأحد الماضي», «صباح الجمعة»."""
        position, daypart = i, None
        if found := self.word(position, "daypart"):
            position, daypart = found[0] + 1, found[1].value
        named = self.key(position) == "يوم"
        if named:
            position += 1
        if found := self.word(position, "day"):
            last, offset = found[0], int(found[1].value)
            if weekday := self.word(last + 1 + (self.key(last + 1) in ("(", "،")), "weekday"):
                between = last + 1 if self.key(last + 1) in ("(", "،") else None
                last = weekday[0] + (between is not None and self.key(between) == "(" and self.key(weekday[0] + 1) == ")")
                return Expression(i, last, "day", weekday=int(weekday[1].value), offset=offset, daypart=daypart)
            if self.keys[position] in ("اليوم", "غد") and not (named or daypart) and not self._means_today(position, last):
                return None
            return Expression(i, last, "day", offset=offset, daypart=daypart)
        weekday = self.word(position, "weekday")
        if weekday is None or self.key(position - 1) in ("بين", "كلا", "هذين", "احد") or (weekday[1].value == "7" and self.key(position - 1) == "هذا"):
            return None
        last, direction = weekday[0], None
        if found_direction := self.direction(last + 1):
            last, direction = found_direction
        elif following := self.word(last + 1, "day"):  # «الأحد أول أمس»
            return Expression(i, following[0], "day", weekday=int(weekday[1].value), offset=int(following[1].value), daypart=daypart)
        if evening := self.word(last + 1, "daypart"):
            if self.key(last + 1).endswith("ا") or self.key(last + 1) in ("مساء", "بعد"):
                last, daypart = evening[0], evening[1].value
        return Expression(i, last, "day", weekday=int(weekday[1].value), direction=direction, daypart=daypart)

    def _means_today(self, position: int, last: int) -> bool:
        """«اليوم» is today unless it is "the day": «اليوم الأول», «اليوم العالمي», «في اليوم», «ذلك اليوم», «اليوم نفسه»."""
        before, after = self.key(position - 1), self.key(last + 1)
        if before in ("في", "ذلك", "نفس", "طوال", "بعد", "لهذا") or after in ("نفس", "ذاته", "التالي", "الذي"):
            return False
        return not (after.startswith("ال") and self.kinds[last + 1] == WORD and last + 1 in self.numbers) and after not in ("العالمي", "الوطني", "الدولي", "المفتوح")

    def fraction(self, i: int) -> Expression | None:
        """«الربع الثالث من 2015», «النصف الأول من العام الجاري»: a part of a year."""
        found = self.word(i, "fraction")
        number = self.numbers.get(found[0] + 1) if found else None
        if found is None or number is None or number.kind != "ordinal" or not 1 <= number.value <= (4 if found[1].value == "Q" else 2):
            return None
        part = f"{found[1].value}{number.value}"
        after = number.last + 1
        if self.key(after) != "من":
            return None
        if year := self.year_at(after + 1):
            return Expression(i, year[0], "date", year=year[1], part=part)
        if relative := self.relative_year(after + 1):
            return Expression(i, relative[0], "period", unit="Y", direction=relative[1], part=part)
        return None

    def period(self, i: int) -> Expression | None:
        """«الشهر الماضي», «هذا العام», «السنوات الماضية», «السنوات الخمس الماضية», «نهاية الأسبوع الجاري»."""
        position, mod = i, None
        if found := self.word(i, "part"):
            position, mod = found[0] + 1, found[1].value
        this = self.key(position) in ("هذا", "هذه")
        position += this
        unit = self.unit(position, definite=True)
        if unit is None:
            return None
        number = self.numbers.get(position + 1)
        after = number.last + 1 if number and unit.number == 3 else position + 1
        direction = self.direction(after)
        if direction is None and unit.number == 3 and self.key(after) in ("القليلة", "الاخيرة"):
            direction = self.direction(after + 1) or ((after, -1) if self.key(after) == "الاخيرة" else None)
        if direction is None:
            return Expression(i, position, "period", unit=unit.iso, direction=0, mod=mod) if (this or (mod and unit.iso in "WMY")) and unit.number == 1 else None
        last = direction[0]
        if unit.number == 1:
            return None if unit.iso.startswith("T") else Expression(i, last, "period", unit=unit.iso, direction=direction[1], mod=mod)
        if number and unit.number == 3:
            return Expression(i, last, "length", unit=unit.iso, count=number.value)
        if unit.number == 2:
            return Expression(i, last, "length", unit=unit.iso, count=Decimal(2))
        return Expression(i, last, "ref", ref="PAST_REF" if direction[1] < 0 else "FUTURE_REF" if direction[1] > 0 else "PRESENT_REF")

    def offset(self, i: int) -> Expression | None:
        """«قبل شهرين», «بعد ثلاثة أيام»: so many units from the day of publication, unless «من» and an event follow."""
        if self.key(i) not in ("قبل", "بعد"):
            return None
        length = self.length(i + 1, in_phrase=True)
        if length is None or self.key(length.last + 1) in ("من", "علي"):
            return None
        sign = -1 if self.key(i) == "قبل" else 1
        if length.count is None:
            return Expression(i, length.last, "ref", ref="PAST_REF" if sign < 0 else "FUTURE_REF")
        if length.count != length.count.to_integral_value():
            return None
        return Expression(i, length.last, "offset", unit=length.unit, offset=sign * int(length.count), mod=length.mod)

    def length(self, i: int, *, in_phrase: bool = False) -> Expression | None:
        """«ثلاثة أيام», «نحو عامين», «لمدة أسبوع», «عدة سنوات»: how long. Ages and amounts («45 ألف ساعة تدريبية») are quantities."""
        position, mod = i, None
        if found := self.word(position, "hedge"):
            position, mod = found[0] + 1, found[1].value
        number = self.numbers.get(position)
        if number and number.kind in ("cardinal", "fraction"):
            unit = self.unit(number.last + 1)
            last = number.last + 1
            if unit is None or (unit.number == 2 and number.kind == "cardinal"):
                return None
            if self.key(last + 1) in _AMOUNT_ADJECTIVES or number.value >= 1000 or self._is_age(i, last):
                return None
            half = self.key(last + 1) == "و" and self.key(last + 2) in ("نصف", "نص")
            return Expression(i, last + 2 * half, "length", unit=unit.iso, count=number.value + (Decimal("0.5") if half else 0), mod=mod)
        vague = self.word(position, "vague")
        if vague:
            position = vague[0] + 1
        unit = self.unit(position)
        if unit is None or self.key(position + 1) in _AMOUNT_ADJECTIVES:
            return None
        if unit.number == 2:
            if self._is_age(i, position):
                return None
            half = self.key(position + 1) == "و" and self.key(position + 2) in ("نصف", "نص")
            return Expression(i, position + 2 * half, "length", unit=unit.iso, count=Decimal(2) + (Decimal("0.5") if half else 0), mod=mod)
        if unit.number == 3 and (vague or self.key(i - 1) in ("منذ", "قبل", "بعد", "خلال", "طوال", "مدي") or in_phrase):
            return Expression(i, position, "length", unit=unit.iso, mod=mod)
        if unit.number == 1 and (self.key(i - 1) in ("مدة", "لمدة", "منذ", "خلال") or in_phrase or mod) and self.key(position + 1) not in ("من",):
            if self._year_or_name_follows(position):
                return None
            return Expression(i, position, "length", unit=unit.iso, count=Decimal(1), mod=mod)
        if self.key(position - 1) == "كل" and unit.number == 1:
            return Expression(position, position, "set", unit=unit.iso, count=Decimal(1))
        return None

    def _is_age(self, first: int, last: int) -> bool:
        """«عمره 20 عاماً», «(35 عاماً)», «20 عاماً من العمر»."""
        if self.key(first - 1) in _OF_AGE or (self.key(first - 1) == "ه" and self.key(first - 2) == "عمر") or self.key(first - 2) in ("عمر", "العمر"):
            return True
        if self.key(first - 1) == "(" and self.key(last + 1) == ")" and self.lexicon.units[self.keys[last]].iso == "Y":
            return True
        return self.key(last + 1) == "من" and self.key(last + 2) in ("العمر", "عمر")

    def _year_or_name_follows(self, i: int) -> bool:
        return self.year_at(i + 1) is not None or self.word(i + 1, "weekday", "month", "day") is not None or i + 1 in self.numbers

    def clock(self, i: int) -> Expression | None:
        """«الساعة 10:30», «الساعة الخامسة مساءً», «الساعة 9 صباحاً»; and «سنوياً», a rate."""
        if found := self.word(i, "set"):
            return Expression(i, found[0], "set", unit=found[1].value[2:], count=Decimal(1))
        if self.key(i) != "الساعة":
            return None
        match = _CLOCK.fullmatch(self.key(i + 1))
        number = self.numbers.get(i + 1)
        if match:
            hour, minute, last = int(match[1]), int(match[2]), i + 1
        elif number and number.value == number.value.to_integral_value() and 0 <= number.value <= 24:
            hour, minute, last = int(number.value), 0, number.last
        else:
            return None
        if part := self.word(last + 1, "daypart"):
            last = part[0]
            hour = hour + _HOURS_OF_A_CLOCK if part[1].value in ("AF", "EV", "NI") and 1 <= hour < _HOURS_OF_A_CLOCK and not (part[1].value == "NI" and hour < 6) else hour
        following = self.day(last + 1 + (self.key(last + 1) in ("من", "يوم")))
        if following and following.daypart is None:
            return following._replace(first=i, clock=f"{hour % 24:02d}:{minute:02d}")
        return Expression(i, last, "clock", clock=f"{hour % 24:02d}:{minute:02d}")

    def ref(self, i: int) -> Expression | None:
        found = self.word(i, "ref")
        return Expression(i, found[0], "ref", ref=found[1].value) if found else None


def write_period(unit: str, count: Decimal | None) -> str:
    """An ISO 8601 period, X for a number nobody said.

    >>> write_period("D", Decimal(3)), write_period("TH", Decimal("2.5")), write_period("Y", None), write_period("DE", Decimal(2))
    ('P3D', 'PT2.5H', 'PXY', 'P2DE')
    """
    amount = "X" if count is None else write_decimal(count)
    return f"PT{amount}{unit[1]}" if unit.startswith("T") else f"P{amount}{unit}"
