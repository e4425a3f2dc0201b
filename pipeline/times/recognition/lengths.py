"""How long: «ثلاثة أيام», «نحو عامين», «ثلاث سنوات وتسعة أشهر», «ساعة ونصف», «أربع إلى ست سنوات», «السنوات الخمس الماضية»."""

import re
from decimal import Decimal

from ...values.ages import is_age
from ...values.number_words import Number
from ..expressions import Length, Reference, reference_of
from .cursor import COMMAS, DASHES, Cursor
from .year_numbers import PLAIN_YEAR

_UNITS = ("CE", "DE", "Y", "M", "W", "D", "TH", "TM", "TS")
"""Units of time, longest first: a compound length goes down."""
_MOST = 1000
"""Amounts from here on are measures («3000 ساعة»), unless a word before them wants a length («منذ أربعة مليارات عام»)."""
_MOST_PARTS = 6
_PAIR = re.compile(r"(\d{1,3})[-–](\d{1,3})")
_FRACTION_MARKS = {"1/2": Decimal("0.5"), "3/4": Decimal("0.75"), "1/4": Decimal("0.25"), "1/3": Decimal(1) / 3, "2/3": Decimal(2) / 3}


def read_length(c: Cursor, i: int, *, in_phrase: bool = False) -> Length | None:
    """A length of time. Ages and amounts («45 ألف ساعة تدريبية») are quantities; `in_phrase` says that a word before it wants one."""
    position, mod = i, None
    if found := c.word(position, "hedge"):
        position, mod = found[0] + 1, found[1].value
    made = _read_counted(c, i, position, mod) or _read_uncounted(c, i, position, mod, in_phrase=in_phrase)
    return _with_hedge_behind(c, made) if made else None


def _with_hedge_behind(c: Cursor, length: Length) -> Length:
    """«8 أشهر تقريباً», «ست ساعات على الأقل»."""
    length = length._replace(last=length.last + c.among(length.last + 1, "in_sequence"))
    behind = c.word(length.last + 1, "hedge_behind")
    return length._replace(last=behind[0], mod=behind[1].value) if behind else length


def _read_counted(c: Cursor, i: int, at: int, mod: str | None) -> Length | None:
    """A number with its unit, smaller units behind it and the end of a range."""
    if (pair := _PAIR.fullmatch(c.digits(at))) and int(pair[1]) < int(pair[2]) and (unit := c.unit(at + 1)):
        return Length(i, at + 1, ((unit.iso, Decimal(pair[1])),), most=Decimal(pair[2]), mod=mod)
    if share := _FRACTION_MARKS.get(c.digits(at)):
        unit = c.unit(at + 1)
        return Length(i, at + 1, ((unit.iso, share),), mod=mod) if unit and unit.number == 1 else None
    number = c.numbers.get(at)
    if number is None or number.kind not in ("cardinal", "fraction"):
        return None
    if made := _read_range(c, i, number, mod):
        return made
    unit_at = number.last + 1
    unit = c.unit(unit_at) or (c.the_unit(unit_at, 1) if number.kind == "fraction" else None)
    if (
        unit is None
        or (number.kind == "fraction" and unit.number != 1)
        or not _is_counted(c, number, unit_at)
        or (number.value >= _MOST and not _may_be_so_long(c, i, mod))
    ):
        return None
    first = i - (c.key(i - 1) == "ال")
    made = _extended(c, Length(first, unit_at, ((unit.iso, number.value),), mod=mod))
    direction = c.direction(made.last + 1) or ((made.last + 1, -1) if (first < i or c.definite(at)) and c.among(made.last + 1, "last_ones") else None)
    if direction is None or unit.number == 2:
        return made
    return made._replace(last=direction[0], direction=direction[1])


