"""Values of Gregorian dates that have a month or a year, and what is chosen inside of a month or year."""

import datetime as dt

from ..expressions import Date
from .calendars import days_in, make_day, nth_weekday, part_of_days, part_of_year, shift
from .hijri import hijri_days
from .reckoning import Reckoning
from .values import Value, clock_grain, day_value, days_value, month_value, part_value, season_value, two_years, written_mod, year_value

_LEAP_DAY = 29


def resolve_calendar_date(e: Date, r: Reckoning) -> Value | None:
    """A date with a month or a year in it; the year that is not said is that of the Hijri date beside it, else inferred."""
    year, source = e.year, "explicit"
    if year is None and e.beside and e.beside[0] and (days := hijri_days(e.beside[0], e.beside[1], e.beside[2])):
        year = days[0].year
    if year is None and r.today and not e.yearly:
        year, source = _infer_year(e, r.today, r), "published"
    if year is None:
        return _without_year(e)
    if e.end_year is not None:
        return season_value(year, e.part, e.mod, source) if e.part and e.end_year == year + 1 else two_years(year, e.mod, source, e.end_year)
    if e.part == "Q" and e.month:
        return _quarter_ending(year, e.month, e, source)
    return inside_year(year, e, source)


def inside_year(year: int, e: Date, source: str) -> Value | None:
    """The year itself, or the month, part or n-th day of it that is meant."""
    if e.month is not None:
        return inside_month(year, e.month, e, source)
    if year < 1:
        return year_value(year, e.mod, source)
    if e.nth:
        return nth_value(dt.date(year, 1, 1), dt.date(year, 12, 31), e, source)
    return part_value(year, e, source) if e.part else year_value(year, e.mod, source)


def inside_month(year: int, month: int, e: Date, source: str) -> Value | None:
    """The month itself, or the day, days, half or n-th weekday of it that is meant."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    first, last = dt.date(year, month, 1), dt.date(year, month, days_in(year, month))
    if e.nth:
        day = make_day(year, month, e.day) if e.day else None
        return day_value(day, e, source) if day and day.isoweekday() == e.nth.weekday else nth_value(first, last, e, source)
    if e.part:
        return days_value(*part_of_days(first, last, e.part), "day", e.mod, source)
    if e.day is None:
        return month_value(year, month, e.mod, source)
    day, end = make_day(year, month, e.day), make_day(year, month, e.end_day) if e.end_day else None
    if day is None or (e.end_day and end is None):
        return None
    return days_value(day, end, "day", e.mod, source) if end else day_value(day, e, source)


def nth_value(first: dt.date, last: dt.date, e: Date, source: str) -> Value | None:
    """The n-th weekday, day, seven or ten days between two days."""
    assert e.nth
    number, unit, weekday = e.nth
    if unit == "weekday":
        day = nth_weekday(first, last, weekday or 1, number)
        return day_value(day, e, source) if day else None
    if unit == "D":
        day = last if number < 0 else shift(first, number - 1)
        return day_value(day, e, source) if day and day <= last else None
    length = 7 if unit == "W" else 10
    begins = (shift(last, 1 - length) if unit == "W" else shift(first, 2 * length)) if number < 0 else shift(first, length * (number - 1))
    ends = last if number < 0 else shift(begins, length - 1) if begins else None
    if begins is None or ends is None or begins > last:
        return None
    return days_value(begins, min(ends, last), "week" if unit == "W" else "day", e.mod, source)


def _quarter_ending(year: int, month: int, e: Date, source: str) -> Value | None:
    """«الربع المنتهي في يونيو»."""
    return part_value(year, e._replace(part=f"Q{month // 3}"), source) if month % 3 == 0 else None


def _without_year(e: Date) -> Value | None:
    """A date of an unknown year."""
    if e.day is not None and not 1 <= e.day <= days_in(2000, e.month or 1):
        return None
    month = f"XXXX-{e.month:02d}"
    if e.nth:
        number = f"{e.nth.number:02d}" if e.nth.unit == "D" and e.nth.number > 0 else "XX"
        return Value("DATE", f"{month}-{number}", grain="day")
    time = f"T{e.clock or e.daypart}" if e.day and (e.clock or e.daypart) else ""
    days = f"-{e.day:02d}" if e.day else ""
    until = f"/{month}-{e.end_day:02d}" if e.end_day else ""
    grain = clock_grain(e.clock) if time and e.clock else "hour" if time else "day" if e.day else "month"
    return Value("TIME" if time else "DATE", month + days + time + until, grain=grain, mod=written_mod(e.mod))


def _infer_year(e: Date, today: dt.date, r: Reckoning) -> int:
    """The year of a month that has none: by its weekday, its adjective, or the nearest in the direction of the tense."""
    month = e.month or 1
    if e.weekday and e.day and e.direction is None:
        fitting = [y for y in (today.year, today.year + 1, today.year - 1) if (day := make_day(y, month, e.day)) and day.isoweekday() == e.weekday]
        if fitting:
            return fitting[0]
    if month == 2 and e.day == _LEAP_DAY:
        return _leap_year(today, r.toward(e.direction))
    day_of_month = min(e.day or 1, days_in(today.year, month))
    this_year = dt.date(today.year, month, day_of_month)
    same_month = e.day is None and this_year.month == today.month
    if e.direction is None and e.bound in ("before", "until", "by") and e.day:  # a term is told of either side of it
        terms = [day for year in (today.year, today.year + 1, today.year - 1) if (day := make_day(year, month, day_of_month))]
        return min(terms, key=lambda day: abs((day - today).days)).year
    direction = -1 if e.direction is None and e.bound == "since" else r.toward(e.direction)
    if direction == 0:
        return today.year
    if direction < 0:
        later = this_year > today or (e.direction is not None and (same_month or this_year == today))
        return today.year - later + min(direction + 1, 0)
    earlier = (this_year < today and not same_month) or (e.direction is not None and (same_month or this_year == today))
    return today.year + earlier + max(direction - 1, 0)


def _leap_year(today: dt.date, direction: int) -> int:
    """The nearest year with a 29th of February, in the direction if there is one."""
    years = [year for year in range(max(1, today.year - 8), min(9999, today.year + 9)) if days_in(year, 2) == _LEAP_DAY]
    fitting = [year for year in years if (dt.date(year, 2, _LEAP_DAY) - today).days * direction >= 0]
    return min(
        fitting or years or [today.year], key=lambda year: abs((dt.date(year, 2, _LEAP_DAY) - today).days) if days_in(year, 2) == _LEAP_DAY else 0
    )


def resolve_season_of_year(e: Date, r: Reckoning) -> Value | None:
    """«الصيف الماضي»: the last that is over; «الصيف المقبل»: the next that has not begun; «هذا الشتاء»: the one of today."""
    part, direction = e.part or "", e.direction or 0
    today = r.today
    if today is None:
        return Value("DATE", f"XXXX-{part}", grain="season", mod=written_mod(e.mod))
    for year in sorted(range(max(1, today.year - 2), today.year + 3), reverse=direction <= 0):
        season = part_of_year(year, part)
        if season is None:
            continue
        begins, ends, _ = season
        fits = ends < today if direction < 0 else begins > today if direction > 0 else begins.year == today.year or begins <= today <= ends
        if fits and not (direction == 0 and begins > today and today.month <= 2 and part == "WI"):
            return part_value(year, e, "published")
    return None
