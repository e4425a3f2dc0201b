"""Around a trigger: the verb that governs it, the subjects and objects the grammar offers, the prepositions and their phrases.

A verb's subject follows it (VSO), or stands before it (SVO), or is what a relative pronoun points back to. A masdar has its object or its subject in
construct; who does it may be the subject of the verb that governs it («أعلنت الوزارة توقيع …», «… بتوقيع …»), but not of «تم».
"""

from typing import NamedTuple

from ..text.tokens import ENCLITIC, MARK, PROCLITIC, WORD
from .elements import Element, Elements
from .phrases import ACTING, NounPhrase, Phrases
from .sentence import Sentence
from .triggers import Candidate
from .words import bare

_REACH = 45
"""Tokens a governing verb or a clause's beginning is looked for before a trigger."""
_LOOSE = frozenset(("ل", "على", "حول", "عن"))
_PASSED_OVER = frozenset(("مع", "بين", "من", "في", "ب", "ل"))
"""Prepositions whose phrases may stand between an event and its matter: «مع الجامعة لتبادل الخبرات»."""
_DESCRIBED_REACH = 20
"""Tokens between a noun and the relative clause without pronoun that describes it."""
_AGENT = ("من قبل", "على يد", "من جانب")
_AUXILIARIES = frozenset(("كان", "ظل", "أصبح", "بات", "عاد", "كاد"))
_BEFORE_TRIGGER = frozenset(("قد", "س", "سوف", "لم", "لن", "لا", "ما", "و", "ف"))


class Governor(NamedTuple):
    """The verb before a trigger in its sentence: token, lemmas, and its subject as far as one can tell."""

    token: int
    lemmas: frozenset[str]
    subject: tuple[NounPhrase, ...]


class Offers(NamedTuple):
    """What the grammar offers to fill roles, by source («subject», «object», «مع» …), and the stretch of the clause."""

    phrases: dict[str, list[NounPhrase]]
    elements: list[Element]
    end: int
    governor: Governor | None


