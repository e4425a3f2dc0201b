"""Money: which currency a noun means, and what small change is of it.

A bare «ريال» is resolved by the evidence nearest to it: a word of its phrase, a country in its sentence, the outlet's country, the article.
"""

from collections import Counter
from decimal import Decimal
from functools import cached_property

from ..text.marks import FINAL
from ..text.tokens import LINE_END, MARK
from .counted import Counted
from .surroundings import Quantity, Surroundings

_COUNTRY_REACH = 25
"""Tokens of a sentence looked at on either side of an amount."""


class Money(Surroundings):
    """The looks around an amount of money."""

    def money(self, base: Quantity, what: Counted) -> Quantity:
        """The amount with its currency."""
        if what.unit:
            return self._in_currency(base, what.unit)
        currency, source = self._currency(what.shared, base) if what.shared else (what.currency, "explicit")
        return base._replace(kind="money", unit=None, currency=currency, currency_source=source if currency else None)

    def with_small_change(self, change: Quantity) -> Quantity:
        """«20 دولار و43 سنت»: one amount, if small change stands behind an exact amount of its currency."""
        before, what = self._amount_before(change.first), self.lexicon.phrases.longest(self.keys, change.last)
        if before is None or change.kind != "money" or change.unit or before.currency != change.currency or not (what and what[1].unit):
            return change
        if before.max is not None or change.max is not None or not isinstance(before.value, Decimal) or not isinstance(change.value, Decimal):
            return change
        self.found.pop()
        return before._replace(last=change.last, value=before.value + change.value)

    def _currency(self, noun: str, base: Quantity) -> tuple[str | None, str]:
        """(currency, its source) of a noun that many countries share.

        The contract asks the whole article before the outlet. Here the outlet goes first, on purpose: a Saudi paper that writes of Yemen reckons in
        its own riyals unless it says so beside them, and the country an article names most is often not the one whose money it counts.
        """
        currencies = self.lexicon.currencies
        if country := self._country_beside(noun, base):
            return currencies[noun, country], "text"
        if currency := currencies.get((noun, self.country or "")):
            return currency, "outlet"
        ranked = Counter({country: count for country, count in self._mentions.items() if (noun, country) in currencies}).most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            return currencies[noun, ranked[0][0]], "text"
        return None, ""

    def _country_beside(self, noun: str, base: Quantity) -> str | None:
        """The one country with such a currency that is named in the same sentence and line, not too far off."""
        named = set()
        before = range(base.first - 1, max(-1, base.first - 1 - _COUNTRY_REACH), -1)
        behind = range(base.last + 1, min(self.count, base.last + 1 + _COUNTRY_REACH))
        for side in (before, behind):
            for i in side:
                if self.kinds[i] == LINE_END or (self.kinds[i] == MARK and self.keys[i] in FINAL):
                    break
                if (country := self.lexicon.country_words.get(self.keys[i])) and (noun, country) in self.lexicon.currencies:
                    named.add(country)
        return named.pop() if len(named) == 1 else None

    @cached_property
    def _mentions(self) -> Counter[str]:
        """How often the article names each country; counted once, when first asked."""
        return Counter(country for key in self.keys if (country := self.lexicon.country_words.get(key)))

    def _in_currency(self, base: Quantity, unit: str) -> Quantity:
        """«43 سنت» in the currency of the amount it follows, or of the outlet's country; as it is if neither has such a subunit."""
        before = self._amount_before(base.first)
        main = self.lexicon.main_currencies.get(self.country or "")
        for currency, per, source in (
            (before.currency, self.lexicon.per_unit(unit, before.currency or ""), before.currency_source) if before else (None, None, None),
            (main, self.lexicon.subunits.get((unit, self.country or "")), "outlet"),
        ):
            if currency and per and isinstance(base.value, Decimal):
                return base._replace(kind="money", value=base.value / per, unit=None, currency=currency, currency_source=source)
        return base._replace(kind="money", unit=unit)

    def _amount_before(self, first: int) -> Quantity | None:
        """The amount of money in units that «و» joins to the token."""
        before = self.found[-1] if self.found else None
        joined = before and before.last + 2 == first and self.keys[first - 1] == "و"
        return before if before and joined and before.kind == "money" and before.currency and not before.unit else None
