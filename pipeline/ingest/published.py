"""When an article was published: the date fields of dumps, in every format there is, as ISO dates."""

import re
from functools import cache
from typing import Any

from ..errors import KhabarError

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?", re.ASCII)
_LONGEST = 80
_LAST_YEAR = 2200
"""Beyond it are sentinels («9999-12-31»)."""
_FIRST_YEAR = 1800
"""No Arabic newspaper is older; a smaller year is one of the Hijri calendar («16/11/1441»)."""


def parse_date(value: str) -> str | None:
    """An ISO date or date-time of a date field, or None if it holds no full date.

    >>> parse_date("2015-07-22 00:05:53")
    '2015-07-22T00:05:53'

    ISO is taken as it is; all else goes to dateparser (day before month). What names only a month or a year is no publication date,
    nor is a day of the Hijri calendar.
    """
    value = value.strip()
    if match := _ISO.fullmatch(value):
        return _checked(match[1] + (f"T{match[2]}" if match[2] else "") + (match[3] or "" if match[2] else ""))
    if not value or len(value) > _LONGEST:
        return None
    found = _parser().get_date_data(value)
    moment = found.date_obj
    if moment is None or found.period not in ("day", "time") or not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return None
    return str(moment.date().isoformat() if found.period == "day" and (moment.hour, moment.minute) == (0, 0) else moment.isoformat())


def parse_given(value: str) -> str:
    """The ISO date of a `--published`. Raises KhabarError if it is none."""
    date = parse_date(value)
    if date is None:
        raise KhabarError("--published", f"«{value}» is no date", "write it as 2020-07-07")
    return date


def _checked(value: str) -> str | None:
    import datetime as dt

    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError:
        return None
    return value if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None


@cache
def _parser() -> Any:
    """dateparser's parser, made once: 0.6 ms a date when reused. Relative dates («منذ يومين») are refused: today is no anchor."""
    from dateparser.date import DateDataParser

    return DateDataParser(
        languages=["ar", "en", "fr"],
        settings={"DATE_ORDER": "DMY", "PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"], "RETURN_TIME_AS_PERIOD": True},
    )
