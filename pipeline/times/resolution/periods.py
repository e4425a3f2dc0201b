"""Values of what is reckoned in units from today or from the date told last: «الشهر الماضي», «أمس», «قبل شهرين», «اليوم التالي», «بعدها بعامين»."""

import datetime as dt
import re

from ..expressions import Date, Shift, reference_of
from .calendars import make_day, nth_weekday, shift, shift_months
from .dates import inside_month, inside_year
from .days import on_weekday, resolve_weekday, unknown_day
from .hijri import hijri_date, hijri_days, shift_hijri_months
from .reckoning import Reckoning, Told
from .values import GRAINS, Value, dated, day_value, days_value, month_value, week_value, written_mod, year_value

_FAR = 100_000
"""Units of the farthest offset that is meant as a date."""
_MONTHS = {"M": 1, "Y": 12, "DE": 120, "CE": 1200}
_SECONDS = {"TH": 3600, "TM": 60, "TS": 1}
_DECADE = 10
_SATURDAY = 6
_FIRST_HALF = 6
"""The last month in which «العام الجديد» is the present year."""


def resolve_shift(e: Date, r: Reckoning) -> Value | None:
    """A date that `shift` places. None if it looks back to a date that the text has not told, or has told only in part."""
    assert e.shift
    told = e.shift.told
    if told and r.told is None and not e.shift.exact:  # «الأسبوع السابق», «الثلاثاء السابق» of a text that has told none
        if e.weekday and e.direction == -1:
            return resolve_weekday(e, r)
        told = e.shift.steps != -1
    if not told:
        if r.today is None:
            return _unknown(e, e.shift)
        if e.shift.unit[0] == "T":
            return _hours(e, e.shift, r)
        return _exactly(e, e.shift, r.today, "published") if e.shift.exact else _whole(e, e.shift, r.today, "published")
    base = _told_base(e.shift, r.told)
    if base is None or e.shift.unit[0] == "T":
        return None
    return _exactly(e, e.shift, base, "context") if e.shift.exact else _whole(e, e.shift, base, "context")


def _told_base(by: Shift, told: Told | None) -> dt.date | None:
    """The day that a shift from the date told starts at: «بعدها» at its end, «قبلها» at its beginning; «اليوم التالي» wants a day told."""
    if told is None or (by.unit not in _MONTHS and by.unit[0] != "T" and told.within("D" if by.unit == "D" or by.exact else "W") is None):
        return None
    if by.exact:
        return told.last if by.steps > 0 else told.first
    return told.within(by.unit)


