"""Calendar arithmetic: shifting days and months, parts of years, and the Hijri calendar of Umm al-Qura (1343 to 1500 AH).

Nothing here knows of texts; what does not exist is None, never an error.
"""

import calendar
import datetime as dt

from hijridate import Gregorian, Hijri

_FIRST_HIJRI, _LAST_HIJRI = 1343, 1500
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First months of the seasons."""


def make_day(year: int, month: int, day: int) -> dt.date | None:
    """The day of a year, month and day, None if there is none («31 فبراير»)."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= days_in(year, month)):
        return None
    return dt.date(year, month, day)


def days_in(year: int, month: int) -> int:
    """The length of a month."""
    return calendar.monthrange(year, month)[1]


def shift(day: dt.date, days: int) -> dt.date | None:
    """The day so many days on."""
    try:
        return day + dt.timedelta(days)
    except OverflowError:
        return None


def shift_months(day: dt.date, months: int) -> dt.date | None:
    """The day so many months on, the last of its month where the month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, days_in(year, month + 1))) if 1 <= year <= 9999 else None


def part_of_year(year: int, part: str) -> tuple[dt.date, dt.date, str] | None:
    """First and last day and grain of a quarter (Q1), a half (H2) or a season (SU, by the months of the meteorologists).

    >>> part_of_year(2018, "Q2")
    (datetime.date(2018, 4, 1), datetime.date(2018, 6, 30), 'quarter')
    """
    if not 1 <= year < 9999:
        return None
    if part in SEASONS:
        first = dt.date(year, SEASONS[part], 1)
        after = shift_months(first, 3)
        return first, (after or first) - dt.timedelta(1), "season"
    months = 3 if part[0] == "Q" else 6
    last = int(part[1]) * months
    return dt.date(year, last - months + 1, 1), dt.date(year, last, days_in(year, last)), "quarter" if part[0] == "Q" else "half"


def hijri_days(year: int, month: int | None, day: int | None) -> tuple[dt.date, dt.date] | None:
    """First and last Gregorian day of a Hijri year, month or day.

    >>> hijri_days(1436, 10, 26)
    (datetime.date(2015, 8, 11), datetime.date(2015, 8, 11))
    """
    if not _FIRST_HIJRI <= year <= _LAST_HIJRI or not 1 <= (month or 1) <= 12:
        return None
    first_month, last_month = month or 1, month or 12
    length = Hijri(year, last_month, 1).month_length()
    if day is not None and not 1 <= day <= length:
        return None
    first, last = Hijri(year, first_month, day or 1).to_gregorian(), Hijri(year, last_month, day or length).to_gregorian()
    return dt.date(first.year, first.month, first.day), dt.date(last.year, last.month, last.day)


def hijri_date(day: dt.date) -> tuple[int, int, int] | None:
    """Hijri year, month and day of a Gregorian day; None outside the calendar's tables."""
    if not dt.date(1924, 8, 1) <= day <= dt.date(2077, 11, 16):
        return None
    return Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
