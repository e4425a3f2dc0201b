"""The reports of a sentence: who tells what, by which verb or preposition, and which tokens that covers.

A verb of saying tells the content behind «أن», «إن» or a colon («قال الوزير إن …»), an announcement what it takes («أعلنت الوزارة توقيع …»); behind
the sentence a verb or «بحسب» tells all of it («…، بحسب الوكالة»). A participle goes on with who spoke («…، مشيرا إلى أن …»), a masdar with its own
pronoun with who stands before it («نقلت الوكالة عن الوزير قوله إن …»). A passive tells nobody.
"""

from typing import NamedTuple

from ..text.tokens import ENCLITIC, MARK, PROCLITIC, WORD, find
from .agreement import gender
from .clauses import Clauses
from .elements import Element
from .phrases import ACTING, CLOSING_QUOTES, NounPhrase
from .words import bare

_THAT = "ان"
_CONTENT_REACH = 25
"""Tokens between a verb of saying and its content, if a relative clause stands between."""
_LONGEST_BEFORE = 8
"""Tokens of the longest phrase that a masdar of saying goes on with."""


class Report(NamedTuple):
    """Somebody tells the tokens first..last; `source` is None for a pronoun.

    `by_noun` reports cover only the nouns that their verb takes, `whole` ones the sentence, unless something tells more closely.
    """

    token: int
    verb: str
    source: NounPhrase | None
    first: int
    last: int
    by_noun: bool = False
    whole: bool = False


def find_reports(clauses: Clauses) -> list[Report]:
    """The reports of a sentence, in the order of their verbs."""
    return _Reader(clauses).read()


