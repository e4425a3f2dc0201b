"""Values of lengths and rates: «ثلاث سنوات ونصف» is P3Y6M, «السنوات الخمس الماضية» P5Y up to today, «كل جمعة» XXXX-WXX-5."""

from decimal import Decimal

from ...values.periods import write_period
from ..expressions import Length, Repeat
from .calendars import shift, shift_months
from .reckoning import Reckoning
from .values import GRAINS, Value

_MONTHS = {"M": 1, "Y": 12, "DE": 120, "CE": 1200}
_DAYS = {"D": 1, "W": 7}


def resolve_length(e: Length, r: Reckoning) -> Value:
    """How long; one that ends or begins now has bounds."""
    smallest = e.parts[-1][0]
    value = write_period(e.parts)
    if e.most is not None:
        value += "/" + write_period((*e.parts[:-1], (smallest, e.most)))
    earliest, latest = _bounds(e, r)
    return Value("DURATION", value, earliest, latest, grain=GRAINS[smallest], mod=e.mod, anchor="published" if earliest else None)


def _bounds(e: Length, r: Reckoning) -> tuple[str | None, str | None]:
    """«السنوات الخمس الماضية»: from the day five years back to today."""
    unit, amount = e.parts[0]
    if not e.direction or r.today is None or amount is None or len(e.parts) > 1 or amount != amount.to_integral_value():
        return None, None
    count = int(amount) * (1 if e.direction > 0 else -1)
    months, days = _MONTHS.get(unit), _DAYS.get(unit)
    other = shift_months(r.today, months * count) if months else shift(r.today, days * count) if days else None
    if other is None:
        return None, None
    first, last = sorted((r.today, other))
    return first.isoformat(), last.isoformat()


def resolve_repeat(e: Repeat) -> Value:
    """How often."""
    if e.weekday:
        return Value("SET", f"XXXX-WXX-{e.weekday}", grain="day")
    return Value("SET", write_period(((e.unit, Decimal(e.amount)),)), grain=GRAINS[e.unit])