def _is_counted(c: Cursor, number: Number, at: int) -> bool:
    """Does the number count the unit at `at`, and is that a length: no age, no amount, no year, no contracts («5 عقود»)?"""
    unit = c.unit(at) or c.the_unit(at)
    if unit is None or (unit.number == 2 and number.kind == "cardinal") or (number.value == 1 and c.in_words(number) and c.kind(number.first) == "w"):
        return False
    aged = is_age(c.keys, c.lexicon.sets, number.first, at, unit.iso, number.value)
    if aged or c.among(at + 1, "classifier") or (unit.iso == "TH" and c.among(at + 1, "overtime")):
        return False
    if unit.iso == "Y" and c.keys[at] in ("عام", "سنة", "سنه") and _year_behind(c, at):
        return False
    return unit.iso != "DE" or _are_decades(c, number.first, at)


def _may_be_so_long(c: Cursor, i: int, mod: str | None) -> bool:
    """«منذ أربعة مليارات عام», «أكثر من ألف عام»; «عمرها نحو 1370 عاماً» measures what is old."""
    old = any(c.among(at, "age") for at in range(i - 3, i))
    return not old and (mod is not None or c.among(i - 1, "length_before"))


def _are_decades(c: Cursor, first: int, at: int) -> bool:
    """«منذ ثلاثة عقود», «نحو عقدين من الزمن», «العقود الثلاثة الماضية»; «ثلاثة عقود لتوريد القمح» are contracts."""
    before = c.among(first - 1, "length_before") or c.word(first - 1, "hedge") or c.word(first - 2, "hedge") or c.key(first - 1) == "ال"
    return bool(before) or c.among(at + 1, "of") or c.among(at + 1, "passed") or c.direction(at + 1) is not None


def _year_behind(c: Cursor, at: int) -> bool:
    return PLAIN_YEAR.fullmatch(c.digits(at + 1)) is not None


def _read_range(c: Cursor, i: int, low: Number, mod: str | None) -> Length | None:
    """«أربع إلى ست سنوات», «4-6 أسابيع», «من 3 إلى 5 أيام», «بين ثلاث وخمس سنوات»."""
    between = c.among(i - 1, "between")
    link = low.last + 1
    if not (c.among(link, "to") or c.key(link) in DASHES or (between and c.key(link) == "و")):
        return None
    high = c.numbers.get(link + 1)
    if high is None or high.kind != "cardinal" or low.value >= high.value or not _is_counted(c, high, high.last + 1):
        return None
    unit = c.unit(high.last + 1)
    if unit is None or c.key(link) == "ل":
        return None
    return Length(c.range_start(i), high.last + 1, ((unit.iso, low.value),), most=high.value, mod=mod)


def _read_uncounted(c: Cursor, i: int, at: int, mod: str | None, *, in_phrase: bool) -> Length | None:
    """«عامين», «يوم واحد», «عدة سنوات», «أيام قليلة», «أسبوع» behind «لمدة»: units that no number counts."""
    vague = c.word(at, "vague")
    position = vague[0] + 1 if vague else at
    unit = c.unit(position)
    if unit is None or c.among(position + 1, "classifier") or c.among(position - 1, "every"):
        return None
    base = Length(i, position, ((unit.iso, Decimal(unit.number)),), mod=mod)
    if unit.number == 2:
        aged = is_age(c.keys, c.lexicon.sets, position, position, unit.iso, Decimal(2))
        return None if aged or (unit.iso == "DE" and not (mod or in_phrase or _are_decades(c, position, position))) else _extended(c, base)
    if unit.number == 3:
        few = c.among(position + 1, "few")
        known = vague or few or c.among(i - 1, "length_before") or in_phrase
        number = c.whole(position + 1, 3, 10, "cardinal")
        if not (vague or few or in_phrase) and (c.definite(position + 1) or c.tokens.pos[position + 1 : position + 2] == ["PROPN"]):
            return None  # «منذ أيام الملك», «أيام العيد»
        if in_phrase and c.word(position + 1, "feast", "feast_noun"):  # «قبل أيام العيد»
            return None
        if number and c.in_words(number) and not few and c.key(position).endswith("ا") and not c.unit(number.last + 1):  # «أياماً ثلاثة»
            return base._replace(last=number.last, parts=((unit.iso, number.value),))
        return base._replace(last=position + few, parts=((unit.iso, None),)) if known else None
    if c.among(position + 1, "one"):
        return _extended(c, base._replace(last=position + 1))
    whole = in_phrase or c.among(i - 1, "length_before") or c.key(i - 1) == "ل" or c.key(position).endswith("ا")
    if c.among(position + 1, "whole") and whole:
        return base._replace(last=position + 1)
    if unit.iso in ("DE", "CE") and c.among(position + 1, "of") and c.among(position + 2, "time_itself"):  # «عقد من الزمن»
        return base._replace(last=position + 2)
    longer = _extended(c, base)
    if len(longer.parts) > 1 and (in_phrase or mod or i == 0 or c.among(i - 1, "length_before") or any(n != 1 for _, n in longer.parts)):
        return longer
    if longer.parts != base.parts and len(longer.parts) == 1:  # «ساعة ونصف»
        return longer
    dated = c.among(i - 1, "before") or c.among(i - 1, "after")
    wanted = in_phrase or (c.among(i - 1, "length_before") and (dated or not c.among(position + 1, "matters_after")))
    return base if (wanted or mod) and not _time_follows(c, position) else None


