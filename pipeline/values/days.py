"""Calendar dates and days: «20 يناير الماضي», «12/05/2015», «من 5 إلى 9 مايو», «مساء أمس», «يوم الأحد الماضي», «عيد الفطر»."""

import re

from ..text.tokens import WORD
from .cursor import Cursor, Expression

_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[/\-.](\d{1,2})[/\-.]((?:1[3-9]|20)\d\d)")
_YEAR_MONTH_DAY = re.compile(r"((?:1[3-9]|20)\d\d)[/\-.](\d{1,2})[/\-.](\d{1,2})")
_DAY_MONTH = re.compile(r"(\d\d)/(\d\d)")
_MONTH_YEAR = re.compile(r"(\d{1,2})/((?:19|20)\d\d)")
_DAYS = re.compile(r"(\d{1,2})[-–/](\d{1,2})")
_FIRST_GREGORIAN = 1500
_SEPARATORS = ("-", "/", "–")


def read_written_date(c: Cursor, i: int) -> Expression | None:
    """«12/05/2015», «2015-05-12», «10 - 06 - 2012»: day, month, year in that order, or year first; a month over 12 is a day."""
    digits = c.digits(i)
    if not digits:
        return None
    last = i
    if c.key(i + 1) in _SEPARATORS and c.key(i + 3) == c.key(i + 1) and len(digits) <= 2 and len(c.digits(i + 4)) == 4:
        digits, last = f"{digits}/{c.digits(i + 2)}/{c.digits(i + 4)}", i + 4
    if match := _DAY_MONTH_YEAR.fullmatch(digits):
        day, month, year = map(int, match.groups())
    elif match := _YEAR_MONTH_DAY.fullmatch(digits):
        year, month, day = map(int, match.groups())
    else:
        return _read_short_date(c, i, digits)
    if month > 12 >= day:
        day, month = month, day
    hijri = year < _FIRST_GREGORIAN
    if c.is_hijri_era(last + 1) if hijri else c.among(last + 1, "era") and c.tokens.glued(last):
        last += 1
    return Expression(i, last, "date", year=year, month=month, day=day, hijri=hijri)


def _read_short_date(c: Cursor, i: int, digits: str) -> Expression | None:
    """«يوم 21/09», «3/2015»; a law has a number like them («رقم 9/2021»)."""
    if c.among(i - 1, "not_date") or c.key(i + 1) in ("%", "/"):
        return None
    if (match := _MONTH_YEAR.fullmatch(digits)) and 1 <= int(match[1]) <= 12:
        return Expression(i, i, "date", year=int(match[2]), month=int(match[1]))
    if (
        (match := _DAY_MONTH.fullmatch(digits))
        and 1 <= int(match[2]) <= 12
        and (i == 0 or c.among(i - 1, "between_dates") or c.word(i - 1, "weekday"))
    ):
        return Expression(i, i, "date", month=int(match[2]), day=int(match[1]))
    return None


def read_calendar_date(c: Cursor, i: int) -> Expression | None:
    """A month with what stands around it: «الأحد 5 مارس 2018», «مطلع يناير المقبل», «الخامس من مايو», «يومي 23 و24 أكتوبر»."""
    (position, mod), daypart, weekday = c.part(i), None, None
    if found := c.word(position, "daypart"):
        position, daypart = found[0] + 1, found[1].value
    listed = c.among(position, "day_noun")
    position += listed
    if found := c.word(position, "weekday"):
        position, weekday = found[0] + 1, int(found[1].value)
        position += c.key(position) in ("،", "(", ",") and position + 1 in c.numbers
    day = end_day = None
    if days := _read_days(c, position, listed=listed):
        position, day, end_day = days
    month = c.month(position)
    if month is None:
        return _read_day_of_period(c, i, position, day, mod) if day else None
    if (weekday or daypart) and day is None:
        return None
    last, month_number, alone, hijri = month
    first = i
    if end_day and (c.among(i - 1, "between") or (c.among(i - 1, "from") and not listed)):
        first = i - 1 - (c.key(i - 2) == "ما")
    base = Expression(first, last, "date", month=month_number, day=day, end_day=end_day, weekday=weekday, mod=mod, daypart=daypart, hijri=hijri)
    after = last + 1 + (c.key(last + 1) in ("،", ",", *_SEPARATORS) and day is not None)
    if year := c.hijri_year_at(after, after_month=True) if hijri else c.year_at(after, after_month=True):
        return base._replace(last=year[0], year=year[1])
    if direction := c.direction(last + 1):
        return base._replace(last=direction[0], direction=direction[1])
    if relative := c.relative_year(last + 1 + c.among(last + 1, "of")):
        return base._replace(last=relative[0], direction=relative[1], unit="Y")
    return base if day or alone or mod else None


def _read_days(c: Cursor, i: int, *, listed: bool) -> tuple[int, int, int | None] | None:
    """(token of the month, day, last day) of «20», «الخامس من», «5 إلى 9», «23 و24», «13-15», «غرة» before a month."""
    if c.among(i, "first_day"):
        return i + 1 + c.among(i + 1, "of"), 1, None
    if (match := _DAYS.fullmatch(c.digits(i))) and int(match[1]) < int(match[2]) <= 31:
        return i + 1 + c.among(i + 1, "of"), int(match[1]), int(match[2])
    number = c.whole(i, 1, 31)
    if number is None:
        return None
    last, end_day = number.last, None
    for _ in range(4):
        link, upper = c.key(last + 1), c.whole(last + 2, 1, 31)
        if upper is None or upper.value <= number.value:
            break
        day_list = link == "و" and (listed or c.among(i - 1, "between") or (upper.value == number.value + 1 and end_day is None))
        if not (day_list or c.among(last + 1, "to") or link in _SEPARATORS or (link in ("،", ",") and listed)):
            break
        last, end_day = upper.last, int(upper.value)
    after = last + 1
    if number.kind == "ordinal" and not c.among(after, "of"):
        return None
    after += c.among(after, "of") or (c.key(after) in _SEPARATORS and c.tokens.glued(last))
    return after, int(number.value), end_day


