"""Names from lists in a text, and which of several things a name means there.

A name that is also something else needs a reason, which the mention's rule then tells: a preposition of place before it («في قطر»), the head of its
kind («نادي الاتحاد»), a name of its kind beside it («قطر والبحرين»), talk of sport around it for a club. «المغرب» is a country but behind «صلاة».
"""

from collections import Counter
from functools import cached_property
from itertools import compress, count
from typing import NamedTuple

from ..rules.vocabulary import Vocabulary
from ..text.tokens import DIGIT, ENCLITIC, PROCLITIC, WORD, Tokens
from .gazetteer import Entry, Gazetteer
from .sport import Sport
from .starts import Start, Starts

_OF_STATE = frozenset(("army", "police", "government", "court", "ministry", "parliament", "intelligence", ""))
_COUNTRY_REACH = 4
"""Tokens behind a place in which its country is looked for."""
_MEDIA = frozenset(("agency", "newspaper", "channel", "magazine", "radio", "site"))
_BRACKETS = {"(": ")", "«": "»", '"': '"', "[": "]"}
_CLUB = frozenset(("club", "national_team"))
_PLACES = frozenset(("GPE", "LOC", "FAC"))


Matches = dict[int, tuple[int, tuple[Entry, ...]]]
"""What the lists have, meant or not: last token and readings by first token."""


class Listed(NamedTuple):
    """A name on tokens first..last (inclusive), what it means, and why: the list, and the reason if it needed one."""

    first: int
    last: int
    entry: Entry
    rule: str
    nested: bool = False


