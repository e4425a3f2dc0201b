"""Times of day: «الساعة 10:30», «الساعة الخامسة والنصف مساء أمس», «الثالثة إلا ربعاً فجراً», «من الثامنة إلى العاشرة صباحاً», «18:00 بتوقيت غرينتش»."""

import re
from typing import NamedTuple

from ..expressions import Date, Range
from .calendar_dates import read_calendar_date
from .cursor import COMMAS, DASHES, Cursor
from .days import read_day
from .written_dates import read_written_date

_CLOCK = re.compile(r"([01]?\d|2[0-3]|24(?=:00)):([0-5]\d)(?::([0-5]\d))?")
_LOOSE_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.,،]([0-5]\d)")  # after «الساعة»: «05,05», «3.46»
_MILITARY_CLOCK = re.compile(r"([01]\d|2[0-3])([0-5]\d)")  # after «الساعة»: «0847»
_CLOCK_RANGE = re.compile(r"((?:[01]?\d|2[0-3]|24(?=:00)):[0-5]\d)[-–]((?:[01]?\d|2[0-3]|24(?=:00)):[0-5]\d)")
_NOON = 12
_DAWN = 6
_HOURS = 24
_TENS = (20, 30, 40, 50)


class Hour(NamedTuple):
    """A time of day on tokens up to `last`, before its part of day is known. `sure` if its form alone makes it one («10:30», «الساعة 5»)."""

    last: int
    hour: int
    minute: int
    sure: bool
    seconds: str = ""


def read_clock(c: Cursor, i: int) -> Date | Range | None:
    """A time of day with its part of day, zone and day, or a range of two.

    A bare hour («الخامسة») is one only behind a preposition and before a part of day: «النسخة الخامسة مساء أمس» is no hour.
    """
    if match := _CLOCK_RANGE.fullmatch(c.digits(i)):
        start, end = (Date(i, i, clock=_written(*map(int, moment.split(":")))) for moment in match.groups())
        return Range(i, i, start, end)
    if midnight := c.word(i, "midnight"):
        if day := read_day(c, i):  # «منتصف ليل الأحد»
            return day
        return _with_day(c, Date(i, _zone(c, midnight[0]), clock=midnight[1].value))
    early = _daypart_before(c, i)
    at = early[0] if early else i
    hour = _read_hour(c, at)
    if hour is None:
        return None
    daypart = _read_daypart(c, hour.last + 1)
    if early and not daypart and hour.sure:
        return _with_day(c, Date(i, _zone(c, hour.last), clock=_in_daypart(hour, early[1])))
    if early and not daypart:
        return None
    if made := _read_range(c, i, at, hour, daypart):
        return made
    zoned = _zone(c, hour.last) > hour.last
    if not (hour.sure or zoned or (daypart and (early or _may_be_hour(c, i)))):
        return None
    return _finished(c, i, hour, daypart)


def _may_be_hour(c: Cursor, i: int) -> bool:
    """May a number before a part of day be its hour? Digits always, words where a preposition or nothing stands before them."""
    if c.digits(i):
        score = c.key(i - 1) in DASHES and bool(c.digits(i - 2))  # «2 - 2 مساء السبت»
        return not score and not c.among(i - 1, "not_clock")
    return i == 0 or c.among(i - 1, "before_clock") or c.kind(i - 1) in ("m", "n", "p") or not c.definite(i - 1)


def _daypart_before(c: Cursor, i: int) -> tuple[int, str] | None:
    """(token of the hour, part of day) of «بعد الظهر 7:00», «بعد الظهر السابعة مساء»."""
    found = c.word(i, "daypart")
    return (found[0] + 1, found[1].value) if found and found[1].value == "AF" else None


def _finished(c: Cursor, first: int, hour: Hour, daypart: tuple[int, str, bool] | None) -> Date:
    """The hour with its part of day, zone and day."""
    last, clock, tonight = hour.last, _written(hour.hour, hour.minute), False
    if daypart:
        last, name, tonight = daypart
        clock = _in_daypart(hour, name)
    made = Date(first, _zone(c, last), clock=clock + hour.seconds)
    return made if tonight else _with_day(c, made)


