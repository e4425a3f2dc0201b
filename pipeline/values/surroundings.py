"""What a quantity is, and the looks around a number that tell which: is there a noun, an age, talk of sport, a word that defines the unit?"""

from decimal import Decimal
from typing import NamedTuple

from ..schema import QuantityKind, QuantityMod
from ..text.tokens import ENCLITIC, WORD, Tokens
from .counted import Counted, CountedLexicon
from .digits import round_significant
from .number_words import Number
from .timevalues import count_of

_HEDGE_REACH = 3
_DISTANT_HEDGE = 4
"""Tokens between a verb of measure and its number: a subject, its pronoun, a preposition."""
_SPORT_REACH = 25
_ZERO_CELSIUS = Decimal("273.15")


class Quantity(NamedTuple):
    """A quantity on tokens first..last (inclusive); `number_first` is where its number begins. Fields as in the output contract."""

    first: int
    last: int
    number_first: int
    kind: QuantityKind
    value: Decimal | str
    max: Decimal | None = None
    mod: QuantityMod = "exact"
    noun: str | None = ""
    unit: str | None = None
    currency: str | None = None
    currency_source: str | None = None
    duration: str | None = None
    si: float | None = None
    si_unit: str | None = None


class Surroundings:
    """A text, its numbers, the quantities found so far, and how to look at them."""

    def __init__(self, tokens: Tokens, numbers: list[Number], taken: set[int], lexicon: CountedLexicon, country: str | None) -> None:
        self.tokens, self.keys, self.kinds = tokens, tokens.keys, tokens.kinds
        self.count = len(self.keys)
        self.lexicon, self.country, self.taken = lexicon, country, taken
        self.numbers = {number.first: number for number in numbers if number.first not in taken}
        self.found: list[Quantity] = []

    def key(self, i: int) -> str:
        """The key of a token, "" outside the text."""
        return self.keys[i] if 0 <= i < self.count else ""

    def among(self, i: int, role: str) -> bool:
        """Is the token one of the words of a set?"""
        return 0 <= i < self.count and self.keys[i] in self.lexicon.sets[role]

    def noun(self, first: int, last: int) -> str:
        """The noun as written, without the article."""
        text = self.tokens.slice(first, last)
        return text.removeprefix("ال") if self.keys[first].startswith("ال") else text

    def is_noun(self, i: int) -> bool:
        """May a number count this word? Any indefinite word that is no function word, number or word of time («not_nouns»)."""
        key = self.keys[i]
        return self.kinds[i] == WORD and len(key) > 2 and not key.startswith("ال") and key not in self.lexicon.not_nouns and "ء" <= key[0] <= "ي"

    def is_definite(self, i: int) -> bool:
        """A word with article, or a pronoun suffix."""
        return i < self.count and (self.kinds[i] == ENCLITIC or (self.kinds[i] == WORD and self.keys[i].startswith("ال")))

    def classified(self, last: int) -> int:
        """The noun's last token, or that of the one word behind it that defines the unit («ساعة تدريبية»)."""
        found = self.lexicon.markers.longest(self.keys, last + 1)
        return found[0] if found and found[1].role == "classifier" else last

    def hedged(self, quantity: Quantity) -> Quantity:
        """The quantity with the hedges on its two sides in its extent and meaning."""
        if quantity.mod == "vague":
            return quantity
        before = self.keys[max(0, quantity.first - 1 - _HEDGE_REACH) : quantity.first][::-1]
        if before and (found := self.lexicon.hedges.longest(before, 0)):
            mod: QuantityMod = found[1] if quantity.mod == "exact" else quantity.mod  # type: ignore[assignment]
            quantity = quantity._replace(first=quantity.first - 1 - found[0], mod=mod)
        elif quantity.mod == "exact" and quantity.kind != "score" and (distant := self.distant_hedge(quantity.first)):
            quantity = quantity._replace(mod=distant)
        behind = self.lexicon.markers.longest(self.keys, quantity.last + 1)
        if behind and behind[1].role == "hedge_after":
            quantity = quantity._replace(last=behind[0], mod=behind[1].value if quantity.mod == "exact" else quantity.mod)  # type: ignore[arg-type]
        return quantity

    def distant_hedge(self, first: int) -> QuantityMod | None:
        """«لا تتعدى النسبة 18%», «تجاوزت قيمتها 1,7 مليون»: a verb of measure with its subject between it and the number."""
        for i in range(first - 2, max(0, first - 1 - _DISTANT_HEDGE) - 1, -1):
            if self.kinds[i + 1] not in (WORD, ENCLITIC) or i + 1 in self.numbers or i + 1 in self.taken:
                return None
            marker = self.lexicon.markers.longest(self.keys, i)
            if marker and marker[1].role == "hedge_verb":
                denied = self.among(i - 1, "denial")
                return "less_than" if denied == (marker[1].value == "more_than") else "more_than"
        return None

    def talks_sport(self, i: int) -> bool:
        """Is a game spoken of near the token?"""
        for j in range(max(0, i - _SPORT_REACH), min(self.count, i + _SPORT_REACH)):
            found = self.lexicon.markers.longest(self.keys, j) if self.keys[j] in self.lexicon.markers else None
            if found and found[1].role == "sport":
                return True
        return False

    def between_lines(self, last: int, noun_at: int) -> bool:
        """Does a line end between the number and the noun?"""
        return "\n" in self.keys[last:noun_at]


def to_si(value: Decimal, what: Counted) -> float | None:
    """The value in the SI unit; temperatures have an offset."""
    if what.factor is not None and what.si_unit:
        return float(count_of(round_significant(value * what.factor)))
    if what.unit == "celsius":
        return float(value + _ZERO_CELSIUS)
    if what.unit == "fahrenheit":
        return float(round_significant((value - 32) * 5 / 9 + _ZERO_CELSIUS))
    return None
