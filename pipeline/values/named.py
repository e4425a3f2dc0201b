"""Values of what is named: dates with a month or a year, days and weekdays, Hijri dates, feasts.

What is left unsaid is filled from the day of publication, in the direction of an adjective, else of the tense.
"""

import datetime as dt

from .calendars import days_in, hijri_date, hijri_days, make_day, shift
from .cursor import Expression
from .timevalues import Anchor, Tense, Value, clock_grain, dated, day_value, part_value, written_mod

_SOON = 15
"""Days within which a feast that is over is still the one spoken of."""


def resolve_date(e: Expression, anchor: Anchor | None, tense: Tense) -> Value | None:
    """A date with a month or a year in it."""
    year, source = e.year, "explicit"
    if year is None and anchor:
        year, source = _year_of_month(e, anchor.date, tense), "published"
    if e.end_year is not None and year is not None:
        return Value("DATE", f"{year}/{e.end_year}", f"{year}-01-01", f"{e.end_year}-12-31", grain="year", anchor="explicit")
    if year is None:
        if e.day is not None and not 1 <= e.day <= days_in(2000, e.month or 1):
            return None
        days = f"-{e.day:02d}" if e.day else ""
        return Value(
            "DATE",
            f"XXXX-{e.month:02d}{days}" + (f"/XXXX-{e.month:02d}-{e.end_day:02d}" if e.end_day else ""),
            grain="day" if e.day else "month",
            mod=written_mod(e),
        )
    if e.part:
        return part_value(year, e.part, e, source)
    if year < 1:
        return Value("DATE", f"{year:05d}", grain="year", anchor=source)
    if e.month is None:
        return dated(f"{year:04d}", dt.date(year, 1, 1), dt.date(year, 12, 31), "year", e.mod, source)
    if not 1 <= e.month <= 12:
        return None
    if e.day is None:
        return dated(f"{year:04d}-{e.month:02d}", dt.date(year, e.month, 1), dt.date(year, e.month, days_in(year, e.month)), "month", e.mod, source)
    day, end = make_day(year, e.month, e.day), make_day(year, e.month, e.end_day) if e.end_day else None
    if day is None or (e.end_day and end is None):
        return None
    if end:
        return Value("DATE", f"{day.isoformat()}/{end.isoformat()}", day.isoformat(), end.isoformat(), grain="day", anchor=source)
    return day_value(day, e, source)


def _year_of_month(e: Expression, today: dt.date, tense: Tense) -> int:
    """The year of a month that has none: by its adjective, its weekday, or the nearest in the direction of the tense."""
    if e.unit == "Y":  # «يناير من العام الماضي»
        return today.year + (e.direction or 0)
    if e.weekday and e.day and e.direction is None and e.month:
        fitting = [y for y in (today.year, today.year + 1, today.year - 1) if (day := make_day(y, e.month, e.day)) and day.isoweekday() == e.weekday]
        if fitting:
            return fitting[0]
    day_of_month = min(e.day or 1, days_in(today.year, e.month or 1))
    this_year = dt.date(today.year, e.month or 1, day_of_month)
    same_month = e.day is None and this_year.month == today.month
    direction = e.direction if e.direction is not None else {"past": -1, "future": 1}.get(tense or "", 0)
    if e.direction is None and e.bound in ("before", "until", "by") and e.day:
        direction = 0
    if direction == 0:
        return today.year
    if direction < 0:
        later = this_year > today or (e.direction is not None and (same_month or this_year == today))
        return today.year - later + min(direction + 1, 0)
    earlier = (this_year < today and not same_month) or (e.direction is not None and (same_month or this_year == today))
    return today.year + earlier + max(direction - 1, 0)


