"""Dates in digits alone: «12/05/2015», «2015-05-12», «10 - 06 - 2012», «15/9/1436هـ», «يوم 21/09», «10/2014».

Day, month and year come in that order, or the year first. A second number over 12 is the day («04/22»), as American sources have it.
"""

import re

from ..expressions import Date
from .cursor import SEPARATORS, Cursor
from .year_numbers import FIRST_GREGORIAN

_YEAR = r"(?:1[3-9]|20|21)\d\d"
_DAY_MONTH_YEAR = re.compile(rf"(\d{{1,2}})([/\-.])(\d{{1,2}})\2({_YEAR})")
_YEAR_MONTH_DAY = re.compile(rf"({_YEAR})([/\-.])(\d{{1,2}})\2(\d{{1,2}})")
_DAY_MONTH = re.compile(r"(\d{1,2})[/\-](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/\-]((?:19|20)\d\d)")
_YEAR_MONTH = re.compile(r"((?:19|20)\d\d)/(\d{1,2})")
_MONTHS = 12


def read_written_date(c: Cursor, i: int) -> Date | None:
    """A date in digits, with its era behind it."""
    digits, last = _joined(c, i)
    if match := _DAY_MONTH_YEAR.fullmatch(digits):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
    elif match := _YEAR_MONTH_DAY.fullmatch(digits):
        day, month, year = int(match[4]), int(match[3]), int(match[1])
    else:
        return _read_short_date(c, i, digits, last)
    if month > _MONTHS >= day:
        day, month = month, day
    if c.among(i - 1, "not_date"):
        return None
    first = i - c.names_day(i - 1)
    hijri = year < FIRST_GREGORIAN
    if c.among(last + 1, "hijri_era") if hijri else c.among(last + 1, "era"):
        last += 1
    return Date(first, last, year=year, month=month, day=day, hijri=hijri)


def _joined(c: Cursor, i: int) -> tuple[str, int]:
    """(digits, last token) of «12/05/2015», «10 - 06 - 2012», «5 / 9 /1436»."""
    digits = c.digits(i)
    if not digits or c.key(i + 1) not in SEPARATORS or not digits.isdecimal():
        return digits, i
    separator = "/" if c.key(i + 1) == "/" else "-"
    second, third = c.digits(i + 2), c.digits(i + 4)
    if second.isdecimal() and c.key(i + 3) == c.key(i + 1) and third.isdecimal():
        return separator.join((digits, second, third)), i + 4
    if re.fullmatch(r"\d{1,2}[/\-]\d{4}", second):  # «5/ 9/1436»
        return separator.join((digits, *re.split(r"[/\-]", second))), i + 2
    return digits, i


def _read_short_date(c: Cursor, i: int, digits: str, last: int) -> Date | None:
    """«يوم 21/09», «في 04/22», «3/2015»; a law has a number like them («رقم 9/2021»)."""
    if c.among(i - 1, "not_date") or c.key(last + 1) in ("%", "/", "٪"):
        return None
    first = i - c.names_day(i - 1)
    if (match := _MONTH_YEAR.fullmatch(digits)) and 1 <= int(match[1]) <= _MONTHS:
        return Date(i - c.among(i - 1, "month_noun"), last, year=int(match[2]), month=int(match[1]))
    if (match := _YEAR_MONTH.fullmatch(digits)) and 1 <= int(match[2]) <= _MONTHS and (c.among(i - 1, "inside") or c.among(i - 1, "month_noun")):
        return Date(i - c.among(i - 1, "month_noun"), last, year=int(match[1]), month=int(match[2]))
    match = _DAY_MONTH.fullmatch(digits)
    if not match:
        return None
    day, month = int(match[1]), int(match[2])
    two_digits = len(match[1]) == len(match[2]) == 2
    if month > _MONTHS >= day >= 1 and c.ends(last + 1):
        return Date(first, last, month=day, day=month) if "/" in digits else None
    sure = two_digits and "/" in digits and (i == 0 or c.among(i - 1, "between_dates"))
    if 1 <= month <= _MONTHS and (sure or c.among(i - 1, "day_before_date") or c.word(i - 1, "weekday")):
        return Date(first, last, month=month, day=day)
    return Date(i, last, month=month, day=day) if day > _MONTHS >= month >= 1 and c.among(i - 1, "inside") and c.ends(last + 1) else None
