"""From what a time expression says to a calendar date: TIMEX3 values, bounds and grain, seen from the day of publication.

Policies are those of the output contract: a bare weekday is the nearest in the direction of the sentence's tense; a month without year the
nearest in that direction, or of the year of publication where the sentence has no tense; «الأسبوع الماضي» is the ISO week before.
Without a day of publication the value keeps its unknown parts as X and has no bounds. Hijri dates are in `hijri`, ranges in `spans`.
"""

import datetime as dt
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from .calendars import SEASONS, days_in, hijri_date, hijri_days, make_day, part_of_year, shift, shift_months
from .cursor import Expression
from .durations import write_period

Tense = Literal["past", "present"] | Literal["future"] | None

_GRAINS: dict[str, Any] = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second", "DE": "decade", "CE": "century"}
# First and last hour of the parts of a day (output contract).
_DAYPARTS = {"MO": (6, 12), "MI": (12, 12), "AF": (12, 18), "EV": (18, 24), "NI": (20, 28)}
# The month from which on "this", "last" and "next" season speak of the one that begins in the year.
_SEASON_STARTS = {"school": (6, 9, 9), "sport": (6, 7, 9), "fiscal": (6, 7, 9)}
_SOON = 15
_FAR = 100_000


class Anchor(NamedTuple):
    """What relative expressions are relative to: the publication date, with its time if one is known."""

    date: dt.date
    time: str | None = None  # HH:MM


class Value(NamedTuple):
    """A resolved expression: the fields of a Timex besides its place in the text."""

    type: str
    value: str
    earliest: str | None = None
    latest: str | None = None
    point: str | None = None
    grain: str | None = None
    mod: str | None = None
    anchor: str | None = None
    calendar: str = "gregorian"
    hijri: str | None = None


def resolve(expression: Expression, anchor: Anchor | None, tense: Tense) -> Value | None:
    """The calendar value of an expression; None for a date that does not exist («31 فبراير»)."""
    if expression.form == "range":
        return _resolve_range(expression, anchor, tense)
    value = _resolve_one(expression, anchor, tense)
    return _open_range(value, expression.bound) if value and expression.bound else value


def _resolve_one(e: Expression, anchor: Anchor | None, tense: Tense) -> Value | None:
    if e.form == "length":
        smallest = e.more[-1][0] if e.more else e.unit or ""
        return Value("DURATION", write_period(e.unit or "", e.amount, e.more), grain=_GRAINS[smallest], mod=e.mod)
    if e.form == "set":
        return Value("SET", write_period(e.unit or "", e.amount), grain=_GRAINS[e.unit or ""])
    if e.form == "clock":
        moment = f"{anchor.date.isoformat()}T{e.clock}" if anchor else None
        return Value("TIME", f"{anchor.date.isoformat() if anchor else 'XXXX-XX-XX'}T{e.clock}", moment, moment, grain="minute", anchor="published" if anchor else None)
    if e.form == "ref":
        return _resolve_reference(e, anchor)
    if e.form == "feast":
        return _resolve_feast(e, anchor, tense)
    if e.hijri:
        return _resolve_hijri(e, anchor, tense)
    if e.form == "date":
        return _resolve_date(e, anchor, tense)
    if e.form == "day":
        return _resolve_day(e, anchor, tense)
    if e.form == "offset":
        return _resolve_offset(e, anchor)
    if e.form in ("decade", "century"):
        return _resolve_century(e, anchor)
    if e.form == "season":
        return _resolve_season(e, anchor)
    return _resolve_period(e, anchor, tense)


# -- ranges


def _resolve_range(e: Expression, anchor: Anchor | None, tense: Tense) -> Value | None:
    """«من 1 يناير إلى 30 يونيو 2018»: the first of the start to the last of the end, whose year, month or day the start may borrow."""
    start, end = e.start, e.end
    if start is None or end is None:
        return None
    if start.form == "date" and start.year is None and start.direction is None and start.month is not None:
        start = start._replace(year=end.year, direction=end.direction, unit=end.unit)
    last = _resolve_one(end, anchor, tense)
    if start.form == "clock" and end.form in ("day", "date"):
        start = end._replace(clock=start.clock)
    elif end.form == "clock" and start.form in ("day", "date"):
        last = _resolve_one(start._replace(clock=end.clock), anchor, tense)
    first = _resolve_one(start, anchor, tense)
    if first is None or last is None:
        return None
    if first.earliest and last.latest and first.earliest > last.latest:
        first, last = _in_order(start, end, first, last, anchor, tense)
    whole = first.value if first.value == last.value else f"{first.value}/{last.value}"
    return Value(first.type, whole, first.earliest, last.latest, grain=last.grain, anchor=first.anchor or last.anchor, calendar=last.calendar, hijri=last.hijri)