def _whole(e: Date, by: Shift, base: dt.date, source: str) -> Value | None:
    """The day, week, month, year … so many units on from that of `base`, and what is meant of it."""
    if by.unit == "D" and e.weekday and e.direction:  # «الأحد الموالي»
        away = (e.weekday - base.isoweekday()) % 7 or 7
        day = shift(base, away if e.direction > 0 else away - 7 if away < 7 else -7)
        return day_value(day, e, source) if day else None
    if by.unit == "D":
        day = shift(base, by.steps)
        return day_value(on_weekday(day, e.weekday), e, source) if day else None
    if by.unit == "W":
        return _week(e, shift(base, 7 * by.steps), source)
    if by.unit == "DE":
        return _decade(base.year // _DECADE + by.steps, e.mod, source)
    count = 0 if by.anew and base.month <= _FIRST_HALF else by.steps
    shifted = shift_months(base.replace(day=1), count * _MONTHS[by.unit])
    if shifted is None:
        return None
    if by.unit == "M" and e.weekday and e.day and (hijri := _in_hijri_month(e, by, base, shifted, source)):
        return hijri
    return inside_month(shifted.year, shifted.month, e, source) if by.unit == "M" else inside_year(shifted.year, e, source)


def _in_hijri_month(e: Date, by: Shift, base: dt.date, gregorian: dt.date, source: str) -> Value | None:
    """«السبت التاسع من الشهر الجاري» where the ninth is a Saturday in the Hijri month only."""
    assert e.day
    here = hijri_date(base)
    if here is None or ((day := make_day(gregorian.year, gregorian.month, e.day)) and day.isoweekday() == e.weekday):
        return None
    year, month = divmod(here[0] * 12 + here[1] - 1 + by.steps, 12)
    days = hijri_days(year, month + 1, e.day)
    if days is None or days[0].isoweekday() != e.weekday:
        return None
    value = day_value(days[0], e, source)
    return value and value._replace(calendar="hijri", hijri=f"{year:04d}-{month + 1:02d}-{e.day:02d}")


def _week(e: Date, day: dt.date | None, source: str) -> Value | None:
    """An ISO week, its weekend, or a day of it."""
    if day is None:
        return None
    monday = shift(day, 1 - day.isoweekday())
    sunday = shift(monday, 6) if monday else None
    if monday is None or sunday is None:
        return None
    if e.part == "WE":
        return weekend(day, source)
    weekday = e.weekday or (e.nth.weekday if e.nth else None)
    if weekday:
        found = nth_weekday(monday, sunday, weekday, 1)
        return day_value(found, e, source) if found else None
    if e.nth:
        found = sunday if e.nth.number < 0 else shift(monday, e.nth.number - 1)
        return day_value(found, e, source) if found and found <= sunday else None
    return week_value(day, e.mod, source)


def weekend(day: dt.date, source: str) -> Value | None:
    """Saturday and Sunday of the ISO week of a day."""
    year, week, weekday = day.isocalendar()
    saturday = shift(day, _SATURDAY - weekday)
    sunday = shift(saturday, 1) if saturday else None
    if saturday is None or sunday is None:
        return None
    return Value("DATE", f"{year:04d}-W{week:02d}-WE", saturday.isoformat(), sunday.isoformat(), None, "day", None, source)


def resolve_weekend(e: Date, r: Reckoning) -> Value | None:
    """«نهاية الأسبوع» that nothing places: this week's, or the last one if the sentence is past."""
    if r.today is None:
        return Value("DATE", "XXXX-WXX-WE", grain="day")
    day = shift(r.today, -7 if r.tense == "past" and r.today.isoweekday() < _SATURDAY else 0)
    return weekend(day, "published") if day else None


def _decade(decade: int, mod: str | None, source: str) -> Value | None:
    """«العقد الماضي»: 201 is 2010 to 2019."""
    first = decade * _DECADE
    if not 1 <= first <= 9999 - _DECADE:
        return None
    return dated(f"{decade:03d}X", dt.date(first, 1, 1), dt.date(first + _DECADE - 1, 12, 31), "decade", mod, source)


def _exactly(e: Date, by: Shift, base: dt.date, source: str) -> Value | None:
    """«قبل شهرين»: the value and bounds at the unit's grain, `point` the day to the letter."""
    if abs(by.steps) > _FAR:
        return Value("DATE", reference_of(by.steps), mod=e.mod, anchor=source)
    if by.hijri:
        return _hijri_exactly(e, by, base, source)
    months = _MONTHS.get(by.unit)
    point = shift_months(base, months * by.steps) if months else shift(base, by.steps * (7 if by.unit == "W" else 1))
    if point is None:  # «قبل 6 آلاف سنة»
        return Value("DATE", reference_of(by.steps), mod=e.mod, anchor=source)
    if e.weekday:  # «بعد شهرين يوم الخميس»: the first there is from then on
        on = shift(point, (e.weekday - point.isoweekday()) % 7)
        return day_value(on, e, source) if on else None
    if months is None:
        return day_value(point, e, source)._replace(point=point.isoformat())  # type: ignore[union-attr]
    whole = month_value(point.year, point.month, None, source) if by.unit == "M" else year_value(point.year, None, source)
    return whole and whole._replace(point=point.isoformat(), mod=e.mod)


def _hijri_exactly(e: Date, by: Shift, base: dt.date, source: str) -> Value | None:
    """«بعد سنة هجرية»: the Hijri month or year, the day to the letter as `point`."""
    point = shift_hijri_months(base, by.steps * _MONTHS[by.unit])
    here = hijri_date(point) if point else None
    days = hijri_days(here[0], here[1] if by.unit == "M" else None, None) if here else None
    if point is None or here is None or days is None:
        return None
    written = f"{here[0]:04d}-{here[1]:02d}" if by.unit == "M" else f"{here[0]:04d}"
    value = days_value(*days, GRAINS[by.unit], None, source)
    return value._replace(point=point.isoformat(), mod=e.mod, calendar="hijri", hijri=written)


def _hours(e: Date, by: Shift, r: Reckoning) -> Value | None:
    """«قبل ساعتين», «الدقيقة الماضية»: to the minute, if the time of publication is known."""
    if abs(by.steps) > _FAR:
        return None
    if r.anchor is None or r.anchor.time is None:
        return Value("DATE", reference_of(by.steps), anchor="published")
    try:
        now = dt.datetime.fromisoformat(f"{r.anchor.date.isoformat()}T{r.anchor.time}")
        moment = now + dt.timedelta(seconds=_SECONDS[by.unit] * by.steps)
    except OverflowError:
        return None
    stamp = f"{moment.date().isoformat()}T{moment:%H:%M}"
    return Value("TIME", stamp, stamp, stamp, None, GRAINS[by.unit], written_mod(e.mod), "published")


def _unknown(e: Date, by: Shift) -> Value | None:
    """What is reckoned from a day of publication that is not known."""
    if by.exact or by.unit[0] == "T":
        return Value("DATE", reference_of(by.steps), mod=written_mod(e.mod))
    if by.unit == "D":
        return unknown_day(e)
    unknown = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX"}.get(by.unit)
    if unknown is None:
        return None
    if e.month:
        day = f"-{e.day:02d}" if e.day else ""
        return Value("DATE", f"XXXX-{e.month:02d}{day}", grain="day" if e.day else "month", mod=written_mod(e.mod))
    part = f"-{e.part}" if e.part else f"-{e.day:02d}" if e.day else "-XX" if e.nth and by.unit == "M" else ""
    return Value("DATE", unknown + part, grain="day" if e.day or e.nth else GRAINS[by.unit], mod=written_mod(e.mod))


def resolve_like(e: Date, r: Reckoning) -> Value | None:
    """«الفترة نفسها من العام الماضي», «نفس الشهر من 2014», «نفس التاريخ»: what was told last, moved to the year."""
    told = r.told_period if e.like == "P" else r.told
    base = told and (told.first if e.like == "P" else told.within(e.like or "D"))
    year, source = e.year, "context"
    if year is None and e.shift:
        start = r.told.first if e.shift.told and r.told else r.today
        year = start.year + e.shift.steps if start and not (e.shift.told and r.told is None) else None
    elif year is None and base:
        year = base.year
    if year is None:
        return None
    if told is None or base is None:  # the year is said, only the period is not known
        return year_value(year, None, "explicit" if e.year else "published")
    if e.like == "M":
        return month_value(year, base.month, None, source)
    if e.like == "D":
        day = make_day(year, base.month, base.day)
        return day_value(day, e, source) if day else None
    return _moved(told, year - told.first.year, source)


def _moved(told: Told, years: int, source: str) -> Value | None:
    """A period told, so many years on: the years in its value and its bounds."""
    first, last = shift_months(told.first, 12 * years), shift_months(told.last, 12 * years)
    if first is None or last is None:
        return None
    if re.fullmatch(r"\d{4}-\d\d", told.value):
        return month_value(first.year, first.month, None, source)
    value = re.sub(r"\b\d{4}(?=-)", lambda year: f"{int(year[0]) + years:04d}", told.value)
    grain = "quarter" if "-Q" in value else "half" if "-H" in value else "month"
    return Value("DATE", value, first.isoformat(), last.isoformat(), None, grain, None, source)
