"""Numbers in digits: separators of thousands and decimals, groups apart, and decimals as they are rounded and written."""

import re
from decimal import Decimal
from fractions import Fraction

from ..text.tokens import DIGIT, Tokens

_LONGEST_DIGITS = 24
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|[1-9]\d{0,2}\.\d{3}|\d{1,3}(?:٬\d{3})+(?:٫\d+)?")
_DECIMAL = re.compile(r"\d*[.,٫،]\d+")
_INVERTED = re.compile(r"(\d+)ر(\d+)")
_GROUP = 3
_MOST_GROUPS = 5


def read_digits(digits: str, *, scaled: bool = False) -> Decimal | None:
    """The value of a token of ASCII digits and separators; None for a date, a clock time, a range or a telephone number.

    A dot before three digits parts thousands, as most newspapers have it, unless a scale word follows («1.106 مليار»). Agencies of the
    Maghreb and the Gulf write «2ر70» for 70.2.

    >>> read_digits("1.250.000"), read_digits("18.410"), read_digits("3,5"), read_digits("1.106", scaled=True)
    (Decimal('1250000'), Decimal('18410'), Decimal('3.5'), Decimal('1.106'))
    """
    if len(digits) > _LONGEST_DIGITS:
        return None
    if digits.isdecimal():
        return None if digits[0] == "0" and len(digits) > 1 else Decimal(digits)
    if not (scaled and digits.count(".") == 1 and "," not in digits) and _THOUSANDS.fullmatch(digits):
        whole = digits.replace(",", "").replace("٬", "").replace("٫", ".")
        return Decimal(whole.replace(".", "") if re.search(r"\.\d{3}(?:\.|$)", digits) and "," not in digits else whole)
    if _DECIMAL.fullmatch(digits):
        return Decimal(re.sub("[,٫،]", ".", digits))
    if match := _INVERTED.fullmatch(digits):
        return Decimal(f"{match[2]}.{match[1]}")
    return None


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


def decimal_of(value: Fraction) -> Decimal:
    """A fraction to 12 significant digits, as the contract has it."""
    return round_significant(Decimal(value.numerator) / Decimal(value.denominator))