def _in_order(start: Expression, end: Expression, first: Value, last: Value, anchor: Anchor | None, tense: Tense) -> tuple[Value, Value]:
    """A range whose end comes out before its start: the end is of the week after, or the start of the year before."""
    if end.form == "day" and end.offset is None and last.latest and (later := shift(dt.date.fromisoformat(last.latest[:10]), 7)):
        return first, _day_value(later, end, "published")
    if start.form == "date" and start.year and first.earliest and start.month and (moved := _resolve_one(start._replace(year=start.year - 1), anchor, tense)):
        return moved, last
    return first, last


def _open_range(value: Value, bound: str | None) -> Value:
    """«قبل الجمعة», «حتى 2015», «منذ 18:00»: one side is open, and the day itself is out of it with before and after."""
    if value.earliest is None or value.latest is None or bound == "by":
        return value
    timed = "T" in value.value
    if bound == "since":
        return value._replace(latest=None)
    if bound == "until":
        return value._replace(earliest=None)
    if bound == "before":
        day_before = value.earliest if timed else _next_day(value.earliest, -1)
        return value._replace(earliest=None, latest=day_before, mod="before")
    day_after = value.latest if timed else _next_day(value.latest, 1)
    return value._replace(earliest=day_after, latest=None, mod="after")


def _next_day(day: str, days: int) -> str | None:
    try:
        moved = shift(dt.date.fromisoformat(day), days)
    except ValueError:
        return None
    return moved.isoformat() if moved else None


# -- dates


def _resolve_reference(e: Expression, anchor: Anchor | None) -> Value:
    if e.ref == "PRESENT_REF" and anchor:
        now = anchor.date.isoformat() + (f"T{anchor.time}" if anchor.time else "")
        return Value("DATE", "PRESENT_REF", now, now, anchor="published")
    return Value("DATE", e.ref or "", anchor="published" if anchor else None)


def _resolve_date(e: Expression, anchor: Anchor | None, tense: Tense) -> Value | None:
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
        return Value("DATE", f"XXXX-{e.month:02d}{days}" + (f"/XXXX-{e.month:02d}-{e.end_day:02d}" if e.end_day else ""), grain="day" if e.day else "month", mod=_mod(e))
    if e.part:
        return _part_value(year, e.part, e, source)
    if year < 1:
        return Value("DATE", f"{year:05d}", grain="year", anchor=source)
    if e.month is None:
        return _dated(f"{year:04d}", dt.date(year, 1, 1), dt.date(year, 12, 31), "year", e.mod, source)
    if not 1 <= e.month <= 12:
        return None
    if e.day is None:
        return _dated(f"{year:04d}-{e.month:02d}", dt.date(year, e.month, 1), dt.date(year, e.month, days_in(year, e.month)), "month", e.mod, source)
    day, end = make_day(year, e.month, e.day), make_day(year, e.month, e.end_day) if e.end_day else None
    if day is None or (e.end_day and end is None):
        return None
    if end:
        return Value("DATE", f"{day.isoformat()}/{end.isoformat()}", day.isoformat(), end.isoformat(), grain="day", anchor=source)
    return _day_value(day, e, source)


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


def _part_value(year: int, part: str, e: Expression, source: str) -> Value | None:
    """A quarter, half or season of a year."""
    found = part_of_year(year, part)
    return _dated(f"{year}-{part}", found[0], found[1], found[2], e.mod, source) if found else None


def _resolve_hijri(e: Expression, anchor: Anchor | None, tense: Tense) -> Value | None:
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
        return _day_value(first, e, source)._replace(calendar="hijri", hijri=hijri)
    grain = "day" if e.end_day else "month" if e.month else "year"
    return _dated(f"{first.isoformat()}/{last.isoformat()}", first, last, grain, e.mod, source)._replace(calendar="hijri", hijri=hijri)


def _resolve_feast(e: Expression, anchor: Anchor | None, tense: Tense) -> Value | None:
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
        return _day_value(days[0], e, "explicit")
    past, coming = [d for d in days if d <= today], [d for d in days if d >= today]
    back = tense == "past" or (tense is None and bool(past) and (today - past[-1]).days <= _SOON)
    back = e.direction < 0 if e.direction else back
    chosen = past[-1:] if back else coming[:1]
    return _day_value(chosen[0], e, "published") if chosen else None


