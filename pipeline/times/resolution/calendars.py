"""Arithmetic of the Gregorian calendar: shifting days and months, the parts of years and months, Easter.

Nothing here knows of texts; what does not exist is None, never an error.
"""

import calendar
import datetime as dt

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First months of the seasons, by the meteorologists; a winter has the year it begins in."""


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
    """First and last day and grain of a quarter (Q1), a half (H2), a third (Z3), the first months (N9) or a season (SU).

    >>> part_of_year(2018, "Q2")
    (datetime.date(2018, 4, 1), datetime.date(2018, 6, 30), 'quarter')
    """
    if not 1 <= year < 9999:
        return None
    if part in SEASONS:
        first = dt.date(year, SEASONS[part], 1)
        after = shift_months(first, 3)
        return first, (after or first) - dt.timedelta(1), "season"
    number = int(part[1:])
    if part[0] == "N":
        return dt.date(year, 1, 1), dt.date(year, number, days_in(year, number)), "month"
    months = {"Q": 3, "Z": 4, "H": 6}[part[0]]
    last = number * months
    grain = {"Q": "quarter", "Z": "month", "H": "half"}[part[0]]
    return dt.date(year, last - months + 1, 1), dt.date(year, last, days_in(year, last)), grain


def part_of_days(first: dt.date, last: dt.date, part: str) -> tuple[dt.date, dt.date]:
    """First and last day of a half (H1) or third (Z2) of a month that lies between two days.

    >>> part_of_days(dt.date(2015, 3, 1), dt.date(2015, 3, 31), "H2")
    (datetime.date(2015, 3, 16), datetime.date(2015, 3, 31))
    """
    number, length = int(part[1]), ((last - first).days + 1) // (2 if part[0] == "H" else 3)
    begins = first + dt.timedelta(length * (number - 1))
    return begins, last if (part[0], number) in (("H", 2), ("Z", 3)) else begins + dt.timedelta(length - 1)


def nth_weekday(first: dt.date, last: dt.date, weekday: int, number: int) -> dt.date | None:
    """The n-th weekday (Monday 1) between two days, the last for -1.

    >>> nth_weekday(dt.date(2014, 9, 1), dt.date(2014, 9, 30), 2, 3)
    datetime.date(2014, 9, 16)
    """
    if number > 0:
        found = shift(first, (weekday - first.isoweekday()) % 7 + 7 * (number - 1))
        return found if found and found <= last else None
    found = shift(last, -((last.isoweekday() - weekday) % 7))
    return found if found and found >= first else None


def easter(year: int) -> dt.date | None:
    """The Easter Sunday of the Western churches (Gregorian computus of Meeus, Jones and Butcher).

    >>> easter(2013)
    datetime.date(2013, 3, 31)
    """
    if not 1583 <= year <= 9999:
        return None
    golden, (century, of_century) = year % 19, divmod(year, 100)
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)