def _time_follows(c: Cursor, i: int) -> bool:
    """Does a year, a day or a number follow, so that the unit names what it belongs to («عام 2015», «يوم الأحد»)?"""
    return c.word(i + 1, "weekday", "month", "hijri_month", "day") is not None or i + 1 in c.numbers or bool(c.digits(i + 1))


def _extended(c: Cursor, length: Length) -> Length:
    """The length with «ونصف» and the units that follow it: «خمس سنوات ونصف السنة», «3 ساعات و10 دقائق», «شهر ونصف أسبوع», «سنتين وشهر»."""
    for _ in range(_MOST_PARTS):
        at = length.last + 1
        if c.among(length.first - 1, "between"):  # «بين أسبوع وعشرة أيام»
            break
        at += c.key(at) in COMMAS and (c.key(at + 1) == "و" or at + 1 in c.numbers)
        comma = at > length.last + 1
        at += c.key(at) == "و"
        if at == length.last + 1 or (comma and c.key(at - 1) != "و" and at not in c.numbers):
            break
        if half := _read_half(c, at, length):
            length = half
            continue
        part = _read_part(c, at)
        if part is None or _UNITS.index(part[1]) < _UNITS.index(length.parts[-1][0]):
            break
        if part[1] == length.parts[-1][0] and at in c.numbers:  # «20 عاماً وخمسة أعوام» are two; «ثلاثة أشهر وشهرين» is one
            break
        length = length._replace(last=part[0], parts=_added(length.parts, part[1], part[2]))
    return length


def _read_half(c: Cursor, at: int, length: Length) -> Length | None:
    """The length with a half, third or quarter behind it: «سنة ونصف», «ساعتين وربع الساعة», «شهر ونصف أسبوع»."""
    share = c.lexicon.shares.get(c.key(at))
    if share is None:
        return None
    unit = c.unit(at + 1) or c.the_unit(at + 1, 1)
    if unit and unit.number == 1:
        known = [iso for iso, _ in length.parts]
        if unit.iso not in known and _UNITS.index(unit.iso) < _UNITS.index(known[-1]):
            return None
        return length._replace(last=at + 1, parts=_added(length.parts, unit.iso, share))
    if len(length.parts) > 1 or unit:
        return None
    return length._replace(last=at, parts=_added(length.parts, length.parts[0][0], share))


def _added(parts: tuple[tuple[str, Decimal | None], ...], unit: str, amount: Decimal) -> tuple[tuple[str, Decimal | None], ...]:
    """The parts with so many more of a unit, which may be among them."""
    if unit not in (iso for iso, _ in parts):
        return (*parts, (unit, amount))
    return tuple((iso, (count or Decimal(0)) + amount if iso == unit else count) for iso, count in parts)


