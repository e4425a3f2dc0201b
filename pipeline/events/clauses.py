"""What the grammar offers around a trigger: subject, object, the prepositions and their phrases; and what must stand beside it.

This is what verbs (`verbal`) and nouns (`nominal`) share.
"""

from collections.abc import Callable
from typing import NamedTuple

from ..rules.lexicon import PhraseIndex
from ..text.tokens import ENCLITIC, MARK, PROCLITIC
from .elements import STOPS, Element
from .phrases import OPENING_QUOTES, Items, NounPhrase, Phrases
from .sentence import Sentence
from .surroundings import Governor, Surroundings
from .triggers import Candidate
from .words import bare

_LONGEST_CONTENT = 30
"""Tokens of the longest content behind «أن»."""
_WORDS_OF_HEAD = 4
"""Words of the longest head that a frame names."""

NOBODY: Items = ()


class Offers(NamedTuple):
    """What fills roles, by source («subject», «object», «مع» …), the stretch of the clause, the trigger's last token and the verb that governs it.

    `absorbed` is the verb that goes on with the event, if there is one: «هجوم استهدف …».
    """

    phrases: dict[str, list[NounPhrase]]
    elements: list[Element]
    last: int
    end: int
    governor: Governor | None
    absorbed: int | None = None


class Clauses:
    """Looks around the triggers of one sentence; `earlier` gives the subject of the sentence before, which a pronoun may mean."""

    def __init__(self, sentence: Sentence, earlier: Callable[[], Items] = lambda: NOBODY) -> None:
        self.s = sentence
        self.earlier = earlier
        self.keys, self.kinds = sentence.tokens.keys, sentence.tokens.kinds
        self.phrases = Phrases(sentence)
        self.speech = self.phrases.speech
        self.around = Surroundings(self.phrases)
        self.elements = self.around.elements

    def misses(self, t: int, last: int, candidate: Candidate) -> str | None:
        """What of the words that its rule asks for is not beside the trigger t..last, as a reason; None if nothing is missing."""
        beside, rule = candidate.beside, candidate.rule
        if rule.unless and not beside.vetoes.isdisjoint(self.around.plain_keys):
            return "the sentence has a word of `unless`"
        if rule.only_with and beside.company.isdisjoint(self.around.plain_keys):
            return "the sentence has no word of `only_with`"
        if rule.followed_by and not self._begins(last + 1, beside.followed):
            return "no word of `followed_by` behind it"
        if rule.not_followed_by and self._begins(last + 1, beside.not_followed):
            return "a word of `not_followed_by` behind it"
        before = self._key_before(t)
        if rule.preceded_by and before not in beside.preceded:
            return "no word of `preceded_by` before it"
        if rule.not_preceded_by and before in beside.not_preceded:
            return "a word of `not_preceded_by` before it"
        return None

    def _begins(self, i: int, phrases: PhraseIndex[bool]) -> bool:
        if i > self.s.last or self._plain(i) not in phrases:
            return False
        return phrases.longest([self._plain(j) for j in range(i, min(i + _WORDS_OF_HEAD, self.s.last + 1))], 0) is not None

    def _plain(self, i: int) -> str:
        """The bare key of a token, with its ة where a pronoun makes that ت: «هويت|ه»."""
        key = self.keys[i]
        if key.endswith("ت") and not key.endswith("ات") and i < self.s.last and self.kinds[i + 1] == ENCLITIC:
            return bare(key[:-1] + "ة")
        return bare(key)

    def _key_before(self, t: int) -> str:
        """The bare key of the word before a trigger, past its clitics."""
        i = t - 1
        while i > self.s.first and self.kinds[i] == PROCLITIC:
            i -= 1
        return bare(self.keys[i]) if i >= self.s.first else ""

    def heads(self, phrase: NounPhrase, wanted: PhraseIndex[bool]) -> bool:
        """Is the phrase's head one of these?"""
        return self._begins(phrase.head, wanted)

    def fits_object(self, phrase: NounPhrase, candidate: Candidate) -> bool:
        """May the phrase be the trigger's object?"""
        return self._fits(phrase, candidate.rule.object_types, candidate.beside.object, candidate.beside.object_not)

    def fits_subject(self, phrase: NounPhrase, candidate: Candidate) -> bool:
        """May the phrase be the trigger's subject?"""
        return self._fits(phrase, candidate.rule.subject_types, candidate.beside.subject, candidate.beside.subject_not)

    def _fits(self, phrase: NounPhrase, types: tuple[str, ...], heads: PhraseIndex[bool], never: PhraseIndex[bool]) -> bool:
        """Is the phrase of one of these classes and has one of these heads, where there are any, and none that is never meant?"""
        if types and phrase.classes.isdisjoint(types):
            return False
        if never and self.heads(phrase, never):
            return False
        return not heads or self.heads(phrase, heads)

    def wanted(self, elements: list[Element], candidate: Candidate) -> Element | None:
        """The element with the object a rule asks for, with those of its phrases that fit."""
        rule = candidate.rule
        restricted = rule.object or rule.object_types
        for element in elements:
            if element.time or element.joined or not element.items:
                continue
            if element.preposition is not None and element.preposition not in rule.through:
                continue
            if not restricted and rule.through and element.preposition is None:
                continue
            if self.fits_object(element.items[0], candidate):
                return element._replace(items=tuple(item for item in element.items if not restricted or self.fits_object(item, candidate)))
        return None

    def collected(
        self,
        candidate: Candidate,
        last: int,
        elements: list[Element],
        end: int,
        *,
        subject: Items = NOBODY,
        object_: Items = NOBODY,
        self_: Items = NOBODY,
        governor: Governor | None = None,
    ) -> Offers:
        """The offers by the names under which the rule's frame takes them."""
        name = candidate.rule.offers_as
        phrases: dict[str, list[NounPhrase]] = {}
        for source, found in (("subject", subject), ("object", object_), ("self", self_)):
            if found:
                phrases[name(source)] = [phrase for phrase in found if source != "subject" or phrase not in object_]
        if object_ and (second := self._second(elements, object_)):
            phrases[name("object2")] = list(second)
        for number, element in enumerate(elements):
            if element.preposition is None or (object_ and element.items[:1] == object_[:1]):
                continue
            if not self._attaches(elements, number, subject, object_):
                continue
            source = name("agent" if element.preposition in self.s.words.agent else self._preposition(element.preposition, candidate))
            phrases.setdefault(source, []).extend(element.items)
        if governor is not None and candidate.form in ("masdar", "noun") and governor.lemmas.isdisjoint(self.s.words.light):
            phrases[name("governor")] = list(governor.cause)
        if "clause" in candidate.sources and (content := self._content(end)):
            phrases["clause"] = [content]
        return Offers(phrases, elements, last, end, governor)

    def _preposition(self, written: str, candidate: Candidate) -> str:
        """The preposition as the frame takes it: «في» for «في مجال», where that is a source of other frames only."""
        if written not in candidate.sources and written not in candidate.rule.renamed:
            return self.s.words.simple.get(written, written)
        return written

    def _second(self, elements: list[Element], object_: Items) -> Items:
        """The second object right behind the first: «سلّم الوزير السفير | رسالة»."""
        for number, element in enumerate(elements[:-1]):
            if element.items[:1] == object_[:1]:
                following = elements[number + 1]
                return following.items if following.is_plain else NOBODY
        return NOBODY

    def _attaches(self, elements: list[Element], number: int, subject: Items, object_: Items) -> bool:
        """Does a phrase with «ل», «على» or the like say something of the event, not of the phrase before it («رئيس لجنة | لتطوير»)?"""
        if elements[number].preposition not in self.s.words.loose or number == 0:
            return True
        before = elements[number - 1]
        is_core = before.items[:1] in ((object_ or subject)[:1], subject[:1] if elements[number].preposition != "ل" else None)
        if before.time or is_core or elements[number].first > before.last + 1:
            return True
        return before.preposition is not None and before.preposition not in self.s.words.holding

    def _content(self, end: int) -> NounPhrase | None:
        """What «أن» or «إن» opens where a clause ends, up to a mark, or to a conjunction that opens another clause."""
        s = self.s
        if end > s.last - 1 or self.keys[end] not in s.words.content:
            return None
        first = end + 1
        while first < s.last and (self.kinds[first] == ENCLITIC or self.keys[first] in OPENING_QUOTES):  # «بأنه «تابع …»»
            first += 1
        last = end
        for i in range(first, min(s.last, end + _LONGEST_CONTENT) + 1):
            key = self.keys[i]
            if self.kinds[i] == MARK and (key in STOPS or key in (".", "،", ",", "»", '"')):
                break
            if i > first and (key in s.words.boundary or (key == "و" and self.kinds[i] == PROCLITIC and self.speech.opens_verb(i + 1))):
                break
            last = i
        return NounPhrase(first, last, first, frozenset(("thing",)), None, None) if last >= first else None
