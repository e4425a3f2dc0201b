"""Times of day: «الساعة 10:30», «الساعة الخامسة والنصف مساء أمس», «الثالثة إلا ربعاً فجراً», «18:00 بتوقيت غرينتش»."""

import re

from .cursor import Cursor, Expression
from .days import read_calendar_date, read_day

_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?")
_LOOSE_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.,،]([0-5]\d)")  # after «الساعة»: «05,05», «3.46»
_NOON = 12
_DAWN = 6


def read_clock(c: Cursor, i: int) -> Expression | None:
    """A time of day, with its part of day, zone and day.

    A bare hour («الخامسة») is one only behind a preposition and before a part of day: «النسخة الخامسة مساء أمس» is no hour.
    """
    named = c.among(i, "hour_noun")
    at = i + named
    match = _CLOCK.fullmatch(c.digits(at))
    seconds = f":{match[3]}" if match and match[3] else ""
    match = match or (_LOOSE_CLOCK.fullmatch(c.digits(at)) if named else None)
    if match:
        hour, minute, last = int(match[1]), int(match[2]), at
    else:
        number = c.numbers.get(at)
        if number is None or number.kind not in ("cardinal", "ordinal") or not 0 <= number.value <= 24:
            return None
        if not named and not ((i == 0 or c.among(i - 1, "before_clock")) and (number.kind == "cardinal" or c.key(i).startswith("ال"))):
            return None
        hour, last = int(number.value), number.last
        minute = round((number.value - hour) * 60)
        if minute == 0:
            last, minute = _read_minutes(c, last)
            hour, minute = (hour - 1, minute + 60) if minute < 0 else (hour, minute)
    tail = _read_daypart(c, last + 1)
    if not (named or match or tail):
        return None
    tonight = False
    if tail:
        last, daypart, tonight = tail
        hour = _in_daypart(hour, daypart)
    clock = f"{hour % 24:02d}:{minute:02d}{seconds}"
    last = _read_zone(c, last)
    return _with_day(c, Expression(i, last, "clock", clock=clock), tonight=tonight)


def _read_minutes(c: Cursor, last: int) -> tuple[int, int]:
    """(last token, minutes) of «والنصف», «و20 دقيقة», «إلا ربعاً» behind a full hour; the minutes to come are negative."""
    less = c.among(last + 1, "less")
    if not less and c.key(last + 1) != "و":
        return last, 0
    at = last + 2
    if minutes := c.lexicon.minutes.get(c.key(at)):
        return at, -minutes if less else minutes
    number = c.whole(at, 1, 59)
    if number is None or number.kind != "cardinal":
        return last, 0
    unit = c.unit(number.last + 1)
    minutes = unit is not None and unit.iso == "TM"
    if not minutes and not less:
        return last, 0
    return number.last + minutes, -int(number.value) if less else int(number.value)


def _read_daypart(c: Cursor, i: int) -> tuple[int, str, bool] | None:
    """(last token, part of day, is it today's) of «مساءً», «من بعد الظهر», «العصر», «هذه الليلة»."""
    at = i + (c.among(i, "of") or c.among(i, "inside"))
    if c.among(at, "hour_morning"):
        return at, "MO", False
    if c.among(at, "hour_evening"):
        return at, "EV", False
    this = c.among(at, "this")
    found = c.word(at + this, "daypart", "daypart_of_clock")
    return (found[0], found[1].value, this) if found else None


def _in_daypart(hour: int, daypart: str) -> int:
    """The hour of 24: five in the evening is 17, twelve at night is 0."""
    if hour == _NOON:
        return 0 if daypart in ("MO", "NI") else hour
    afternoon = daypart in ("AF", "EV") or (daypart == "NI" and hour >= _DAWN) or (daypart == "MI" and hour < _DAWN)
    return hour + _NOON if afternoon and 1 <= hour < _NOON else hour


def _read_zone(c: Cursor, last: int) -> int:
    """The last token of «بتوقيت غرينتش», «بالتوقيت المحلي», «ت.غ» behind a time, with brackets."""
    opened = c.key(last + 1) == "("
    at = last + 1 + opened
    at += c.key(at) == "ب"
    if c.among(at, "zone"):
        end = at + 1
    elif c.among(at, "local_zone"):
        end = at
    else:
        return last
    if opened:
        return end + 1 if c.key(end + 1) == ")" else last
    return end if end < c.count else last


def _with_day(c: Cursor, clock: Expression, *, tonight: bool) -> Expression:
    """The time with the day that follows it: «الساعة الخامسة مساء أمس», «10:30 من يوم الأحد»."""
    if tonight:
        return clock._replace(form="day", offset=0)
    at = clock.last + 1
    at += c.among(at, "of") or c.key(at) == "،"
    day = read_calendar_date(c, at) or read_day(c, at) if at < c.count else None
    if day is None or day.daypart or day.end_day or (day.form == "date" and day.day is None) or day.form == "period":
        return clock
    return day._replace(first=clock.first, clock=clock.clock)
