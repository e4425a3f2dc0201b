"""The dates of datelines: «26 شوال 1436 هـ الموافق 11 أغسطس 2015 م», «5 مايو», «7 - 5», «12/7/2012».

Stories write dates in more ways and `times` reads them all; a dateline has these few, and here «7 - 5» is the 7th of May and no range.
"""

import datetime as dt
import re
from typing import NamedTuple

from ..rules.lexicon import PhraseIndex
from ..text.tokens import DIGIT, Tokens
from ..times.resolution.calendars import make_day
from ..times.resolution.hijri import DAYS_APART, hijri_days
from .lexicon import DatelineLexicon

_YEARS = range(1900, 2100)
_HIJRI_YEARS = range(1343, 1501)
_WRITTEN = re.compile(r"(\d{1,2})[/\-.](\d{1,2})(?:[/\-.](\d{4}))?|(?P<iso>(\d{4})[/\-](\d{1,2})[/\-](\d{1,2}))", re.ASCII)
_PARTS = frozenset(("-", "–", "/"))
_MARKS = _PARTS | {"،", ","}


class WrittenDate(NamedTuple):
    """A date as it stands on tokens up to `last`; the year may be missing."""

    last: int
    day: int
    month: int
    year: int | None
    hijri: bool
    sure: bool

    def calendar_day(self) -> dt.date | None:
        """The Gregorian day; None without a year, or if there is no such day."""
        if self.year is None:
            return None
        if not self.hijri:
            return make_day(self.year, self.month, self.day)
        days = hijri_days(self.year, self.month, self.day)
        return days[0] if days else None


class DatelineDate(NamedTuple):
    """The date of a dateline on tokens up to `last`: ISO with X for an unknown year, and a warning where its two calendars disagree.

    One that is not `sure` is two numbers, which may be a score.
    """

    last: int
    value: str | None
    sure: bool = True
    warning: str | None = None


def read_date(tokens: Tokens, i: int, lexicon: DatelineLexicon) -> DatelineDate | None:
    """The date at a token, with the same date of the other calendar if it stands behind it; None if there is none."""
    first = _read_one(tokens, i, lexicon)
    if first is None:
        return None
    follower = first.last + 1
    paired = lexicon.words["pairing"].longest(tokens.keys, follower)
    if paired:
        follower = paired[0] + 1
    elif _key(tokens, follower) in _MARKS:
        follower += 1
    second = _read_one(tokens, follower, lexicon)
    if second is None or second.hijri == first.hijri:
        return DatelineDate(first.last, _write(first), first.sure)
    hijri, gregorian = (first, second) if first.hijri else (second, first)
    return _join(second.last, gregorian, hijri)


def _join(last: int, gregorian: WrittenDate, hijri: WrittenDate) -> DatelineDate:
    day, other = gregorian.calendar_day(), hijri.calendar_day()
    if day is None or other is None:
        return DatelineDate(last, _write(gregorian) if day or other is None else other.isoformat())
    if abs(day - other) <= DAYS_APART:
        return DatelineDate(last, day.isoformat())
    warning = f"the dateline's two dates disagree: {day.isoformat()}, by the Hijri calendar {other.isoformat()}"
    return DatelineDate(last, day.isoformat(), warning=warning)


def _write(date: WrittenDate) -> str | None:
    if date.year is not None:
        day = date.calendar_day()
        return day.isoformat() if day else None
    if date.hijri or make_day(2000, date.month, date.day) is None:
        return None
    return f"XXXX-{date.month:02}-{date.day:02}"


def _read_one(tokens: Tokens, i: int, lexicon: DatelineLexicon) -> WrittenDate | None:
    i = _skip(tokens, i, lexicon.words["before_date"])
    if _key(tokens, i) == ":":
        i += 1
    weekday = lexicon.times.longest(tokens.keys, i)
    if weekday and weekday[1].role == "weekday":
        i = weekday[0] + 1
        if _key(tokens, i) in _MARKS:
            i += 1
    if i >= len(tokens.keys) or tokens.kinds[i] != DIGIT:
        return None
    return _read_numeric(tokens, i, lexicon) or _read_named(tokens, i, lexicon) or _read_spaced(tokens, i, lexicon)


