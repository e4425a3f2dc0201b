"""Money: which currency a noun means, and what small change is of it.

A bare «ريال» is resolved by the evidence nearest to it: a word of its phrase, a country in its sentence, the outlet's country, the article.
"""

from collections import Counter
from decimal import Decimal

from ..text.marks import FINAL
from ..text.tokens import LINE_END, MARK
from .counted import Counted
from .digits import round_significant
from .surroundings import Quantity, Surroundings

_COUNTRY_REACH = 25
"""Tokens of a sentence looked at on either side of an amount."""


def amount(s: Surroundings, base: Quantity, what: Counted) -> Quantity | None:
    """The amount with its currency; None for an abbreviation that is none in this outlet's country («د» for dinar in Tunisia)."""
    if what.only_in and (what.only_in != s.country or s.tokens.glued(base.last - 1)):  # «9د» are minutes
        return None
    if what.unit:
        return _in_currency(s, base, what.unit)
    if what.times > 1 and isinstance(base.value, Decimal):
        base = base._replace(value=base.value * what.times)
    currency, source = _currency(s, what.shared, base) if what.shared else (what.currency, "explicit")
    return base._replace(kind="money", unit=None, currency=currency, currency_source=source if currency else None)


def symbol_before(s: Surroundings, i: int) -> Quantity | None:
    """«$50», «US$ 20 مليون», «د.إ 50»: the sign of a currency before its number. A code set apart is in capitals: "cup 2018" is no money."""
    found = s.lexicon.symbols.longest(s.keys, i)
    number = s.numbers.get(found[0] + 1) if found else None
    if found is None or number is None or number.kind != "cardinal":
        return None
    sign = s.tokens.slice(i, found[0])
    if not s.tokens.glued(found[0]) and sign != sign.upper():
        return None
    return amount(s, Quantity(i, number.last, i, "money", number.value, noun=sign), found[1])


def one_and_change(s: Surroundings, i: int) -> Quantity | None:
    """«درهم وخمسون فلساً»: one unit that nobody counts, with its small change."""
    found = s.lexicon.phrases.longest(s.keys, i)
    change = s.numbers.get(found[0] + 2) if found and found[1].kind == "money" and s.key(found[0] + 1) == "و" else None
    small = s.lexicon.phrases.longest(s.keys, change.last + 1) if change else None
    if found is None or change is None or small is None or small[1].kind != "money" or not small[1].unit or i - 1 in s.numbers:
        return None
    one = amount(s, Quantity(i, found[0], i, "money", Decimal(1), noun=s.noun(i, found[0])), found[1])
    if one is None:
        return None
    if one.currency is None and (currency := _by_change(s, found[1].shared, small[1].unit)):
        one = one._replace(currency=currency, currency_source="text")
    per = s.lexicon.per_unit(small[1].unit, one.currency or "")
    if not per or change.kind != "cardinal" or change.value >= per:
        return None
    return one._replace(last=small[0], value=Decimal(1) + round_significant(change.value / per))


def with_small_change(s: Surroundings, change: Quantity) -> Quantity:
    """«20 دولار و43 سنت»: one amount, if small change stands behind an exact amount of its currency."""
    before = _amount_before(s, change.first) if change.kind == "money" else None
    small = s.lexicon.phrases.longest(s.keys, _noun_of(s, change)) if before else None
    if before is None or small is None or small[1].unit is None or before.max is not None or change.max is not None:
        return change
    units, fraction = before.value, change.value
    if not isinstance(units, Decimal) or not isinstance(fraction, Decimal):
        return change
    if before.currency is None and change.unit:
        noun = s.lexicon.phrases.longest(s.keys, _noun_of(s, before))
        before = before._replace(currency=_by_change(s, noun[1].shared if noun else None, change.unit), currency_source="text")
        per = s.lexicon.per_unit(change.unit, before.currency or "")
        if before.currency and per:
            change, fraction = change._replace(unit=None, currency=before.currency), fraction / per
    if change.unit or before.currency != change.currency:
        return change
    s.found.pop()
    return before._replace(last=change.last, value=units + fraction)


def _by_change(s: Surroundings, noun: str | None, unit: str) -> str | None:
    """The one currency of a shared noun that has such small change: with «فلس» a «درهم» is that of the Emirates."""
    found = {currency for (name, country), currency in s.lexicon.currencies.items() if name == noun and (unit, country) in s.lexicon.subunits}
    return found.pop() if len(found) == 1 else None


def _noun_of(s: Surroundings, quantity: Quantity) -> int:
    """The token where the noun of an amount begins: the last that a counted phrase begins at."""
    number = s.numbers.get(quantity.number_first)
    return number.last + 1 if number else quantity.last


def _currency(s: Surroundings, noun: str, base: Quantity) -> tuple[str | None, str]:
    """(currency, its source) of a noun that many countries share.

    The contract asks the whole article before the outlet. Here the outlet goes first, on purpose: a Saudi paper that writes of Yemen reckons in
    its own riyals unless it says so beside them, and the country an article names most is often not the one whose money it counts.
    """
    currencies = s.lexicon.currencies
    if country := _country_beside(s, noun, base):
        return currencies[noun, country], "text"
    if currency := currencies.get((noun, s.country or "")):
        return currency, "outlet"
    ranked = Counter({country: count for country, count in s.countries.items() if (noun, country) in currencies}).most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return currencies[noun, ranked[0][0]], "text"
    return None, ""


def _country_beside(s: Surroundings, noun: str, base: Quantity) -> str | None:
    """The one country with such a currency that is named in the same sentence and line, not too far off."""
    named = set()
    before = range(base.first - 1, max(-1, base.first - 1 - _COUNTRY_REACH), -1)
    behind = range(base.last + 1, min(s.count, base.last + 1 + _COUNTRY_REACH))
    for side in (before, behind):
        for i in side:
            if s.kinds[i] == LINE_END or (s.kinds[i] == MARK and s.keys[i] in FINAL):
                break
            if (country := s.lexicon.country_words.get(s.keys[i])) and (noun, country) in s.lexicon.currencies:
                named.add(country)
    return named.pop() if len(named) == 1 else None


def _in_currency(s: Surroundings, base: Quantity, unit: str) -> Quantity:
    """«43 سنت» in the currency of the amount it follows, or of the outlet's country; as it is if neither has such a subunit."""
    before = _amount_before(s, base.first)
    main = s.lexicon.main_currencies.get(s.country or "")
    for currency, per, source in (
        (before.currency, s.lexicon.per_unit(unit, before.currency or ""), before.currency_source) if before else (None, None, None),
        (main, s.lexicon.subunits.get((unit, s.country or "")), "outlet"),
    ):
        if currency and per and isinstance(base.value, Decimal):
            return base._replace(kind="money", value=base.value / per, unit=None, currency=currency, currency_source=source)
    return base._replace(kind="money", unit=unit)


def _amount_before(s: Surroundings, first: int) -> Quantity | None:
    """The amount of money in units that «و» joins to the token."""
    before = s.found[-1] if s.found else None
    joined = before and before.last + 2 == first and s.keys[first - 1] == "و"
    return before if before and joined and before.kind == "money" and not before.unit else None