class Clauses:
    """Looks around the triggers of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.s = sentence
        self.keys, self.kinds = sentence.tokens.keys, sentence.tokens.kinds
        self.phrases = Phrases(sentence)
        self.speech = self.phrases.speech
        self.elements = Elements(self.phrases)

    def offers(self, t: int, candidate: Candidate) -> Offers | None:
        """The offers at trigger token t, or None where what the trigger needs beside it is not there."""
        if candidate.form == "verb":
            return self._of_verb(t, candidate)
        if candidate.form == "masdar":
            return self._of_masdar(t, candidate)
        return self._of_participle(t, candidate)

    # -- verbs

    def _of_verb(self, t: int, candidate: Candidate) -> Offers | None:
        if not self.speech.is_verb(t):
            return None
        pronoun = t + 1 <= self.s.last and self.kinds[t + 1] == ENCLITIC
        elements, end = self.elements.clause(t + 1 + pronoun, self.s.last + 1)
        start = self._past_particles(t)
        antecedent = self._antecedent(start) if self.keys[start] in self.s.words.relatives else None
        plain = [element for element in elements if element.preposition is None and not (element.time or element.joined)]
        wanted: tuple[NounPhrase, ...] = ()
        at = end
        if pronoun and antecedent is None:
            antecedent = self._described_before(t, candidate)
        if pronoun and antecedent:
            wanted = antecedent if self._fits(antecedent[0], candidate) else ()
            elements = self.elements.clause(antecedent[0].last + 1, t)[0] + elements
        else:
            wanted, at = self._wanted(elements, candidate)
        if candidate.rule.subject:
            if not wanted and antecedent and self._fits(antecedent[0], candidate):
                wanted = antecedent
            return self._collected(elements, end, wanted, (), candidate, None) if wanted else None
        if not wanted:
            return None
        before = [element for element in plain if element.first < at]
        governor = None
        if before:
            subject = before[0].items
        elif antecedent and not pronoun:
            subject = antecedent
        else:
            subject = self._subject_before(start)
            if (not subject and start < t and self.keys[start + 1 : start + 2] == ["و"]) or (
                not subject and self.keys[t - 1] == "و" and t > self.s.first
            ):
                governor = self.governor(t)
                subject = governor.subject if governor else ()
        return self._collected(elements, end, wanted, subject, candidate, governor)

    def _wanted(self, elements: list[Element], candidate: Candidate) -> tuple[tuple[NounPhrase, ...], int]:
        """The noun phrases the trigger needs, and where they begin."""
        rule = candidate.rule
        restricted = rule.object or rule.subject or rule.object_types
        for element in elements:
            if element.time or element.joined or not element.items:
                continue
            if element.preposition is not None and element.preposition not in rule.through:
                continue
            if not restricted and rule.through and element.preposition is None:
                continue
            if not restricted or self._fits(element.items[0], candidate):
                fitting = element.items[:1] + tuple(item for item in element.items[1:] if self._fits(item, candidate))
                return fitting if restricted else element.items, element.first
        return (), self.s.last + 1

    def _fits(self, phrase: NounPhrase, candidate: Candidate) -> bool:
        """Is the phrase's head one the trigger asks for?"""
        if candidate.rule.object_types and not phrase.classes & set(candidate.rule.object_types):
            return False
        if not (candidate.rule.object or candidate.rule.subject):
            return True
        plain = [bare(key) for key in self.keys[phrase.head : phrase.last + 1][:4]]
        return candidate.heads.longest(plain, 0) is not None

    # -- masdars and participles

    def _of_masdar(self, t: int, candidate: Candidate) -> Offers | None:
        if self.speech.is_verb(t) or (candidate.rule.subject and self.keys[t].startswith("ال")):
            return None
        elements, end = self.elements.clause(t + 1, self.s.last + 1)
        wanted, at = self._wanted(elements, candidate)
        first = elements[0] if elements else None
        if not wanted or first is None:
            return None
        in_construct = first.preposition is None and first.first == t + 1 and not first.time
        acting_first = in_construct and at > first.first and bool(first.items[0].classes & ACTING)
        if not self._construct_holds(t, elements, wanted, at, acting_first=acting_first):
            return None
        governor = self.governor(t)
        if candidate.rule.light and not (governor and governor.lemmas & self.s.words.light):
            return None
        subject = first.items if acting_first else self._controller(t, governor)
        return self._collected(elements, end, wanted, subject, candidate, governor)

    def _construct_holds(self, t: int, elements: list[Element], wanted: tuple[NounPhrase, ...], at: int, *, acting_first: bool) -> bool:
        """Does the object stand right behind the masdar, or behind its subject, or behind a preposition («التوقيع على اتفاقية»)?

        A masdar with article has no construct: «العقد الثاني» is a contract.
        """
        element = next(element for element in elements if element.first == at)
        if element.preposition is not None:
            return element is elements[0] or (acting_first and element is elements[1])
        if self.keys[t].startswith("ال"):
            return False
        return at == t + 1 or (acting_first and element is next((e for e in elements[1:] if not e.time), None))

    def _controller(self, t: int, governor: Governor | None) -> tuple[NounPhrase, ...]:
        """The subject of the governing verb, where it is also who does the masdar."""
        if governor is None or governor.lemmas & self.s.words.light or governor.lemmas & self.s.words.request:
            return ()
        return governor.subject if governor.lemmas & self.s.words.control else ()

    def _of_participle(self, t: int, candidate: Candidate) -> Offers | None:
        """«الاتفاقية الموقعة بين …»: the passive participle behind its object."""
        if self.speech.is_verb(t) or t + 1 > self.s.last:
            return None
        for i in range(t - 1, max(self.s.first, t - 5) - 1, -1):
            if self.kinds[i] in (MARK, PROCLITIC):
                break
            phrase = self.phrases.noun_phrase(i)
            if phrase and phrase.last >= t - 1 and self._fits(phrase, candidate):
                elements, end = self.elements.clause(t + 1, self.s.last + 1)
                if not any(element.preposition in ("بين", "مع", "من قبل") and element.items for element in elements[:2]):
                    return None
                return self._collected(elements, end, (phrase._replace(last=t - 1),), (), candidate, None)
        return None

    # -- what is around

    def has_any(self, plain: frozenset[str]) -> bool:
        """Does the sentence have one of these words, with or without article?"""
        return any(bare(key) in plain for key in self.keys[self.s.first : self.s.last + 1])

    def start(self, t: int) -> int:
        """Where the clause of a trigger begins: behind the verb before, unless that governs it, or at the word that opens a clause."""
        governor = self.governor(t) if not self.speech.is_verb(t) else None
        for i in range(t - 1, max(self.s.first, t - _REACH) - 1, -1):
            if self.keys[i] in self.s.words.boundaries or (self.speech.is_verb(i) and not (governor and governor.token == i)):
                return i + 1
        return max(self.s.first, t - _REACH)

    def elements_before(self, t: int) -> list[Element]:
        """The elements of a trigger's clause before it."""
        i, found = self.start(t), []
        while i < t:
            elements, end = self.elements.clause(i, t)
            found += elements
            i = max(end, i) + 1
        return found

    def governor(self, t: int) -> Governor | None:
        """The nearest finite verb before t in its sentence, with its subject."""
        for i in range(t - 1, max(self.s.first, t - _REACH) - 1, -1):
            if self.kinds[i] == MARK and self.keys[i] in (":", "؛", "..", "..."):
                return None
            if not self.speech.is_verb(i):
                continue
            lemmas = frozenset(reading.lemma for reading in self.s.verbs.readings[self.keys[i]] if reading.tense in ("past", "present"))
            if lemmas & _AUXILIARIES:
                continue
            pronoun = self.kinds[i + 1] == ENCLITIC
            elements, _ = self.elements.clause(i + 1 + pronoun, t)
            after = [
                element.items
                for element in elements
                if element.preposition is None and not (element.time or element.joined) and element.items[0].classes & ACTING
            ]
            start = self._past_particles(i)
            subject = (
                after[0] if after else (self._antecedent(start) or ()) if self.keys[start] in self.s.words.relatives else self._subject_before(start)
            )
            return Governor(i, lemmas, subject)
        return None

    def _past_particles(self, t: int) -> int:
        """The token before the verb's particles («قد», «س», «لم»)."""
        i = t - 1
        while i > self.s.first and self.keys[i] in _BEFORE_TRIGGER:
            i -= 1
        return max(i, self.s.first)

    def _antecedent(self, relative: int) -> tuple[NounPhrase, ...] | None:
        """The noun phrase a relative pronoun at this token points back to."""
        last = relative - 1
        while last > self.s.first and self.keys[last] in ("،", ",", "و"):
            last -= 1
        for i in range(max(self.s.first, last - 8), last + 1):
            if (
                i > self.s.first
                and self.kinds[i - 1] not in (MARK, PROCLITIC)
                and self.keys[i - 1] not in self.s.function_words
                and not self.speech.is_verb(i - 1)
            ):
                continue
            phrase = self.phrases.noun_phrase(i)
            if phrase and phrase.last == last:
                return (phrase,)
        return None

    def _described_before(self, t: int, candidate: Candidate) -> tuple[NounPhrase, ...] | None:
        """«دورات تدريبية في المحاسبة، عقدها المعهد»: an indefinite noun before the verb that its object pronoun points back to."""
        for i in range(t - 1, max(self.s.first, t - _DESCRIBED_REACH) - 1, -1):
            if (
                self.keys[i].startswith("ال")
                or self.kinds[i] != WORD
                or candidate.heads.longest([bare(key) for key in self.keys[i : i + 4]], 0) is None
            ):
                continue
            phrase = self.phrases.noun_phrase(i)
            return (phrase,) if phrase and phrase.head == i else None
        return None

    def _subject_before(self, start: int) -> tuple[NounPhrase, ...]:
        """The noun phrases before a verb that may be its subject (SVO), from the clause's beginning up to `start`."""
        begin = self.s.first
        for i in range(start, max(self.s.first, start - _REACH) - 1, -1):
            key = self.keys[i]
            if key in self.s.words.boundaries or key in self.s.words.relatives or (self.kinds[i] == MARK and key in (":", "؛", "..", "...")):
                begin = i + 1
                break
            if self.speech.is_verb(i):
                lemmas = {reading.lemma for reading in self.s.verbs.readings[key]}
                if not lemmas & _AUXILIARIES:
                    return ()
                begin = i + 1
                break
        elements, end = self.elements.clause(begin, start + 1)
        plain = [element for element in elements if element.preposition is None and not (element.time or element.joined)]
        return plain[0].items if plain and end >= start + 1 and plain[0].items[0].classes & ACTING else ()

    def _attaches(self, elements: list[Element], number: int, wanted: tuple[NounPhrase, ...]) -> bool:
        """Does a phrase with «ل», «على» or the like say something of the event, not of the phrase before it («رئيس لجنة | لتطوير»)?"""
        if elements[number].preposition not in _LOOSE or number == 0:
            return True
        before = elements[number - 1]
        if before.time or before.items[:1] == wanted[:1] or before.preposition in _PASSED_OVER or elements[number].first > before.last + 1:
            return True
        return bool(before.preposition) and len(before.preposition) > 3

    def _collected(
        self,
        elements: list[Element],
        end: int,
        wanted: tuple[NounPhrase, ...],
        subject: tuple[NounPhrase, ...],
        candidate: Candidate,
        governor: Governor | None,
    ) -> Offers:
        phrases: dict[str, list[NounPhrase]] = {}
        phrases[candidate.rule.offered_as] = list(wanted)
        if subject and not candidate.rule.subject:
            phrases["subject"] = [phrase for phrase in subject if phrase not in wanted]
        for number, element in enumerate(elements):
            if element.preposition is None or element.items[:1] == wanted[:1] or not self._attaches(elements, number, wanted):
                continue
            source = "agent" if element.preposition in _AGENT else element.preposition
            phrases.setdefault(source, []).extend(element.items)
        return Offers(phrases, elements, end, governor)
