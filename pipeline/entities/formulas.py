"""Names that no list holds, by their grammar: a head word and what completes it.

«وزارة التربية والتعليم», «هيئة تنظيم الاتصالات», «الحكومة المصرية», «حكومة الإمارات», «المملكة الأردنية الهاشمية», «محافظة الجيزة».
The head says the type, an adjective or a name inside says the country. A definite word in front of a preposition that is a participle
(«الموقعة بين») belongs to the sentence, not to the name.
"""

from typing import NamedTuple

from ..rules.vocabulary import Vocabulary
from ..schema import EntityType
from ..text.tokens import PROCLITIC, WORD, Tokens
from .gazetteer import Entry, Gazetteer, Head

_MOST_WORDS = 6
"""Words of the longest name a formula makes, head included: «الهيئة العامة للرقابة على الصادرات» is a list's business."""
_MOST_JOINED = 10
"""The same with «و»: «وزارة النقل والاتصالات وتقنية المعلومات العمانية»."""


class Found(NamedTuple):
    """A name on tokens first..last (inclusive)."""

    first: int
    last: int
    type: EntityType
    country: str | None


class Formulas:
    """The grammars at work on one text. `listed` are the names found in lists, by first token; `taken` the tokens of time expressions."""

    def __init__(
        self,
        tokens: Tokens,
        gazetteer: Gazetteer,
        vocabulary: Vocabulary,
        listed: dict[int, tuple[int, Entry]],
        taken: set[int],
    ) -> None:
        self.keys, self.kinds, self.count = tokens.keys, tokens.kinds, len(tokens.keys)
        self.gazetteer, self.listed, self.taken = gazetteer, listed, taken
        self.vocabulary, self.verbs, self.function_words = vocabulary, vocabulary.verbs, vocabulary.function_words

    def at(self, i: int) -> Found | None:
        """The name that begins at token i, or None."""
        key = self.keys[i]
        if key in self.gazetteer.words["state"]:
            return self.state(i)
        if head := self.gazetteer.heads.get(key):
            return self.indefinite(i, head)
        if key.startswith("ال") and (head := self.gazetteer.heads.get(key[2:])):
            return self.definite(i, head)
        return None

    def state(self, i: int) -> Found | None:
        """«المملكة الأردنية الهاشمية», «الجمهورية اللبنانية»."""
        country = self.adjective(i + 1)
        if country is None:
            return None
        last = i + 1
        while last < i + 3 and self.is_definite(last + 1) and self.keys[last + 1].endswith(("ية", "يه", "قة")) and self.adjective(last + 1) is None:
            last += 1
        return Found(i, last, "GPE", country)

    def indefinite(self, i: int, head: Head) -> Found | None:
        """A head in construct: «وزارة الصحة», «حكومة أوزبكستان», «هيئة تنظيم الاتصالات». «إدارة المشاريع» is managing them."""
        if head.generic and i + 1 not in self.listed and any(reading.tense == "masdar" for reading in self.verbs.readings.get(self.keys[i], ())):
            return None
        last = i
        while last < i + 2 and not self.is_definite(last + 1) and last + 1 not in self.listed and self.is_noun(last + 1):
            last += 1
        if name := self.listed.get(last + 1):
            if last > i and head.type != "ORG":
                return None
            return self.adjectives(i, name[0], head.type, name[1].country)
        if not self.is_definite(last + 1):
            if head.type in ("GPE", "FAC") and last == i + 1:
                return Found(i, last, head.type, None) if not head.generic else None
            return None
        if self.keys[i] in self.gazetteer.words["government"] and self.adjective(last + 1) is None:
            return None
        found = self.adjectives(i, last + 1, head.type, self.adjective(last + 1))
        if head.generic and found.country is None:  # «حركة الترجمة», «قوة الدولار»
            return None
        while head.joins and found.country is None and (joined := self.joined(found.last + 1)) and joined - i < _MOST_JOINED:
            found = self.adjectives(i, joined, head.type, None, limit=_MOST_JOINED)
        return found

    def joined(self, i: int) -> int | None:
        """The last token of «و» at i and the noun behind it that still belongs to the name: «… والاتصالات», «… وتقنية المعلومات»."""
        if i + 1 >= self.count or self.keys[i] != "و" or self.kinds[i] != PROCLITIC or i + 1 in self.listed:
            return None
        if self.is_definite(i + 1):
            return None if self.keys[i + 1][2:] in self.gazetteer.heads else i + 1
        if self.keys[i + 1] in self.gazetteer.heads or not self.is_noun(i + 1):
            return None
        return i + 2 if self.is_definite(i + 2) else None

    def definite(self, i: int, head: Head) -> Found | None:
        """A head with article and adjectives: «الحكومة المصرية», «البنك المركزي», «الهيئة العامة للاستثمار»."""
        if head.type not in ("ORG", "FAC") or not self.is_definite(i + 1):
            return None
        found = self.adjectives(i, i, head.type, None)
        if found.last == i:
            return None
        if self.keys[found.last] in self.gazetteer.words["open_adjective"] or (found.country and head.by_purpose):
            completed = self.completed(found)
            if completed.last > found.last:
                return completed
        if (head.generic and found.country is None) or (
            found.country is None
            and self.keys[found.last] not in self.gazetteer.words["open_adjective"]
            and found.last == i + 1
            and head.type == "FAC"
        ):
            return None
        return found

    def completed(self, found: Found) -> Found:
        """«الهيئة العامة | للاستثمار», «الأمانة العامة | لمجلس الوزراء», «الوكالة المغربية | لتنمية الاستثمارات والصادرات»."""
        i = found.last + 2
        if i >= self.count or self.keys[i - 1] != "ل" or self.kinds[i - 1] != PROCLITIC:
            return found
        if self.is_definite(i):
            return self.adjectives(found.first, i, found.type, found.country)
        inner = self.gazetteer.heads.get(self.keys[i])
        if inner and (named := self.indefinite(i, inner)):
            return found._replace(last=named.last, country=named.country or found.country)
        if self.is_noun(i) and self.is_definite(i + 1):
            last = self.joined(i + 2)
            return self.adjectives(found.first, last or i + 1, found.type, found.country)
        return found

    def adjectives(self, first: int, last: int, type_: EntityType, country: str | None, *, limit: int = 0) -> Found:
        """The name so far and the definite words behind it; «السعودية» there is an adjective, though it is a country too."""
        while (
            last + 1 < min(self.count, first + (limit or _MOST_WORDS))
            and self.is_definite(last + 1)
            and not self.vocabulary.opens_clause(self.keys[last + 1], self.keys[last + 2] if last + 2 < self.count else "")
        ):
            if last + 1 in self.listed and not (self.listed[last + 1][0] == last + 1 and self.adjective(last + 1)):
                break
            if self.vocabulary.is_other_noun(self.keys[last + 1]):  # «وزارة الصحة | الاتفاقية»
                break
            last += 1
            country = self.adjective(last) or country
        return Found(first, last, type_, country)

    # -- looking at tokens

    def adjective(self, i: int) -> str | None:
        """The country of a definite adjective at i."""
        if i >= self.count or not self.keys[i].startswith("ال"):
            return None
        return self.gazetteer.adjectives.get(self.keys[i][2:])

    def is_definite(self, i: int) -> bool:
        """Is the token a word with article, and no time, pronoun or the like?"""
        return (
            i < self.count
            and self.kinds[i] == WORD
            and self.keys[i].startswith("ال")
            and len(self.keys[i]) > 3
            and i not in self.taken
            and self.keys[i] not in self.function_words
        )

    def is_noun(self, i: int) -> bool:
        """May an indefinite word continue a construct? No function word, no finite verb form that is nothing else."""
        if i >= self.count or self.kinds[i] != WORD or i in self.taken:
            return False
        key = self.keys[i]
        if key in self.function_words or len(key) < 3:
            return False
        readings = self.verbs.readings.get(key, ())
        return not readings or any(reading.tense in ("masdar", "participle") for reading in readings)
