"""Days by their place to today or their name in the week: «مساء أمس», «يوم الأحد الماضي», «صباح الجمعة», «اليوم التالي», «ليل السبت الأحد»."""

from ...text.tokens import WORD
from ..expressions import Date, Shift
from .cursor import SEPARATORS, Cursor
from .relative import read_relative

_FIRST_SURE_DAY, _LAST_DAY = 6, 31
"""«السبت السادس عشر» is a day of the month; «الأحد الأول» may be any first Sunday."""
_SUNDAY = 7


def read_day(c: Cursor, i: int) -> Date | None:
    """«أمس», «مساء اليوم», «يوم الأحد الماضي», «صباح الجمعة», «الليلة الماضية», «في اليوم نفسه»."""
    if night := c.word(i, "night"):
        return Date(i, night[0], shift=Shift("D", int(night[1].value)), daypart="NI")
    if (part := c.part(i))[1] == "mid" and (night := c.word(part[0], "night")):  # «منتصف الليلة الماضية»
        return Date(i, night[0], shift=Shift("D", int(night[1].value)), clock="24:00")
    position, daypart, clock, mod = _read_daypart_before(c, i)
    made = _read_day(c, i, position, daypart, clock)
    return made._replace(mod=mod) if made and mod else made


def _read_day(c: Cursor, i: int, position: int, daypart: str | None, clock: str | None) -> Date | None:
    """A day behind its part of day, if it has one."""
    named = c.names_day(position)
    position += named
    if relative := read_relative(c, position, ("D",)):
        return Date(i, relative[0], shift=relative[1], daypart=daypart, clock=clock)
    if c.among(position, "this") and (made := _read_this(c, i, position + 1, daypart, clock)):
        return made
    if found := c.word(position, "day"):
        return _read_named_day(c, i, position, found[0], int(found[1].value), daypart, clock, named=named)
    return _read_weekday(c, i, position, daypart, clock, named=named)


def _read_this(c: Cursor, first: int, at: int, daypart: str | None, clock: str | None) -> Date | None:
    """«صباح هذا اليوم», «هذا المساء»."""
    if c.key(at) == "اليوم":
        if c.among(at + 1, "not_today_after"):  # «هذا اليوم العالمي»
            return None
        return Date(first, at, shift=Shift("D", 0), daypart=daypart, clock=clock)
    part = c.word(at, "daypart", "daypart_of_clock", "night") if c.among(at, "this_part") else None
    return Date(first, at, shift=Shift("D", 0), daypart=part[1].value) if part and part[1].role != "night" else None


def _read_daypart_before(c: Cursor, i: int) -> tuple[int, str | None, str | None, str | None]:
    """(first token behind, part of day, clock, mod) of «مساء», «الساعات الأولى من صباح», «منتصف ليل» before a day."""
    early = c.word(i, "first_hours")
    position = early[0] + 1 if early else i
    position += early is not None and c.among(position, "of")
    if midnight := c.word(position, "midnight"):
        return midnight[0] + 1, None, midnight[1].value, None
    if found := c.word(position, "daypart"):
        after = found[0] + 1
        linked = c.among(after, "of") and (c.word(after + 1, "day", "weekday") or c.among(after + 1, "day_noun"))
        return after + bool(linked), found[1].value, None, "start" if early else None
    if early and (c.word(position, "day", "weekday") or c.among(position, "day_noun")):  # «الساعات الأولى من اليوم»
        return position, "MO", None, "start"
    return i, None, None, None