def _read_hour(c: Cursor, i: int) -> Hour | None:
    """An hour with its minutes: «10:30», «الساعة 5», «الساعة 8.15», «الثامنة والنصف», «السادسة إلا خمس دقائق», «الساعة صفر»."""
    named = c.among(i, "hour_noun")
    at = i + named
    digits = c.digits(at)
    if match := _CLOCK.fullmatch(digits):
        if c.among(i - 1, "not_clock") or c.among(i - 2, "not_clock"):
            return None
        return Hour(at, int(match[1]), int(match[2]), sure=True, seconds=f":{match[3]}" if match[3] else "")
    if (match := _LOOSE_CLOCK.fullmatch(digits)) and (named or c.word(at + 1, "daypart", "daypart_of_clock")):
        return Hour(at, int(match[1]), int(match[2]), sure=named)
    if digits and c.key(at + 1) == "h" and re.fullmatch(r"[0-5]\d", c.digits(at + 2)):  # «16h30»
        return (
            Hour(at + 2, int(digits), int(c.digits(at + 2)), sure=True) if len(digits) <= 2 and digits.isdecimal() and int(digits) < _HOURS else None
        )
    if named and (match := _MILITARY_CLOCK.fullmatch(digits)):
        return Hour(at, int(match[1]), int(match[2]), sure=True)
    if named and c.key(at) == "صفر":
        return Hour(at, 0, 0, sure=True)
    number = c.numbers.get(at)
    if number is None or number.kind not in ("cardinal", "ordinal"):
        return None
    value, last = number.value, number.last
    if digits and not digits.isdecimal():
        return None
    if c.in_words(number) and value > _HOURS and (made := _hour_and_tens(c, at, last, sure=named)):
        return made
    feminine = any(c.keys[i].endswith(("ة", "ه")) for i in range(number.first, number.last + 1))
    if not 0 <= value <= _HOURS or (not named and number.kind == "ordinal" and not (c.definite(at) and feminine)):  # «عبدالله الثاني مساء اليوم»
        return None
    hour = int(value)
    minute = round((value - hour) * 60)
    last, more = _read_minutes(c, last, sure=named)
    minute += more
    on_the_dot = c.among(i - 1, "on_the_dot") and c.definite(at)
    return Hour(last, hour, minute, sure=named or on_the_dot or (minute != 0 and c.definite(at) and _may_be_hour(c, i)))


def _hour_and_tens(c: Cursor, at: int, last: int, *, sure: bool) -> Hour | None:
    """«الخمسة وخمسين دقيقة»: the number reads as 55, but the hour has its article and the minutes have none."""
    number = c.numbers[at]
    tens, hour = int(number.value) // 10 * 10, int(number.value) % 10
    minutes = c.unit(last + 1)
    if tens not in _TENS or not hour or minutes is None or minutes.iso != "TM" or not (sure or c.definite(at)):
        return None
    return Hour(last + 1, hour, tens, sure=True)


def _read_minutes(c: Cursor, last: int, *, sure: bool) -> tuple[int, int]:
    """(last token, minutes) of «والنصف», «و20 دقيقة», «إلا ربعاً», «والنصف إلا خمس دقائق» behind a full hour; minutes to come are negative."""
    total = 0
    for _ in range(2):
        less = c.among(last + 1, "less")
        if not less and c.key(last + 1) != "و":
            break
        sign, at = -1 if less else 1, last + 2
        number = c.whole(at, 1, 59, "cardinal")
        if number is None:
            minutes = c.lexicon.minutes.get(c.key(at))
            if minutes is None:
                break
            last, total = at, total + sign * minutes
            continue
        unit = c.unit(number.last + 1)
        spelled = unit is not None and unit.iso == "TM"
        if not spelled and not (less or (sure and number.value % 5 == 0 and _phrase_ends(c, number.last + 1))):
            break
        last, total = number.last + spelled, total + sign * int(number.value)
    return last, total


def _phrase_ends(c: Cursor, i: int) -> bool:
    """Does the phrase end before i, or go on with a part of day?"""
    return c.ends(i) or _read_daypart(c, i) is not None


def _read_daypart(c: Cursor, i: int) -> tuple[int, str, bool] | None:
    """(last token, part of day, is it today's) of «مساءً», «من بعد الظهر», «العصر», «هذه الليلة», «ص»."""
    at = i + (c.among(i, "of") or c.among(i, "inside"))
    opened = c.key(at) == "(" and c.key(at + 2) == ")"  # «10:00 (ص)»
    if c.among(at + opened, "hour_morning"):
        return at + 2 * opened, "MO", False
    if c.among(at + opened, "hour_evening"):
        return at + 2 * opened, "EV", False
    if (night := c.word(at, "night")) and night[1].value == "0":  # «الثامنة هذه الليلة»
        return night[0], "NI", True
    this = c.among(at, "this")
    if midnight := c.word(at, "midnight"):
        return midnight[0], "NI" if midnight[1].value == "00:00" else "MI", False
    found = c.word(at + this, "daypart", "daypart_of_clock")
    return (found[0], found[1].value, this) if found else None


