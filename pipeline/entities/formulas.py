"""Names of organisations and places that no list holds, by their grammar: a head word and what completes it.

«وزارة التربية والتعليم», «هيئة تنظيم الاتصالات», «الحكومة المصرية», «حكومة الإمارات», «المملكة الأردنية الهاشمية», «محافظة الجيزة».
The head says the type, an adjective or a name inside says the country. A definite word in front of a preposition that is a participle
(«الموقعة بين») belongs to the sentence, not to the name.

Where the head only describes what its name already says («مدينة غزة», «شركة سوني»), and where a body of state has no name but its country («الجيش
اللبناني»), the phrase is a nominal mention, as the guidelines of ACE have it; the name inside is a mention of its own.
"""

from typing import NamedTuple

from ..rules.vocabulary import Vocabulary
from ..schema import EntityType
from ..text.tokens import MARK, PROCLITIC, WORD, Tokens
from .gazetteer import Gazetteer, Head
from .words import WordTests

_MOST_WORDS = 6
"""Words of the longest name a formula makes, head included: «الهيئة العامة للرقابة على الصادرات» is a list's business."""
_MOST_JOINED = 10
"""The same with «و»: «وزارة النقل والاتصالات وتقنية المعلومات العمانية»."""
_MOST_UNKNOWN = 4
"""Unknown words of a name behind a head: «شركة بروميثيان تكنولوجي غروب»."""
_LONGEST_QUOTE = 8
QUOTES = {"«": "»", "“": "”", '"': '"', "”": "“”", "‘": "’"}


class Found(NamedTuple):
    """A name on tokens first..last (inclusive); `inner` are the tokens of the name that the head only describes."""

    first: int
    last: int
    type: EntityType
    country: str | None
    rule: str
    nominal: bool = False
    inner: tuple[int, int] | None = None


class Inside(NamedTuple):
    """A name found before that a formula may take in: its last token, its type and country."""

    last: int
    type: EntityType
    country: str | None


