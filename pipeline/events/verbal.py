"""The clause of a finite verb: its subject follows it (VSO) or stands before it (SVO), or is what a relative pronoun points back to.

Without vowels the grammar leaves open what a single noun phrase behind a verb is, subject or object: what stands before it, agreement, the
classes that the frame takes of each, and at last the rule's own `alone` decide.
"""

from ..text.tokens import ENCLITIC, MARK, PROCLITIC
from .agreement import may_agree
from .clauses import NOBODY, Clauses, Offers
from .elements import Element
from .phrases import ACTING, Items, NounPhrase
from .surroundings import Governor
from .triggers import Candidate

_AMOUNTS = frozenset(("percent", "money", "measure", "duration", "score"))
"""Kinds of quantities that are no subject: «ارتفعت | 5%»."""

_KNOWN_TO_ACT = ACTING - {"name"}
"""Classes of phrases that are a subject where one is looked for; an unknown word may belong to the noun before it: «سهم | برايم»."""

_SEVERAL = frozenset(("people", "actor", "NORP"))
"""Classes of phrases that a verb in the masculine plural may be of."""


def offers_of_verb(clauses: Clauses, t: int, candidate: Candidate) -> Offers | str:
    """What the clause of the finite verb at token t offers, or why it is no trigger of this candidate."""
    has_pronoun = t < clauses.s.last and clauses.kinds[t + 1] == ENCLITIC
    if missing := clauses.misses(t, t + has_pronoun, candidate):
        return missing
    return VerbClause(clauses, t, candidate, has_pronoun=has_pronoun).read()


