"""How long, and how long ago: «ثلاثة أيام», «نحو عامين», «ثلاث سنوات وتسعة أشهر», «قبل شهرين», «السنوات الخمس الماضية», «سنوياً»."""

from decimal import Decimal

from .ages import is_age
from .cursor import Cursor, Expression, reference_of
from .digits import write_decimal
from .number_words import Number

_UNITS = ("CE", "DE", "Y", "M", "W", "D", "TH", "TM", "TS")
"""Units of time, longest first: a compound length goes down."""
_LARGEST = 1000
_MOST_PARTS = 5


def read_period(c: Cursor, i: int) -> Expression | None:
    """«الشهر الماضي», «هذا العام», «السنوات الماضية», «السنوات الخمس الماضية», «نهاية الأسبوع الجاري»."""
    position, mod = c.part(i)
    this = c.among(position, "this")
    position += this
    unit = c.unit(position, definite=True)
    if unit is None or (not this and c.among(position - 1, "general_of") and c.among(position, "year_noun")):  # «الأمين العام السابق»
        return None
    number, after = _number_behind(c, position) if unit.number == 3 else (None, position + 1)
    direction = c.direction(after)
    if direction is None and unit.number == 3 and c.among(after, "few"):
        direction = c.direction(after + 1) or (
            (after, -1) if c.key(after) in c.lexicon.sets["few"] and not number and c.key(after).endswith("خيرة") else None
        )
    weekend = "WE" if mod == "second_half" and unit.iso == "W" and unit.number == 1 else None
    if direction is None:
        if unit.number == 1 and (this or (mod and unit.iso in "WMY")):
            return Expression(i, position, "period", unit=unit.iso, direction=0 if this or not weekend else None, mod=mod, part=weekend)
        if number and unit.number == 3:
            return Expression(
                i, after if c.among(after, "first_ones") or c.among(after, "few") else after - 1, "length", unit=unit.iso, amount=number.value
            )
        return None
    last = direction[0]
    if unit.number == 1:
        return None if unit.iso.startswith("T") else Expression(i, last, "period", unit=unit.iso, direction=direction[1], mod=mod, part=weekend)
    if number:
        return Expression(i, last, "length", unit=unit.iso, amount=number.value)
    if unit.number == 2:
        return Expression(i, last, "length", unit=unit.iso, amount=Decimal(2))
    return Expression(i, last, "ref", ref=reference_of(direction[1]))


def _number_behind(c: Cursor, i: int) -> tuple[Number | None, int]:
    """The number behind a definite plural («الأشهر الستة», «السنوات الـ20»), and the token after it."""
    at = i + 1 + (c.key(i + 1) == "ال")
    number = c.numbers.get(at)
    if number and number.kind == "cardinal" and (at > i + 1 or c.key(at).startswith("ال")):
        return number, number.last + 1
    return None, i + 1


def read_stretch(c: Cursor, i: int) -> Expression | None:
    """«الفترة المقبلة», «المرحلة الحالية»: a stretch of time whose length nobody says."""
    found = c.word(i, "stretch")
    direction = c.direction(found[0] + 1) if found else None
    if direction is None:
        return None
    return Expression(i, direction[0], "ref", ref=reference_of(direction[1]))


def read_consecutive(c: Cursor, i: int) -> Expression | None:
    """«اليوم الثاني على التوالي»: so many units up to now."""
    unit = c.unit(i, definite=True) or c.unit(i)
    if unit is None or unit.number != 1:
        return None
    number = c.whole(i + 1, 1, 100)
    if number is None or number.kind != "ordinal" or not (found := c.word(number.last + 1, "in_a_row")):
        return None
    return Expression(i, found[0], "length", unit=unit.iso, amount=number.value)


def read_offset(c: Cursor, i: int) -> Expression | None:
    """«قبل شهرين», «بعد ثلاثة أيام»: so many units from the day of publication, unless «من» and an event follow."""
    before = c.among(i, "before")
    if not before and not c.among(i, "after"):
        return None
    length = read_length(c, i + 1, in_phrase=True)
    if length is None or c.among(length.last + 1, "matters_after") or c.among(length.last + 1, "another"):
        return None
    sign = -1 if before else 1
    if length.amount is None:
        return Expression(i, length.last, "ref", ref=reference_of(sign))
    if length.amount != length.amount.to_integral_value() or length.more:
        return None
    return Expression(i, length.last, "offset", unit=length.unit, offset=sign * int(length.amount), mod=length.mod)


def read_length(c: Cursor, i: int, *, in_phrase: bool = False) -> Expression | None:
    """«ثلاثة أيام», «نحو عامين», «لمدة أسبوع», «عدة سنوات»: how long. Ages and amounts («45 ألف ساعة تدريبية») are quantities."""
    position, mod = i, None
    if found := c.word(position, "hedge"):
        position, mod = found[0] + 1, found[1].value
    number = c.numbers.get(position)
    if number and number.kind in ("cardinal", "fraction"):
        return _read_counted(c, i, number, mod)
    vague = c.word(position, "vague")
    if vague:
        position = vague[0] + 1
    unit = c.unit(position)
    if unit is None or c.among(position + 1, "classifier"):
        return _read_set(c, i)
    if c.among(position + 1, "one") and unit.number == 1:
        return _extended(c, Expression(i, position + 1, "length", unit=unit.iso, amount=Decimal(1), mod=mod))
    if unit.number == 2 and c.among(position - 1, "every"):
        return Expression(i, position, "set", unit=unit.iso, amount=Decimal(2))
    if unit.number == 2:
        aged = is_age(c.keys, c.lexicon.sets, position, position, unit.iso, Decimal(2))
        return None if aged else _extended(c, Expression(i, position, "length", unit=unit.iso, amount=Decimal(2), mod=mod))
    if unit.number == 3:
        few = c.among(position + 1, "few")
        known = vague or few or c.among(i - 1, "length_before") or in_phrase
        return Expression(i, position + few, "length", unit=unit.iso, mod=mod) if known else None
    one = Expression(i, position, "length", unit=unit.iso, amount=Decimal(1), mod=mod)
    if c.among(position - 1, "every"):
        return one._replace(form="set", mod=None)
    longer = _extended(c, one)
    if longer.amount != one.amount:  # «ساعة ونصف»
        return longer
    if longer.more and (in_phrase or mod or any(n != 1 for _, n in longer.more)):
        return longer
    dated = c.among(i - 1, "before") or c.among(i - 1, "after")
    wanted = in_phrase or (c.among(i - 1, "length_before") and (dated or not c.among(position + 1, "matters_after")))
    return None if not (wanted or mod) or _time_follows(c, position) else one


