"""Is a length of time somebody's age? «عمره 20 عاماً», «(35 عاماً)», «، 35 عاماً،», «20 عاماً من العمر».

Time expressions leave ages to the quantities, so both ask here.
"""

from collections.abc import Mapping
from decimal import Decimal

_DAYS = {"Y": 365, "M": 30, "W": 7, "D": 1}
"""The units that ages are told in. «30 دقيقة من عمر المباراة» is none, nor is «(3000 ساعة)»."""
_OLDEST = 120 * _DAYS["Y"]
"""Days of the oldest person. «عمر الآثار 6000 سنة» is no age."""
_LEAST_BETWEEN_COMMAS = 10
"""Years: fewer between commas are as often a sentence or a contract."""
_REACH = 5
"""Tokens before the number: «أعمارهم بين 18 و25» has «هم», «بين», «18» and «و» between."""
_BRACKETS = ("(", ")")
_COMMAS = frozenset(("،", ","))


def is_age(keys: list[str], words: Mapping[str, frozenset[str]], first: int, last: int, unit: str | None, count: Decimal) -> bool:
    """Is the length on the tokens first..last, number to unit, an age?

    `words` are sets of words by role, of which age, age_verb and of are asked; `unit` is an ISO designator.
    """
    if unit not in _DAYS or count * _DAYS[unit] >= _OLDEST:
        return False
    before = keys[max(0, first - _REACH) : first]
    behind = keys[last + 1 : last + 3]
    if not words["age"].isdisjoint(before) or (len(behind) == 2 and behind[0] in words["of"] and behind[1] in words["age"]):
        return True
    if unit != "Y" or not before:
        return False
    if before[-1] in words["age_verb"]:
        return True
    enclosed = behind and ((before[-1], behind[0]) == _BRACKETS or (count >= _LEAST_BETWEEN_COMMAS and {before[-1], behind[0]} <= _COMMAS))
    return bool(enclosed)