class VerbClause:
    """One verb with one candidate."""

    def __init__(self, clauses: Clauses, t: int, candidate: Candidate, *, has_pronoun: bool) -> None:
        self.c, self.t, self.candidate, self.rule = clauses, t, candidate, candidate.rule
        self.s = clauses.s
        self.has_pronoun = has_pronoun
        self.elements, self.end = clauses.elements.clause(t + 1 + self.has_pronoun, self.s.last + 1)
        self.plain = clauses.around.not_apposed([element for element in self.elements if element.is_plain])
        self.start = clauses.around.past_particles(t)
        self.governor: Governor | None = None

    def read(self) -> Offers | str:
        """The offers, or the reason why there are none."""
        clauses, candidate, rule = self.c, self.candidate, self.rule
        is_relative = clauses.keys[self.start] in self.s.words.relative
        antecedent = clauses.around.antecedent(self.start) if is_relative else None
        if antecedent and not self.has_pronoun:
            antecedent = self._unless_resumed(antecedent)
        if self.has_pronoun and (rule.object or rule.object_types or antecedent):
            pointed = antecedent or clauses.around.described_before(self.t, candidate)
            if pointed is not None:
                return self._with_pronoun(pointed)
        if rule.object or rule.object_types or rule.through:
            return self._with_wanted(antecedent)
        if rule.subject or rule.subject_types:
            return self._with_subject(antecedent)
        return self._plain(antecedent)

    def _unless_resumed(self, antecedent: Items) -> Items | None:
        """«التظاهرة التي دعت إليها منظمات»: the pronoun behind a preposition is the antecedent, which is no subject, then."""
        for number, element in enumerate(self.elements):
            after = element.last + 1
            if element.preposition is not None and not element.items and after <= self.s.last and self.c.kinds[after] == ENCLITIC:
                self.elements = [*self.elements[:number], element._replace(items=antecedent), *self.elements[number + 1 :]]
                return None
        return antecedent

    def _with_pronoun(self, antecedent: Items) -> Offers | str:
        """«الاتفاقية التي وقعتها الإمارات»: the object is what the pronoun points back to."""
        if not self.c.fits_object(antecedent[0], self.candidate):
            return "what its object pronoun points back to does not fit"
        subject = self.plain[0].items if self.plain else NOBODY
        if (subject or self.rule.subject or self.rule.subject_types) and not (subject and self.c.fits_subject(subject[0], self.candidate)):
            return "its subject does not fit"
        before = self.c.elements.clause(antecedent[0].last + 1, self.t)[0]
        return self._collected(subject, antecedent, [*before, *self.elements])

    def _with_wanted(self, antecedent: Items | None) -> Offers | str:
        """The rule says what the object must be: what stands before it is the subject."""
        element = self.c.wanted(self.elements, self.candidate)
        if element is None:
            before = antecedent or self._before() if self.candidate.passive or self._may_be_passive() else NOBODY
            if before and self.c.fits_object(before[0], self.candidate):
                return self._collected(NOBODY, before, self.elements)
            return "no object that fits"
        if self._is_subject_before_object(element):
            element = self.plain[1]
        before_it = [other for other in self.plain if other.first < element.first]
        subject = before_it[0].items if before_it else NOBODY if self.candidate.passive else antecedent or self._before() or self._shared()
        if self.rule.subject or self.rule.subject_types:
            subject = tuple(phrase for phrase in subject if self.c.fits_subject(phrase, self.candidate))
            if not subject:
                return "no subject that fits"
        elif subject and self.rule.subject_not and not self.c.fits_subject(subject[0], self.candidate):
            return "a subject of `subject_not`"
        return self._collected(subject, element.items, self.elements)

    def _is_subject_before_object(self, element: Element) -> bool:
        """«خطف مسلحون صحفيا»: of two noun phrases behind an active verb that may both be its object, the second is."""
        if self.rule.object or self.rule.through or self.candidate.passive or len(self.plain) < 2 or element.first != self.plain[0].first:
            return False
        one, two = self.plain[0].items[0], self.plain[1].items[0]
        return bool(one.classes & ACTING) and self._agrees(one) and self.c.fits_object(two, self.candidate)

    def _may_be_passive(self) -> bool:
        """Is there no noun phrase behind the verb? Then what stands before it may be what is done something to: «ثلاثة جنود قتلوا في …»."""
        return self.rule.alone == "object" and not self.plain

    def _with_subject(self, antecedent: Items | None) -> Offers | str:
        """The rule says what the subject must be: behind the verb or before it."""
        for number, element in enumerate(self.plain):
            fitting = tuple(phrase for phrase in element.items if self.c.fits_subject(phrase, self.candidate))
            if fitting and fitting[0] is element.items[0]:
                rest = self.plain[number + 1].items if number + 1 < len(self.plain) else NOBODY
                return self._collected(fitting, rest, self.elements)
            if element.items[0].classes & _KNOWN_TO_ACT:  # «استشهدت الجمعية بأرقام | الباحث»: that is the subject
                break
        before = antecedent or self._before(any_=True) or NOBODY
        if before and self.c.fits_subject(before[0], self.candidate):
            return self._collected(before, self.plain[0].items if self.plain else NOBODY, self.elements)
        return "no subject that fits"

    def _plain(self, antecedent: Items | None) -> Offers | str:
        """The rule asks for neither: two noun phrases are subject and object; of one it must be decided."""
        candidate = self.candidate
        items = [element.items for element in self.plain]
        amounts = [found for found in items if self._is_amount(found[0])]
        actors = [found for found in items if not self._is_amount(found[0])]
        before = antecedent if antecedent is not None else self._right_before()
        if candidate.passive:
            return self._checked(NOBODY, (items[0] if items else before or self._before(any_=True)))
        if self.has_pronoun:
            return self._checked(actors[0] if actors else before or self._before(), amounts[0] if amounts else NOBODY)
        if len(actors) > 1 and not self._has_subject() and self._agrees(actors[0][0]) and not before and not self._is_parted(actors[0], actors[1]):
            return self._checked(actors[0], actors[1])
        before = before or self._before(any_=candidate.takes_object is None)
        if actors and before and self._agrees_before(before[0]) and candidate.takes_object is not None:
            return self._checked(before, actors[0])
        if actors:
            if self._is_object(actors[0][0], has_subject=bool(before)):
                return self._checked(before or self._shared(), actors[0])
            return self._checked(actors[0], amounts[0] if amounts else NOBODY)
        if amounts:
            return self._checked(before or self._shared(), amounts[0])
        if before and self._may_be_passive():
            return self._checked(NOBODY, before)
        return self._checked(before or self._shared(), NOBODY)

    def _has_subject(self) -> bool:
        """«يطالبون | المهاجرين», «اتهموا | الشرطة»: a plural verb has its subject in its ending."""
        return self.candidate.reading is not None and self.candidate.reading.persons == {"3mp"}

    def _is_parted(self, one: Items, two: Items) -> bool:
        """«قتل ستة جنود، الثلاثاء، في هجومين نسبا …»: what stands behind a mark is no object of a verb that is passive when alone."""
        return self.rule.alone == "object" and any(self.c.kinds[i] == MARK for i in range(one[-1].last + 1, two[0].first))

    def _is_object(self, phrase: NounPhrase, *, has_subject: bool) -> bool:
        """Is the only noun phrase behind an active verb its object?"""
        if self.candidate.takes_object is None:
            return False
        if has_subject or self._has_subject() or not self._agrees(phrase):
            return True
        return self.candidate.is_object(phrase.classes, otherwise="subject")

    def _checked(self, subject: Items, object_: Items) -> Offers | str:
        if self.rule.subject_not and subject and not self.c.fits_subject(subject[0], self.candidate):
            return "a subject of `subject_not`"
        if self.rule.object_not and object_ and not self.c.fits_object(object_[0], self.candidate):
            return "an object of `object_not`"
        return self._collected(subject, object_, self.elements)

    def _collected(self, subject: Items, object_: Items, elements: list[Element]) -> Offers:
        return self.c.collected(self.candidate, self.t, elements, self.end, subject=subject, object_=object_, governor=self.governor)

    def _is_amount(self, phrase: NounPhrase) -> bool:
        return phrase.quantity is not None and self.s.mentions.quantities[phrase.quantity]["kind"] in _AMOUNTS

    def _agrees(self, phrase: NounPhrase) -> bool:
        reading = self.candidate.reading
        return reading is None or may_agree(self.s, reading, phrase, adjacent=phrase.first == self.t + 1)

    def _agrees_before(self, phrase: NounPhrase) -> bool:
        reading = self.candidate.reading
        return reading is None or may_agree(self.s, reading, phrase, adjacent=True)

    def _before(self, *, any_: bool = False) -> Items:
        """The noun phrases before the verb that may be its subject; of any class, if the frame takes any."""
        return self.c.around.subject_before(self.start, None if any_ else ACTING) or self._describing()

    def _describing(self) -> Items:
        """«على يد مسلحين | اقتحموا المبنى»: the indefinite noun that a verb right behind it describes is its subject."""
        found = self.c.around.described_by(self.start)
        return (found,) if found is not None and self._agrees_before(found) else NOBODY

    def _right_before(self) -> Items:
        """A subject that stands right before the verb, which what follows is not, then: «الوزير ينفي | الأنباء كلها»."""
        before = self._before(any_=self.candidate.takes_object is None)
        return before if before and before[-1].last == self.start and self._agrees_before(before[0]) else NOBODY

    def _shared(self) -> Items:
        """«نظمت الوزارة دورة ووقعت اتفاقية»: the subject of the verb before."""
        if self.t > self.s.first and "و" in self.c.keys[self.start + 1 : self.t]:
            self.governor = governor = self.c.around.governor(self.t)
            while governor is not None:
                if governor.subject and self._goes_on(governor.subject):
                    return governor.subject
                governor = self.c.around.governor(governor.token)
        return self._meant()

    def _goes_on(self, subject: Items) -> bool:
        """May the subject of a verb before be this verb's too? That of «واتهموا» is several people."""
        reading = self.candidate.reading
        if reading is None or not may_agree(self.s, reading, subject[0], adjacent=True):
            return False
        return reading.persons != {"3mp"} or len(subject) > 1 or bool(subject[0].classes & _SEVERAL)

    def _meant(self) -> Items:
        """«وزار المدينة»: at the beginning of a sentence the subject of the sentence before, if the verb agrees with it."""
        reading = self.candidate.reading
        opens = all(self.c.kinds[i] in (MARK, PROCLITIC) or self.c.keys[i] in self.s.words.particle for i in range(self.s.first, self.t))
        if reading is None or not opens or self.candidate.takes_subject is None:
            return NOBODY
        subject = self.c.earlier()
        return subject if subject and may_agree(self.s, reading, subject[0], adjacent=True) else NOBODY
