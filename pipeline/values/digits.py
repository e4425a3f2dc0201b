"""Numbers in digits: separators of thousands and decimals, groups apart, and decimals as they are rounded and written."""

import re
from collections.abc import Collection, Iterable
from decimal import Decimal

from ..text.tokens import DIGIT, Tokens

_LONGEST_DIGITS = 24
_INVERTED = re.compile(r"(\d+)ر(\d+)")
_SEPARATED = re.compile(r"(\d*)((?:[.,،٬٫]\d+)+)")
_TWO_PARTS = re.compile(r"(\d+)([.,،])(\d+)")
_THREE_PARTS = re.compile(r"\d{1,3}([.,،])\d{3}\1\d{3}")
_GROUP = 3
_MOST_GROUPS = 5
_LONGEST_PADDED = 2
"""Digits of a number with a zero in front: «05 أشخاص» in Algeria; «0770» begins a telephone number."""


def find_decimal_marks(numbers: Iterable[str]) -> frozenset[str]:
    """The separators that an author uses for decimals alone: «3,5» and «75,4» show that «2,308» has a comma too. Takes tokens of digits.

    Who has decimals with two of them («9,080», «2.38») shows nothing.

    >>> find_decimal_marks(["12", "3,5", "2,308"]), find_decimal_marks(["3,5", "1,250,000"])
    (frozenset({','}), frozenset())
    """
    decimal: set[str] = set()
    thousands: set[str] = set()
    for number in numbers:
        if number.isdecimal():
            continue
        if match := _TWO_PARTS.fullmatch(number):
            if len(match[1]) > _GROUP or len(match[3]) != _GROUP:
                decimal.add(match[2])
        elif match := _THREE_PARTS.match(number):
            thousands.add(match[1])
    decimal -= thousands
    return frozenset(decimal) if len(decimal) == 1 else frozenset()


def read_digits(digits: str, *, scaled: bool = False, decimal_marks: Collection[str] = ()) -> Decimal | None:
    """The value of a token of ASCII digits and separators; None for a date, a clock time, a range or a telephone number.

    A separator before three digits parts thousands, as most newspapers have it; a dot does not if a scale word follows («1.106 مليار»), nor does
    one of the `decimal_marks` of the text, but for a dot before round figures («350.000»). Of two kinds of separator the last one begins the
    decimals. Agencies of the Maghreb and the Gulf write «2ر70» for 70.2.

    >>> read_digits("1.250.000"), read_digits("18.410"), read_digits("3,5"), read_digits("1.106", scaled=True), read_digits("1.250,75")
    (Decimal('1250000'), Decimal('18410'), Decimal('3.5'), Decimal('1.106'), Decimal('1250.75'))
    """
    if len(digits) > _LONGEST_DIGITS:
        return None
    if digits.isdecimal():
        return None if digits[0] == "0" and len(digits) > _LONGEST_PADDED else Decimal(digits)
    if match := _INVERTED.fullmatch(digits):
        return _read_separated(match[2], [".", match[1]], scaled, decimal_marks)
    match = _SEPARATED.fullmatch(digits)
    return _read_separated(match[1], re.split(r"(\D)", match[2])[1:], scaled, decimal_marks) if match else None


def _read_separated(whole: str, rest: list[str], scaled: bool, decimal_marks: Collection[str]) -> Decimal | None:
    """The value of digits and what follows them: separator, digits, separator, digits …"""
    marks, groups = rest[::2], rest[1::2]
    thousands = [whole, *groups]
    if len(groups) == 1:
        known = marks[0] in decimal_marks and not (marks[0] == "." and groups[0].endswith("00"))
        decimal = known or marks[0] == "٫" or (marks[0] == "." and scaled) or not _parts_thousands(thousands)
    elif len({*marks}) == 1:
        if not _parts_thousands(thousands):
            return None
        decimal = False
    else:
        decimal = True
        if len({*marks[:-1]}) != 1 or marks[-1] in marks[:-1] or not _parts_thousands(thousands[:-1]):
            return None
    if decimal:
        return Decimal(f"{''.join(thousands[:-1])}.{groups[-1]}")
    return Decimal("".join(thousands))


def _parts_thousands(groups: list[str]) -> bool:
    """Are these groups of digits what separators of thousands leave? «0,750» has no thousands."""
    return 0 < len(groups[0]) <= _GROUP and groups[0][0] != "0" and all(len(group) == _GROUP for group in groups[1:])


def join_groups(tokens: Tokens, i: int) -> tuple[str, int]:
    """The digits at i with the groups of three that follow single blanks («1 000 000»), and the last token."""
    digits, last = tokens.keys[i], i
    if not (digits.isdecimal() and len(digits) <= _GROUP and digits[0] != "0"):
        return digits, last
    for _ in range(_MOST_GROUPS):
        after = last + 1
        if not (after < len(tokens.keys) and tokens.kinds[after] == DIGIT and len(tokens.keys[after]) == _GROUP and tokens.keys[after].isdecimal()):
            break
        if tokens.starts[after] - tokens.ends[last] != 1:
            break
        digits, last = digits + tokens.keys[after], after
    return digits, last


def round_significant(value: Decimal, digits: int = 12) -> Decimal:
    """The value to so many significant digits, whole numbers exact.

    >>> round_significant(Decimal(1) / Decimal(3))
    Decimal('0.333333333333')
    """
    if value == value.to_integral_value():
        return value
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1)).normalize()


def write_decimal(value: Decimal) -> str:
    """A decimal as the records have it: exact, no exponent, no zeros to spare.

    >>> write_decimal(Decimal("2E+6")), write_decimal(Decimal("3.50"))
    ('2000000', '3.5')
    """
    if value == value.to_integral_value():
        return str(value.quantize(Decimal(1))) if value.adjusted() < 27 else f"{value:f}"
    return f"{value.normalize():f}"


def count_of(value: Decimal) -> int | float:
    """A decimal as a JSON number: an int where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)
