"""Measures, amounts of time and percentages: a number with a known unit, its half behind it («طن ونصف»), and its value in the SI unit."""

from decimal import Decimal

from ..text.tokens import DIGIT
from .ages import is_age
from .counted import Counted
from .digits import count_of, round_significant
from .number_words import Number
from .periods import write_period
from .surroundings import Quantity, Surroundings

_ZERO_CELSIUS = Decimal("273.15")
_DEGREE = Counted("measure", "degree")


def measured(s: Surroundings, base: Quantity, what: Counted) -> Quantity:
    """The measure that a number makes with the unit at its end; «تحت الصفر» turns it, «يومياً» makes a rate of it."""
    value, last, unit = base.value, base.last, what.unit
    assert isinstance(value, Decimal)
    if below := s.marked(last + 1, "below_zero"):
        value, last = -value, below[0]
    if unit in s.lexicon.rates and s.marked(last + 1, "per_day"):
        return base._replace(kind="measure", value=value, last=last, unit=f"{unit} per day")
    return base._replace(kind="measure", value=value, last=last, si=to_si(value, what), si_unit=what.si_unit)


def lasting(s: Surroundings, base: Quantity, what: Counted) -> Quantity:
    """An amount of time, or somebody's age; «5 عقود» are contracts."""
    value = base.value
    assert isinstance(value, Decimal)
    if what.iso == "DE" and s.kinds[base.number_first] == DIGIT:
        return base._replace(unit="contract")
    if is_age(s.keys, s.lexicon.sets, base.number_first, base.last, what.iso, value):
        return base._replace(kind="age", unit=what.unit)
    si = to_si(value, what)
    return base._replace(
        kind="duration", last=s.classified(base.last), duration=write_period([(what.iso or "D", value)]), si=si, si_unit=what.si_unit
    )


def with_half(s: Surroundings, quantity: Quantity, what: Counted) -> Quantity:
    """«خمسة أمتار ونصف», «طن ونصف الطن», «دينار وربع»: the fraction of the unit behind it."""
    at = quantity.last + 2
    share = s.lexicon.fractions.get(s.key(at)) if s.key(at - 1) == "و" else None
    if share is None or not isinstance(quantity.value, Decimal) or quantity.value != quantity.value.to_integral_value():
        return quantity
    repeated = s.has_article(at + 1) and s.lexicon.phrases.longest([s.keys[at + 1][2:]], 0)
    if repeated and repeated[1].unit == what.unit and repeated[1].kind == what.kind:
        at += 1
    elif s.is_definite(at + 1) or s.is_noun(at + 1):  # «طن ونصف السكان» is half of them
        return quantity
    value = round_significant(quantity.value + share)
    return quantity._replace(last=at, value=value, si=to_si(value, what) if quantity.si is not None else None)


def below_zero(s: Surroundings, number: Number) -> Quantity | None:
    """«2 تحت الصفر»: degrees, though nobody says so."""
    found = s.marked(number.last + 1, "below_zero")
    return Quantity(number.first, found[0], number.first, "measure", -number.value, unit=_DEGREE.unit) if found else None


def percentage(s: Surroundings, number: Number) -> Quantity:
    """A percentage, as a number that says so."""
    return Quantity(number.first, number.last, number.first, "percent", number.value, noun=None)


def points(s: Surroundings, base: Quantity, noun_at: int) -> Quantity | None:
    """«نقطة مئوية»: a percentage too."""
    found = s.marked(noun_at, "percentage_point")
    return base._replace(last=found[0], kind="percent", noun=None, unit="percentage point") if found else None


def share(s: Surroundings, number: Number) -> Quantity | None:
    """«ثلث السكان», «5 في الألف»: a share in words is a percentage."""
    i = number.last + 1
    whole = s.is_definite(i) or (s.is_noun(i) and s.is_definite(i + 1))  # «ثلثي صادرات الشركة»
    alone = s.has_article(number.first) or number.last > number.first
    if (whole and i not in s.taken) or alone:
        return Quantity(number.first, number.last, number.first, "percent", round_significant(number.value * 100), noun=None)
    return None


def to_si(value: Decimal, what: Counted) -> float | None:
    """The value in the SI unit; temperatures have an offset."""
    if what.factor is not None and what.si_unit:
        return float(count_of(round_significant(value * what.factor)))
    if what.unit == "celsius":
        return float(value + _ZERO_CELSIUS)
    if what.unit == "fahrenheit":
        return float(round_significant((value - 32) * 5 / 9 + _ZERO_CELSIUS))
    return None
