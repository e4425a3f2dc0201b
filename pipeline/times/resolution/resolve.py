"""From what time expressions say to calendar values, one after the other, so that «اليوم التالي» knows which day was told before it.

Policies are those of the output contract: a bare weekday is the nearest in the direction of the sentence's tense; a month without year the
nearest in that direction, or of the year of publication where the sentence has no tense; «الأسبوع الماضي» is the ISO week before.
Without a day of publication the value keeps its unknown parts as X and has no bounds.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from ..expressions import Date, Expression, Length, Range, Reference, Repeat, SchoolYear
from .dates import resolve_calendar_date, resolve_season_of_year
from .days import resolve_clock, resolve_weekday
from .feasts import resolve_feast
from .hijri import DAYS_APART, hijri_days
from .hijri_dates import resolve_hijri
from .lengths import resolve_length, resolve_repeat
from .longer import resolve_century, resolve_school_year
from .periods import resolve_like, resolve_shift, resolve_weekend
from .ranges import open_range, resolve_range
from .reckoning import Anchor, Reckoning, Tense, Told
from .values import Value

_DATED = re.compile(r"-?\d{4}(-[^/]+)?(/.+)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SEASON = re.compile(r"(\d{4})/\d{4}")
_NEAR = 10
"""Tokens from a day to the hour that belongs to it."""
_FORGOTTEN = 120
"""Tokens after which no reader takes «ذلك العام» for the year told last."""


def resolve_all(
    expressions: Iterable[Expression], anchor: Anchor | None, tense_of: Callable[[Expression], Tense]
) -> Iterator[tuple[Expression, Value]]:
    """The expressions of a text with their values, in order; those without one («31 فبراير», «اليوم التالي» of nothing) are left out."""
    told: Told | None = None
    period: Told | None = None
    season: int | None = None
    told_at = -_FORGOTTEN
    for expression in expressions:
        if expression.first - told_at > _FORGOTTEN:
            told = period = None
        near = told.within("D") if told and expression.first - told_at < _NEAR else None
        r = Reckoning(anchor, lambda e=expression: tense_of(e), told, period, season, near)  # type: ignore[misc]
        expression, value = _length_of_story(expression, r) or (expression, resolve(expression, r))
        if value is None:
            continue
        yield expression, _with_bound(expression, value)
        if value.earliest is None or value.latest is None or not _DATED.fullmatch(value.value) or (told and _is_today(expression)):
            continue
        first = dt.date.fromisoformat(value.earliest[:10])
        told = Told(value.value, first, first if value.type == "TIME" and "/" not in value.value else dt.date.fromisoformat(value.latest[:10]))
        told_at = expression.last
        if value.grain in ("month", "quarter", "half", "season"):
            period = told
        if match := _SEASON.fullmatch(value.value):
            season = int(match[1])


def _is_today(e: Expression) -> bool:
    """Is it «اليوم»? Whoever tells a story says when he tells it («قال الوزير اليوم»), and «اليوم التالي» is not reckoned from that."""
    return isinstance(e, Date) and e.shift is not None and e.shift.unit == "D" and e.shift.steps == 0 and not e.shift.told


def _length_of_story(e: Expression, r: Reckoning) -> tuple[Expression, Value | None] | None:
    """«أظهرت الأشعة بعد خمسة أسابيع»: behind a past verb «بعد» counts from what is told, so only the length is known, without its «بعد»."""
    if not isinstance(e, Date) or not e.shift or not e.shift.exact or e.shift.told or e.shift.steps < 0 or e.weekday or r.tense != "past":
        return None
    length = Length(e.first + 1, e.last, ((e.shift.unit, Decimal(e.shift.steps)),), mod=e.mod)
    return length, resolve_length(length, r)


def resolve(e: Expression, r: Reckoning) -> Value | None:
    """The calendar value of one expression, closed on both sides; None for a date that does not exist."""
    match e:
        case Date():
            return _resolve_date(e, r)
        case Range():
            return resolve_range(e, r, lambda end: _resolve_date(end, r))
        case SchoolYear():
            return resolve_school_year(e, r)
        case Length():
            return resolve_length(e, r)
        case Repeat():
            return resolve_repeat(e)
        case Reference():
            return _resolve_reference(e, r)


def _with_bound(e: Expression, value: Value) -> Value:
    return open_range(value, e.bound, e.mod) if isinstance(e, Date | SchoolYear) and e.bound else value


def _resolve_date(e: Date, r: Reckoning) -> Value | None:
    """A date, by what it says."""
    if e.feast:
        return resolve_feast(e, r)
    if e.like:
        return resolve_like(e, r)
    if e.hijri or (e.shift and e.shift.hijri and not e.shift.exact):
        return resolve_hijri(e, r)
    if e.century is not None or e.decade is not None or (e.shift and e.shift.unit == "CE" and not e.shift.exact):
        return resolve_century(e, r)
    if e.shift:
        return resolve_shift(e, r)
    if e.month is not None or e.year is not None:
        return resolve_calendar_date(e, r)
    if e.part == "WE":
        return resolve_weekend(e, r)
    if e.part:
        return resolve_season_of_year(e, r)
    return resolve_weekday(e, r) if e.weekday else resolve_clock(e, r)


def _resolve_reference(e: Reference, r: Reckoning) -> Value:
    if e.after and r.tense == "past":
        return Value("DATE", "PAST_REF", anchor="published" if r.anchor else None)
    if e.ref == "PRESENT_REF" and r.anchor:
        now = r.anchor.date.isoformat() + (f"T{r.anchor.time}" if r.anchor.time else "")
        return Value("DATE", "PRESENT_REF", now, now, anchor="published")
    return Value("DATE", e.ref, anchor="published" if r.anchor else None)


def disagreement(e: Expression, value: Value) -> str | None:
    """What is wrong with a date that is told in both calendars, or with its weekday; None if they agree, or only one is told.

    The Gregorian date stands. The Hijri one may be a day or two off, for months begin when the moon is seen.
    """
    if not isinstance(e, Date) or not _DAY.match(value.value) or e.day is None or e.end_day or e.nth:
        return None
    day = dt.date.fromisoformat(value.value[:10]) - dt.timedelta(e.clock == "24:00")
    if e.beside and e.beside[0] and e.beside[1] and e.beside[2]:
        other = hijri_days(e.beside[0], e.beside[1], e.beside[2])
        if other is None or abs(other[0] - day) > DAYS_APART:
            written = "{:04d}-{:02d}-{:02d}".format(*e.beside)
            return f"{value.value} is not {written} of the Hijri calendar" + (f", which is {other[0].isoformat()}" if other else "")
    if e.weekday and e.year is not None and day.isoweekday() != e.weekday:
        return f"{value.value} is a {day:%A}, not a {dt.date(2024, 1, e.weekday):%A}"
    return None
