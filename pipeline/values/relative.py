"""Values of what is reckoned from the day of publication: offsets, periods, weekends, seasons, decades and centuries."""

import datetime as dt

from .calendars import SEASONS, make_day, part_of_year, shift, shift_months
from .cursor import Expression, reference_of
from .timevalues import GRAINS, Anchor, Tense, Value, dated, day_value, part_value, period_of, written_mod

# The month from which on "last", "this" and "next" season speak of the one that begins in the year.
_SEASON_STARTS = {"school": (6, 9, 9), "sport": (6, 7, 9), "fiscal": (6, 7, 9)}
_FAR = 100_000
"""Units of the farthest offset that is meant as a date."""


def resolve_offset(e: Expression, anchor: Anchor | None) -> Value | None:
    """«قبل شهرين»: the value and bounds at the unit's grain, `point` the day to the letter."""
    unit, count = e.unit or "", e.offset or 0
    if anchor is None:
        return Value("DATE", reference_of(count), mod=e.mod)
    if abs(count) > _FAR:
        return None
    if unit.startswith("T"):
        if anchor.time is None:
            return Value("DATE", reference_of(count), anchor="published")
        try:
            moment = dt.datetime.fromisoformat(f"{anchor.date.isoformat()}T{anchor.time}") + dt.timedelta(
                seconds={"TH": 3600, "TM": 60, "TS": 1}[unit] * count
            )
        except OverflowError:
            return None
        stamp = f"{moment.date().isoformat()}T{moment:%H:%M}"
        return Value("TIME", stamp, stamp, stamp, None, GRAINS[unit], e.mod, "published")
    months = {"M": 1, "Y": 12, "DE": 120, "CE": 1200}.get(unit)
    point = shift_months(anchor.date, months * count) if months else shift(anchor.date, count * (7 if unit == "W" else 1))
    if point is None:
        return None
    if months is None:
        return Value("DATE", point.isoformat(), point.isoformat(), point.isoformat(), point.isoformat(), "day", e.mod, "published")
    whole = period_of(point, "M" if unit == "M" else "Y")
    return whole._replace(point=point.isoformat(), mod=e.mod)


def resolve_period(e: Expression, anchor: Anchor | None, tense: Tense) -> Value | None:
    """«الشهر الماضي», «هذا الأسبوع», «الربع الأول من العام الجاري», «السادس من الشهر المقبل», «نهاية الأسبوع»."""
    unit, direction = e.unit or "", e.direction or 0
    if anchor is None:
        unknown = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX"}.get(unit)
        part = f"-{e.part}" if e.part else f"-{e.day:02d}" if e.day else ""
        return Value("DATE", unknown + part, grain="day" if e.day else GRAINS[unit], mod=written_mod(e)) if unknown else None
    today = anchor.date
    if e.part == "WE":
        return _weekend(e, today, tense)
    if e.part in SEASONS and direction:
        return _last_or_next_season(e.part or "", today, direction, e)
    if e.part:
        return part_value(today.year + direction, e.part, e, "published")
    if unit in ("Y", "M"):
        shifted = shift_months(today.replace(day=1), direction * (12 if unit == "Y" else 1))
    elif unit in ("W", "D"):
        shifted = shift(today, direction * (7 if unit == "W" else 1))
    else:
        return _resolve_long_period(unit, direction, today)
    if shifted and e.day:
        day = make_day(shifted.year, shifted.month, e.day)
        return day_value(day, e, "published") if day else None
    return period_of(shifted, unit, e.mod) if shifted else None


def _last_or_next_season(part: str, today: dt.date, direction: int, e: Expression) -> Value | None:
    """«الصيف الماضي»: the last that is over; «الصيف المقبل»: the next that has not begun."""
    for year in sorted(range(max(1, today.year - 2), today.year + 3), reverse=direction < 0):
        season = part_of_year(year, part)
        if season and (season[1] < today if direction < 0 else season[0] > today):
            return part_value(year, part, e, "published")
    return None


def _weekend(e: Expression, today: dt.date, tense: Tense) -> Value | None:
    """«نهاية الأسبوع»: Saturday and Sunday of the ISO week, the last one if the sentence is past."""
    weeks = e.direction if e.direction is not None else -1 if tense == "past" and today.isoweekday() < 6 else 0
    day = shift(today, 7 * weeks)
    if day is None:
        return None
    year, week, weekday = day.isocalendar()
    saturday = day + dt.timedelta(6 - weekday)
    return dated(f"{year:04d}-W{week:02d}-WE", saturday, saturday + dt.timedelta(1), "day", None, "published")


def resolve_century(e: Expression, anchor: Anchor | None) -> Value | None:
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
    return dated(value, dt.date(year, 1, 1), dt.date(year + length - 1, 12, 31), e.form, e.mod, "explicit" if e.year else "published")


def resolve_season(e: Expression, anchor: Anchor | None) -> Value | None:
    """«الموسم الماضي», «العام الدراسي المقبل»: "2017/2018"."""
    if anchor is None:
        return Value("DATE", "XXXX", grain="year")
    past, current, coming = _SEASON_STARTS[e.part or "sport"]
    direction = e.direction or 0
    first_month = past if direction < 0 else coming if direction > 0 else current
    year = (
        anchor.date.year
        - (anchor.date.month < first_month)
        + (1 if direction == 3 and 6 <= anchor.date.month < coming else 0 if direction == 3 else direction)
    )
    return Value("DATE", f"{year}/{year + 1}", f"{year}-01-01", f"{year + 1}-12-31", grain="year", mod=written_mod(e), anchor="published")


def _resolve_long_period(unit: str, direction: int, today: dt.date) -> Value | None:
    """«العقد الماضي», «القرن الحالي»."""
    length = {"DE": 10, "CE": 100}.get(unit)
    if length is None:
        return None
    first = (today.year // length + direction) * length
    if not 1 <= first <= 9999 - length:
        return None
    value = f"{first // 10:03d}X" if unit == "DE" else f"{first // 100:02d}XX"
    return Value("DATE", value, f"{first:04d}-01-01", f"{first + length - 1:04d}-12-31", None, GRAINS[unit], None, "published")
