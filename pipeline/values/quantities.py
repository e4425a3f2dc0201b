"""Quantities: a number, what it counts or measures, and how exactly it is meant.

From the hedge before the number («نحو», «أكثر من») over the noun to the hedge behind it («على الأقل»). Known units, currencies and nouns come
from the lexicons; any other noun that directly follows a number is counted too. Numbers inside time expressions are not looked at.
"""

import re
from decimal import Decimal

from ..text.tokens import DIGIT, WORD, Tokens
from .ages import is_age
from .counted import Counted, CountedLexicon
from .digits import read_digits, round_significant
from .durations import write_period
from .money import Money
from .number_words import Number
from .surroundings import Quantity, to_si

_PAIR = re.compile(r"(\d{1,6}(?:[.,]\d+)?)[-–](\d{1,6}(?:[.,]\d+)?)")
_MOST_GOALS = 30


def read_quantities(tokens: Tokens, numbers: list[Number], taken: set[int], lexicon: CountedLexicon, country: str | None) -> list[Quantity]:
    """All quantities of a text, in order.

    `taken` are the tokens of time expressions; `country` is that of the outlet, which decides what a bare «ريال» is.
    """
    return _Reader(tokens, numbers, taken, lexicon, country).read()


class _Reader(Money):
    """The grammar of quantities at work on one text."""

    def read(self) -> list[Quantity]:
        markers, duals, symbols = self.lexicon.markers, self.lexicon.duals, self.lexicon.symbols
        found = self.found
        end = -1
        for i in range(self.count):
            if i <= end or i in self.taken:
                continue
            key = self.keys[i]
            quantity = None
            if i in self.numbers:
                quantity = self.numbered(self.numbers[i]) or (self.pair(i) if self.kinds[i] == DIGIT else None)
            elif self.kinds[i] == DIGIT:
                quantity = self.pair(i)
            elif key in duals:
                quantity = self.dual(i)
            elif key in symbols:
                quantity = self.symbol_before(i)
            elif key in markers:
                quantity = self.vague(i)
            if quantity:
                quantity = self.hedged(self.with_small_change(quantity))
                if found and quantity.first <= found[-1].last:
                    quantity = quantity._replace(first=max(quantity.number_first, found[-1].last + 1))
                found.append(quantity)
                end = quantity.last
        return found

    # -- kinds

    def numbered(self, number: Number) -> Quantity | None:
        """The quantity a number makes with what follows it, over a range («من 10 إلى 15%») if it begins one."""
        if number.kind == "ordinal":
            return None
        upper = self.range_end(number)
        made = self.ranged(number, upper) if upper else self.counting(number)
        if upper is None and (made is None or not (made.noun or made.noun is None)):
            made = self.counting_before(number) or made
        if made is None or made.first < number.first:
            return made
        first, last = number.first, (upper or number).last
        while first and self.keys[first - 1] in ("ال", "ـ") and self.tokens.glued(first - 1):
            first -= 1
        if self.key(first - 1) == "(" and self.key(last + 1) == ")" and made.last > last:
            first -= 1
        opened = upper is not None and (self.among(first - 1, "from") or self.among(first - 1, "between"))
        return made._replace(first=first - opened, number_first=first)

    def range_end(self, number: Number) -> Number | None:
        """The upper number of «من 10 إلى 15», «بين 10 و15», «10 - 15»."""
        at, before = number.last + 1, number.first - 1
        linked = (
            (self.among(before, "from") and self.among(at, "to"))
            or (self.among(before, "between") and self.key(at) == "و")
            or self.among(at, "through")
        )
        upper = self.numbers.get(at + 1) if linked else None
        return upper if upper and upper.kind != "ordinal" else None

    def ranged(self, low: Number, high: Number) -> Quantity | None:
        """A range: the noun behind it counts, measures and converts both of its ends."""
        scaled = low.scale == 1 and high.scale > 1 and low.value < high.value / high.scale  # «من 3 إلى 5 ملايين»
        low = high._replace(first=low.first, value=low.value * high.scale if scaled else low.value)
        if low.value >= high.value:
            return None
        ends = self.counting(low), self.counting(high._replace(first=low.first))
        made, values = ends[1], sorted(end.value for end in ends if end is not None and isinstance(end.value, Decimal))
        if made is None or len(values) != 2:
            return None
        return made._replace(value=values[0], max=values[1], mod="range", si=None, duration=None)

    def counting(self, number: Number) -> Quantity | None:
        """A number and the noun behind it."""
        last, first = number.last, number.first
        if number.kind == "percent":
            return Quantity(first, last, first, "percent", number.value, noun=None)
        if number.kind == "fraction":
            return self.share(number)
        noun_at = last + 1
        if self.key(noun_at) == ")" and self.key(first - 1) == "(":  # «(50) طالباً»
            noun_at += 1
        if noun_at >= self.count or noun_at in self.taken or self.between_lines(last, noun_at):
            return None
        if found := self.lexicon.phrases.longest(self.keys, noun_at):
            return self.known(number, noun_at, *found)
        if self.among(noun_at, "of") and (chosen := self.chosen_from(number, noun_at + 1)):
            return chosen
        definite = self.kinds[first] == WORD and self.keys[first].startswith("ال")
        if self.keys[noun_at] in self.lexicon.verbs and number.value > 1:  # «لتدريب 520 يعملون …»: so many, and a verb
            return Quantity(first, last, first, "count", number.value)
        if self.is_noun(noun_at) and not (definite and not self.keys[noun_at].endswith("ا")):  # «الدول الأربع خاصة»
            return Quantity(first, self.classified(noun_at), first, "count", number.value, noun=self.noun(noun_at, noun_at))
        return None

    def chosen_from(self, number: Number, i: int) -> Quantity | None:
        """«900 من الموظفين», «ثلاثة من صحفيي الوكالة»: some of many."""
        if i >= self.count or self.kinds[i] != WORD or i in self.taken or i in self.numbers:
            return None
        noun = self.keys[i].removeprefix("ال")
        found = self.lexicon.phrases.longest([noun], 0)
        construct = self.lexicon.phrases.longest([noun + "ن"], 0) if noun.endswith("ي") else None  # «صحفيي» for «صحفيين»
        what = found or construct
        plural = noun in self.lexicon.plurals or noun.endswith(("ين", "ات")) or construct  # «المادة 91 من القانون» chooses from nothing
        if what is None or what[1].kind != "count" or not plural or number.value == 1:
            return None
        return Quantity(number.first, i, number.first, "count", number.value, noun=self.noun(i, i), unit=what[1].unit)

    def counting_before(self, number: Number) -> Quantity | None:
        """A noun in front of its number: «المرشحين الـ55», «القتلى الثلاثة», «عضو واحد»."""
        at = number.first - 1
        article = self.key(at) == "ال"
        at -= article
        if at < 0 or at in self.taken or self.kinds[at] != WORD or (self.found and self.found[-1].last >= at):
            return None
        noun = self.keys[at].removeprefix("ال")
        definite = self.keys[at].startswith("ال")
        found = self.lexicon.phrases.longest([noun], 0)
        if found is None or found[1].kind not in ("count", "measure"):
            return None
        marker = self.lexicon.markers.longest(self.keys, number.first)
        said = marker[1].role if marker is not None and number.last == number.first and not definite else ""
        one = said == "one" or (said == "two" and noun.endswith(("ين", "ان")))  # «سائقين اثنين»
        many = (
            definite and noun in self.lexicon.plurals and (article or (self.kinds[number.first] == WORD and self.keys[number.first].startswith("ال")))
        )
        if not (one or many):
            return None
        return Quantity(
            at,
            number.last,
            number.first,
            "count" if found[1].kind == "count" else "measure",
            number.value,
            noun=self.noun(at, at),
            unit=found[1].unit,
            si=to_si(number.value, found[1]),
            si_unit=found[1].si_unit,
        )

    def known(self, number: Number, noun_at: int, last: int, what: Counted) -> Quantity | None:
        """A number before a noun or unit of the lexicons."""
        noun = self.noun(noun_at, last)
        base = Quantity(number.first, last, number.first, "count", number.value, noun=noun, unit=what.unit)
        if what.kind == "money":
            return self.money(base, what)
        if what.kind == "measure":
            below = self.lexicon.markers.longest(self.keys, last + 1)
            if below and below[1].role == "below_zero":
                return base._replace(kind="measure", last=below[0], value=-number.value, si=to_si(-number.value, what), si_unit=what.si_unit)
            return base._replace(kind="measure", si=to_si(number.value, what), si_unit=what.si_unit)
        if what.kind == "duration" and what.iso == "DE" and self.kinds[number.first] == DIGIT:  # «5 عقود» are contracts
            return base._replace(unit=None)
        if what.kind == "duration":
            if is_age(self.keys, self.lexicon.sets, number.first, last, what.iso, number.value):
                return base._replace(kind="age", unit=what.unit)
            si = to_si(number.value, what)
            return base._replace(
                kind="duration", last=self.classified(last), duration=write_period(what.iso or "D", number.value), si=si, si_unit=what.si_unit
            )
        return base._replace(last=self.classified(last))

    def symbol_before(self, i: int) -> Quantity | None:
        """«$50», «US$ 20 مليون», «د.إ 50»: the sign of a currency before its number. A code set apart is in capitals: "cup 2018" is no money."""
        found = self.lexicon.symbols.longest(self.keys, i)
        number = self.numbers.get(found[0] + 1) if found else None
        if found is None or number is None or number.kind != "cardinal":
            return None
        sign = self.tokens.slice(i, found[0])
        if not self.tokens.glued(found[0]) and sign != sign.upper():
            return None
        return self.money(Quantity(i, number.last, i, "money", number.value, noun=sign), found[1])

    def share(self, number: Number) -> Quantity | None:
        """«ثلث السكان»: a share in words is a percentage. A half of a unit («نصف متر») is a measure."""
        i = number.last + 1
        found = self.lexicon.phrases.longest(self.keys, i)
        if found and found[1].kind in ("measure", "money"):
            return self.known(number, i, *found)
        if i not in self.taken and (self.is_definite(i) or (self.is_noun(i) and self.is_definite(i + 1))):  # «ثلثي صادرات الشركة»
            return Quantity(number.first, number.last, number.first, "percent", round_significant(number.value * 100), noun=None)
        return None

    def dual(self, i: int) -> Quantity | None:
        """«شخصان», «سيارتين»: two by its ending. A dual behind a demonstrative, or after a number, is no count."""
        found = self.lexicon.phrases.longest(self.keys, i)
        if not found or not found[1].dual or self.among(i - 1, "not_dual_before"):
            return None
        last, what = found
        return self.known(Number(i, i, "cardinal", Decimal(2)), i, last, what)

    def pair(self, i: int) -> Quantity | None:
        """A token like «2-1» or «10-15»: a score in talk of sport, a range before a noun or percent sign."""
        if (
            self.key(i + 1) in ("-", "–")
            and (zero := self.lexicon.markers.longest(self.keys, i + 2))
            and zero[1].role == "zero"
            and self.keys[i].isdecimal()
        ):
            return Quantity(i, i + 2, i, "score", f"{int(self.keys[i])}-0")
        match = _PAIR.fullmatch(self.keys[i])
        if not match:
            return None
        low, high = read_digits(match[1]), read_digits(match[2])
        if low is None or high is None:
            return None
        if self.key(i + 1) in ("%", "٪"):
            return self.ranged(Number(i, i + 1, "percent", low), Number(i, i + 1, "percent", high))
        if low < high and self.lexicon.phrases.longest(self.keys, i + 1):
            return self.ranged(Number(i, i, "cardinal", low), Number(i, i, "cardinal", high))
        if low < _MOST_GOALS and high < _MOST_GOALS and low == low.to_integral_value() and self.talks_sport(i):
            return Quantity(i, i, i, "score", f"{low}-{high}")
        return None

    def vague(self, i: int) -> Quantity | None:
        """«عشرات القتلى», «مئات الآلاف من المتظاهرين»: an order of magnitude and a noun."""
        found = self.lexicon.markers.longest(self.keys, i)
        if not found or found[1].role != "vague":
            return None
        last, marker = found
        noun_at = last + 1 + self.among(last + 1, "of")
        if (
            noun_at >= self.count
            or self.kinds[noun_at] != WORD
            or noun_at in self.taken
            or not (self.keys[noun_at].startswith("ال") or self.is_noun(noun_at))
        ):
            return None
        keyed = [self.keys[noun_at].removeprefix("ال"), *self.keys[noun_at + 1 : noun_at + 3]]
        known = self.lexicon.phrases.longest(keyed, 0)
        what = known[1] if known else Counted("count")
        made = self.known(Number(i, last, "cardinal", Decimal(marker.value)), noun_at, noun_at + (known[0] if known else 0), what)
        return made._replace(mod="vague") if made else None
