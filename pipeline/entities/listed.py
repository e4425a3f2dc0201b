"""Names from lists in a text, and which of several things a name means there.

A name that is also something else needs a reason, which the mention's rule then tells: a preposition of place before it («في قطر»), the head of its
kind («نادي الاتحاد»), a name of its kind beside it («قطر والبحرين»), talk of sport around it for a club. «المغرب» is a country but behind «صلاة».
"""

from bisect import bisect_left
from typing import NamedTuple

from ..rules.vocabulary import Vocabulary
from ..text.tokens import DIGIT, PROCLITIC, WORD, Tokens, find
from .gazetteer import Entry, Gazetteer

_SPORT_REACH = 25
"""Tokens around a name within which talk of sport counts, and how many words of it are talk."""
_LEAST_SPORT = 2
_MEDIA = frozenset(("agency", "newspaper", "channel", "magazine", "radio", "site"))
_BRACKETS = {"(": ")", "«": "»", '"': '"', "[": "]"}
_CLUB = frozenset(("club", "national_team"))
_PLACES = frozenset(("GPE", "LOC", "FAC"))


class Listed(NamedTuple):
    """A name on tokens first..last (inclusive), what it means, and why: the list, and the reason if it needed one."""

    first: int
    last: int
    entry: Entry
    rule: str
    nested: bool = False