def _read_counted(c: Cursor, i: int, number: Number, mod: str | None) -> Expression | None:
    """A number with its unit, and smaller units behind it. A number is not counted by the unit it stands in front of in «50 عام 2015»."""
    last = number.last + 1
    unit = c.unit(last)
    if unit is None or (unit.number == 2 and number.kind == "cardinal") or number.value >= _LARGEST or (number.value == 1 and c.in_words(number)):
        return None
    aged = is_age(c.keys, c.lexicon.sets, number.first, last, unit.iso, number.value)
    if aged or c.among(last + 1, "classifier") or (unit.iso == "Y" and c.year_at(last) is not None):
        return None
    if unit.iso == "DE" and not c.in_words(number) and c.key(i - 1) != "ال" and not c.among(i - 1, "length_before"):  # «5 عقود» are contracts
        return None
    first = i - 1 if c.key(i - 1) == "ال" and c.tokens.glued(i - 1) else i
    if c.among(i - 1, "every"):
        return Expression(i, last, "set", unit=unit.iso, amount=number.value)
    base = _extended(c, Expression(first, last, "length", unit=unit.iso, amount=number.value, mod=mod))
    direction = c.direction(base.last + 1)
    return base._replace(last=direction[0]) if direction else base


def _extended(c: Cursor, length: Expression) -> Expression:
    """The length with «ونصف» and the smaller units that follow it: «خمس سنوات ونصف السنة», «3 ساعات و10 دقائق», «سنتين وشهر»."""
    for _ in range(_MOST_PARTS):
        at = length.last + 1
        at += c.key(at) in ("،", ",") and (c.key(at + 1) == "و" or at + 1 in c.numbers)
        comma = at > length.last + 1
        at += c.key(at) == "و"
        if at == length.last + 1:
            break
        if c.among(at, "half") and c.unit(at + 1) is None:
            again = c.unit(at + 1, definite=True)
            last = at + (again is not None and again.iso == length.unit)
            return length if length.more else length._replace(last=last, amount=(length.amount or 0) + Decimal("0.5"))
        part = _read_part(c, at)
        smallest = length.more[-1][0] if length.more else length.unit or ""
        if part is None or (comma and c.key(at - 1) != "و" and at not in c.numbers) or _UNITS.index(part[1]) <= _UNITS.index(smallest):
            break
        length = length._replace(last=part[0], more=(*length.more, part[1:]))
    return length


def _read_part(c: Cursor, i: int) -> tuple[int, str, Decimal] | None:
    """(last token, unit, count) of one unit of a compound length."""
    number = c.numbers.get(i)
    if number and number.kind in ("cardinal", "fraction"):
        unit = c.unit(number.last + 1)
        if unit is None or unit.number == 2 or c.among(number.last + 2, "classifier") or (unit.iso == "Y" and c.year_at(number.last + 1)):
            return None
        return number.last + 1, unit.iso, number.value
    unit = c.unit(i)
    if unit is None or unit.number == 3 or _time_follows(c, i):
        return None
    return i, unit.iso, Decimal(unit.number)


def _read_set(c: Cursor, i: int) -> Expression | None:
    """«سنوياً», «يومياً»: a rate."""
    found = c.word(i, "set")
    return Expression(i, found[0], "set", unit=found[1].value[2:], amount=Decimal(1)) if found else None


def _time_follows(c: Cursor, i: int) -> bool:
    """Does a year, a day or a number follow, so that the unit names what it belongs to («عام 2015», «يوم الأحد»)?"""
    return c.year_at(i + 1) is not None or c.word(i + 1, "weekday", "month", "hijri_month", "day") is not None or i + 1 in c.numbers


def write_period(unit: str, count: Decimal | None, more: tuple[tuple[str, Decimal], ...] = ()) -> str:
    """An ISO 8601 period, X for a number nobody said.

    >>> write_period("D", Decimal(3)), write_period("TH", Decimal("2.5")), write_period("Y", None), write_period("DE", Decimal(2))
    ('P3D', 'PT2H30M', 'PXY', 'P2DE')
    >>> write_period("Y", Decimal(3), (("M", Decimal(9)),)), write_period("D", Decimal(2), (("TH", Decimal(2)),))
    ('P3Y9M', 'P2DT2H')
    """
    days, hours = "", ""
    if unit == "TH" and count is not None and count % 1 == Decimal("0.5") and not more:
        count, more = count - Decimal("0.5"), (("TM", Decimal(30)),)
    parts = ((unit, count), *more) if count != 0 else more or ((unit, count),)
    for designator, amount in parts:
        written = "X" if amount is None else write_decimal(amount)
        if designator.startswith("T"):
            hours += f"{written}{designator[1]}"
        else:
            days += f"{written}{designator}"
    return f"P{days}T{hours}" if hours else f"P{days}"
