"""How the readers of time expressions look at a text: token by token, by words of time, units and numbers.

Each reader is a function of a `Cursor` and a token index that returns the expression beginning there, or None.
"""

from ...text.tokens import DIGIT, ENCLITIC, Tokens
from ...values.number_words import Number
from ..lexicon import TimeLexicon, TimeUnit, TimeWord

DASHES = ("-", "–", "—", "ـ")
SEPARATORS = (*DASHES, "/")
COMMAS = ("،", ",")
_OUTSIDE = [""] * 16
"""What lies behind a text, and so, by negative indexes, before it: no reader looks further than this."""


class Cursor:
    """One text and its numbers. Outside the text there is nothing: no key, no word, no unit."""

    def __init__(self, tokens: Tokens, numbers: list[Number], lexicon: TimeLexicon) -> None:
        self.tokens, self.lexicon = tokens, lexicon
        self.keys, self.kinds = [*tokens.keys, *_OUTSIDE], [*tokens.kinds, *_OUTSIDE]
        self.count = len(tokens.keys)
        self._sets = lexicon.sets
        self.numbers = {number.first: number for number in numbers}
        self._words: dict[int, tuple[int, TimeWord] | None] = {}
        """The time words looked up so far, by token: several readers ask for the same one."""
        self.last_year = -9
        """The token of the bare year accepted last: the next of «2015، و2019» needs no word of its own."""

    def key(self, i: int) -> str:
        """The key of a token, "" outside the text."""
        return self.keys[i]

    def kind(self, i: int) -> str:
        """The kind of a token, "" outside the text."""
        return self.kinds[i]

    def digits(self, i: int) -> str:
        """The key of a token of digits, "" for any other."""
        return self.keys[i] if self.kinds[i] == DIGIT else ""

    def among(self, i: int, role: str) -> bool:
        """Is the token one of the words of a set?"""
        return self.keys[i] in self._sets[role]

    def suffix(self, i: int) -> bool:
        """Is the token a pronoun written to the word before («ه» in «نفسه»)?"""
        return self.kind(i) == ENCLITIC

    def definite(self, i: int) -> bool:
        """Is it a word with the article?"""
        return 0 <= i < self.count and self.tokens.has_article(i)

    def word(self, i: int, *roles: str) -> tuple[int, TimeWord] | None:
        """(last token, word) of the time word at i if it has one of the roles."""
        if self.keys[i] not in self.lexicon.roles:
            return None
        if i in self._words:
            found = self._words[i]
        else:
            found = self._words[i] = self.lexicon.phrases.longest(self.keys, i)  # no phrase has a "" in it
        return found if found and found[1].role in roles else None

    def part(self, i: int) -> tuple[int, str | None]:
        """(first token behind, mod) of a word for a part of a period at i («مطلع», «نهاية»); (i, None) if there is none."""
        found = self.word(i, "part")
        return (found[0] + 1, found[1].value) if found else (i, None)

    def unit(self, i: int) -> TimeUnit | None:
        """The unit of time at i, without article."""
        return self.lexicon.units.get(self.keys[i])

    def the_unit(self, i: int, number: int | None = None) -> TimeUnit | None:
        """The unit of time with its article at i («العام»), of one, two or many if `number` says so."""
        unit = self.lexicon.the_units.get(self.keys[i])
        return unit if unit and (number is None or unit.number == number) else None

    def direction(self, i: int) -> tuple[int, int] | None:
        """(last token, direction) of «الماضي», «المقبلة», «قبل الماضي» … at i."""
        found = self.word(i, "direction")
        return (found[0], int(found[1].value)) if found else None

    def told(self, i: int) -> tuple[int, int] | None:
        """(last token, steps) of «التالي», «السابقة» … at i, which look back to a date told before."""
        found = self.word(i, "told")
        return (found[0], int(found[1].value)) if found else None

    def names_day(self, i: int) -> bool:
        """Is it «يوم», «أيام» or their like before the name or number of a day, without the article?"""
        return self.among(i, "day_noun") and not self.definite(i)

    def range_start(self, i: int) -> int:
        """The first token of a range whose start is at i: its «من», «بين», «ما بين», or i itself."""
        if self.among(i - 1, "between"):
            return i - 1 - (self.key(i - 2) == "ما")
        return i - self.among(i - 1, "from")

    def whole(self, i: int, low: int, high: int, kind: str | None = None) -> Number | None:
        """The number at i if it is whole, no share, within the bounds, and of the kind if one is asked for."""
        number = self.numbers.get(i)
        if (
            number is None
            or number.kind not in ("cardinal", "ordinal")
            or (kind is not None and number.kind != kind)
            or not low <= number.value <= high
            or number.value != number.value.to_integral_value()
        ):
            return None
        return number

    def in_words(self, number: Number) -> bool:
        """Is the number written in words?"""
        return self.kinds[number.first] != DIGIT

    def opened(self, i: int) -> int:
        """The first token of a number whose article stands apart («الـ19»): i itself, or the one after «ال»."""
        return i + (self.key(i) == "ال")

    def closed(self, i: int, last: int) -> int:
        """The last token with the bracket that closes the one at i."""
        return last + (self.key(i) == "(" and self.key(last + 1) == ")")

    def ends(self, i: int) -> bool:
        """Does the phrase end before token i: at the end of the text, a mark, a line end?"""
        return i >= self.count or self.kinds[i] in ("m", "n")
