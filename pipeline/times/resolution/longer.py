"""Values of decades and centuries, of school and fiscal years and sport seasons."""

import datetime as dt

from ..expressions import Date, SchoolYear
from .reckoning import Reckoning
from .values import Value, dated, part_value, season_value, two_years, written_mod

_SEASON_STARTS = {"school": (6, 9, 9), "sport": (6, 7, 9), "fiscal": (6, 7, 9)}
"""The months from which on the last, the present and the next one is reckoned from the one that begins in the year."""
_FIRST_OF_SUMMER = 6
_CENTURY = 100
_FISCAL_PARTS = {"Q1": (0, "Q3"), "Q2": (0, "Q4"), "Q3": (1, "Q1"), "Q4": (1, "Q2"), "H1": (0, "H2"), "H2": (1, "H1")}
"""Which of its two calendar years and which part of it the quarters and halves of a fiscal year are that begins in July."""


def resolve_century(e: Date, r: Reckoning) -> Value | None:
    """«الثمانينيات», «ستينيات القرن التاسع عشر», «القرن العشرون», «القرن الثالث قبل الميلاد»."""
    century = e.century
    if century is None:
        base = (r.told.first if r.told else None) if e.shift and e.shift.told else r.today
        if e.shift is None or (base is None and e.shift.told):
            return None
        if base is None:
            return Value("DATE", "XXXX", grain="century" if e.decade is None else "decade", mod=written_mod(e.mod))
        century = base.year // _CENTURY + e.shift.steps
        if not 0 <= century < _CENTURY:
            return None
    if century < 0:
        return Value("DATE", f"-{-century - 1:02d}XX", grain="century", mod=written_mod(e.mod), anchor="explicit")
    year, length = century * _CENTURY + (e.decade or 0), _CENTURY if e.decade is None else 10
    value = f"{century:02d}XX" if e.decade is None else f"{year // 10:03d}X"
    source = "explicit" if e.century is not None else "published"
    return dated(value, dt.date(max(year, 1), 1, 1), dt.date(year + length - 1, 12, 31), "century" if e.decade is None else "decade", e.mod, source)


def resolve_school_year(e: SchoolYear, r: Reckoning) -> Value | None:
    """«الموسم الماضي», «العام الدراسي المقبل»: "2017/2018"; the quarters of a fiscal year that begins in July."""
    if e.year is not None:
        return _value(e.year, e, "explicit")
    told = e.told and r.told_season is not None
    if e.told and not told and e.steps != -1:
        return None
    if told:
        assert r.told_season is not None
        assert e.steps is not None
        return _value(r.told_season + e.steps, e, "context")
    if r.today is None:
        return Value("DATE", "XXXX", grain="year", mod=written_mod(e.mod))
    past, current, coming = _SEASON_STARTS[e.kind]
    today = r.today
    if e.steps is None:
        year = today.year - (today.month < coming) + (_FIRST_OF_SUMMER <= today.month < coming)
    else:
        year = today.year - (today.month < (past if e.steps < 0 else coming if e.steps > 0 else current)) + e.steps
    return _value(year, e, "published")


def _value(year: int, e: SchoolYear, source: str) -> Value | None:
    if not 1 <= year < 9999:
        return None
    if not e.part:
        return season_value(year, e.kind, e.mod, source)
    if e.kind != "fiscal" or e.part not in _FISCAL_PARTS:
        return two_years(year, e.mod, source)
    later, part = _FISCAL_PARTS[e.part]
    return part_value(year + later, e._replace(part=part), source)