class ListedNames:
    """The names of one text.

    `taken` are the tokens of time expressions, `country` is that of the outlet, `starts` tells what may begin where.
    """

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer, vocabulary: Vocabulary, taken: set[int], country: str | None, starts: Starts) -> None:
        self.tokens, self.keys, self.kinds, self.count = tokens, tokens.keys, tokens.kinds, len(tokens.keys)
        self.gazetteer, self.vocabulary, self.taken, self.country = gazetteer, vocabulary, taken, country
        self.starts, self.matches = starts, _matches(gazetteer, self.keys, starts.flags)
        self.words, self.sport = gazetteer.words, Sport(tokens, gazetteer, starts, self.matches)

    def find(self) -> dict[int, Listed]:
        """By first token: the longest names from the left, and those nested in organisations."""
        found: dict[int, Listed] = {}
        outer: Entry | None
        end, outer, closed = -1, None, False
        for i, (last, readings) in self.matches.items():
            if self.kinds[i] != WORD or i in self.taken or (i <= end and closed):
                continue
            if last + 1 < self.count and self.kinds[last + 1] == ENCLITIC:
                continue  # «حماس|ه»
            if i and self.keys[i - 1] in self.words["of_minister"] and readings[0].kind == "ministry":
                continue  # «وزير | الخارجية الأميركية» is a post
            chosen = self._choose(i, last, readings, found)
            if chosen is None:
                continue
            if i <= end:
                if last <= end and not chosen[0].ambiguous and chosen[0].type in ("GPE", "LOC") and outer and chosen[0].name != outer.name:
                    found[i] = Listed(i, last, *chosen, nested=True)
                continue
            found[i] = Listed(i, last, *chosen)
            end, outer = last, chosen[0]
            closed = outer.type in ("GPE", "LOC") or outer.kind in _CLUB
        return found

    def _choose(self, first: int, last: int, readings: tuple[Entry, ...], before: dict[int, Listed]) -> tuple[Entry, str] | None:
        """The thing meant, and the rule that says so; None for an everyday word."""
        if first == last and (self._is_accusative(first) or self._is_adjective(first)):
            return None
        if first == last and (context := self.gazetteer.contexts.get(self.keys[first])):
            return self._by_context(first, readings, context)
        for reading in readings:
            if reading.kind in _MEDIA and reading.ambiguous and (reason := self._as_medium(first, last)):
                return reading, f"{reading.source}: {reason}"
        country = readings[0]
        if country.kind == "country" and first and self.keys[first - 1] in self.words["capital"] and country.country in self.gazetteer.capitals:
            capital = self.gazetteer.capitals[country.country]
            return capital, f"{capital.source}: behind «{self.keys[first - 1]}»"
        if country.kind == "country" and (self.sport.is_team(first) or self._is_beside_team(first, before)):
            team = Entry(f"منتخب {country.name}", "ORG", None, country.country, "national_team", source=country.source)
            return team, f"{country.source}: team"
        club = next((reading for reading in readings if reading.kind in _CLUB), None)
        places = [reading for reading in readings if reading.type in _PLACES]
        if club and (places or club.ambiguous) and (reason := self._as_club(first, last, before)):
            return club, f"{club.source}: {reason}"
        rest = [reading for reading in readings if reading is not club or not (places or club.ambiguous)]
        for reading in rest:
            if not reading.ambiguous and reading.type not in _PLACES:
                return self._at_home(reading), reading.source
        sure = [place for place in places if not place.ambiguous]
        if sure:
            told = next((place for place in places if place.country != sure[0].country and self._in_its_country(first, last, place)), None)
            place = told or self._of_homonyms(sure)
            return place, place.source
        for reading in rest:
            if reading.ambiguous and (reason := self._reason(first, last, reading, before)):
                meant = self._of_homonyms(places) if reading.type in _PLACES else reading
                return meant, f"{meant.source}: {reason}"
        return None

    def _is_accusative(self, i: int) -> bool:
        """«قميصا إيطاليا»: an adjective of a country in the accusative, behind a noun in it."""
        if i == 0 or self.kinds[i - 1] != WORD or not (self.keys[i].endswith("ا") and self.keys[i - 1].endswith("ا")):
            return False
        before = self.keys[i - 1]
        return self.keys[i] in self.gazetteer.adjectives and self.vocabulary.is_everyday_noun(before) and before not in self.vocabulary.verbs.finite

    def _is_adjective(self, i: int) -> bool:
        """«السوق السعودية», «مواقع سورية»: the name of a country that is an adjective too, behind a noun that it agrees with in being definite."""
        if i == 0 or self.kinds[i - 1] != WORD:
            return False
        key, definite = self.keys[i], self.tokens.has_article(i)
        if (key[2:] if definite else key) not in self.gazetteer.adjectives:
            return False
        before = self.keys[i - 1]
        if before in self.vocabulary.function_words or before in self.vocabulary.verbs.finite:
            return False
        return self.tokens.has_article(i - 1) == definite and (definite or self.vocabulary.is_everyday_noun(before))

    def _by_context(self, i: int, readings: tuple[Entry, ...], context: tuple[frozenset[str], frozenset[str]]) -> tuple[Entry, str] | None:
        not_behind, not_before = context
        before, after = self.keys[i - 1] if i else "", self.keys[i + 1] if i + 1 < self.count else ""
        if before in not_behind or after in not_before or (i + 1 < self.count and self.kinds[i + 1] == DIGIT and "#" in not_before):
            return None
        meant = self._of_homonyms([reading for reading in readings if reading.type in _PLACES] or list(readings))
        return meant, f"{meant.source}: name_contexts.tsv"

    def _reason(self, first: int, last: int, entry: Entry, before: dict[int, Listed]) -> str | None:
        """Why an ambiguous name means this thing here."""
        key = self.keys[first - 1] if first else ""
        if entry.type in _PLACES:
            head = self.gazetteer.heads.get(key) or self.gazetteer.several.get(key)
            if head and head.type in _PLACES:
                return f"behind «{key}»"
            if (key in self.words["before_place"] or key in self.words["direction"]) and self._may_be_place(first, last, key):
                return f"behind «{key}»"
            return self._beside(first, last, before, _PLACES) or self._in_its_country(first, last, entry)
        head = self.gazetteer.heads.get(key)
        if head and head.type == "ORG" and head.common != "government" and self._is_head_of(key, entry):
            return f"behind «{key}»"
        return None

    def _at_home(self, entry: Entry) -> Entry:
        """A body of state that many countries have («حرس الحدود») has no country where the text speaks of others only."""
        if entry.country is None or entry.kind not in _OF_STATE or entry.country == self.country or entry.country in self.countries:
            return entry
        return entry._replace(country=None) if self.countries or self.country else entry

    def _is_head_of(self, key: str, entry: Entry) -> bool:
        """Does a head go with the kind: «صحيفة الأنباء», «نادي الأنصار», not «وكالة الأنباء»?"""
        roles = {role: self.words[role] for role in ("of_medium", "of_agency", "of_club")}
        wanted = "of_agency" if entry.kind == "agency" else "of_medium" if entry.kind in _MEDIA else "of_club" if entry.kind in _CLUB else None
        if wanted:
            return key in roles[wanted]
        return not any(key in words for words in roles.values())

    def _as_medium(self, first: int, last: int) -> str | None:
        """Why a word is a paper, channel or agency: «(الفرنسية)», «قالت «الشرق الأوسط»»."""
        key = self.keys[first - 1] if first else ""
        if key in _BRACKETS and self.keys[last + 1 : last + 2] == [_BRACKETS[key]]:
            return "in brackets"
        return f"behind «{key}»" if key in self.words["said"] else None

    def _is_beside_team(self, i: int, before: dict[int, Listed]) -> bool:
        """«بين إيطاليا وفرنسا», where the first is a team."""
        neighbour = self._ending_on(i - 2, before) if i > 1 and self.keys[i - 1] in ("و", "-") else None
        return neighbour is not None and neighbour.rule.endswith("team")

    def _ending_on(self, last: int, before: dict[int, Listed]) -> Listed | None:
        return next((one for first in range(last, max(-1, last - 4), -1) if (one := before.get(first)) and one.last == last), None)

    def _may_be_place(self, first: int, last: int, preposition: str) -> bool:
        """Is a word behind a preposition of place no everyday noun there? «في المدينة», «إلى الباب» are; countries are asked less."""
        key = self.keys[first]
        if preposition in self.words["direction"]:
            return True
        if any(reading.kind == "country" for reading in self.matches[first][1]):
            return True
        if preposition not in self.words["within_place"]:
            return False
        return first == last and not self.vocabulary.is_word(key) and not self.vocabulary.is_word(key.removeprefix("ال"))

    def _in_its_country(self, first: int, last: int, entry: Entry) -> str | None:
        """Does what follows say which country the place lies in: «بون الألمانية», «في صور جنوبي لبنان»?"""
        after = last + 1
        if (
            after < self.count
            and self.gazetteer.adjectives.get(self.keys[after].removeprefix("ال")) == entry.country
            and self.keys[after].endswith("ية")
        ):
            return f"before «{self.keys[after]}»"
        if first == 0 or self.keys[first - 1] not in self.words["within_place"] or self.keys[first].removeprefix("ال") in self.gazetteer.heads:
            return None
        for i in range(after, min(self.count, after + _COUNTRY_REACH)):
            if self.kinds[i] not in (WORD, PROCLITIC):
                return None
            country = self.gazetteer.adjectives.get(self.keys[i].removeprefix("ال"))
            if country is None and (match := self.matches.get(i)):
                country = match[1][0].country if match[1][0].kind == "country" else None
            if country is not None:
                return f"before «{self.keys[i]}»" if country == entry.country else None
        return None

    def _beside(self, first: int, last: int, before: dict[int, Listed], types: frozenset[str]) -> str | None:
        """Does a sure name of the kind stand right before it: «البحرين وقطر», «حلب، الباب»?"""
        gap = self.keys[first - 1] if first else ""
        if gap not in ("و", "،", "-") or (gap == "و" and self.kinds[first - 1] != PROCLITIC):
            return None
        neighbour = self._ending_on(first - 2, before)
        if neighbour is not None and neighbour.entry.type in types and not neighbour.entry.ambiguous and neighbour.entry.kind == "country":
            return f"beside «{self.tokens.slice(neighbour.first, neighbour.last)}»"
        return None

    def _as_club(self, first: int, last: int, before: dict[int, Listed]) -> str | None:
        """Why a name of a city or an everyday word is a club here."""
        key = self.keys[first - 1] if first else ""
        if key in self.words["before_club"]:
            return f"behind «{key}»"
        is_place = any(reading.type in _PLACES and not reading.ambiguous for reading in self.matches[first][1])
        if is_place and (key in self.words["within_place"] or key in self.words["before_city"]):
            return None
        if not self.sport.talks(first, last, least=1 if key in _BRACKETS else 2):
            return None
        following = self.keys[last + 1] if last + 1 < self.count else ""
        if not is_place and self._in_idafa(first):
            return None  # «حفظ السلام», «المنتخب الأفريقي»
        adjective = following.startswith("ال") and self.kinds[last + 1] == WORD and following not in self.vocabulary.function_words
        if adjective and following[2:] not in self.gazetteer.adjectives and self.keys[first].startswith("ال"):
            return None  # «الاتحاد الآسيوي»
        return "talk of sport"

    def _in_idafa(self, i: int) -> bool:
        """Does a noun or an adjective stand right before it, to which it belongs?"""
        if i == 0 or self.kinds[i - 1] != WORD or self.keys[i - 1] in self.vocabulary.function_words:
            return False
        key = self.keys[i - 1]
        return key not in self.vocabulary.verbs.finite and self.vocabulary.is_everyday_noun(key)

    def _of_homonyms(self, places: list[Entry]) -> Entry:
        """Of places with one name that of the country the text speaks of most; else the first, which is the best known."""
        if len(places) == 1:
            return places[0]
        return max(places, key=lambda place: (self.countries.get(place.country or "", 0), place.country == self.country))

    @cached_property
    def countries(self) -> dict[str, int]:
        """How often a text names each country, by its names and adjectives."""
        adjectives = self.starts.of(Start.ADJECTIVE)
        named = [self.gazetteer.adjectives[self.keys[i][2:]] for i in adjectives]
        for i in self.matches.keys() - set(adjectives):
            entry, *others = self.matches[i][1]
            if entry.country and not others and entry.type in _PLACES and not entry.ambiguous:
                named.append(entry.country)
        return Counter(named)


def _matches(gazetteer: Gazetteer, keys: list[str], flags: list[int]) -> Matches:
    """All names of lists in a text, each looked up once, and only where its first two keys stand side by side or one key is enough."""
    alone, longer, second, longest = Start.LISTED, Start.LISTED_LONGER, Start.LISTED_SECOND, gazetteer.names.longest
    clitic, behind = Start.LISTED_CLITIC, Start.LISTED_BEHIND_CLITIC
    found: Matches = {}
    for i in compress(count(), flags):
        flag = flags[i]
        if (flag & alone or (flag & longer and flags[i + 1] & second) or (flag & clitic and flags[i + 1] & behind)) and (match := longest(keys, i)):
            found[i] = match
    return found
