"""The names of people, by their grammar: units («محمد», «عبد الله», «بن زايد», «آل نهيان», «فان غوخ») in a row.

A unit is sure, doubtful or an unknown word. A row of units is a name when one of them is sure and it is not alone; what is less needs a word
for it: a title before («الرئيس الأسد»), somebody who speaks or acts («وأضاف جوتشولك»). Each name says which rule made it.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..text.tokens import ENCLITIC, MARK, PROCLITIC, WORD, Tokens
from .following import Following
from .names import NameLexicon, Part, Person
from .posts import Phrase, PostReader
from .starts import Start, Starts
from .units import Unit, UnitReader
from .words import WordTests

_MOST_UNITS = 8
"""Units of the longest name: «حمد بن خليفة بن حمد بن عبد الله آل ثاني» has seven."""
_ABBREVIATED = 2
"""Letters of the longest abbreviation of a form of address («د», «أ»)."""
_LIST_MARKS = frozenset(("و", "،", ","))
_BRACKETS = {"(": ")", "«": "»", '"': '"'}


class Name(NamedTuple):
    """The name of a person on tokens first..last (inclusive), the title before or behind it, and the rule that made it."""

    first: int
    last: int
    units: int
    rule: str
    person: Person | None
    post: Phrase | None = None


class People:
    """Reads the names of one text. `barred` are tokens that are something else: time expressions, sure names of several words from lists.

    `starts` tells what may begin where.
    """

    def __init__(self, tokens: Tokens, lexicon: NameLexicon, words: WordTests, posts: PostReader, barred: set[int], starts: Starts) -> None:
        self.keys, self.kinds, self.count = tokens.keys, tokens.kinds, len(tokens.keys)
        self.tokens, self.lexicon, self.words, self.posts, self.barred = tokens, lexicon, words, posts, barred
        self.starts, self.flags = starts, starts.flags
        self.units = UnitReader(tokens, lexicon, words, barred, starts.flags)
        self.following = Following(self.units, posts)
        self.end = -1
        self.son = lexicon.words["son"]

    def find(self, joint: Mapping[int, Sequence[Name]]) -> list[Name]:
        """All names, in order, none overlapping; `joint` are those behind a common title, by its token."""
        found: list[Name] = []
        self.end = -1
        for i in self.starts.of(Start.UNIT | Start.TITLE | Start.SPEECH | Start.PERSON | Start.SEVERAL):
            if i <= self.end or self.units.is_preposition(i):
                continue
            if i in joint:
                found += joint[i]
                self.end = found[-1].last
                continue
            name = self._at(i)
            if name is not None and name.first > self.end:
                found.append(name)
                self.end = name.last
        return found

    def _at(self, i: int) -> Name | None:
        flag = self.flags[i]
        if self.starts.names_person(i):
            known = self.lexicon.people.longest(self.keys, i)
            if known and known[0] > i and (name := self.read(i, "name", trusted=True)):  # «ابن خلدون», «أشرف مروان»
                return name._replace(post=self.posts.behind(name.last))
        if flag & Start.TITLE and (title := self.posts.at(i)):
            start = self._behind_title(title)
            if start is not None and (name := self.read(start, "title", trusted=True, openly=title.kind == "honorific")):
                if title.kind == "kin" and name.last == start and self.keys[start - 1] in self.son and not self.tokens.has_article(start):
                    return name._replace(first=start - 1)  # «ابن هاجد»
                return name._replace(post=title)
            if start is None and title.first == i and title.last > i and not self.lexicon.parts.get(self.keys[i]):
                return None
        if flag & Start.SPEECH and (name := self._speaker(i)):
            return name._replace(post=self.posts.behind(name.last))
        if not (flag & Start.UNIT or self.units.has_pronoun(i)) or not self.units.begins(i):
            return None
        name = self.read(i, "name", trusted=self._is_listed_beside(i) or self._is_enclosed(i))
        if name is not None and name.post is None:
            name = name._replace(post=self.posts.behind(name.last))
        return name

    def _is_pair(self, i: int) -> int | None:
        """The last token of a given name and a surname, however doubtful, that begin at i."""
        one = self.units.at(i)
        two = self.units.at(one.last + 1) if one else None
        if one and two and one.part & Part.GIVEN and two.part & (Part.GIVEN | Part.SURNAME):
            return two.last
        return None

    def _is_listed_beside(self, i: int) -> bool:
        """Does a pair of doubtful names go on a list of people: «أحمد علي وسعيد حسن», «هشام العوضي، ومنال السقا»?"""
        return self.end >= 0 and i - self.end in (2, 3) and set(self.keys[self.end + 1 : i]) <= _LIST_MARKS and self._is_pair(i) is not None

    def _is_enclosed(self, i: int) -> bool:
        """Does a pair of doubtful names stand alone in brackets or quotation marks: «(مويس كاماندا)»?"""
        if i == 0 or self.keys[i - 1] not in _BRACKETS:
            return False
        last = self._is_pair(i)
        return last is not None and self.keys[last + 1 : last + 2] == [_BRACKETS[self.keys[i - 1]]]

    def _behind_title(self, title: Phrase) -> int | None:
        """Where the name begins that a title introduces: behind its head and what completes that, at the first word that can only be a name."""
        for i in self.posts.ends(title):
            unit = self.units.begins(i)
            if unit is None:
                if i == title.head + 1 and title.kind == "honorific" and self.keys[title.head].startswith("ال") and self._is_bare_noun(i):
                    return i
                continue
            if self.opens(i, unit, title):
                return i
        return None

    def opens(self, i: int, unit: Unit, title: Phrase) -> bool:
        """Is a unit the beginning of the name behind a title, and no part of what completes the title?"""
        if not unit.is_sure() and (i in self.posts.listed or self.posts.at(i)):
            return False
        if not unit.part and self.words.is_inflected(i):
            return False
        head = self.keys[title.head]
        address = title.kind == "honorific" and not head.startswith("ال") and (len(head) > _ABBREVIATED or self.kinds[title.head] == ENCLITIC)
        if address and not unit.is_sure():
            return False  # «سعادة | غامرة», «لواء | غدر»
        following = self.units.at(unit.last + 1)
        sure, right_behind = unit.is_sure(), i == title.head + 1
        if self.keys[i].startswith("ال") and unit.last == i:
            if self.words.is_adjective_of_country(i):
                return False
            if following is not None:  # «المدرب الإكوادوري فلان», «القائد العسكري علان», but «الشيخ الهادي بن علي»
                return bool(unit.part & Part.GIVEN) and following.is_sure()
            nisba = self.keys[i].endswith(("ي", "ية"))
            famous = bool(unit.part & Part.FAMOUS) and not self.words.is_everyday_adjective(i)  # «الرئيس الأسد», not «المسؤول الكبير»
            return sure or (right_behind and (famous or title.kind == "honorific" or not (unit.part or nisba)))
        if sure:
            return True
        if title.kind == "kin" and unit.part:
            return bool(unit.part & Part.GIVEN) and following is not None
        if unit.part and title.kind != "honorific" and (self.words.is_finite(i) or self.words.is_everyday(i)):
            return following is not None and (following.is_sure() or bool(unit.part & Part.GIVEN))
        definite = self.keys[i - 1].startswith("ال") or title.kind != "post" or not right_behind
        return definite or (following is not None and following.is_sure())

    def _is_bare_noun(self, i: int) -> bool:
        """«الشيخ شاكر»: any word without article behind a form of address, unless it is a verb, a title or goes on with the sentence."""
        if i >= self.count or self.kinds[i] != WORD or i in self.barred or self.keys[i].startswith("ال") or self.units.has_pronoun(i):
            return False
        return self.words.is_noun(i) and not self.words.is_everyday(i) and not self.words.is_finite(i) and self.posts.at(i) is None

    def _speaker(self, i: int) -> Name | None:
        """«وأضاف جوتشولك»: an unknown or doubtful word behind a verb that only people do."""
        unit = self.units.at(i + 1)
        if unit is None or self.posts.at(i + 1) or i + 1 in self.posts.listed or self.keys[i + 1] in self.words.peoples:
            return None
        if not unit.part and self.words.is_inflected(i + 1):
            return None
        following = self.units.at(unit.last + 1)
        pair = following is not None and bool(unit.part & Part.GIVEN and following.part & (Part.GIVEN | Part.SURNAME))
        alone = self.keys[i + 1].startswith("ال") and not self.words.is_everyday(i + 1) and self._closes(unit.last + 1)  # «وأضاف القرشي أن»
        return self.read(i + 1, "speech", trusted=not unit.part or unit.is_sure() or pair or alone)

    def _closes(self, i: int) -> bool:
        """Does a sentence go on here as it does behind its subject: «قال كريم | إن», «قالت أمل | في», a mark?"""
        return i >= self.count or self.kinds[i] == MARK or self.keys[i] in self.lexicon.words["behind_speaker"]

    def read(self, i: int, rule: str, *, trusted: bool, openly: bool = False) -> Name | None:
        """The name that begins at i; `trusted` if something before says that one does, `openly` if it may be any noun."""
        first = self.units.begins(i) or (Unit(i, Part.NONE) if openly else None)
        if first is None:
            return None
        units = [first]
        last = first.last
        while len(units) < _MOST_UNITS:
            following = self.following.unit(units, trusted=trusted)
            if following is None:
                break
            units.append(following)
            last = following.last
        last = self.units.with_ordinal(last, len(units))
        full = self.lexicon.people.longest(self.keys, i) if self.starts.names_person(i) else None
        if full and full[0] > last:
            last = full[0]
        lone = rule == "name" and len(units) == 1 and last > units[0].last and not units[0].is_sure()
        if lone or not (trusted or (full and full[0] > i) or self._enough(i, units)):
            return None
        if units[0].part & Part.SURE and len(units) > 1 and rule == "speech":
            rule = "name"
        return Name(self._with_unknown(i, first), last, len(units), rule, self._known(i, last, units))

    def _with_unknown(self, i: int, first: Unit) -> int:
        """Where a name begins whose surname alone is in a list: «رفايل | نادال»."""
        if first.part & (Part.ARAB | Part.GIVEN) or i == 0:
            return i
        if i - 1 > self.end and self.kinds[i - 1] == WORD and not self.keys[i - 1].startswith("ال") and self._is_foreign(i - 1):
            return i - 1
        return i

    def _enough(self, i: int, units: list[Unit]) -> bool:
        """Is a row of units a name without a word from outside?"""
        sure = [unit for unit in units if unit.is_sure()]
        if len(units) == 1:
            return bool(sure) and self._stands_alone(i, units[0])
        if not sure:
            return False
        if units[0] is sure[0]:
            return i not in self.posts.listed or bool(units[0].part & Part.GIVEN)
        if self.keys[units[0].last + 1] in self.son:  # «يحيى بن زهران», «الخليل بن أحمد»
            return True
        if i in self.posts.listed:  # «بيروت شكر», but «سيدني لوميت»
            return False
        if self.words.is_finite(i):  # «طالب بيرام», «أشرف كيم», but «سعد الحريري»
            return bool(units[0].part & Part.GIVEN) and self.tokens.has_article(units[0].last + 1) and bool(units[1].part & Part.ARAB)
        if units[0].part & Part.ARAB and self.words.is_thing(i) and self.units.is_whole(units[0].last + 1):  # «رحيل | غريزمان»
            return False
        if self.keys[i].startswith("ال"):  # «العالم أينشتاين»
            return bool(units[0].part & Part.GIVEN) and bool(units[1].part & Part.ARAB)
        return bool(units[0].part & (Part.GIVEN | Part.RARE | Part.FAMOUS))

    def _stands_alone(self, i: int, unit: Unit) -> bool:
        """Is one sure part of a name, which nothing speaks for, a person: famous, an Arab given name, or with a verb or a name beside it?"""
        part = unit.part
        before = self.keys[i - 1] if i else ""
        if part & Part.RARE or i in self.posts.listed or self.words.is_rather_word(i):
            return False
        if i and self.kinds[i - 1] == PROCLITIC and before in ("ف", "ب", "ك", "س"):  # «ف|اليس» is rather cut wrongly
            return bool(part & Part.FAMOUS)
        if part & Part.FAMOUS or unit.last > i:
            return True
        if self.keys[i].startswith("ال") and i and before.startswith("ال") and self.kinds[i - 1] == WORD:
            return False  # «التمدد العمراني»
        if part & Part.GIVEN and part & Part.ARAB:
            return not (self.words.is_finite(i) or self.words.is_speakers(i))
        after = unit.last + 1
        verb = (i > 0 and self.words.is_finite(i - 1)) or (after < self.count and self.words.is_finite(after))
        beside = self.end >= 0 and i - self.end == 2 and before in _LIST_MARKS
        return (verb or beside) and (bool(part & Part.GIVEN) or self.keys[i].startswith("ال") or not part & Part.ARAB)

    def _is_foreign(self, i: int) -> bool:
        """A word that no list has and no dictionary: the given name before a surname that one has."""
        unit = self.units.at(i)
        return unit is not None and not unit.part and not self.words.is_inflected(i)

    def _known(self, first: int, last: int, units: list[Unit]) -> Person | None:
        """The known person of that name; nobody if it is made of Arab given names only, for «أحمد حسن» has many bearers."""
        if all(unit.part & Part.GIVEN and unit.part & Part.ARAB for unit in units):
            return None
        for index in (self.lexicon.people, self.lexicon.famous):
            found = index.longest(self.keys, first)
            if found and (found[0] == last or (units[0].last < found[0] < last and index is self.lexicon.people)):
                return found[1]
        return None