class ListedNames:
    """The names of one text. `taken` are the tokens of time expressions."""

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer, vocabulary: Vocabulary, taken: set[int]) -> None:
        self.tokens, self.keys, self.kinds, self.count = tokens, tokens.keys, tokens.kinds, len(tokens.keys)
        self.gazetteer, self.vocabulary, self.taken = gazetteer, vocabulary, taken
        self.words = gazetteer.words
        self.sport = find(self.keys, self.words["sport"])
        self.countries: dict[str, int] | None = None

    def find(self) -> dict[int, Listed]:
        """By first token: the longest names from the left, and those nested in organisations."""
        found: dict[int, Listed] = {}
        end, outer_is_place = -1, False
        for i in find(self.keys, self.gazetteer.firsts):
            if self.kinds[i] != WORD or i in self.taken or (i <= end and outer_is_place):
                continue
            match = self.gazetteer.names.longest(self.keys, i)
            if match is None:
                continue
            last, readings = match
            chosen = self._choose(i, last, readings, found)
            if chosen is None:
                continue
            if i <= end:
                if last <= end and not chosen[0].ambiguous and chosen[0].type in _PLACES:
                    found[i] = Listed(i, last, *chosen, nested=True)
                continue
            found[i] = Listed(i, last, *chosen)
            end, outer_is_place = last, chosen[0].type != "ORG"
        return found

    def _choose(self, first: int, last: int, readings: tuple[Entry, ...], before: dict[int, Listed]) -> tuple[Entry, str] | None:
        """The thing meant, and the rule that says so; None for an everyday word."""
        if first == last and (context := self.gazetteer.contexts.get(self.keys[first])):
            return self._by_context(first, readings, context)
        club = next((reading for reading in readings if reading.kind in _CLUB), None)
        places = [reading for reading in readings if reading.type in _PLACES]
        if club and (places or club.ambiguous) and (reason := self._as_club(first, last, before)):
            return club, f"{club.source}: {reason}"
        rest = [reading for reading in readings if reading is not club or not (places or club.ambiguous)]
        for reading in rest:
            if not reading.ambiguous and reading.type not in _PLACES:
                return reading, reading.source
        sure = [place for place in places if not place.ambiguous]
        if sure:
            place = self._of_homonyms(sure)
            return place, place.source
        for reading in rest:
            if reading.ambiguous and (reason := self._reason(first, last, reading, before)):
                meant = self._of_homonyms(places) if reading.type in _PLACES else reading
                return meant, f"{meant.source}: {reason}"
        return None

    def _by_context(self, i: int, readings: tuple[Entry, ...], context: tuple[frozenset[str], frozenset[str]]) -> tuple[Entry, str] | None:
        not_behind, not_before = context
        before, after = self.keys[i - 1] if i else "", self.keys[i + 1] if i + 1 < self.count else ""
        if before in not_behind or after in not_before or (i + 1 < self.count and self.kinds[i + 1] == DIGIT and "#" in not_before):
            return None
        place = self._of_homonyms([reading for reading in readings if reading.type in _PLACES])
        return place, f"{place.source}: name_contexts.tsv"

    def _reason(self, first: int, last: int, entry: Entry, before: dict[int, Listed]) -> str | None:
        """Why an ambiguous name means this thing here."""
        key = self.keys[first - 1] if first else ""
        if entry.type in _PLACES:
            head = self.gazetteer.heads.get(key.removeprefix("ال"))
            if head and head.type in _PLACES:
                return f"behind «{key}»"
            if key in self.words["before_place"] and self._may_be_place(first, last, key):
                return f"behind «{key}»"
            return self._beside(first, last, before, _PLACES)
        head = self.gazetteer.heads.get(key) or self.gazetteer.heads.get(key.removeprefix("ال"))
        if head and head.type == "ORG":
            return f"behind «{key}»"
        if entry.kind in _MEDIA:
            if key in _BRACKETS and self.keys[last + 1 : last + 2] == [_BRACKETS[key]]:
                return "in brackets"
            if key in self.words["said"]:
                return f"behind «{key}»"
        return None

    def _may_be_place(self, first: int, last: int, preposition: str) -> bool:
        """Is a word behind a preposition of place no everyday noun there? «في المدينة», «إلى الباب» are; countries are asked less."""
        key = self.keys[first]
        if preposition not in self.words["before_place"]:
            return False
        if any(reading.kind == "country" for reading in (self.gazetteer.names.longest(self.keys, first) or (0, ()))[1]):
            return True
        if preposition not in self.words["within_place"]:
            return False
        return first == last and not self.vocabulary.is_word(key) and not self.vocabulary.is_word(key.removeprefix("ال"))

    def _beside(self, first: int, last: int, before: dict[int, Listed], types: frozenset[str]) -> str | None:
        """Does a sure name of the kind stand right before it: «البحرين وقطر», «حلب، الباب»?"""
        gap = self.keys[first - 1] if first else ""
        if gap not in ("و", "،", "-") or (gap == "و" and self.kinds[first - 1] != PROCLITIC):
            return None
        neighbour = next((found for found in before.values() if found.last == first - 2), None)
        if neighbour is not None and neighbour.entry.type in types and not neighbour.entry.ambiguous and neighbour.entry.kind == "country":
            return f"beside «{self.tokens.slice(neighbour.first, neighbour.last)}»"
        return None

    def _as_club(self, first: int, last: int, before: dict[int, Listed]) -> str | None:
        """Why a name of a city or an everyday word is a club here."""
        key = self.keys[first - 1] if first else ""
        if key in self.words["before_club"]:
            return f"behind «{key}»"
        if key in self.words["within_place"] or key in self.words["before_city"]:
            return None
        low, high = bisect_left(self.sport, first - _SPORT_REACH), bisect_left(self.sport, last + _SPORT_REACH)
        if len({self.keys[i] for i in self.sport[low:high]}) < _LEAST_SPORT:
            return None
        following = self.keys[last + 1] if last + 1 < self.count else ""
        adjective = following.startswith("ال") and self.kinds[last + 1] == WORD and following not in self.vocabulary.function_words
        if adjective and following[2:] not in self.gazetteer.adjectives and self.keys[first].startswith("ال"):
            return None  # «الاتحاد الآسيوي»
        return "talk of sport"

    def _of_homonyms(self, places: list[Entry]) -> Entry:
        """Of places with one name that of the country the text speaks of most; else the first, which is the best known."""
        if len(places) == 1:
            return places[0]
        if self.countries is None:
            self.countries = self._count_countries()
        counted = self.countries
        return max(places, key=lambda place: counted.get(place.country or "", 0))

    def _count_countries(self) -> dict[str, int]:
        """How often a text names each country, by its names and adjectives."""
        counted: dict[str, int] = {}
        for i, key in enumerate(self.keys):
            country = self.gazetteer.adjectives.get(key[2:]) if key.startswith("ال") else None
            if country is None and key in self.gazetteer.firsts and (match := self.gazetteer.names.longest(self.keys, i)):
                readings = match[1]
                country = readings[0].country if len(readings) == 1 and readings[0].kind == "country" else None
            if country:
                counted[country] = counted.get(country, 0) + 1
        return counted
