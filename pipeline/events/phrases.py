"""Noun phrases with what belongs to them, and their coordination.

A noun phrase is read from the left: a noun, the nouns in construct with it, the adjectives that agree in being definite or not. A definite noun
phrase ends before an indefinite word («وقعت الوزارة | اتفاقية»), any ends before a preposition, a verb, a mark, a time expression. Names found by the
entity stage and quantities are taken whole. A participle that takes a preposition («الموقعة بين») opens a clause and is left out.
"""

from typing import NamedTuple

from ..text.tokens import ENCLITIC, MARK, PROCLITIC, WORD
from .heads import Heads
from .partofspeech import PartOfSpeech
from .sentence import Sentence
from .words import bare

_LONGEST = 14
"""Tokens of the longest noun phrase: a bound, so that a list of nouns costs no more than a sentence."""
_QUOTES = {"«": "»", "“": "”", '"': '"', "‘": "’", "”": "“”"}
OPENING_QUOTES = frozenset(_QUOTES)
CLOSING_QUOTES = frozenset("".join(_QUOTES.values()))
_LONGEST_QUOTE = 12
_MOST_ITEMS = 12
_PLACES = frozenset(("GPE", "FAC"))
_CONTENTS = frozenset(("thing", "masdar"))
ACTING = frozenset(("ORG", "GPE", "PER", "NORP", "people", "actor", "name"))
"""Classes of phrases that do things: what may be a subject of its own."""


class NounPhrase(NamedTuple):
    """A noun phrase on tokens first..last (inclusive); `head` is its head noun, `classes` what that may be."""

    first: int
    last: int
    head: int
    classes: frozenset[str]
    entity: int | None
    quantity: int | None


Items = tuple[NounPhrase, ...]
"""Coordinated noun phrases, which fill one place in a clause: «الإمارات ومصر»."""