def _read_part(c: Cursor, i: int) -> tuple[int, str, Decimal] | None:
    """(last token, unit, count) of one unit of a compound length."""
    number = c.numbers.get(i)
    if number and number.kind in ("cardinal", "fraction"):
        unit = c.unit(number.last + 1)
        if unit is None or unit.number == 2 or c.among(number.last + 2, "classifier") or (unit.iso == "Y" and _year_behind(c, number.last + 1)):
            return None
        return number.last + 1, unit.iso, number.value
    unit = c.unit(i)
    if unit is None or unit.number == 3 or _time_follows(c, i):
        return None
    return i, unit.iso, Decimal(unit.number)


def read_definite_length(c: Cursor, i: int) -> Length | Reference | None:
    """«السنوات الخمس الماضية», «الأيام الثلاثة المقبلة», «الشهرين الماضيين», «آخر 24 ساعة», «السنوات الماضية», «الأيام القليلة المقبلة»."""
    if c.among(i, "last_or_first"):
        return _read_last_units(c, i)
    this = c.among(i, "this")
    position = i + this
    unit = c.the_unit(position)
    if unit is None or unit.number == 1:
        return None
    number, after = _number_behind(c, position) if unit.number == 3 else (None, position + 1)
    few = unit.number == 3 and c.among(after, "few")
    direction = c.direction(after + few) or (c.told(after + few) if number is None else None)
    last_ones = c.among(after, "last_ones")  # «السنوات الأخيرة», «العقود الثلاثة الأخيرة»
    if direction is None and last_ones:
        direction = after, -1
        if c.among(after + 1, "for") and number:  # «الأعوام الأربعة الأخيرة لحكومة العمال» do not end now
            return Length(i, after, ((unit.iso, number.value),))
    if unit.number == 2:
        return Length(i, direction[0], ((unit.iso, Decimal(2)),), direction=direction[1]) if direction else None
    if number is None:
        return Reference(i, direction[0], reference_of(direction[1])) if direction else None
    last = direction[0] if direction else after - 1 + (c.among(after, "first_ones") or few)
    return Length(i, last, ((unit.iso, number.value),), direction=direction[1] if direction else None)


def _read_last_units(c: Cursor, i: int) -> Length | None:
    """«آخر 24 ساعة», «أول ثلاثة أشهر», «آخر عامين»."""
    length = read_length(c, i + 1)
    if length is None or length.first != i + 1 or length.parts[0][1] is None:
        return None
    return length._replace(first=i, direction=-1 if c.among(i, "last") else None)


def _number_behind(c: Cursor, i: int) -> tuple[Number | None, int]:
    """The number behind a definite plural («الأشهر الستة», «السنوات الـ20», «السنوات العشر»), and the token after it."""
    at = i + 1
    at += c.among(at, "few") and c.key(at + 1) == "ال"
    number = c.whole(c.opened(at), 1, _MOST)
    if number and number.kind == "ordinal" and c.in_words(number):  # «السنوات الأولى»
        return None, i + 1
    if number and (c.opened(at) > at or c.definite(at)):
        return number, number.last + 1
    return None, i + 1


def read_reign(c: Cursor, i: int) -> Length | None:
    """«سنوات حكمه الثماني»: a plural in construct with a noun and its pronoun, the number behind."""
    unit = c.unit(i)
    if unit is None or unit.number != 3 or c.kind(i + 1) != "w" or not c.suffix(i + 2):
        return None
    number = c.whole(i + 3, 3, 100, "cardinal")
    return Length(i, number.last, ((unit.iso, number.value),)) if number and c.definite(i + 3) else None


def read_consecutive(c: Cursor, i: int) -> Length | None:
    """«اليوم الثاني على التوالي», «لليلة الثالثة على التوالي», «رابع سنة على التوالي»: so many units up to now."""
    number = c.whole(i, 2, 100, "ordinal")
    if number:
        unit, last = c.unit(number.last + 1), number.last + 1
    else:
        unit, number = c.the_unit(i, 1), c.whole(i + 1, 2, 100, "ordinal")
        last = number.last if number else i
    iso = unit.iso if unit and unit.number == 1 else "D" if c.among(i, "night_noun") else None
    found = c.word(last + 1, "in_a_row")
    return Length(i, found[0], ((iso, number.value),)) if iso and number and found else None
