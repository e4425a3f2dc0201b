"""Posts of several people at once: «وزيرا خارجية مصر والأردن سامح شكري وأيمن الصفدي», «الرئيسان السيسي وماكرون».

A title in the dual or plural, what completes it, and at least two names. What only one of them has (a country, a body, a ministry) stands before all
names or before each («وزيري الدفاع الأميركي لويد أوستن والروسي سيرغي شويغو»); before all, the order tells whose it is, if there is one for each name;
if there is one, it is everybody's. Without names there is nothing to tell: «عين وزيراً للخارجية» is one minister.
"""

from typing import NamedTuple

from ..text.tokens import PROCLITIC, WORD
from .listed import Listed
from .mentions import Post
from .names import Several
from .people import Name, People
from .posts import Phrase
from .starts import Start

_MOST_NOUNS = 3
"""Nouns between a title and what its bearers have each: «نائبا رئيس مجلس …»."""
_MOST_WORDS = 6
"""Words told of one of them: «الخارجية وشؤون المغتربين» are two."""
_MOST_BEARERS = 12
_OF_SEVERAL = ("ان", "ين", "ون")
"""Endings of adjectives that describe all bearers of a post: «الوزيران اللبنانيان»."""


class Bearer(NamedTuple):
    """Somebody with such a post; no post behind a form of address («الشيخان»)."""

    name: Name
    post: Post | None


class _Part(NamedTuple):
    """What is told of one of them, or of all (`shared`), up to token `last`; `alone` if it is an adjective of one («الروسي»)."""

    last: int
    words: str
    country: str | None
    body: str | None
    shared: bool
    alone: bool


class JointPosts:
    """Reads the joint posts of one text by the means of its `people`. `listed` are the names from lists, by first token."""

    def __init__(self, people: People, listed: dict[int, Listed]) -> None:
        self.tokens, self.keys, self.kinds, self.count = people.tokens, people.keys, people.kinds, people.count
        self.people, self.words, self.listed, self.several = people, people.words, listed, people.lexicon.several

    def find(self) -> dict[int, list[Bearer]]:
        """Those with a common title, by its token."""
        found: dict[int, list[Bearer]] = {}
        end = -1
        for i in self.people.starts.of(Start.SEVERAL):
            if i > end and (bearers := self._at(i)):  # «رئيسا | وزراء مصر والأردن» are two
                found[i], end = bearers, bearers[-1].name.last
        return found

    def _at(self, i: int) -> list[Bearer]:
        """Those whose common title stands on token i; none if it is no such title or fewer than two names follow."""
        title = self.several[self.keys[i]]
        if self._completes_title(i):
            return []
        definite = self.keys[i].startswith("ال")
        after = i + 1 if definite else self._behind_nouns(i + 1)
        parts, names = self._members(after, title)
        if len(names) < 2 or not (definite or parts):
            return []
        if title.kind != "post":
            return [Bearer(name, None) for name in names]
        singular = " ".join((title.singular, *(self.tokens.slice(noun, noun) for noun in range(i + 1, after))))
        nothing = _Part(after, "", None, None, False, False)
        own = parts if len(parts) == len(names) else (parts if len(parts) == 1 else [nothing]) * len(names)
        if len(parts) == 1 and parts[0].alone:  # «الرئيسان الروسي بوتين وترامب»
            own[1:] = [part._replace(country=None) for part in own[1:]]
        common = next((part.country for part in parts if part.shared), None)
        bearers, words = [], ""
        for name, part in zip(names, own, strict=True):
            words = "" if definite else part.words or words  # «وزيري | الدفاع | الأميركي فلان والروسي علان»
            bearers.append(Bearer(name, Post(f"{singular} {words}".rstrip(), part.body, common or part.country)))
        return bearers

    def _completes_title(self, i: int) -> bool:
        """«رئيس | الوزراء», «رئيس مجلس | النواب»: does it belong to the title of one?"""
        first = i - 1
        while first > i - _MOST_NOUNS and first > 0 and self.words.is_noun(first) and not self.words.is_definite(first):
            if self.people.posts.at(first):
                return True
            first -= 1
        return False

    def _behind_nouns(self, i: int) -> int:
        """The token behind the nouns in construct from i on: «وزيرا | خارجية», «نائبا | رئيس»."""
        last = i + _MOST_NOUNS
        while i < last and i not in self.listed and self.words.is_noun(i) and not self.words.is_definite(i):
            i += 1
        return i

    def _members(self, i: int, title: Several) -> tuple[list[_Part], list[Name]]:
        """What is told of the bearers from token i on, and their names."""
        parts: list[_Part] = []
        names: list[Name] = []
        each = False
        while len(names) < (2 if title.dual else _MOST_BEARERS):
            part = self._part(i, titled=not parts and not names)
            if part is not None and names and not each and not len(parts) == len(names) == 1:
                break  # of all of them was told before
            start = part.last + 1 if part else i
            name = self._name(start)
            if (part is None and (name is None or each)) or (name is None and names):
                break
            each = each or (part is not None and bool(names))
            if part is not None:
                parts.append(part)
            if name is not None:
                names.append(name)
            i = start if name is None else name.last + 1
            if i >= self.count or not (self.keys[i] == "،" or (self.keys[i] == "و" and self.kinds[i] == PROCLITIC)):
                break
            i += 1
        return parts, names

    def _part(self, i: int, *, titled: bool) -> _Part | None:
        """The country, body or definite noun at i, with its adjectives, before the name of a person or the next «و».

        `titled` if it may begin with a title: «نائبا الرئيس», but not «لاعبا الترجي المدافع فلان والحارس علان».
        """
        first, noun, country, body = i, i - 1, None, None
        shared = alone = False
        while i < min(self.count, first + _MOST_WORDS) and self.kinds[i] == WORD and self._name(i) is None:
            if one := self.listed.get(i):
                country, body = one.entry.country, one.entry.name if one.entry.type == "ORG" else body
                i = one.last
            elif adjective := self.words.adjective(i):
                country, shared = adjective, self.keys[i].endswith(_OF_SEVERAL)
                alone = not shared
            elif not self.words.is_definite(i) or (self.people.posts.at(i) and not (titled and i == first)):
                break
            elif not self.keys[i].endswith(_OF_SEVERAL) and noun == i - 1:
                noun = i
            i += 1
        return _Part(i - 1, self.tokens.slice(first, noun) if noun >= first else "", country, body, shared, alone) if i > first else None

    def _name(self, i: int) -> Name | None:
        """The name of a person that the title lets begin at i."""
        unit = self.people.units.begins(i)
        if unit is None or (self.keys[i - 1] == "،" and not unit.is_sure()):
            return None
        head = i - 1 if self.keys[i].startswith("ال") else i - 2
        return self.people.read(i, "title", trusted=True) if self.people.opens(i, unit, Phrase(head, head, head, "post")) else None
