"""The Hijri calendar: Umm al-Qura from 1343 to 1500 AH (hijridate), and the tabular calendar of the astronomers before and after.

Months begin by sight of the moon in many countries, so a day may differ by one or two from what a paper means.
"""

import datetime as dt

from hijridate import Gregorian, Hijri

_FIRST, _LAST = 1343, 1500
"""The years of the tables of hijridate."""
_EPOCH = dt.date(622, 7, 19)
"""1 Muharram 1 in the proleptic Gregorian calendar (16 July 622 Julian, the civil epoch)."""
_LONGEST_MONTH = 30
"""Days of the longest month; in the tables the eleventh of 1349 has one more."""
_MONTHS = 12
_MAX_YEAR = 9600
FIRST_GREGORIAN = 1600
"""A year from here on beside a Hijri month or feast is Gregorian («رمضان 2019»)."""
DAYS_APART = dt.timedelta(2)
"""What calendars by calculation and by sight of the moon differ by."""


def is_tabular(year: int) -> bool:
    """Is the year outside the tables of Umm al-Qura, so that its days are approximate?"""
    return not _FIRST <= year <= _LAST


def hijri_days(year: int, month: int | None, day: int | None) -> tuple[dt.date, dt.date] | None:
    """First and last Gregorian day of a Hijri year, month or day; a 30th day of a month of 29 is the day behind it, for the moon may be seen late.

    >>> hijri_days(1436, 10, 26)
    (datetime.date(2015, 8, 11), datetime.date(2015, 8, 11))
    """
    if not 1 <= year <= _MAX_YEAR or not 1 <= (month or 1) <= _MONTHS:
        return None
    first = _first_of_month(year, month or 1)
    next_year, next_month = (year, month + 1) if month and month < _MONTHS else (year + 1, 1)
    last = _first_of_month(next_year, next_month) - dt.timedelta(1)
    if day is None:
        return first, last
    if not 1 <= day <= max(_LONGEST_MONTH, (last - first).days + 1):
        return None
    return first + dt.timedelta(day - 1), first + dt.timedelta(day - 1)


def years_around(gregorian: int) -> range:
    """The Hijri years that may have a day in a Gregorian one; none before the epoch."""
    here = hijri_date(dt.date(gregorian, 7, 1)) if _EPOCH.year < gregorian <= 9000 else None
    return range(here[0] - 1, here[0] + 2) if here else range(0)


def month_length(year: int, month: int) -> int:
    """The days of a month, 29 or 30."""
    days = hijri_days(year, month, None)
    return (days[1] - days[0]).days + 1 if days else 0


def _first_of_month(year: int, month: int) -> dt.date:
    if is_tabular(year):
        return _EPOCH + dt.timedelta((year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2)
    first = Hijri(year, month, 1).to_gregorian()
    return dt.date(first.year, first.month, first.day)


def hijri_date(day: dt.date) -> tuple[int, int, int] | None:
    """Hijri year, month and day of a Gregorian day; None before the epoch.

    >>> hijri_date(dt.date(2020, 7, 7))
    (1441, 11, 16)
    """
    if dt.date(1924, 8, 1) <= day <= dt.date(2077, 11, 16):
        return Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
    if not _EPOCH <= day < dt.date(9900, 1, 1):
        return None
    year = int((day - _EPOCH).days / 354.3667) + 1
    while _first_of_month(year + 1, 1) <= day:
        year += 1
    while _first_of_month(year, 1) > day:
        year -= 1
    month = _MONTHS
    while _first_of_month(year, month) > day:
        month -= 1
    return year, month, (day - _first_of_month(year, month)).days + 1


def shift_hijri_months(day: dt.date, months: int) -> dt.date | None:
    """The day so many Hijri months on («بعد سنة هجرية»: 12), the last of its month where the month is shorter."""
    here = hijri_date(day)
    if here is None:
        return None
    year, month = divmod(here[0] * _MONTHS + here[1] - 1 + months, _MONTHS)
    if not 1 <= year <= _MAX_YEAR:
        return None
    days = hijri_days(year, month + 1, min(here[2], month_length(year, month + 1)))
    return days[0] if days else None