class _Reader:
    def __init__(self, clauses: Clauses) -> None:
        self.c, self.s = clauses, clauses.s
        self.keys, self.kinds, self.speech = clauses.keys, clauses.kinds, clauses.speech
        self.words = clauses.s.words.context
        self.found: list[Report] = []

    def read(self) -> list[Report]:
        read_to = first = self.s.first
        for i in find(self.keys[first : self.s.last + 1], self.words.telling):
            if first + i >= read_to:
                read_to = self._read(first + i) + 1
        return self.found

    def _read(self, i: int) -> int:
        """Read what the token at i tells; the last token of the verb or preposition."""
        phrase = self.words.according_to.longest(self.keys, i)
        if phrase is not None and phrase[0] < self.s.last:
            self._according(i, *phrase)
            return phrase[0]
        if self.kinds[i] == WORD and i not in self.s.covered:
            if self.speech.is_verb(i):
                self._verb(i)
            elif self._is_participle(i):
                self._participle(i)
            elif i < self.s.last and self.kinds[i + 1] == ENCLITIC and self._lemma(i, "masdar"):
                self._masdar(i)
        return i

    def _lemma(self, i: int, *tenses: str) -> str | None:
        """The verb of saying that a token is a form of."""
        for reading in self.s.verbs.readings.get(self.keys[i], ()):
            is_told = reading.tense in ("masdar", "participle") or any(person.startswith("3") for person in reading.persons)
            if (
                reading.tense in tenses
                and reading.voice == "active"
                and is_told
                and (reading.lemma in self.words.saying or reading.lemma in self.words.stands_in)
            ):
                return reading.lemma
        return None

    def _verb(self, i: int) -> None:
        lemma = self._lemma(i, "past", "present")
        if lemma is None or self.keys[i - 1] in self.words.negation:  # «لم تعلن أي جماعة …»
            return
        has_pronoun = i < self.s.last and self.kinds[i + 1] == ENCLITIC
        elements, end = self.c.elements.clause(i + 1 + has_pronoun, self.s.last + 1)
        source, is_told = self._source(i, lemma, elements)
        content = self._content(i, lemma, end)
        if content is None:
            self._without_content(i, lemma, elements, end, source)
        elif is_told:
            self._add(i, lemma, source, content)

    def _add(self, i: int, lemma: str, source: NounPhrase | None, content: int) -> None:
        """A report of what begins at token `content`; who is named behind «نقلا عن» between the two tells it."""
        for token in range(i + 1, content):
            phrase = self.words.according_to.longest(self.keys, token)
            if phrase is not None and (named := self._named(phrase[0] + 1)) is not None:
                self.found.append(Report(token, phrase[1], named, content, self.s.last))
                return
        self.found.append(Report(i, lemma, source, content, self.s.last))

    def _source(self, i: int, lemma: str, elements: list[Element]) -> tuple[NounPhrase | None, bool]:
        """Who says it, None for a pronoun; and whether anybody does: «يذكر أن» is passive."""
        if lemma in self.words.stands_in or lemma in self.words.relays:
            taken = "عن" if lemma in self.words.relays else "في"
            for element in elements:
                if element.preposition == taken and element.items and self._tells(element.items[0]):
                    return self._on_behalf(element.items[0]), True
        if lemma in self.words.stands_in:
            return None, False
        plain = [element.items[0] for element in elements if element.preposition is None and not (element.time or element.joined)]
        if plain and self._tells(plain[0]):
            return self._on_behalf(plain[0]), True
        start = self.c.around.past_particles(i)
        if self.keys[start] in self.s.words.relative:
            return (self.c.around.antecedent(start) or (None,))[0], True
        before = self.c.around.subject_before(start, None)
        if before and self._tells(before[0]):
            return self._on_behalf(before[0]), True
        readings = [reading for reading in self.s.verbs.readings[self.keys[i]] if reading.lemma == lemma]
        may_be_passive = any(reading.tense == "present" and reading.voice == "passive" and reading.persons & {"3ms"} for reading in readings)
        return None, not may_be_passive

    def _tells(self, phrase: NounPhrase) -> bool:
        """May a phrase tell something: people, bodies, names, papers?"""
        return not phrase.classes.isdisjoint(ACTING) or bare(self.keys[phrase.head]) in self.words.source_noun

    def _content(self, i: int, lemma: str, end: int) -> int | None:
        """The first token of what is said, behind «أن», «إن» or a colon; given where the verb's clause ends."""
        if end > self.s.last:
            return None
        if self.keys[end] == ":":
            return end + 1
        for j in range(end, min(self.s.last, i + _CONTENT_REACH) + 1):
            if self.keys[j] == _THAT and (lemma != "قال" or not self.s.tokens.slice(j, j).startswith("أ")):
                is_apart = self.keys[j - 1] in self.words.fact or self.keys[j - 1] in self.words.setting  # «شددت إجراءاتها بعد أن …»
                return j + 1 if j < self.s.last and not is_apart else None
            if j > end and self.keys[j] == ":":
                return None
            if self.keys[end] not in self.s.words.relative and (lemma != "قال" or self.speech.is_verb(j)) and self.keys[j] != _THAT:
                return None
            if self.speech.is_verb(j) and self._lemma(j, "past", "present"):
                return None
        return None

    def _without_content(self, i: int, lemma: str, elements: list[Element], end: int, source: NounPhrase | None) -> None:
        """«…، قال المتحدث», «…، حسبما ذكرت الوكالة»: all that stands before; «أعلنت توقيع …»: what it takes."""
        objects = [e for e in elements if e.preposition is None and not e.time and (source is None or e.items[0].first != source.first)]
        before = self.c.around.past_particles(i)
        is_behind = (i > self.s.first and (self.keys[before] in ("،", ",") or self.keys[before] in CLOSING_QUOTES)) or self._is_as_told(i)
        if source is not None and source.first > i and self.kinds[source.first] == WORD and not objects and is_behind:
            self.found.append(Report(i, lemma, source, self.s.first, i - 1, whole=True))
        elif lemma in self.words.announcing:
            self.found.append(Report(i, lemma, source, source.last + 1 if source is not None and source.first > i else i + 1, end - 1, by_noun=True))

    def _is_as_told(self, i: int) -> bool:
        """Does «حسبما», «وفق ما» or «كما» stand right before the verb?"""
        for length in (1, 2, 3, 4):
            first = i - length
            if first >= self.s.first and (phrase := self.words.as_told.longest(self.keys, first)) is not None and phrase[0] == i - 1:
                return True
        return False

    def _is_participle(self, i: int) -> bool:
        """«مشيرا إلى أن», «، مؤكدة أن»: an active participle in the accusative that says what who spoke said besides."""
        if self.s.has_article(i) or self._lemma(i, "participle") is None:
            return False
        before = i - 1
        is_apart = before >= self.s.first and (self.kinds[before] == MARK or self.keys[before] == "و")
        return self.keys[i].endswith("ا") or (self.keys[i].endswith(("ة", "ين")) and is_apart)

    def _participle(self, i: int) -> None:
        lemma = self._lemma(i, "participle")
        if lemma is None:
            return
        end = self.c.elements.clause(i + 1, self.s.last + 1)[1]
        source = self._speaker(i)
        if end <= self.s.last and self.keys[end] in (_THAT, ":"):
            self.found.append(Report(i, lemma, source, end + 1, self.s.last))
        elif lemma in self.words.announcing:
            self.found.append(Report(i, lemma, source, i + 1, end - 1, by_noun=True))

    def _speaker(self, i: int) -> NounPhrase | None:
        """Who spoke last, or whose verb is the nearest before."""
        for report in reversed(self.found):
            if not report.by_noun and not report.whole:
                return report.source
        governor = self.c.around.governor(i)
        while governor is not None and not (governor.subject and self._may_be(governor.subject[0], i)):
            governor = self.c.around.governor(governor.token)
        return governor.subject[0] if governor is not None else None

    def _may_be(self, phrase: NounPhrase, i: int) -> bool:
        """Does the participle at token i agree with a phrase, as far as the phrase tells its gender?"""
        of_phrase = gender(self.s, phrase)
        return of_phrase is None or (of_phrase == "Fem") == self.keys[i].endswith("ة")

    def _masdar(self, i: int) -> None:
        """«عن الوزير قوله إن …»: who stands before the masdar and its pronoun."""
        lemma = self._lemma(i, "masdar")
        if lemma is None or i + 2 > self.s.last or self.keys[i + 2] != _THAT:
            return
        for first in range(max(self.s.first, i - _LONGEST_BEFORE), i):
            if self.kinds[first] == PROCLITIC or self.keys[first] in self.s.function_words or self.speech.is_verb(first):
                continue
            phrase = self.c.phrases.noun_phrase(first)
            if phrase is not None and i - 1 <= phrase.last <= i + 1 and self._tells(phrase):
                self.found.append(Report(i, lemma, phrase._replace(last=i - 1), i + 3, self.s.last))
                return

    def _according(self, i: int, last: int, written: str) -> None:
        """«بحسب الوكالة»: the whole sentence, unless it stands between a verb of saying and its content."""
        source = self._named(last + 1)
        if source is not None and not any(report.token == i for report in self.found):
            self.found.append(Report(i, written, source, self.s.first, self.s.last, whole=True))

    def _named(self, i: int) -> NounPhrase | None:
        phrase = self.c.phrases.noun_phrase(i) if i <= self.s.last else None
        return self._on_behalf(phrase) if phrase is not None and self._tells(phrase) else None

    def _on_behalf(self, phrase: NounPhrase) -> NounPhrase:
        """«الناطق | باسم الجيش»: with whom a speaker speaks for."""
        name = phrase.last + 2
        if name >= self.s.last or self.keys[name - 1] != "ب" or self.keys[name] not in self.words.on_behalf:
            return phrase
        whole = self.c.phrases.noun_phrase(name)
        return phrase if whole is None else phrase._replace(last=whole.last)
