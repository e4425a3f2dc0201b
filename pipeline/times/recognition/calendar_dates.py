"""Dates by the calendar: «20 يناير الماضي», «الأحد 5 مارس 2018», «من 5 إلى 9 مايو», «غرة رمضان», «السادس من الشهر المقبل»."""

import itertools
import re

from ..expressions import Date, Nth, Shift
from .cursor import COMMAS, SEPARATORS, Cursor
from .months import read_month_of_year
from .relative import read_relative
from .year_numbers import PLAIN_YEAR

_DAYS = re.compile(r"(\d{1,2})[-–/](\d{1,2})")
_LAST_DAY = 31
_MOST_LISTED = 6


def read_calendar_date(c: Cursor, i: int) -> Date | None:
    """A month or a day of it with what stands around: «الأحد 5 مارس 2018», «مطلع يناير المقبل», «مساء الخامس من مايو», «يومي 23 و24 أكتوبر»."""
    (position, mod), daypart, weekday, opened = c.part(i), None, None, False
    if found := c.word(position, "daypart"):
        position, daypart = found[0] + 1, found[1].value
        position += c.among(position, "of")
    listed = c.among(position, "day_noun")
    position += listed
    if found := c.word(position, "weekday"):
        position, weekday = found[0] + 1, int(found[1].value)
        opened = c.key(position) == "("
        position += (opened or c.key(position) in COMMAS or c.among(position, "same_day")) and position + 1 in c.numbers
    days = _read_days(c, position, listed=listed)
    if days is None:
        if weekday or daypart or listed:
            return None
        made = _month_before_day(c, position) or read_month_of_year(c, position, dated=mod is not None)
        return made and made._replace(first=i, mod=mod)
    month_at, day, end_day, next_day = days
    month = read_month_of_year(c, month_at, dated=True) or (None if next_day else _read_day_of_month(c, month_at))
    if (
        month
        and month.first == month.last
        and c.suffix(month.last)
        and (c.keys[position].endswith("ة") or not (c.definite(position) or c.key(position - 1) == "ال"))
    ):  # «3 منها», «الثانية منه»
        return None
    if month is None:
        return None
    first = i - (c.key(i - 1) == "ال" and c.tokens.glued(i - 1))
    if end_day and (c.among(i - 1, "between") or (c.among(i - 1, "from") and not listed)):
        first = c.range_start(i)
    last = next_day - 1 if next_day else c.closed(position - 1, month.last) if opened else month.last
    if day < 0:  # «سلخ»
        return month._replace(first=first, nth=Nth(day, "D"), weekday=weekday, mod=mod, daypart=daypart)
    return month._replace(first=first, last=last, day=day, end_day=end_day, weekday=weekday, mod=mod, daypart=daypart)


def _read_days(c: Cursor, i: int, *, listed: bool, behind_month: bool = False) -> tuple[int, int, int | None, int] | None:
    """(token of the month, day, last day of a range, token behind the first day where the next does not follow it) of what may be days of a month.

    «20», «الخامس من», «5 إلى 9», «23 و24», «13-15», «غرة», «5 و12»: days that do not follow each other are an expression each.
    """
    if found := c.word(i, "first_day"):
        after = found[0] + 1
        return after + c.among(after, "of"), int(found[1].value), None, 0
    if (match := _DAYS.fullmatch(c.digits(i))) and int(match[1]) < int(match[2]) <= _LAST_DAY:
        return i + 1 + c.among(i + 1, "of"), int(match[1]), int(match[2]), 0
    number = c.whole(c.opened(i), 1, _LAST_DAY)
    if number is None:
        return None
    days, last, through = [int(number.value)], number.last, False
    for _ in range(_MOST_LISTED):
        link = c.key(last + 1)
        at = last + 1 + (link in COMMAS and c.key(last + 2) == "و") + (link == "و" and c.among(last + 2, "to"))
        upper = c.whole(c.opened(at + 1), 1, _LAST_DAY, number.kind)
        if upper is None or upper.value <= days[-1]:
            break
        through = c.among(at, "to") or link in SEPARATORS or (link == "و" and c.among(i - 1, "between"))
        if not (through or link == "و" or link in COMMAS):
            break
        days.append(int(upper.value))
        last = upper.last
    after = last + 1
    if number.kind == "ordinal" and not c.among(after, "of") and not (behind_month and c.definite(number.first)):
        return None
    if behind_month:
        return after, days[0], days[-1] if len(days) > 1 else None, 0
    after += (
        c.among(after, "of")
        or c.among(after, "for")
        or (c.key(after) in SEPARATORS and (c.tokens.glued(last) or c.word(after + 1, "month") is not None))
    )
    together = through or all(later == day + 1 for day, later in itertools.pairwise(days))
    if together:
        return after, days[0], days[-1] if len(days) > 1 else None, 0
    return after, days[0], None, number.last + 1


def _read_day_of_month(c: Cursor, i: int) -> Date | None:
    """The month in «السادس من الشهر المقبل», «24 الشهر الجاري», «20 من الشهر نفسه», «12 منه»."""
    if relative := read_relative(c, i, ("M",)):
        return Date(i, relative[0], shift=relative[1])
    if c.among(i - 1, "of") and c.suffix(i) and c.key(i) == "ه":  # «الثاني عشر منه»
        return Date(i, i, shift=Shift("M", 0, told=True))
    return None


def _month_before_day(c: Cursor, i: int) -> Date | None:
    """«شباط الرابع عشر», «يوليو 13-15», «يناير الثاني والعشرين، 2018»."""
    month = c.word(i, "month")
    days = _read_days(c, month[0] + 1, listed=False, behind_month=True) if month else None
    if month is None or days is None or days[3] or days[1] < 1:
        return None
    after, day, end_day, _ = days
    number = c.numbers.get(month[0] + 1)
    ordinal = number is not None and number.kind == "ordinal" and c.definite(number.first)
    behind = after + (c.key(after) in COMMAS)
    year = c.digits(behind)
    if PLAIN_YEAR.fullmatch(year):
        return Date(i, behind, year=int(year), month=int(month[1].value), day=day, end_day=end_day)
    return Date(i, after - 1, month=int(month[1].value), day=day, end_day=end_day) if c.ends(after) and (ordinal or end_day or after > i) else None