class Formulas:
    """The grammars at work on one text. `inside` are the names found before, by first token."""

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer, vocabulary: Vocabulary, words: WordTests, inside: dict[int, Inside]) -> None:
        self.tokens, self.keys, self.kinds, self.count = tokens, tokens.keys, tokens.kinds, len(tokens.keys)
        self.gazetteer, self.vocabulary, self.words, self.inside = gazetteer, vocabulary, words, inside

    def at(self, i: int) -> Found | None:
        """The name that begins at token i, or None."""
        key = self.keys[i]
        if key in self.gazetteer.words["state"]:
            return self.state(i)
        if key in self.gazetteer.words["direction"]:
            return self.direction(i)
        if (several := self.gazetteer.several.get(key)) and (found := self.coordinated(i, several)):
            return found
        if head := self.gazetteer.heads.get(key):
            return self.described(i, head) or self.indefinite(i, head)
        if key.startswith("ال") and (head := self.gazetteer.heads.get(key[2:])):
            return self.definite(i, head)
        return None

    def coordinated(self, i: int, head: Head) -> Found | None:
        """«وزارتا الخارجية والدفاع», «محافظتا حلب وإدلب», «جامعات القاهرة وعين شمس»: several in one, what is behind them joined by «و»."""
        last = self._member(i + 1)
        if last is None:
            return None
        members = 1
        while (
            last + 2 < self.count
            and self.keys[last + 1] == "و"
            and self.kinds[last + 1] == PROCLITIC
            and (more := self._member(last + 2)) is not None
        ):
            members, last = members + 1, more
        return Found(i, last, head.type, None, "several heads", True) if members > 1 else None

    def _member(self, i: int) -> int | None:
        """The last token of a name or a definite noun at i."""
        if name := self.inside.get(i):
            return name.last
        return i if self.words.is_definite(i) and not self.words.is_adjective_of_country(i) else None

    def direction(self, i: int) -> Found | None:
        """«جنوب لبنان», «شمال شرقي سوريا»: a part of a place, no name of its own; behind a distance («50 كلم شمال عدن») it is none."""
        last = i + 1 if i + 1 < self.count and self.keys[i + 1] in self.gazetteer.words["direction"] else i
        name = self.inside.get(last + 1)
        if name is None or name.type not in ("GPE", "LOC") or (i and self.keys[i - 1] in self.gazetteer.words["distance"]):
            return None
        return Found(i, name.last, "LOC", name.country, "direction + place", True)

    def state(self, i: int) -> Found | None:
        """«المملكة الأردنية الهاشمية», «الجمهورية اللبنانية»."""
        country = self.words.adjective(i + 1)
        if country is None:
            return None
        last = i + 1
        while (
            last < i + 3
            and self.words.is_definite(last + 1)
            and self.keys[last + 1].endswith(("ية", "يه", "قة"))
            and self.words.adjective(last + 1) is None
        ):
            last += 1
        return Found(i, last, "GPE", country, "state + adjective")

    def described(self, i: int, head: Head) -> Found | None:
        """A head before a name that can stand alone: «مدينة غزة», «شركة سوني», «صحيفة «الوطن»», «نادي لاغونتواز»."""
        if head.common != "describes":
            return None
        if quoted := self.quoted(i + 1):
            country = self.words.adjective(quoted[1] + 2) if head.type == "ORG" else None
            return Found(i, quoted[1] + 1 + (country is not None), head.type, country, "head + quotation", True, quoted)
        if (name := self.inside.get(i + 1)) and not (name.type == "PER" and head.type == "ORG"):
            last = name.last
            country = self.words.adjective(last + 1) if head.type == "ORG" else None
            inner = None if name.type == head.type or (name.type != "ORG" and head.type != "ORG") else (i + 1, name.last)
            if head.type == "ORG" and name.type in ("GPE", "LOC", "NORP"):  # «نادي برشلونة»
                return Found(i, last + (country is not None), head.type, country or name.country, "head + name", False, None)
            return Found(i, last + (country is not None), head.type, country or name.country, "head + name", True, inner)
        last = i
        while last < i + _MOST_UNKNOWN and last + 1 < self.count and self.kinds[last + 1] == WORD and self._is_foreign(last + 1):
            last += 1
        if last > i:
            return Found(i, last, head.type, None, "head + unknown words", True, (i + 1, last))
        return None

    def _is_foreign(self, i: int) -> bool:
        """A word that no list and no dictionary has, or that only names are."""
        return self.words.is_unknown(i) and not self.keys[i].endswith(("ات", "ون", "ين")) and len(self.keys[i]) > 2

    def quoted(self, i: int) -> tuple[int, int] | None:
        """The tokens between the quotation marks that open at i."""
        if i >= self.count or self.kinds[i] != MARK or self.keys[i] not in QUOTES:
            return None
        closing = QUOTES[self.keys[i]]
        for last in range(i + 1, min(self.count, i + _LONGEST_QUOTE + 2)):
            if self.kinds[last] == MARK and self.keys[last] in closing:
                return (i + 1, last - 1) if last > i + 1 else None
            if self.keys[last] in (".", ":", "؟", "\n"):
                return None
        return None

    def indefinite(self, i: int, head: Head) -> Found | None:
        """A head in construct: «وزارة الصحة», «حكومة أوزبكستان», «هيئة تنظيم الاتصالات». «إدارة المشاريع» is managing them."""
        if head.generic and self._is_masdar(i) and (i + 1 not in self.inside or (i and self.keys[i - 1] == "ب")):  # «بقيادة السعودية»
            return None
        if head.common == "ministry" and i and self.keys[i - 1] in self.gazetteer.words["of_minister"]:  # «وزيرا | خارجية مصر والأردن»
            return None
        if head.type == "ORG" and (quoted := self.quoted(i + 1)):
            return Found(i, quoted[1] + 1, head.type, None, "head + quotation")
        last = i
        while last < i + 2 and not self.words.is_definite(last + 1) and last + 1 not in self.inside and self.words.is_noun(last + 1):
            last += 1
        if name := self.inside.get(last + 1):
            if (last > i and head.type != "ORG") or name.type == "NORP" or (head.common == "part" and name.type == "ORG"):
                return None
            nominal = head.common == "government"
            found = self.adjectives(i, name.last, head.type, name.country, "head + name")._replace(nominal=nominal)
            return self.completed(found) if head.by_purpose else found
        if not self.words.is_definite(last + 1):
            if head.type in ("GPE", "FAC") and last == i + 1 and not head.generic and self.words.is_unknown(last):
                return Found(i, last, head.type, None, "head + word")
            return None
        if head.common == "government" and self.words.adjective(last + 1) is None:
            return None
        found = self.adjectives(i, last + 1, head.type, self.words.adjective(last + 1), "head + construct")
        if head.generic and found.country is None:  # «حركة الترجمة», «قوة الدولار»
            return None
        while head.joins and found.country is None and (joined := self.joined(found.last + 1)) and joined - i < _MOST_JOINED:
            found = self.adjectives(i, joined, head.type, None, found.rule, limit=_MOST_JOINED)
        if found.last == last + 1 and self.keys[found.last] in self.gazetteer.words["common_complement"]:
            return None
        return found._replace(nominal=head.common in ("government", "describes"))

    def _is_masdar(self, i: int, *, article: bool = False) -> bool:
        word = self.keys[i][2:] if article else self.keys[i]
        return any(reading.tense == "masdar" for reading in self.vocabulary.verbs.readings.get(word, ()))

    def joined(self, i: int) -> int | None:
        """The last token of «و» at i and the noun behind it that still belongs to the name: «… والاتصالات», «… وتقنية المعلومات»."""
        if i + 1 >= self.count or self.keys[i] != "و" or self.kinds[i] != PROCLITIC or i + 1 in self.inside:
            return None
        if self.words.is_definite(i + 1):
            return None if self.keys[i + 1][2:] in self.gazetteer.heads else i + 1
        if self.keys[i + 1] in self.gazetteer.heads or not self.words.is_noun(i + 1):
            return None
        return i + 2 if self.words.is_definite(i + 2) else None

    def definite(self, i: int, head: Head) -> Found | None:
        """A head with article and adjectives: «الحكومة المصرية», «البنك المركزي», «الهيئة العامة للاستثمار»."""
        if head.type not in ("ORG", "FAC") or not self.words.is_definite(i + 1) or (head.type == "FAC" and head.generic):
            return None
        if head.generic and self._is_masdar(i, article=True) and i and self.vocabulary.is_everyday_noun(self.keys[i - 1]):  # «رخص القيادة السعودية»
            return None
        if (name := self.inside.get(i + 1)) and name.type == "ORG" and name.last > i + 1:  # «الوكالة | الوطنية للإعلام»
            return Found(i, name.last, head.type, name.country, "definite head")
        found = self.adjectives(i, i, head.type, None, "definite head")
        while head.joins and found.last > i and (joined := self._joined_adjective(found.last + 1)):
            found = self.adjectives(i, joined, head.type, found.country, found.rule, limit=_MOST_JOINED)
        if found.last == i or (self.keys[i].endswith(("ة", "ات")) and self.keys[i + 1].endswith("ي")):  # «وزير الخارجية | المصري»
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
        return found._replace(nominal=head.common not in ("", "ministry") and found.last == i + 1)

    def _joined_adjective(self, i: int) -> int | None:
        """The last token of «و» at i and an adjective in ي: «المجلس الاقتصادي | والاجتماعي»."""
        if i + 1 < self.count and self.keys[i] == "و" and self.kinds[i] == PROCLITIC and self.words.is_definite(i + 1):
            return i + 1 if self.keys[i + 1].endswith(("ي", "ية")) and not self.vocabulary.is_other_noun(self.keys[i + 1]) else None
        return None

    def completed(self, found: Found) -> Found:
        """«الهيئة العامة | للاستثمار», «الأمانة العامة | لمجلس الوزراء», «الوكالة المغربية | لتنمية الاستثمارات والصادرات»."""
        i = found.last + 2
        if i >= self.count or self.keys[i - 1] != "ل" or self.kinds[i - 1] != PROCLITIC:
            return found
        if self.words.is_definite(i):
            last = i
            while (more := self.joined(last + 1)) and more - found.first < _MOST_JOINED:
                last = more
            found = self.adjectives(found.first, last, found.type, found.country, found.rule, limit=_MOST_JOINED)
            if joined := self._joined_adjective(found.last + 1) if found.last > last else None:
                return self.adjectives(found.first, joined, found.type, found.country, found.rule, limit=_MOST_JOINED)
            return found
        inner = self.gazetteer.heads.get(self.keys[i])
        if inner and (named := self.indefinite(i, inner)):
            return found._replace(last=named.last, country=named.country or found.country)
        if self.words.is_noun(i) and self.words.is_definite(i + 1):
            return self.adjectives(found.first, self.joined(i + 2) or i + 1, found.type, found.country, found.rule)
        return found

    def adjectives(self, first: int, last: int, type_: EntityType, country: str | None, rule: str, *, limit: int = 0) -> Found:
        """The name so far and the definite words behind it; «السعودية» there is an adjective, though it is a country too."""
        while (
            last + 1 < min(self.count, first + (limit or _MOST_WORDS))
            and self.words.is_definite(last + 1)
            and not self.vocabulary.opens_clause(self.keys[last + 1], self.keys[last + 2] if last + 2 < self.count else "")
        ):
            if last + 1 in self.inside and not (self.inside[last + 1].last == last + 1 and self.words.adjective(last + 1)):
                break
            if self.keys[last + 1] in self.gazetteer.words["ends_name"]:  # «المجلس الأعلى | الجديد»
                break
            if self.vocabulary.is_other_noun(self.keys[last + 1]) or not self.words.may_be_adjective(last + 1):  # «وزارة الصحة | الاتفاقية»
                break
            last += 1
            country = self.words.adjective(last) or country
        return Found(first, last, type_, country, rule)
