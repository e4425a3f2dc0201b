"""How often: «كل أسبوع», «كل ثلاثة أشهر», «كل جمعة», «سنوياً», «أيام الجمعة من كل أسبوع»."""

from decimal import Decimal

from ..expressions import Repeat
from .cursor import Cursor
from .relative import read_relative

_RATE_REACH = 5
"""Tokens between the number and the unit of a rate."""


def read_repeat(c: Cursor, i: int) -> Repeat | None:
    """A rate, with its «كل»; behind a number «في السنة» is one too."""
    if found := c.word(i, "set"):
        return None if _is_adjective(c, i) else Repeat(i, found[0], found[1].value)
    if c.among(i - 1, "adverbially") and (unit_adjective := c.word(i, "set_adjective")):  # «بشكل يومي»
        return Repeat(i, i, unit_adjective[1].value)
    if again := _one_after_another(c, i):
        return again
    if weekly := _weekday_of_every_week(c, i):
        return weekly
    if c.among(i, "every"):
        return _read_every(c, i)
    unit = c.the_unit(i, 1)
    if unit and unit.iso in ("D", "W", "M", "Y") and read_relative(c, i) is None and (c.among(i - 1, "inside") or c.key(i - 1) == "ب"):
        return Repeat(i, i, unit.iso) if _is_rate(c, i) else None
    return None


def _is_adjective(c: Cursor, i: int) -> bool:
    """«نمواً سنوياً» is a yearly growth, «20 طناً سنوياً» and «مرتين سنوياً» are rates."""
    counted = any(at in c.numbers for at in (i - 2, i - 3))
    return c.kind(i - 1) == "w" and c.key(i - 1).endswith("ا") and c.tokens.pos[i - 1] == "NOUN" and not counted


def _one_after_another(c: Cursor, i: int) -> Repeat | None:
    """«يوماً بعد يوم», «عاماً بعد عام»."""
    unit, again = c.unit(i), c.unit(i + 2)
    if unit is None or unit != again or unit.number != 1 or c.key(i + 1) != "بعد":
        return None
    return Repeat(i, i + 2, unit.iso)


def _read_every(c: Cursor, i: int) -> Repeat | None:
    """«كل أسبوع», «كل ثلاثة أشهر», «كل نصف ساعة», «كل جمعة», «كل يوم أحد», «كل صباح»."""
    day = i + 1 + c.names_day(i + 1)
    if weekday := c.lexicon.weekdays.get(c.key(day).removeprefix("ال")):
        return Repeat(i, day, "D", weekday=weekday)
    if c.among(i + 1, "part_of_day_noun"):
        return Repeat(i, i + 1, "D")
    if (number := c.numbers.get(i + 1)) and number.kind in ("cardinal", "fraction"):
        counted = c.unit(number.last + 1)
        return Repeat(i, number.last + 1, counted.iso, number.value) if counted and counted.number != 2 else None
    unit = c.unit(i + 1)
    wish = c.key(i + 2) == "و" and c.among(i + 3, "wished")  # «كل عام وأنتم بخير»
    return Repeat(i, i + 1, unit.iso, Decimal(unit.number)) if unit and unit.number < 3 and not wish else None


def _is_rate(c: Cursor, i: int) -> bool:
    """«30 مليون زائر في السنة», «ثلاث مرات في الأسبوع»: a number shortly before, and nothing behind that says which week."""
    if (c.kind(i + 1) == "w" and (c.definite(i + 1) or c.suffix(i + 2) or i + 1 in c.numbers)) or bool(c.digits(i + 1)):
        return False
    near = range(i - 2, max(-1, i - 2 - _RATE_REACH), -1)
    return any(at in c.numbers for at in near) and not any(c.kind(at) in ("m", "n") for at in near if at > i - 4)


def _weekday_of_every_week(c: Cursor, i: int) -> Repeat | None:
    """«أيام الجمعة من كل أسبوع», «يوم الأحد من كل أسبوع»."""
    if not c.among(i, "day_noun") or not (weekday := c.word(i + 1, "weekday")):
        return None
    at = weekday[0] + 1
    if c.among(at, "of") and c.among(at + 1, "every") and (unit := c.unit(at + 2)) and unit.iso == "W":
        return Repeat(i, at + 2, "D", weekday=int(weekday[1].value))
    return None