def hour_in_daypart(clock: str, daypart: str) -> str:
    """The time of 24 hours of an hour told with its part of day apart («مساء الأحد الساعة السابعة»)."""
    return _in_daypart(Hour(0, int(clock[:2]), int(clock[3:5]), sure=True), daypart) + clock[5:]


def _in_daypart(hour: Hour, daypart: str) -> str:
    """The time of 24 hours: five in the evening is 17, twelve at night is 0."""
    number, minute = hour.hour, hour.minute
    if number == _NOON and minute < 0:  # «الثانية عشرة إلا ربعاً صباحاً» is before noon
        number, minute = number - 1, minute + 60
    if number == _NOON:
        number = 0 if daypart in ("MO", "NI") else number
    elif 1 <= number < _NOON:
        afternoon = daypart in ("AF", "EV") or (daypart == "NI" and number >= _DAWN) or (daypart == "MI" and number < _DAWN)
        number += _NOON if afternoon else 0
    return _written(number, minute)


def _written(hour: int, minute: int) -> str:
    """HH:MM; the minutes may be negative («إلا ربعا»)."""
    if (hour, minute) == (_HOURS, 0):
        return "24:00"
    hour, minute = divmod(hour * 60 + minute, 60)
    return f"{hour % _HOURS:02d}:{minute:02d}"


def _zone(c: Cursor, last: int) -> int:
    """The last token of «بتوقيت غرينتش», «بالتوقيت المحلي», «ت.غ», «(ت غ)» behind a time, with brackets; `last` if there is none."""
    opened = c.key(last + 1) == "("
    at = last + 1 + opened
    at += c.key(at) == "ب"
    if found := c.word(at, "zone"):
        end = found[0]
    elif c.among(at, "zone_of") and c.kind(at + 1) == "w":
        end = at + 1
    else:
        return last
    if opened:
        return end + 1 if c.key(end + 1) == ")" else last
    return end


def _read_range(c: Cursor, i: int, at: int, hour: Hour, daypart: tuple[int, str, bool] | None) -> Range | None:
    """«من الساعة 8 صباحا إلى 2 ظهرا», «بين الثامنة والعاشرة مساء», «10:00 - 12:30», «من السادسة للسابعة»: a part of day said once holds for both."""
    from_, between = c.among(i - 1, "from"), c.among(i - 1, "between")
    last = _zone(c, daypart[0] if daypart else hour.last)
    link = last + 1
    through = c.among(link, "to") and not (c.key(link) == "ل" and not from_)
    dashed = c.key(link) in DASHES and hour.sure
    if not (through or dashed or (between and c.key(link) == "و")):
        return None
    end_at = link + 1
    if c.among(end_at, "to"):  # «حتى الى»
        end_at += 1
    end = _read_hour(c, end_at)
    if end is None:
        return None
    end_part = _read_daypart(c, end.last + 1)
    opened = from_ or between
    sure = hour.sure or end.sure or daypart is not None or end_part is not None
    hours_in_words = opened and c.definite(at) and c.definite(end_at) and c.key(link) == "ل"
    if not (sure or hours_in_words) or not (opened or hour.sure or daypart):
        return None
    if not (hour.sure or end.sure or daypart) and end_part and c.digits(at) and not opened:
        return None
    start_name = daypart[1] if daypart else end_part[1] if end_part and _same_half(hour, end) else None
    end_name = end_part[1] if end_part else daypart[1] if daypart and _same_half(hour, end) else None
    end_date = _with_day(
        c, Date(end_at, _zone(c, end_part[0] if end_part else end.last), clock=_in_daypart(end, end_name) if end_name else _written(*end[1:3]))
    )
    start = Date(at, last, clock=_in_daypart(hour, start_name) if start_name else _written(*hour[1:3]))
    return Range(c.range_start(i), end_date.last, start, end_date)


def _same_half(start: Hour, end: Hour) -> bool:
    """Does a range that is said with one part of day lie in it: does its end follow its start on the dial?"""
    return (start.hour % _NOON, start.minute) < (end.hour % _NOON, end.minute) or end.hour > _NOON


def _with_day(c: Cursor, clock: Date) -> Date:
    """The time with the day that follows it: «الساعة الخامسة مساء أمس», «10:30 من يوم الأحد», «20:00، 5 مارس»."""
    at = clock.last + 1
    at += c.among(at, "of") or c.among(at, "inside") or c.key(at) in COMMAS
    if at >= c.count:
        return clock
    day = read_written_date(c, at) or read_calendar_date(c, at) or read_day(c, at)
    if day is None or day.daypart or day.end_day or day.clock or day.nth or not day.is_day:
        return clock
    return day._replace(first=clock.first, clock=clock.clock)
