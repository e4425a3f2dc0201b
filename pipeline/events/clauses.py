"""The clause of a trigger: the subjects and objects the grammar offers, the prepositions and their phrases.

A verb's subject follows it (VSO), or stands before it (SVO), or is what a relative pronoun points back to. A masdar has its object or its subject in
construct; who does it may be the subject of the verb that governs it («أعلنت الوزارة توقيع …», «… بتوقيع …»), but not of «تم».
"""

from typing import NamedTuple

from ..text.tokens import ENCLITIC, MARK, PROCLITIC
from .elements import Element
from .phrases import ACTING, NounPhrase, Phrases
from .sentence import Sentence
from .surroundings import Governor, Surroundings
from .triggers import Candidate
from .words import bare


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
        self.around = Surroundings(self.phrases)
        self.elements = self.around.elements

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
        start = self.around.past_particles(t)
        antecedent = self.around.antecedent(start) if self.keys[start] in self.s.words.relative else None
        plain = [element for element in elements if element.preposition is None and not (element.time or element.joined)]
        wanted: tuple[NounPhrase, ...] = ()
        at = end
        if pronoun and antecedent is None:
            antecedent = self.around.described_before(t, candidate)
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
            subject = self.around.subject_before(start)
            if not subject and t > self.s.first and "و" in self.keys[start + 1 : t]:  # «نظمت الوزارة دورة ووقعت اتفاقية»
                governor = self.around.governor(t)
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
        governor = self.around.governor(t)
        if candidate.rule.light and not (governor and governor.lemmas & self.s.words.light):
            return None
        subject = first.items if acting_first else self._controller(governor)
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

    def _controller(self, governor: Governor | None) -> tuple[NounPhrase, ...]:
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
                if not any(element.preposition in self.s.words.with_party and element.items for element in elements[:2]):
                    return None
                return self._collected(elements, end, (phrase._replace(last=t - 1),), (), candidate, None)
        return None

    def _attaches(self, elements: list[Element], number: int, wanted: tuple[NounPhrase, ...]) -> bool:
        """Does a phrase with «ل», «على» or the like say something of the event, not of the phrase before it («رئيس لجنة | لتطوير»)?"""
        if elements[number].preposition not in self.s.words.loose or number == 0:
            return True
        before = elements[number - 1]
        if before.time or before.items[:1] == wanted[:1] or elements[number].first > before.last + 1:
            return True
        return before.preposition is not None and before.preposition not in self.s.words.holding

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
            source = "agent" if element.preposition in self.s.words.agent else element.preposition
            phrases.setdefault(source, []).extend(element.items)
        return Offers(phrases, elements, end, governor)
