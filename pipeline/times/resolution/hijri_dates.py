"""Values of Hijri years, months and days, in Gregorian days; a year that is not said is that of the day of publication or near it."""

import datetime as dt

from ..expressions import Date
from .calendars import part_of_days
from .dates import nth_value
from .hijri import FIRST_GREGORIAN, hijri_date, hijri_days, is_tabular, month_length, years_around
from .reckoning import Reckoning
from .values import Value, day_value, days_value, season_value

_CENTURY = 100


def resolve_hijri(e: Date, r: Reckoning) -> Value | None:
    """A Hijri date: a day as its Gregorian day, a month or year as the range of its days. `hijri` keeps the reading."""
    if e.century is not None:
        return _resolve_century(e)
    if r.today is None and e.year is None and e.month and not (e.day or e.nth or e.direction is not None or e.shift or e.yearly):
        return None  # a bare «رمضان» or «ربيع الأول» of a text that no day helps to read
    if e.yearly or (r.today is None and e.year is None):
        return Value(
            "DATE",
            "XXXX-XX-XX" if e.day or e.nth else "XXXX-XX" if e.month else "XXXX",
            grain="day" if e.day or e.nth else "month" if e.month else "year",
            calendar="hijri",
        )
    found = _year_of(e, r)
    if found is None:
        return None
    year, source = found
    if e.end_year:
        first, last = hijri_days(year, None, None), hijri_days(e.end_year, None, None)
        if e.part == "school" and last:  # begins late in the first of the two, in the autumn
            return season_value(last[0].year, "school", e.mod, source)._replace(calendar="hijri", hijri=f"{year:04d}/{e.end_year:04d}")
        value = days_value(first[0], last[1], "year", e.mod, source) if first and last else None
        return value and _as_hijri(value, f"{year:04d}/{e.end_year:04d}", year)
    days = hijri_days(year, e.month, e.day)
    if days and e.nth and days[0].isoweekday() != e.nth.weekday:
        days = hijri_days(year, e.month, None)
    if days is None or (e.end_day and hijri_days(year, e.month, e.end_day) is None):
        return None
    first_day, last_day = days
    written = "-".join([f"{year:04d}", *(f"{n:02d}" for n in (e.month, e.day) if n)])
    approximate = e.month is not None and 30 in (e.day, e.end_day) and month_length(year, e.month) < 30
    value = _inside(first_day, last_day, e, year, source)
    return value and _as_hijri(value, written, year, approximate=approximate)


def _inside(first: dt.date, last: dt.date, e: Date, year: int, source: str) -> Value | None:
    """What is meant of the days of a Hijri year, month or day."""
    if e.nth:
        return day_value(first, e, source) if e.day and first.isoweekday() == e.nth.weekday else nth_value(first, last, e, source)
    if e.part:
        return days_value(*part_of_days(first, last, e.part), "day", e.mod, source)
    if e.end_day and e.day:
        return days_value(first, first + dt.timedelta(e.end_day - e.day), "day", e.mod, source)
    if e.day:
        return day_value(first, e, source)
    return days_value(first, last, "month" if e.month else "year", e.mod, source)


def _as_hijri(value: Value, written: str, year: int, *, approximate: bool = False) -> Value:
    """The value with its Hijri reading; days outside the tables of Umm al-Qura are approximate."""
    mod = value.mod or ("approx" if approximate or is_tabular(year) else None)
    return value._replace(calendar="hijri", hijri=written, mod=mod)


def _resolve_century(e: Date) -> Value | None:
    """«القرن الخامس الهجري»."""
    century = e.century or 0
    first, last = hijri_days(max(1, century * _CENTURY), None, None), hijri_days(century * _CENTURY + _CENTURY - 1, None, None)
    value = days_value(first[0], last[1], "century", e.mod, "explicit") if first and last else None
    return value and _as_hijri(value, f"{century:02d}XX", century * _CENTURY)


def _year_of(e: Date, r: Reckoning) -> tuple[int, str] | None:
    """(Hijri year, anchor) of a date: said, shifted, that of a Gregorian year, or the nearest in the direction of its adjective or the tense."""
    if e.year is not None and e.year < FIRST_GREGORIAN:
        return e.year, "explicit"
    if e.year is not None:
        return _in_gregorian(e, e.year, "explicit")
    if e.shift and e.shift.told and (r.told or e.shift.steps != -1):
        told = r.told.within("Y") if r.told else None
        return _in_gregorian(e, told.year + e.shift.steps, "context") if told else None
    today = r.today
    here = hijri_date(today) if today else None
    if today is None or here is None:
        return None
    if e.shift and e.shift.hijri:
        return here[0] + e.shift.steps, "published"
    if e.shift:
        return _in_gregorian(e, today.year + e.shift.steps, "published")
    if e.weekday and e.day:
        fitting = [
            year for year in (here[0], here[0] + 1, here[0] - 1) if (days := hijri_days(year, e.month, e.day)) and days[0].isoweekday() == e.weekday
        ]
        if fitting:
            return fitting[0], "published"
    direction = r.toward(e.direction)
    if direction == 0:
        return here[0], "published"
    years = [year for year in (here[0] - 2, here[0] - 1, here[0], here[0] + 1, here[0] + 2) if _fits(year, e, today, direction)]
    if not years:
        return None
    chosen = years[-1] if direction < 0 else years[0]
    return chosen + (direction + 1 if direction < 0 else direction - 1), "published"


def _fits(year: int, e: Date, today: dt.date, direction: int) -> bool:
    """May the date of this year be behind or ahead? An adjective means one that is over or to come, the tense one that has begun or is not over."""
    days = hijri_days(year, e.month, e.day)
    if days is None:
        return False
    first, last = days
    if e.direction is not None:
        return last < today if direction < 0 else first > today
    return first <= today if direction < 0 else last >= today


def _in_gregorian(e: Date, year: int, source: str) -> tuple[int, str] | None:
    """The Hijri year whose date begins in a Gregorian year («رمضان 2019»)."""
    for hijri_year in years_around(year):
        days = hijri_days(hijri_year, e.month, e.day)
        if days and days[0].year == year:
            return hijri_year, source
    return None


def days_of(month: int, day: int, year: int) -> list[dt.date]:
    """The days of a Gregorian year on which a Hijri day of the month falls: none, one or two."""
    found = (hijri_days(hijri_year, month, day) for hijri_year in years_around(year))
    return [days[0] for days in found if days and days[0].year == year]
