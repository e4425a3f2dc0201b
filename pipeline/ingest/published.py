"""When an article was published: the date fields of dumps, in every format there is, as ISO dates.

ISO is taken as it is, numbers are counted from 1970, and all else is translated (`date_words`) and goes to dateparser, which knows every order and
punctuation but neither the months of the Levant and the Maghreb nor the Hijri calendar. Nothing depends on today.
"""

import datetime as dt
import re
from functools import cache
from typing import Any

from ..errors import KhabarError
from ..text.characters import ASCII_DIGITS, INVISIBLE
from .date_words import split_calendars, translate

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?", re.ASCII)
_NUMBER = re.compile(r"\d{8,20}(?:\.\d+)?", re.ASCII)
_MARKS = re.compile(f"[{INVISIBLE}]")
_LONGEST = 80
_LAST_YEAR = 2200
"""Beyond it are sentinels («9999-12-31»)."""
_FIRST_YEAR = 1800
"""No Arabic newspaper is older; a smaller year is one of the Hijri calendar («16/11/1441»)."""


def parse_date(value: str | int | float) -> str | None:
    """An ISO date or date-time of a date field, or None if it holds no full date.

    >>> parse_date("2015-07-22 00:05:53"), parse_date("16 ذو القعدة 1441"), parse_date(1594080000)
    ('2015-07-22T00:05:53', '2020-07-07', '2020-07-07T00:00:00+00:00')

    The day comes before the month («07/05/2020»). Seconds, milliseconds and finer since 1970 are in UTC. Where both calendars are given the
    Gregorian wins. What names only a month or a year, or counts from today («منذ يومين»), is no publication date.
    """
    if isinstance(value, bool):
        return None
    if not isinstance(value, str):
        return _from_number(f"{value:.6f}" if isinstance(value, float) else str(value))
    text = _MARKS.sub("", value).translate(ASCII_DIGITS).strip()
    if _NUMBER.fullmatch(text):
        return _from_number(text)
    if not text or len(text) > _LONGEST:
        return None
    return _from_iso(text) or _from_words(text)


def parse_given(value: str) -> str:
    """The ISO date of a `--published`. Raises KhabarError if it is none."""
    date = parse_date(value)
    if date is None:
        raise KhabarError("--published", f"«{value}» is no date", "write it as 2020-07-07")
    return date


def _from_iso(text: str) -> str | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    value = match[1] + (f"T{match[2]}{match[3] or ''}" if match[2] else "")
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError:
        return None
    return value if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None


def _from_number(digits: str) -> str | None:
    """A day written 20200707, a moment written 20200707103000, or the time since 1970: seconds (9 or 10 digits), milliseconds and finer."""
    whole = digits.split(".", maxsplit=1)[0]
    if not whole.isdecimal():
        return None  # negative, infinite
    for form in ("%Y%m%d", "%Y%m%d%H%M%S"):
        if len(whole) == len(dt.datetime(2020, 7, 7).strftime(form)):
            try:
                moment = dt.datetime.strptime(whole, form)
            except ValueError:
                return None
            return _bounded(moment, whole_day=form == "%Y%m%d")
    finer = {9: 0, 10: 0, 13: 3, 16: 6, 19: 9}.get(len(whole))
    return None if finer is None else _bounded(dt.datetime.fromtimestamp(int(whole) // 10**finer, dt.UTC), whole_day=False)


def _from_words(text: str) -> str | None:
    gregorian, of_hijri = split_calendars(translate(text))
    return _read(gregorian) or (_read(of_hijri) if of_hijri else None)


def _read(text: str) -> str | None:
    """An ISO date of words in English or French, by dateparser."""
    if not text:
        return None
    if iso := _from_iso(text):
        return iso
    found = _parser().get_date_data(text)
    if found.date_obj is None or found.period not in ("day", "time"):
        return None
    moment = found.date_obj
    return _bounded(moment, whole_day=found.period == "day" and (moment.hour, moment.minute) == (0, 0))


def _bounded(moment: dt.datetime, *, whole_day: bool) -> str | None:
    """The moment as ISO, if a newspaper can have appeared then."""
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return None
    return moment.date().isoformat() if whole_day else moment.isoformat()


@cache
def _parser() -> Any:
    """dateparser's parser, made once: 0.6 ms a date when reused. Relative dates («منذ يومين») are refused: today is no anchor."""
    from dateparser.date import DateDataParser

    return DateDataParser(
        languages=["ar", "en", "fr"],
        settings={"DATE_ORDER": "DMY", "PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"], "RETURN_TIME_AS_PERIOD": True},
    )
