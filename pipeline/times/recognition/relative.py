"""A week, month or year by its place to another: «العام الماضي», «هذا الشهر», «الأسبوع التالي», «العام نفسه», «الشهر الذي يليه».

The other is today, or the date told last («نفسه», «التالي», «ذلك»).
"""

from collections.abc import Collection

from ..expressions import Shift
from .cursor import Cursor

ALL_UNITS = frozenset(("D", "W", "M", "Y", "DE", "CE", "TH", "TM"))
CALENDAR_UNITS = ("W", "M", "Y")
"""Units that have a place in the calendar."""


def read_relative(c: Cursor, i: int, units: Collection[str] = ALL_UNITS) -> tuple[int, Shift] | None:
    """(last token, shift) of one unit with the word that places it; `units` are the designators of the units that are wanted."""
    before = 1 if c.among(i, "this") or c.among(i, "that") or c.among(i, "same") else 0
    unit = c.the_unit(i + before, 1)
    if unit is None or unit.iso not in units:
        return None
    iso, last = unit.iso, i + before
    hijri = iso in "MY" and c.among(last + 1, "hijri_era")
    last += hijri
    if before and c.among(i, "that") and c.direction(last + 1):  # «وافق على ذلك الأسبوع الماضي»
        return None
    if before:
        if c.among(i, "this"):
            return (last, Shift(iso, 0, hijri=hijri)) if iso != "D" else None
        return last, Shift(iso, 0, told=True, hijri=hijri)
    if iso == "Y" and c.among(i - 1, "general_of"):  # «الأمين العام السابق»
        return None
    if found := _placed_by_told(c, last + 1):
        return found[0], Shift(iso, found[1], told=True, hijri=hijri)
    if c.among(last + 1, "this") and not c.the_unit(last + 2):  # «السنة هذه»
        return last + 1, Shift(iso, 0, hijri=hijri)
    if iso == "Y" and c.among(last + 1, "anew"):  # «العام الجديد»
        return last + 1, Shift(iso, 1, hijri=hijri, anew=True)
    direction = c.direction(last + 1)
    return (direction[0], Shift(iso, direction[1], hijri=hijri)) if direction else None


def _placed_by_told(c: Cursor, i: int) -> tuple[int, int] | None:
    """(last token, count) of «نفسه», «ذاته», «التالي», «الذي يليه», «التي سبقتها» at i, which look back to a date told before."""
    if c.among(i, "same") and c.suffix(i + 1):
        return i + 1, 0
    if told := c.told(i):
        return told
    if c.among(i, "which") and c.suffix(i + 2) and (found := c.word(i + 1, "told_verb")) and found[0] == i + 1:
        return i + 2, int(found[1].value)
    return None


def read_year_shift(c: Cursor, i: int) -> tuple[int, Shift] | None:
    """(last token, shift) of a year placed by today or a date told: «العام الماضي», «هذا العام», «العام نفسه»."""
    return read_relative(c, i, ("Y",))
