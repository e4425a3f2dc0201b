"""Posts and titles of persons: «وزير الخارجية المصري», «المتحدث باسم حركة حماس», «سمو الشيخ».

A phrase has a head from the list of titles and what completes it: nouns in construct, adjectives, names, prepositions with their objects. Where it
ends cannot be told without the name behind it, so `ends` offers every place where one may begin.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ..rules.lexicon import PhraseIndex
from ..text.tokens import ENCLITIC, MARK, PROCLITIC, WORD, Tokens
from .names import TitleKind
from .starts import Start
from .words import WordTests

_LONGEST = 16
"""Tokens of the longest phrase of a post: «رئيس مجلس إدارة شركة مصر للطيران القابضة والعضو المنتدب لها»."""
_LONGEST_HEAD = 10
"""Tokens of titles in a row: «معالي وزير الصحة الأستاذ الدكتور»."""
_APPOSITIVE = frozenset(("،", ",", "(", "-", "–"))
_ENDS = frozenset(("،", ",", ")", ".", "-", "–", ":", "؛"))
_QUOTES = frozenset(('"', "«", "»", "“", "”", "(", ")"))


class Phrase(NamedTuple):
    """A title on tokens first..last, of which first..head are in the list; `last` grows with what completes it."""

    first: int
    head: int
    last: int
    kind: TitleKind


class PostReader:
    """Reads the titles of one text. `listed` are the sure names from lists: last token by first; `flags` tell what may begin at each token."""

    def __init__(
        self,
        tokens: Tokens,
        titles: PhraseIndex[TitleKind],
        prepositions: frozenset[str],
        words: WordTests,
        listed: dict[int, int],
        flags: list[int],
    ) -> None:
        self.keys, self.kinds, self.count = tokens.keys, tokens.kinds, len(tokens.keys)
        self.titles, self.prepositions, self.words, self.listed, self.flags = titles, prepositions, words, listed, flags

    def at(self, i: int) -> Phrase | None:
        """The title that begins at token i, without what completes it; titles in a row («السيد الرئيس») are one."""
        found = self._title(i)
        if found is None:
            return None
        last, kind = found
        if last + 1 < self.count and self.kinds[last + 1] == ENCLITIC:  # «زوجت|ه»
            last += 1
        stop = i + _LONGEST_HEAD
        while last < stop and (more := self._title(last + 1)):
            if more[1] == "post" and kind != "post":
                i, kind = last + 1, "post"  # «نظيره المدرب فلان»: the post is «المدرب»
            last = more[0]
        return Phrase(i, last, last, kind)

    def _title(self, i: int) -> tuple[int, TitleKind] | None:
        return self.titles.longest(self.keys, i) if self.flags[i] & Start.TITLE and self.kinds[i] == WORD else None

    def ends(self, title: Phrase) -> Iterator[int]:
        """The tokens at which a name may begin behind a title, the nearest first."""
        i = title.head + 1
        yield i
        stop = min(self.count, title.first + _LONGEST)
        while i < stop:
            key, kind = self.keys[i], self.kinds[i]
            if i in self.listed:
                i = self.listed[i] + 1
            elif kind == WORD and self.words.is_definite(i):
                i += 1
            elif (
                title.kind == "post" and kind == WORD and key not in self.prepositions and self.words.is_noun(i) and not self._ends_definite(i - 1)
            ) or self._joins(i, title):
                i += 1
                continue
            elif kind == MARK and key in _QUOTES:
                i += 1
                if i - 2 > title.head:
                    yield i
                continue
            else:
                return
            yield i

    def _joins(self, i: int, title: Phrase) -> bool:
        """Does a preposition or «و» at i go on with the title: «الأمين العام | ل|لأمم المتحدة», «وزير النقل | و|الاتصالات»?"""
        if title.kind != "post" or i + 1 >= self.count:
            return False
        key, following = self.keys[i], i + 1
        if key == "و" and self.kinds[i] == PROCLITIC:
            return self.words.is_definite(following) or self.at(following) is not None or following in self.listed
        if key in self.prepositions or (key == "ل" and self.kinds[i] == PROCLITIC):
            return following in self.listed or self.words.is_definite(following) or self.words.is_noun(following)
        return False

    def _ends_definite(self, i: int) -> bool:
        return self.keys[i].startswith("ال") or i in self.listed.values()

    def behind(self, last: int) -> Phrase | None:
        """The post in apposition to a name that ends on `last`: «سامح شكري، وزير الخارجية المصري،»."""
        i = last + 2
        if i >= self.count or self.keys[last + 1] not in _APPOSITIVE:
            return None
        title = self.at(i)
        if title is None or title.kind != "post":
            return None
        end = max((e for e in self.ends(title)), default=title.head + 1)
        if end < self.count and self.keys[end] not in _ENDS:
            return None
        return title._replace(last=end - 1)