def _dated(value: str, first: dt.date, last: dt.date, grain: str, mod: str | None, source: str) -> Value:
    """A period as a value; start, mid and end of it narrow the bounds to a third, «نهاية» to the second half."""
    days = (last - first).days + 1
    third = days // 3
    if mod == "start" and third:
        last = first + dt.timedelta(third - 1)
    elif mod == "end" and third:
        first = first + dt.timedelta(2 * third)
    elif mod == "second_half":
        first = first + dt.timedelta(days // 2)
    elif mod == "mid" and third:
        first, last = first + dt.timedelta(third), first + dt.timedelta(2 * third - 1)
    return Value("DATE", value, first.isoformat(), last.isoformat(), None, grain, "end" if mod == "second_half" else mod, source)


def _mod(e: Expression) -> str | None:
    return "end" if e.mod == "second_half" else e.mod


def _day_value(day: dt.date, e: Expression, source: str) -> Value:
    """A day, or its hour or part of day."""
    value = day.isoformat()
    if e.clock:
        moment = f"{value}T{e.clock}"
        return Value("TIME", moment, moment, moment, None, "minute", None, source)
    if e.daypart:
        first, last = (f"{moved.isoformat()}T{hours % 24:02d}:00" if (moved := shift(day, hours // 24)) else None for hours in _DAYPARTS[e.daypart])
        return Value("TIME", f"{value}T{e.daypart}", first, last, None, "hour", None, source)
    return Value("DATE", value, value, value, None, "day", _mod(e), source)


def _resolve_day(e: Expression, anchor: Anchor | None, tense: Tense) -> Value | None:
    """A day named from today, or a weekday; a weekday said beside a relative word wins over arithmetic."""
    if anchor is None:
        value = f"XXXX-WXX-{e.weekday}" if e.weekday else "XXXX-XX-XX"
        time = f"T{e.clock or e.daypart}" if e.clock or e.daypart else ""
        return Value("TIME" if time else "DATE", value + time, grain="minute" if e.clock else "hour" if time else "day")
    today = anchor.date
    if e.offset is not None:
        day = shift(today, e.offset)
        if day and e.weekday and day.isoweekday() != e.weekday:
            near = [candidate for d in (-1, 1, -2, 2, -3, 3) if (candidate := shift(day, d)) and candidate.isoweekday() == e.weekday]
            day = near[0] if near else day
        return _day_value(day, e, "published") if day else None
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
    return _day_value(shifted, e, "published") if shifted else None


def _resolve_offset(e: Expression, anchor: Anchor | None) -> Value | None:
    """«قبل شهرين»: the value and bounds at the unit's grain, `point` the day to the letter."""
    unit, count = e.unit or "", e.offset or 0
    if anchor is None:
        return Value("DATE", "PAST_REF" if count < 0 else "FUTURE_REF", mod=e.mod)
    if abs(count) > _FAR:
        return None
    if unit.startswith("T"):
        if anchor.time is None:
            return Value("DATE", "PAST_REF" if count < 0 else "FUTURE_REF", anchor="published")
        try:
            moment = dt.datetime.fromisoformat(f"{anchor.date.isoformat()}T{anchor.time}") + dt.timedelta(seconds={"TH": 3600, "TM": 60, "TS": 1}[unit] * count)
        except OverflowError:
            return None
        stamp = f"{moment.date().isoformat()}T{moment:%H:%M}"
        return Value("TIME", stamp, stamp, stamp, None, _GRAINS[unit], e.mod, "published")
    months = {"M": 1, "Y": 12, "DE": 120, "CE": 1200}.get(unit)
    point = shift_months(anchor.date, months * count) if months else shift(anchor.date, count * (7 if unit == "W" else 1))
    if point is None:
        return None
    if months is None:
        return Value("DATE", point.isoformat(), point.isoformat(), point.isoformat(), point.isoformat(), "day", e.mod, "published")
    whole = _period_of(point, "M" if unit == "M" else "Y")
    return whole._replace(point=point.isoformat(), mod=e.mod)


# -- periods


def _resolve_period(e: Expression, anchor: Anchor | None, tense: Tense) -> Value | None:
    """«الشهر الماضي», «هذا الأسبوع», «الربع الأول من العام الجاري», «السادس من الشهر المقبل», «نهاية الأسبوع»."""
    unit, direction = e.unit or "", e.direction or 0
    if anchor is None:
        unknown = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX"}.get(unit)
        part = f"-{e.part}" if e.part else f"-{e.day:02d}" if e.day else ""
        return Value("DATE", unknown + part, grain="day" if e.day else _GRAINS[unit], mod=_mod(e)) if unknown else None
    today = anchor.date
    if e.part == "WE":
        return _weekend(e, today, tense)
    if e.part in SEASONS and direction:
        return _last_or_next_season(e.part or "", today, direction, e)
    if e.part:
        return _part_value(today.year + direction, e.part, e, "published")
    if unit in ("Y", "M"):
        shifted = shift_months(today.replace(day=1), direction * (12 if unit == "Y" else 1))
    elif unit in ("W", "D"):
        shifted = shift(today, direction * (7 if unit == "W" else 1))
    else:
        return _resolve_long_period(unit, direction, today)
    if shifted and e.day:
        day = make_day(shifted.year, shifted.month, e.day)
        return _day_value(day, e, "published") if day else None
    return _period_of(shifted, unit, e.mod) if shifted else None


def _last_or_next_season(part: str, today: dt.date, direction: int, e: Expression) -> Value | None:
    """«الصيف الماضي»: the last that is over; «الصيف المقبل»: the next that has not begun."""
    for year in sorted(range(max(1, today.year - 2), today.year + 3), reverse=direction < 0):
        season = part_of_year(year, part)
        if season and (season[1] < today if direction < 0 else season[0] > today):
            return _part_value(year, part, e, "published")
    return None


def _weekend(e: Expression, today: dt.date, tense: Tense) -> Value | None:
    """«نهاية الأسبوع»: Saturday and Sunday of the ISO week, the last one if the sentence is past."""
    weeks = e.direction if e.direction is not None else -1 if tense == "past" and today.isoweekday() < 6 else 0
    day = shift(today, 7 * weeks)
    if day is None:
        return None
    year, week, weekday = day.isocalendar()
    saturday = day + dt.timedelta(6 - weekday)
    return _dated(f"{year:04d}-W{week:02d}-WE", saturday, saturday + dt.timedelta(1), "day", None, "published")


def _resolve_century(e: Expression, anchor: Anchor | None) -> Value | None:
    """«الثمانينيات», «ستينيات القرن التاسع عشر», «القرن العشرون»."""
    year = e.year
    if year is None:
        if anchor is None or e.direction is None:
            return None
        year = (anchor.date.year // 100 + e.direction) * 100 + (e.offset or 0)
    length = 10 if e.form == "decade" else 100
    if not 1 <= year <= 9999 - length:
        return None
    value = f"{year // 10:03d}X" if length == 10 else f"{year // 100:02d}XX"
    return _dated(value, dt.date(year, 1, 1), dt.date(year + length - 1, 12, 31), e.form, e.mod, "explicit" if e.year else "published")


def _resolve_season(e: Expression, anchor: Anchor | None) -> Value | None:
    """«الموسم الماضي», «العام الدراسي المقبل»: "2017/2018"."""
    if anchor is None:
        return Value("DATE", "XXXX", grain="year")
    past, current, coming = _SEASON_STARTS[e.part or "sport"]
    direction = e.direction or 0
    first_month = past if direction < 0 else coming if direction > 0 else current
    year = anchor.date.year - (anchor.date.month < first_month) + (1 if direction == 3 and 6 <= anchor.date.month < coming else 0 if direction == 3 else direction)
    return Value("DATE", f"{year}/{year + 1}", f"{year}-01-01", f"{year + 1}-12-31", grain="year", mod=_mod(e), anchor="published")


def _resolve_long_period(unit: str, direction: int, today: dt.date) -> Value | None:
    """«العقد الماضي», «القرن الحالي»."""
    length = {"DE": 10, "CE": 100}.get(unit)
    if length is None:
        return None
    first = (today.year // length + direction) * length
    if not 1 <= first <= 9999 - length:
        return None
    value = f"{first // 10:03d}X" if unit == "DE" else f"{first // 100:02d}XX"
    return Value("DATE", value, f"{first:04d}-01-01", f"{first + length - 1:04d}-12-31", None, _GRAINS[unit], None, "published")


def _period_of(day: dt.date, unit: str, mod: str | None = None) -> Value:
    """The year, month, ISO week or day that a day lies in."""
    if unit == "Y":
        return _dated(f"{day.year:04d}", dt.date(day.year, 1, 1), dt.date(day.year, 12, 31), "year", mod, "published")
    if unit == "M":
        return _dated(f"{day.year:04d}-{day.month:02d}", day.replace(day=1), day.replace(day=days_in(day.year, day.month)), "month", mod, "published")
    if unit == "W":
        year, week, weekday = day.isocalendar()
        first = shift(day, 1 - weekday) or day
        return _dated(f"{year:04d}-W{week:02d}", first, shift(first, 6) or first, "week", mod, "published")
    return _dated(day.isoformat(), day, day, "day", mod, "published")


def parse_published(published: str | None) -> Anchor | None:
    """The anchor of an ISO date or date-time.

    >>> parse_published("2020-07-07T10:30:00")
    Anchor(date=datetime.date(2020, 7, 7), time='10:30')
    """
    if not published:
        return None
    if len(published) > 10:
        moment = dt.datetime.fromisoformat(published)
        return Anchor(moment.date(), moment.strftime("%H:%M"))
    return Anchor(dt.date.fromisoformat(published))


def count_of(value: Decimal) -> int | float:
    """A decimal as a JSON number: an int where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)