def _read_day_of_period(c: Cursor, first: int, i: int, day: int, mod: str | None) -> Expression | None:
    """«السادس من الشهر المقبل», «24 من هذا الشهر»."""
    this = c.among(i, "this")
    unit = c.unit(i + this, definite=True)
    if not c.among(i - 1, "of") or unit is None or unit.iso != "M" or unit.number != 1:
        return None
    if this:
        return Expression(first, i + 1, "period", unit="M", direction=0, day=day, mod=mod)
    direction = c.direction(i + 1)
    return Expression(first, direction[0], "period", unit="M", direction=direction[1], day=day, mod=mod) if direction else None


def read_day(c: Cursor, i: int) -> Expression | None:
    """«أمس», «مساء اليوم», «يوم الأحد الماضي», «صباح الجمعة», «الليلة الماضية»."""
    position, daypart = i, None
    if found := c.word(position, "daypart"):
        position, daypart = found[0] + 1, found[1].value
    if night := c.word(i, "night"):
        return Expression(i, night[0], "day", offset=int(night[1].value), daypart="NI")
    named = c.among(position, "day_noun") and not c.key(position).startswith("ال")
    position += named
    if found := c.word(position, "day"):
        return _read_named_day(c, i, position, found[0], int(found[1].value), daypart, named=named)
    weekday = c.word(position, "weekday")
    if weekday is None or c.among(position - 1, "not_weekday") or (weekday[1].value == "7" and c.among(position - 1, "this")):
        return None
    last, value = weekday[0], int(weekday[1].value)
    if (number := c.numbers.get(position)) and number.last > last:  # «الأحد عشر»
        return None
    if daypart == "NI":
        last = _next_weekday(c, last, value)
    base = Expression(i, last, "day", weekday=value, daypart=daypart)
    if direction := c.direction(last + 1):
        base = base._replace(last=direction[0], direction=direction[1])
    elif following := c.word(last + 1, "day"):  # «الأحد أول أمس»
        return base._replace(last=following[0], offset=int(following[1].value))
    evening = c.word(base.last + 1, "daypart")
    if evening and not daypart and (c.key(base.last + 1).endswith(("ا", "مساء")) or evening[0] > base.last + 1):
        base = base._replace(last=evening[0], daypart=evening[1].value)
    return base


def _next_weekday(c: Cursor, last: int, value: int) -> int:
    """The last token of «ليل الثلاثاء الأربعاء», «ليلة الأحد إلى الاثنين»: one night, named by the days it lies between."""
    link = last + 1 if c.key(last + 1) in _SEPARATORS or c.among(last + 1, "to") else last
    following = c.word(link + 1, "weekday")
    return following[0] if following and int(following[1].value) == value % 7 + 1 else last


def _read_named_day(c: Cursor, first: int, position: int, last: int, offset: int, daypart: str | None, *, named: bool) -> Expression | None:
    """«أمس», «اليوم» and their like at `position`, with the weekday that may stand behind («أمس الأحد», «اليوم (الجمعة)»)."""
    if offset == 0 and not (named or daypart) and not _means_today(c, position, last):
        return None
    opened = c.key(last + 1) in ("(", "،")
    if weekday := c.word(last + 1 + opened, "weekday"):
        last = weekday[0] + (c.key(last + 1) == "(" and c.key(weekday[0] + 1) == ")")
        return Expression(first, last, "day", weekday=int(weekday[1].value), offset=offset, daypart=daypart)
    if (evening := c.word(last + 1, "daypart")) and not daypart and (c.key(last + 1).endswith("ا") or evening[0] > last + 1):
        last, daypart = evening[0], evening[1].value
    return Expression(first, last, "day", offset=offset, daypart=daypart)


def _means_today(c: Cursor, position: int, last: int) -> bool:
    """«اليوم» is today unless it is "the day": «اليوم الأول», «اليوم العالمي», «في اليوم», «ذلك اليوم», «اليوم نفسه»."""
    if c.among(position - 1, "not_today_before") or c.among(last + 1, "not_today_after") or c.direction(last + 1):
        return False
    return not (c.key(last + 1).startswith("ال") and c.kinds[last + 1] == WORD and last + 1 in c.numbers)


def read_feast(c: Cursor, i: int) -> Expression | None:
    """«عيد الفطر», «عيد الأضحى 2013»: a day of the year with a name of its own; Hijri feasts have an H before their date."""
    position = i + (c.among(i, "day_noun") and not c.key(i).startswith("ال"))
    found = c.word(i, "feast") or c.word(position, "feast")
    if not found:
        return None
    last, word = found
    month, day = map(int, word.value.removeprefix("H").split("-"))
    base = Expression(i, last, "feast", month=month, day=day, hijri=word.value.startswith("H"))
    if year := c.year_at(last + 1):
        return base._replace(last=year[0], year=year[1])
    if direction := c.direction(last + 1):
        return base._replace(last=direction[0], direction=direction[1])
    return base
