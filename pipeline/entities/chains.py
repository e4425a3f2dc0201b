"""Mentions of one thing share a chain: same identifier or canonical name; a short name behind the full one; «الوزارة» behind «وزارة الصحة».

What was named in full licenses shorter names later: «شكري» behind «سامح شكري», «الجماعة» behind «جماعة الحوثي», an acronym behind the name it was
put in brackets after. A doubtful surname («صالح») needs more: a verb, a title or a preposition before it.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from ..text.tokens import ENCLITIC, WORD, Tokens, find, find_among
from .gazetteer import Gazetteer
from .mentions import Mention
from .names import ALI, NameLexicon, Part
from .starts import Start, Starts
from .words import WordTests

_SHORTEST = 3
"""Letters of a surname that may stand alone."""


class Licensed(NamedTuple):
    """What a later short mention is a mention of."""

    since: int
    mention: Mention


class Chains:
    """The later mentions in one text, and the numbers of all."""

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer, lexicon: NameLexicon, words: WordTests, starts: Starts) -> None:
        self.tokens, self.keys, self.kinds, self.count = tokens, tokens.keys, tokens.kinds, len(tokens.keys)
        self.gazetteer, self.lexicon, self.words, self.starts = gazetteer, lexicon, words, starts

    def later(self, mentions: list[Mention], covered: set[int]) -> list[Mention]:
        """Short names and nouns that stand for what was named before them."""
        in_order = sorted(mentions, key=lambda mention: mention.last)
        return [*self._short_names(in_order, covered), *self._nouns(in_order, covered)]

    def _short_names(self, mentions: list[Mention], covered: set[int]) -> Iterator[Mention]:
        licensed: dict[str, list[Licensed]] = {}
        for mention in mentions:
            for key in self._shorts(mention):
                licensed.setdefault(key, []).append(Licensed(mention.last, mention))
        for i in find(self.keys, licensed) if licensed else ():
            if i in covered or self.kinds[i] != WORD or (i + 1 < self.count and self.kinds[i + 1] == ENCLITIC):
                continue
            meant = _last_before(licensed[self.keys[i]], i)
            if meant and (meant.type != "PER" or self._stands_alone(i)):
                yield meant._replace(first=i, last=i, rule="named before", mention="name", units=1, title=None, metonymy=None)

    def _shorts(self, mention: Mention) -> Iterator[str]:
        """The keys that a full mention licenses."""
        last = self.keys[mention.last]
        if mention.type == "PER" and mention.units > 1 and len(last) >= _SHORTEST and last != ALI and last not in self.lexicon.words["regnal"]:
            yield last
        if (
            mention.type == "ORG"
            and self.keys[mention.last + 1 : mention.last + 2] == ["("]
            and self.keys[mention.last + 3 : mention.last + 4] == [")"]
        ):
            acronym = mention.last + 2
            if self.kinds[acronym] == WORD and (self.words.is_unknown(acronym) or self.keys[acronym].isascii()):
                yield self.keys[acronym]

    def _stands_alone(self, i: int) -> bool:
        """Is a surname by itself rather the person than an everyday word?"""
        part = self.lexicon.parts.get(self.keys[i], Part.NONE)
        if self.keys[i].endswith("ي") and self.tokens.has_article(i) and i and self.words.is_definite(i - 1) and not self._is_title(i - 1):
            return False  # «الأمن القومي | العربي»
        if self.words.is_unknown(i) or part & Part.SURE or (part & Part.FAMOUS and self.keys[i].startswith("ال")):
            return True
        if i == 0 or self.kinds[i - 1] != WORD:
            return False
        return self.words.is_finite(i - 1) or self.keys[i - 1] in self.lexicon.words["before_person"] or self._is_title(i - 1)

    def _is_title(self, i: int) -> bool:
        return self.lexicon.titles.longest(self.keys, i) is not None

    def _nouns(self, mentions: list[Mention], covered: set[int]) -> Iterator[Mention]:
        """«الوزارة», «المدينة»: a head with article that stands for the last thing named with it."""
        named: dict[str, list[Licensed]] = {}
        for mention in mentions:
            key = self.keys[mention.first]
            for head in (key, key.removeprefix("ال")):
                if head in self.gazetteer.heads and mention.last > mention.first:
                    named.setdefault("ال" + head, []).append(Licensed(mention.last, mention))
                    break
        for i in find_among(self.starts.of(Start.OPENER), self.keys, named) if named else ():
            if i in covered or (i + 1 < self.count and self.words.is_definite(i + 1) and i + 1 not in covered):
                continue
            meant = _last_before(named[self.keys[i]], i)
            if meant:
                yield meant._replace(first=i, last=i, rule="head of one named before", mention="nominal", metonymy=None)


def _last_before(licensed: list[Licensed], i: int) -> Mention | None:
    """The last of the mentions, in order, that ends before token i."""
    position = bisect_left(licensed, i, key=lambda found: found.since)
    return licensed[position - 1].mention if position else None


def number_chains(mentions: list[Mention]) -> list[int]:
    """The number of each mention's chain: those with one identifier, else one type and canonical name, share it."""
    numbers: dict[str, int] = {}
    return [numbers.setdefault(mention.id or f"{mention.type} {mention.name}", len(numbers)) for mention in mentions]