class Phrases:
    """Reads the phrases of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.s = sentence
        self.keys, self.kinds = sentence.tokens.keys, sentence.tokens.kinds
        self.words, self.nouns, self.function_words = sentence.words, sentence.vocabulary.nouns, sentence.vocabulary.function_words
        self.speech = PartOfSpeech(sentence)
        self.heads = Heads(sentence, self.speech)
        self.entity_ends = {last for last, _ in sentence.entities.values()}
        self._read: dict[int, NounPhrase | None] = {}

    def noun_phrase(self, i: int) -> NounPhrase | None:
        """The noun phrase that begins at token i, or None."""
        if i not in self._read:
            self._read[i] = self._noun_phrase(i)
        return self._read[i]

    def _noun_phrase(self, i: int) -> NounPhrase | None:
        last = self._phrase_end(i)
        if last is None:
            return None
        following = self.keys[last + 1] if last < self.s.last else ""
        if following == "من" and self._partitive(i, last) and (inner := self._after_of(last)) is not None:  # «سلسلة من الورش»
            last = inner
        elif following == "ل" and (described := self._described(last)) is not None:  # «منصة للمدفوعات»
            last = described
        head = self.heads.head(i, last) if last > i else i
        entity = self.s.entities.get(i)
        quantity = self.heads.quantity(i, head) if self.s.quantities else None
        return NounPhrase(i, last, head, self.heads.classes(i, head, last), entity[1] if entity and entity[0] <= last else None, quantity)

    def items(self, i: int) -> Items:
        """Coordinated noun phrases from token i: «الإمارات ومصر», «المعلمين والمدربين»."""
        found: list[NounPhrase] = []
        if i > self.s.last:
            return ()
        if self.keys[i] in ("كل", "كلا") and self.keys[i + 1 : i + 2] == ["من"]:
            i += 2
        while len(found) < _MOST_ITEMS:
            phrase = self.noun_phrase(i)
            if phrase is None:
                break
            if phrase.last < self.s.last:
                phrase = self._named_behind(self._with_joined_adjectives(phrase))
            if found and not phrase.classes & ACTING and self.speech.is_verb(min(phrase.last + 1, self.s.last)):
                break  # «وقعت العقد ومبلغ مماثل يسدد»: a clause of its own
            if found and phrase.classes <= _CONTENTS and self._is_office(found[-1]):
                found[-1] = found[-1]._replace(last=phrase.last)  # «وزير الاتصالات وتكنولوجيا المعلومات» is one
                phrase = found.pop()
            elif found and phrase.classes == {"thing"} and found[0].classes & ACTING:
                phrase = phrase._replace(classes=phrase.classes | found[0].classes)  # a list of parties goes on as it began
            found.append(phrase)
            after = phrase.last + 1
            if after >= self.s.last:
                break
            after = self._after_representative(self._after_parenthesis(after))
            if after >= self.s.last or self.keys[after] not in ("و", "او") or self.speech.opens_verb(after + 1):
                break
            i = after + 1
        return self._shared_adjective(*found) if len(found) == 2 else tuple(found)

    def _is_office(self, phrase: NounPhrase) -> bool:
        """A post or body with a genitive: what a thing behind «و» goes on with."""
        if phrase.entity is not None or phrase.head == phrase.last:
            return False
        plain = bare(self.keys[phrase.head])
        return plain in self.nouns.posts or plain in self.nouns.bodies or plain in self.nouns.generic_bodies

    def _named_behind(self, phrase: NounPhrase) -> NounPhrase:
        """«فاز على جاره | نيس», «التقى نظيره التونسي | قيس سعيد»: the name behind a noun of this kind is who is meant."""
        after = phrase.last + 1
        if after not in self.s.entities or phrase.head >= phrase.last or self.kinds[phrase.head + 1] != ENCLITIC:
            return phrase
        return (self.noun_phrase(after) or phrase) if bare(self.keys[phrase.head]) in self.words.counterpart else phrase

    def _with_joined_adjectives(self, phrase: NounPhrase) -> NounPhrase:
        """«وزارتا الطاقة العراقية والأردنية», «دورات تدريبية وتأهيلية»: an adjective behind «و» is no second member."""
        last = phrase.last
        while last > phrase.first and last + 2 <= self.s.last and self.keys[last + 1] == "و":
            one, two = self.keys[last], self.keys[last + 2]
            if not (one.endswith(("ية", "ي")) and two.endswith(one[-2:]) and one.startswith("ال") == two.startswith("ال")):
                break
            if bare(two) in self.nouns.things or bare(two) in self.nouns.people:
                break
            last += 2
        return phrase._replace(last=last) if last > phrase.last else phrase

    def _shared_adjective(self, one: NounPhrase, two: NounPhrase) -> Items:
        """«الموظفين والمدربين الحكوميين» is one phrase: the plural adjective is of both."""
        if (
            one.first == one.last
            and two.last == two.first + 1
            and self.keys[one.first][-2:] == self.keys[two.first][-2:] == self.keys[two.last][-2:] == "ين"
        ):
            return (one._replace(last=two.last),)
        return one, two

    def whole(self, phrase: NounPhrase, stop: int) -> NounPhrase:
        """A content with its own prepositional phrases and conjuncts: «تطوير برنامج لبناء القدرات في القارة»."""
        last = phrase.last
        while last + 1 < stop:
            following = last + 1
            key = self.keys[following]
            attached = self.words.attached.longest(self.keys, following)
            if attached and attached[0] < stop:  # «التعليم عن بعد»
                last = attached[0]
                continue
            if key in self.words.runs_on and following not in self.s.times:
                if key == "الي" and following + 1 in self.s.quantities:  # «ارتفع الطلب على الوقود | إلى 5 ملايين»
                    break
                inner = self.noun_phrase(following + 1) if following + 1 not in self.s.times else None
            elif key == "و" and self.kinds[following] == PROCLITIC and not self.speech.opens_verb(following + 1):
                inner = self.noun_phrase(following + 1)
            else:
                break
            if inner is None or inner.last >= stop or (key == "ل" and not inner.classes & _CONTENTS) or (key == "في" and inner.classes & _PLACES):
                break
            last = inner.last
        return phrase._replace(last=last)

    def _phrase_end(self, i: int) -> int | None:
        s, kinds = self.s, self.kinds
        if i > s.last or i in s.times:
            return None
        if i in s.quantities:
            last = s.quantities[i][0]
            return self._modifiers(i, last, definite=False) if kinds[last] == WORD else last
        if i in s.entities:
            return self._with_adjective(i, *s.entities[i])
        key, kind = self.keys[i], kinds[i]
        if kind == MARK and key in _QUOTES:
            return self._quoted(i)
        if key in self.words.demonstrative and i < s.last and s.has_article(i + 1):
            return self._modifiers(i, i + 1, definite=True)
        if kind != WORD or (key in self.function_words and key not in self.words.partitive) or self.speech.is_verb(i):
            return None
        return self._modifiers(i, i, definite=s.has_article(i))

    def _with_adjective(self, first: int, last: int, index: int) -> int:
        """«قوات الأمن | المغربية»: the last token of an organisation with the adjective that stands behind its name and agrees."""
        i = last + 1
        if i > self.s.last or i in self.s.covered or self.s.mentions.entities[index]["type"] != "ORG":
            return last
        key = self.keys[i]
        if not (self.s.has_article(i) and key.endswith(("ي", "ية"))) or key in self.function_words or self.speech.is_other_noun(i):
            return last
        agrees = self.keys[first].endswith(("ة", "ات", "ا")) if key.endswith("ة") else not self.keys[first].endswith("ة")
        return i if agrees and any(form.pos == "ADJ" for form in self.s.vocabulary.word_forms.get(key[2:], ())) else last

    def _modifiers(self, first: int, last: int, *, definite: bool) -> int:
        """The last token of a noun phrase that has first..last so far."""
        s, keys, kinds = self.s, self.keys, self.kinds
        times, entities, quantities = s.times, s.entities, s.quantities
        titled = bare(keys[first]) in self.nouns.posts or keys[first] in self.nouns.posts
        longest = min(s.last, first + _LONGEST)
        while last < longest:
            i = last + 1
            if i in times:
                break
            if i in entities:
                if definite and not (titled and s.mentions.entities[entities[i][1]]["type"] == "PER"):  # «زار الرئيس التونسي | الجزائر»
                    break
                last, definite = entities[i][0], True
                if not titled:
                    break
                continue
            if i in quantities:
                if definite:
                    break
                last = quantities[i][0]
                continue
            key, kind = keys[i], kinds[i]
            if kind == ENCLITIC:
                last, definite = i, True
                continue
            if kind != WORD:
                if kind == MARK and key in _QUOTES and (quoted := self._quoted(i)) is not None:
                    last = quoted
                break
            if key == "غير" and i < s.last and kinds[i + 1] == WORD:  # «منظمات غير حكومية»
                last = i + 1
                continue
            if key in self.words.having:  # «الأطراف ذات العلاقة»
                last, definite = i, False
                continue
            if (
                key in self.function_words
                or key in self.words.represented
                or (key in self.words.preposition_starts and self.words.preposition.longest(keys, i))
            ):
                break
            has_article = s.has_article(i)
            if not definite and self.speech.ends_before(first, last, i):
                break
            if has_article and len(key) > 3:
                if (last > first and self.speech.opens_clause(i)) or (
                    definite and self.speech.is_other_noun(i) and not (titled and self.speech.belongs_to_title(first, i))
                ):
                    break
                last, definite = i, True
                continue
            has_pronoun = i < s.last and kinds[i + 1] == ENCLITIC  # «الرئيس اللبناني | نظيره»
            if (definite and not (titled and self.speech.is_name(i) and not has_pronoun)) or (last > first and self.speech.follows_adjective(i)):
                break
            if self.speech.is_verb(i) and not (titled and definite and self.speech.is_name(i)):
                break
            last = i
        return last

    def _quoted(self, i: int) -> int | None:
        """The closing mark of a short quotation that begins at i: a title, a name."""
        closing = _QUOTES[self.keys[i]]
        for j in range(i + 1, min(self.s.last, i + _LONGEST_QUOTE) + 1):
            if self.keys[j] in closing:
                return j
        return None

    def _partitive(self, first: int, last: int) -> bool:
        """Is a phrase before «من» a number or part of what follows («سلسلة من», «المرحلة الثانية من»)?"""
        if first in self.s.quantities and self.s.mentions.quantities[self.s.quantities[first][1]]["kind"] == "percent":
            return True
        keys = self.keys[first : min(last, first + 1) + 1]
        return any(key in self.words.partitive or bare(key) in self.words.portion for key in keys)

    def _after_of(self, last: int) -> int | None:
        return self._phrase_end(last + 2) if last + 2 <= self.s.last else None

    def _described(self, last: int) -> int | None:
        """The end of a thing behind an indefinite noun and «ل», which say what kind it is; a masdar or people there are a purpose or a receiver."""
        following = last + 2
        if following > self.s.last or self.s.has_article(last) or self.kinds[last] != WORD or last in self.entity_ends:
            return None
        if following in self.s.times or following in self.s.quantities or following in self.s.entities or not self.s.has_article(following):
            return None
        end = self._phrase_end(following)
        return end if end is not None and self.heads.classes(following, following, end) == {"thing"} else None

    def _after_parenthesis(self, i: int) -> int:
        """Past a short parenthesis: «أدنوك (شركة النفط) ومصر»."""
        if i <= self.s.last and self.keys[i] == "(":
            for j in range(i + 1, min(self.s.last, i + _LONGEST_QUOTE) + 1):
                if self.keys[j] == ")":
                    return j + 1
        return i

    def _after_representative(self, i: int) -> int:
        """Past «ممثلة في الأمانة العامة»: who stands for the party is not another party."""
        if i + 2 <= self.s.last and self.keys[i] in self.words.represented and self.keys[i + 1] in ("في", "ب"):
            phrase = self.noun_phrase(i + 2)
            if phrase:
                return phrase.last + 1
        return i
