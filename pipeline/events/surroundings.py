"""What stands before a trigger in its sentence: the verb that governs it, the beginning of its clause, a subject, an antecedent.

Every look back is bounded, so that the time a text takes stays linear in it.
"""

from typing import NamedTuple

from ..text.tokens import ENCLITIC, LINE_END, MARK, PROCLITIC, WORD
from .agreement import may_agree
from .elements import STOPS, Element, Elements
from .phrases import ACTING, Items, NounPhrase, Phrases
from .triggers import Candidate
from .words import bare

_REACH = 45
"""Tokens a governing verb or a clause's beginning is looked for before a trigger."""
_DESCRIBED_REACH = 20
"""Tokens between a noun and the relative clause without pronoun that describes it."""


_LONGEST_NAME = 4
"""Tokens of a name between marks behind a post."""
_TAKES_MASDAR = ("إلى", "ل", "على", "ب")
"""Prepositions before what somebody is led, asked or helped to do."""


class Governor(NamedTuple):
    """The verb before a trigger in its sentence: token, lemmas, and its subject as far as one can tell.

    `subject` acts; `cause` is the same or what else does it («أسفر الانفجار عن …»).
    """

    token: int
    lemmas: frozenset[str]
    subject: Items
    cause: Items


class Surroundings:
    """Looks back from the triggers of one sentence."""

    def __init__(self, phrases: Phrases) -> None:
        self.s, self.phrases, self.speech = phrases.s, phrases, phrases.speech
        self.keys, self.kinds = phrases.keys, phrases.kinds
        self.elements = Elements(phrases)
        self._described: dict[int, NounPhrase | None] = {}
        self._governors: dict[int, Governor | None] = {}
        self._plain_keys: frozenset[str] | None = None
        self._starts: dict[int, int] = {}
        self._subjects: dict[tuple[int, frozenset[str] | None], Items] = {}

    @property
    def plain_keys(self) -> frozenset[str]:
        """The words of the sentence, without article."""
        if self._plain_keys is None:  # a cached_property would take a lock
            self._plain_keys = frozenset(map(bare, self.keys[self.s.first : self.s.last + 1]))
        return self._plain_keys

    def start(self, t: int) -> int:
        """Where the clause of a trigger begins: behind the verb before, unless that governs it, or at the word that opens a clause."""
        found = self._starts.get(t)
        if found is None:
            found = self._starts[t] = self._start(t)
        return found

    def _start(self, t: int) -> int:
        governor = self.governor(t) if not self.speech.is_verb(t) else None
        for i in range(t - 1, max(self.s.first, t - _REACH) - 1, -1):
            if self.keys[i] in self.s.words.boundary or (self.speech.is_verb(i) and not (governor and governor.token == i)):
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
        if t not in self._governors:
            self._governors[t] = self._governor(t)
        return self._governors[t]

    def _governor(self, t: int) -> Governor | None:
        for i in range(t - 1, max(self.s.first, t - _REACH) - 1, -1):
            if self.kinds[i] == MARK and self.keys[i] in STOPS:
                return None
            if self.speech.is_verb(i) and (governor := self._verb(i, t)) is not None:
                return governor
        return None

    def _verb(self, i: int, stop: int) -> Governor | None:
        """The finite verb at token i with its subject, looked for before `stop`; None for an auxiliary."""
        lemmas = self.s.verbs.finite_lemmas(self.keys[i])
        if lemmas & self.s.words.auxiliary:
            return None
        pronoun = i < self.s.last and self.kinds[i + 1] == ENCLITIC
        elements, _ = self.elements.clause(i + 1 + pronoun, stop)
        after = [element.items for element in elements if element.is_plain]
        acting = next((items for items in after if not items[0].classes.isdisjoint(ACTING)), None)
        if acting is not None:
            return Governor(i, lemmas, acting, acting)
        start = self.past_particles(i)
        before = (self.antecedent(start) or ()) if self.keys[start] in self.s.words.relative else self.subject_before(start, None)
        subject = before if before and before[0].classes & ACTING else ()
        return Governor(i, lemmas, subject, before or (after[0] if after else ()))

    def is_complement(self, t: int, governor: Governor) -> bool:
        """Is a nominal trigger what its governing verb takes: object, behind its preposition («بدأ بتنفيذ …») or purpose («برنامجا لتدريب …»)?

        Behind «بعد» or «خلال», behind «أن», behind another object and «في» («ألقت باللوم على روسيا في الهجوم») it is not.
        """
        has_pronoun = self.kinds[governor.token + 1] == ENCLITIC
        elements, _ = self.elements.clause(governor.token + 1 + has_pronoun, self.s.last + 1)
        others = 0
        for element in elements:
            if element.first <= t <= element.last:
                if element.preposition is None:
                    return True
                return element.preposition in self.s.words.purpose_or_means or (others == 0 and element.preposition in self.s.words.governed)
            if not element.time and element.items and element.items[:1] != governor.subject[:1]:
                others += 1
        return False

    def is_done(self, t: int, governor: Governor) -> bool:
        """Is t what the governing verb's subject does, the head of a phrase or behind «مشروع», «تنفيذ» and the like? Not «لاحتواء | الاحتجاجات»."""
        words = self.s.words
        elements, _ = self.elements.clause(governor.token + 1, self.s.last + 1)
        head = next((phrase.head for element in elements for phrase in element.items if phrase.first <= t <= phrase.last), t)
        plain = bare(self.keys[head]) if self.s.has_article(head) else self.keys[head]  # «إلقاء» has none
        if head == t or plain in words.vehicle:
            return True
        readings = self.s.verbs.readings.get(plain, ())
        return any(r.tense == "masdar" and (r.lemma in words.control or r.lemma in words.support or r.lemma in words.light) for r in readings)

    def is_claimed(self, t: int, governor: Governor) -> bool:
        """«أعلن التنظيم مسؤوليته عن | الهجوم»: does the governing verb's subject say that it did what t tells? «لم تعلن أي جهة …»: nobody."""
        if t - 3 <= governor.token or self.keys[t - 1] != "عن" or self.kinds[t - 2] != ENCLITIC:
            return False
        return self.keys[t - 3] in self.s.words.responsibility and self.keys[governor.token - 1] not in self.s.words.context.negation

    def controlled(self, t: int, governor: Governor) -> Items | None:
        """Whom the governing verb has do what a nominal trigger says, «قاد المدرب | المنتخب | إلى الفوز»; None where it has nobody do it."""
        if governor.lemmas.isdisjoint(self.s.words.object_control):
            return None
        has_pronoun = self.kinds[governor.token + 1] == ENCLITIC
        elements, _ = self.elements.clause(governor.token + 1 + has_pronoun, self.s.last + 1)
        acting: list[Items] = []
        for element in elements:
            if element.preposition in _TAKES_MASDAR:
                if all(phrase.head != t for phrase in element.items):
                    return None
                break
            if element.first > t:
                return None
            if element.is_plain and element.items[0].classes & ACTING and not (acting and self.is_apposed(element, acting[-1])):
                acting.append(element.items)
        else:
            return None
        if has_pronoun or not acting:
            return ()
        if len(acting) > 1:
            return acting[1]
        start = self.past_particles(governor.token)
        has_subject = self.keys[start] in self.s.words.relative or self.keys[start] == "ل" or self.subject_before(start)  # «ليقود | فريقه»
        return acting[0] if has_subject or not self._is_subject(acting[0][0], governor.token) else ()

    def not_apposed(self, elements: list[Element]) -> list[Element]:
        """The elements without those that say who another is."""
        return [element for number, element in enumerate(elements) if not (number and self.is_apposed(element, elements[number - 1].items))]

    def is_apposed(self, element: Element, before: Items) -> bool:
        """«دعا رئيس الوزراء، سامي خليل، إلى …», «دعا سامي خليل، رئيس الوزراء، إلى …»: who holds the post before, or the post of who is named?"""
        if self.keys[element.first - 1] not in ("،", ",") or "PER" not in before[-1].classes:
            return False
        is_closed = element.last == self.s.last or self.kinds[element.last + 1] == MARK
        is_name = self._is_person(element.items[0]) or "name" in element.items[0].classes
        is_short = element.first == before[-1].last + 2 and element.last - element.first < _LONGEST_NAME and not self.s.has_article(element.first)
        if is_closed and (is_name or is_short):
            return True
        return "PER" in element.items[0].classes and self._is_person(before[-1])

    def _is_person(self, phrase: NounPhrase) -> bool:
        """Is a noun phrase the name of a person, without a title?"""
        return self.s.entity_type(phrase.first) == "PER"

    def _is_subject(self, phrase: NounPhrase, verb: int) -> bool:
        """May a noun phrase behind a verb be its subject?"""
        readings = self.s.verbs.readings[self.keys[verb]]
        return any(may_agree(self.s, reading, phrase, adjacent=phrase.first == verb + 1) for reading in readings)

    def past_particles(self, t: int) -> int:
        """The token before the verb's particles («قد», «س», «لم»)."""
        i = t - 1
        while i > self.s.first and self.keys[i] in self.s.words.particle:
            i -= 1
        return max(i, self.s.first)

    def antecedent(self, relative: int) -> Items | None:
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
                return (self._person_at_end(phrase) or phrase,)
        return None

    def _person_at_end(self, phrase: NounPhrase) -> NounPhrase | None:
        """«أتباع فلان، الذي …»: the person at the end of a construct, unless what stands before is a post of that person."""
        for i in range(phrase.first + 1, phrase.last + 1):
            last, index = self.s.entities.get(i, (None, 0))
            if last == phrase.last and self.s.mentions.entities[index]["type"] == "PER" and "PER" not in phrase.classes:
                return self.phrases.noun_phrase(i)
        return None

    def described_by(self, last: int) -> NounPhrase | None:
        """The indefinite noun phrase of somebody that ends at a token, which the verb behind it describes."""
        if last not in self._described:
            self._described[last] = self._described_by(last)
        return self._described[last]

    def _described_by(self, last: int) -> NounPhrase | None:
        key = self.keys[last]
        if (
            self.kinds[last] != WORD
            or self.s.has_article(last)
            or key in self.s.function_words
            or last in self.s.covered
            or self.speech.is_verb(last)
        ):
            return None
        found = self.antecedent(last + 1)
        if found is None or found[0].entity is not None or found[0].classes.isdisjoint(ACTING):
            return None
        return None if self.s.has_article(found[0].head) else found[0]

    def described_before(self, t: int, candidate: Candidate) -> Items | None:
        """«دورات تدريبية في المحاسبة، عقدها المعهد»: an indefinite noun before the verb that its object pronoun points back to."""
        for i in range(t - 1, max(self.s.first, t - _DESCRIBED_REACH) - 1, -1):
            if (
                self.s.has_article(i)
                or self.kinds[i] != WORD
                or candidate.beside.object.longest([bare(key) for key in self.keys[i : i + 4]], 0) is None
            ):
                continue
            phrase = self.phrases.noun_phrase(i)
            return (phrase,) if phrase and phrase.head == i else None
        return None

    def main_subject(self) -> Items:
        """The subject of the sentence's first verb that has one."""
        for i in range(self.s.first, min(self.s.last, self.s.first + _REACH)):
            if self.speech.is_verb(i) and (verb := self._verb(i, self.s.last + 1)) is not None and verb.subject:
                return verb.subject
        return ()

    def subject_before(self, start: int, classes: frozenset[str] | None = ACTING) -> Items:
        """The noun phrases before a verb that may be its subject (SVO), from the clause's beginning up to `start`; of any class for None."""
        found = self._subjects.get((start, classes))
        if found is None:
            found = self._subjects[start, classes] = self._subject_before(start, classes)
        return found

    def _subject_before(self, start: int, classes: frozenset[str] | None) -> Items:
        begin = self.s.first
        for i in range(start, max(self.s.first, start - _REACH) - 1, -1):
            key = self.keys[i]
            if key in self.s.words.boundary or key in self.s.words.relative or (self.kinds[i] == MARK and key in STOPS) or self.kinds[i] == LINE_END:
                begin = i + 1
                break
            if self.speech.is_verb(i):
                lemmas = {reading.lemma for reading in self.s.verbs.readings[key]}
                if not lemmas & self.s.words.auxiliary:
                    return ()
                begin = i + 1
                break
        elements, end = self.elements.clause(begin, start + 1)
        plain = [element for element in elements if element.is_plain]
        if not plain or end < start + 1 or (classes is not None and plain[0].items[0].classes.isdisjoint(classes)):
            return ()
        return plain[0].items