def _read_weekday(c: Cursor, i: int, position: int, daypart: str | None, clock: str | None, *, named: bool) -> Date | None:
    """A weekday with what places it. «الاثنين» is "the two" behind some words, «هذا الأحد» any Sunday or "this one"."""
    weekday = c.word(position, "weekday")
    if weekday is None:
        return None
    last, value = weekday[0], int(weekday[1].value)
    between_days = c.key(last + 1) == "و" and c.word(last + 2, "weekday") is not None  # «بين الأحد والأربعاء»
    if not (named or daypart or between_days) and (c.among(position - 1, "not_weekday") or c.among(last + 1, "not_weekday_behind")):
        return None
    this = c.among(position - 1, "this")
    if this and value == _SUNDAY:
        return None
    if (number := c.numbers.get(position)) and number.last > last:  # «الأحد عشر»
        return None
    if daypart == "NI" or clock == "00:00":
        last = _next_weekday(c, last, value)
        clock = clock and "24:00"  # the end of the day that the night is named by
    base = Date(i, last, weekday=value, daypart=daypart, clock=clock)
    if (day := c.whole(last + 1, _FIRST_SURE_DAY, _LAST_DAY, "ordinal")) and c.definite(day.first) and not c.among(day.last + 1, "of"):
        return base._replace(last=day.last, day=int(day.value))
    if direction := c.direction(last + 1):
        base = base._replace(last=direction[0], direction=direction[1])
    elif told := c.told(last + 1):  # «الأحد الموالي»
        base = base._replace(last=told[0], direction=told[1], shift=Shift("D", 0, told=True))
    elif following := c.word(last + 1, "day"):  # «الأحد أول أمس»
        return base._replace(last=following[0], shift=Shift("D", int(following[1].value)))
    elif week := read_relative(c, last + 2, ("W",)) if c.among(last + 1, "of") else None:  # «الأحد من الأسبوع المقبل»
        base = base._replace(last=week[0], shift=week[1])
    return _with_daypart_behind(c, base)


def _with_daypart_behind(c: Cursor, base: Date) -> Date:
    """«الأحد مساءً», «غدا بعد الظهر»; «الأحد صباح» begins the next phrase."""
    if base.daypart or base.clock:
        return base
    said = c.among(base.last + 1, "daypart_of_day")
    evening = c.word(base.last + 1, "daypart", *(("daypart_of_clock",) if said else ()))
    if evening and (said or c.key(base.last + 1).endswith(("ا", "مساء")) or evening[0] > base.last + 1):
        following = c.word(evening[0] + 1, "day", "weekday")
        return base if following else base._replace(last=evening[0], daypart=evening[1].value)
    return base


def _next_weekday(c: Cursor, last: int, value: int) -> int:
    """The last token of «ليل الثلاثاء الأربعاء», «ليلة الأحد إلى الاثنين»: one night, named by the days it lies between."""
    link = last + 1 if c.key(last + 1) in (*SEPARATORS, "و") or c.among(last + 1, "to") else last
    following = c.word(link + 1, "weekday")
    return following[0] if following and int(following[1].value) == value % 7 + 1 else last


def _read_named_day(
    c: Cursor, first: int, position: int, last: int, offset: int, daypart: str | None, clock: str | None, *, named: bool
) -> Date | None:
    """«أمس», «اليوم» and their like at `position`, with the weekday that may stand behind («أمس الأحد», «اليوم (الجمعة)»)."""
    name_before = c.kind(position - 1) == WORD and not c.definite(position - 1)
    in_name = c.among(position - 1, "not_day_before") or (name_before and c.among(position - 2, "media_noun"))
    if c.among(last + 1, "not_day_behind") or (in_name and not (named or daypart)):  # «أمس الحاجة», «قناة روسيا اليوم»
        return None
    if offset == 0 and not (named or daypart or clock) and not _means_today(c, position, last):
        return None
    clock = "24:00" if clock == "00:00" else clock  # «منتصف ليل أمس» ends the day
    base = Date(first, last, shift=Shift("D", offset), daypart=daypart, clock=clock)
    opened = c.key(last + 1) in ("(", "،")
    if weekday := c.word(last + 1 + opened, "weekday"):
        closed = c.closed(last + 1, weekday[0])
        if c.key(last + 1) != "(" or closed > weekday[0]:
            return _with_daypart_behind(c, base._replace(last=closed, weekday=int(weekday[1].value)))
    return _with_daypart_behind(c, base)


def _means_today(c: Cursor, position: int, last: int) -> bool:
    """«اليوم» is today unless it is "the day": «اليوم الأول», «اليوم العالمي», «في اليوم», «ذلك اليوم», «اليوم نفسه»."""
    if c.among(position - 1, "not_today_before") or c.among(last + 1, "not_today_after") or c.direction(last + 1):
        return False
    return not (c.definite(last + 1) and c.kinds[last + 1] == WORD and last + 1 in c.numbers)