def _read_numeric(tokens: Tokens, i: int, lexicon: DatelineLexicon) -> WrittenDate | None:
    """«12/7/2012», «2012-07-12» in one token."""
    match = _WRITTEN.fullmatch(tokens.keys[i])
    if match is None:
        return None
    day, month, year = (match[7], match[6], match[5]) if match["iso"] else (match[1], match[2], match[3])
    return _dated(tokens, i, int(day), int(month), int(year) if year else None, lexicon)


def _read_named(tokens: Tokens, i: int, lexicon: DatelineLexicon) -> WrittenDate | None:
    """«11 أغسطس 2015», «3 يوليو/تموز», «26 شوال 1436 هـ»."""
    day = _number(tokens, i)
    month = _month(tokens, _skip(tokens, i + 1, lexicon.words["inside_date"]), lexicon.times)
    if day is None or month is None:
        return None
    last, number, hijri = month
    twin = _month(tokens, last + 2, lexicon.times) if _key(tokens, last + 1) in ("/", "(") else None
    if twin and twin[1:] == (number, hijri):
        last = twin[0] + (_key(tokens, last + 1) == "(" and _key(tokens, twin[0] + 1) == ")")
    year = _number(tokens, last + 1)
    if year is not None and (year in _HIJRI_YEARS if hijri else year in _YEARS):
        return _dated(tokens, last + 1, day, number, year, lexicon, hijri=hijri)
    return _dated(tokens, last, day, number, None, lexicon, hijri=hijri)


def _read_spaced(tokens: Tokens, i: int, lexicon: DatelineLexicon) -> WrittenDate | None:
    """«7 - 5», «25 / 7 / 1436»: each number a token of its own."""
    day, month = _number(tokens, i), _number(tokens, i + 2)
    if day is None or month is None or _key(tokens, i + 1) not in _PARTS:
        return None
    year = _number(tokens, i + 4) if _key(tokens, i + 3) in _PARTS else None
    if year in _YEARS or year in _HIJRI_YEARS:
        return _dated(tokens, i + 4, day, month, year, lexicon)
    return _dated(tokens, i + 2, day, month, None, lexicon)


def _dated(
    tokens: Tokens, last: int, day: int, month: int, year: int | None, lexicon: DatelineLexicon, *, hijri: bool | None = None
) -> WrittenDate | None:
    """The date, with the letter of its calendar behind it; None if its numbers are of no date. `hijri` is given for named months."""
    if not (1 <= day <= 31 and 1 <= month <= 12) or not (year is None or year in _YEARS or year in _HIJRI_YEARS):
        return None
    named = hijri is not None
    if hijri is None:
        hijri = year is not None and year in _HIJRI_YEARS
    sign = lexicon.words["hijri" if hijri else "gregorian"].longest(tokens.keys, last + 1)
    return WrittenDate(sign[0] if sign else last, day, month, year, hijri, named or year is not None)


def _month(tokens: Tokens, i: int, times: PhraseIndex) -> tuple[int, int, bool] | None:  # type: ignore[type-arg]
    found = times.longest(tokens.keys, i) if i < len(tokens.keys) else None
    if found is None or found[1].role not in ("month", "hijri_month"):
        return None
    return found[0], int(found[1].value), found[1].role == "hijri_month"


def _number(tokens: Tokens, i: int) -> int | None:
    """A whole number of at most four digits."""
    key = _key(tokens, i)
    return int(key) if key.isascii() and key.isdigit() and len(key) <= 4 else None


def _skip(tokens: Tokens, i: int, phrases: PhraseIndex[str]) -> int:
    found = phrases.longest(tokens.keys, i)
    return found[0] + 1 if found else i


def _key(tokens: Tokens, i: int) -> str:
    return tokens.keys[i] if i < len(tokens.keys) else ""