def resolve_day(e: Expression, anchor: Anchor | None, tense: Tense) -> Value | None:
    """A day named from today, or a weekday; a weekday said beside a relative word wins over arithmetic."""
    if anchor is None:
        value = f"XXXX-WXX-{e.weekday}" if e.weekday else "XXXX-XX-XX"
        time = f"T{e.clock or e.daypart}" if e.clock or e.daypart else ""
        return Value("TIME" if time else "DATE", value + time, grain=clock_grain(e) if e.clock else "hour" if time else "day")
    today = anchor.date
    if e.offset is not None:
        day = shift(today, e.offset)
        if day and e.weekday and day.isoweekday() != e.weekday:
            near = [candidate for d in (-1, 1, -2, 2, -3, 3) if (candidate := shift(day, d)) and candidate.isoweekday() == e.weekday]
            day = near[0] if near else day
        return day_value(day, e, "published") if day else None
    back = (today.isoweekday() - (e.weekday or 1)) % 7
    if e.direction is not None and e.direction < 0:
        days = -(back or 7) + 7 * (e.direction + 1)
    elif e.direction is not None and e.direction > 0:
        days = ((7 - back) if back else 7) + 7 * (e.direction - 1)
    elif (tense == "future" or e.bound in ("by", "before")) and e.direction is None:
        days = (7 - back) % 7
    else:
        days = -back
    shifted = shift(today, days)
    return day_value(shifted, e, "published") if shifted else None


def resolve_hijri(e: Expression, anchor: Anchor | None, tense: Tense) -> Value | None:
    """A Hijri year, month or day as Gregorian days; a year that is not said is that of the day of publication."""
    year, source = e.year, "explicit"
    if year is None:
        today = hijri_date(anchor.date) if anchor else None
        if today is None:
            return None
        year, source = today[0], "published"
        here = (e.month or 1, e.day or today[2])
        direction = e.direction if e.direction is not None else {"past": -1, "future": 1}.get(tense or "", 0)
        if e.unit == "Y":
            year += e.direction or 0
        elif direction < 0 and (here > today[1:] or (e.direction == -1 and e.day is None and e.month == today[1])):
            year -= 1
        elif direction > 0 and (here < today[1:] or (e.direction == 1 and e.day is None and e.month == today[1])):
            year += 1
    found, until = hijri_days(year, e.month, e.day), hijri_days(year, e.month, e.end_day) if e.end_day else None
    if found is None or (e.end_day and until is None):
        return None
    first, last = found[0], until[1] if until else found[1]
    hijri = "-".join([f"{year:04d}", *(f"{n:02d}" for n in (e.month, e.day) if n)])
    if e.day and not e.end_day:
        return day_value(first, e, source)._replace(calendar="hijri", hijri=hijri)
    grain = "day" if e.end_day else "month" if e.month else "year"
    return dated(f"{first.isoformat()}/{last.isoformat()}", first, last, grain, e.mod, source)._replace(calendar="hijri", hijri=hijri)


def resolve_feast(e: Expression, anchor: Anchor | None, tense: Tense) -> Value | None:
    """The day of a feast: of its year, else the last or the next one."""
    month, day = e.month or 1, e.day or 1
    if e.year is None and anchor is None:
        return Value("DATE", "XXXX-XX-XX" if e.hijri else f"XXXX-{month:02d}-{day:02d}", grain="day")
    today = anchor.date if anchor else dt.date(e.year or 1, 1, 1)
    years = (e.year,) if e.year else (today.year - 1, today.year, today.year + 1)
    days: list[dt.date] = []
    for year in years:
        if not e.hijri:
            days += [found for found in (make_day(year, month, day),) if found]
            continue
        for hijri_year in (year - 580, year - 579, year - 578):
            found_days = hijri_days(hijri_year, month, day)
            if found_days and found_days[0].year == year:
                days.append(found_days[0])
    if not days:
        return None
    days.sort()
    if e.year:
        return day_value(days[0], e, "explicit")
    past, coming = [d for d in days if d <= today], [d for d in days if d >= today]
    back = tense == "past" or (tense is None and bool(past) and (today - past[-1]).days <= _SOON)
    back = e.direction < 0 if e.direction else back
    chosen = past[-1:] if back else coming[:1]
    return day_value(chosen[0], e, "published") if chosen else None
