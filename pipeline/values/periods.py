"""ISO 8601 periods: «P3Y6M», «PT2H30M», with the decades (P2DE) and centuries (P1CE) of TIMEX3."""

from collections.abc import Sequence
from decimal import Decimal

from .digits import write_decimal

_HALVES = {"CE": ("Y", 50), "DE": ("Y", 5), "Y": ("M", 6), "M": ("D", 15), "D": ("TH", 12), "TH": ("TM", 30), "TM": ("TS", 30)}
"""Half of a unit in the next smaller one; a month has 30 days."""
_QUARTERS = {"CE": ("Y", 25), "Y": ("M", 3), "D": ("TH", 6), "TH": ("TM", 15), "TM": ("TS", 15)}
_HALF = Decimal("0.5")
_THIRDS = {"Y": ("M", 4), "TH": ("TM", 20), "TM": ("TS", 20)}
_YEARS = {"CE": 100, "DE": 10}


def write_period(parts: Sequence[tuple[str, Decimal | None]]) -> str:
    """The period of amounts of units, by ISO designator («D», «TH»), the largest first; X for a number nobody said.

    >>> write_period([("D", Decimal(3))]), write_period([("TH", Decimal("2.5"))]), write_period([("Y", None)]), write_period([("DE", Decimal(2))])
    ('P3D', 'PT2H30M', 'PXY', 'P2DE')
    >>> write_period([("Y", Decimal(3)), ("M", Decimal(9))]), write_period([("CE", Decimal("0.25"))]), write_period([("Y", Decimal("1.5"))])
    ('P3Y9M', 'P25Y', 'P1Y6M')
    """
    if len(parts) == 1:
        parts = _without_shares(*parts[0])
    days, hours = "", ""
    for designator, amount in parts:
        written = "X" if amount is None else write_decimal(amount)
        if designator.startswith("T"):
            hours += f"{written}{designator[1]}"
        else:
            days += f"{written}{designator}"
    return f"P{days}T{hours}" if hours else f"P{days}"


def _without_shares(unit: str, amount: Decimal | None) -> list[tuple[str, Decimal | None]]:
    """Halves and quarters in whole smaller units («ساعة ونصف»); other shares stay decimals."""
    if amount is None or amount == amount.to_integral_value():
        return [(unit, amount)]
    whole = amount // 1
    share = amount - whole
    table, times = (_HALVES, share / _HALF) if share == _HALF else (_QUARTERS, share / (_HALF / 2))
    if times != times.to_integral_value():
        table, times = _THIRDS, round(share * 3, 6)
    if unit not in table or times != times.to_integral_value():
        return [(unit, amount)]
    smaller, count = table[unit]
    count *= int(times)
    if unit in _YEARS:  # a century and a half is 150 years
        return [(smaller, whole * _YEARS[unit] + count)]
    return [(unit, whole), (smaller, Decimal(count))] if whole else [(smaller, Decimal(count))]
