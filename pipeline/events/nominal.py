"""The clauses of triggers that are nouns: masdars, event nouns, participles.

What stands in construct behind one is its subject or its object («زيارة الرئيس», «اعتقال الرئيس»): the rule says which. Who does it may be the
subject of the verb that governs it («أعلنت الوزارة توقيع …», «شن الطيران غارات»), but not of «تم», or that of a relative clause («هجوم شنه مسلحون»).
"""

from ..text.tokens import ENCLITIC, MARK, PROCLITIC, WORD
from .clauses import NOBODY, Clauses, Offers
from .elements import Element
from .phrases import ACTING, Items
from .surroundings import Governor
from .triggers import Candidate
from .words import bare

_BEFORE_PARTICIPLE = 5
"""Tokens between a participle and the head of the noun phrase it belongs to."""


def offers_of_noun(clauses: Clauses, t: int, candidate: Candidate) -> Offers | str:
    """What the clause of a masdar or event noun at token t offers, or why it is no trigger of this candidate."""
    if missing := clauses.misses(t, t + len(candidate.tail), candidate):
        return missing
    return NounClause(clauses, t, candidate).read()


class NounClause:
    """One masdar or event noun with one candidate."""

    def __init__(self, clauses: Clauses, t: int, candidate: Candidate) -> None:
        self.c, self.t, self.candidate, self.rule = clauses, t, candidate, candidate.rule
        self.s, self.keys, self.kinds = clauses.s, clauses.keys, clauses.kinds
        self.last = t + len(candidate.tail)
        self.has_pronoun = self.last < self.s.last and self.kinds[self.last + 1] == ENCLITIC

    @property
    def governor(self) -> Governor | None:
        """The verb before the trigger, looked for when something asks for it."""
        return self.c.around.governor(self.t)

    def read(self) -> Offers | str:
        """The offers, or the reason why there are none."""
        clauses, candidate, rule = self.c, self.candidate, self.rule
        if rule.light and not (self.governor and self.governor.lemmas & self.s.words.light):
            return "not behind «تم» or «جرى»"
        begin = self._past_adjectives(self.last + 1 + self.has_pronoun)
        elements, end = clauses.elements.clause(begin, self.s.last + 1)
        in_construct = (
            begin == self.last + 1
            and not self.s.has_article(self.t)
            and bool(elements)
            and elements[0].first == begin
            and elements[0].preposition is None
            and not elements[0].time
        )
        if rule.object or rule.object_types or rule.through:
            found = self._with_wanted(elements, in_construct=in_construct)
        else:
            found = self._plain(elements, in_construct=in_construct)
        if isinstance(found, str):
            return found
        subject, object_ = found
        absorbed = None
        if not object_ and (continued := self._continued(end)) is not None:
            absorbed, object_, more, end = continued
            elements = [*elements, *more]
        else:
            subject, elements, end = self._with_relative(subject, elements, end)
        if (rule.subject or rule.subject_types) and not (subject and clauses.fits_subject(subject[0], candidate)):
            return "no subject that fits"
        if rule.subject_not and subject and not clauses.fits_subject(subject[0], candidate):
            return "a subject of `subject_not`"
        if rule.object_not and object_ and not clauses.fits_object(object_[0], candidate):
            return "an object of `object_not`"
        own = self._self()
        offers = clauses.collected(candidate, self.last, elements, end, subject=subject, object_=object_, self_=own, governor=self.governor)
        return offers._replace(absorbed=absorbed)

    def _past_adjectives(self, i: int) -> int:
        """The token behind the adjectives of the trigger: «اجتماعاً طارئاً | مع», «الهجوم الانتحاري | على»."""
        definite = self.s.has_article(self.t)
        while i <= self.s.last and self.kinds[i] == WORD and self._is_adjective(i, definite=definite):
            i += 1
        return i

    def _is_adjective(self, i: int, *, definite: bool) -> bool:
        key = self.keys[i]
        if i in self.s.quantities or self.s.has_article(i) != definite or i in self.s.times:
            return False
        if self.s.entity_type(i) not in (None, "NORP"):
            return False
        if definite:
            return not self.c.speech.is_other_noun(i)
        is_person = bare(key) in self.s.vocabulary.nouns.people and (self.candidate.frame.of_people or self._is_plural(key))  # «مقتل صحفي»
        return not is_person and self.c.speech.is_adjective(i)

    def _is_plural(self, key: str) -> bool:
        """Is it a plural of people («مقتل مدنيين»), which describes no event?"""
        forms = self.s.vocabulary.word_forms.get(bare(key), ())
        return bool(forms) and all(form.number == "Plur" for form in forms)

    def _with_wanted(self, elements: list[Element], *, in_construct: bool) -> tuple[Items, Items] | str:
        """The object stands right behind the masdar, or behind its subject, or behind a preposition («التوقيع على اتفاقية»)."""
        element = self.c.wanted(elements, self.candidate)
        if element is None:
            return "no object that fits"
        acting_first = in_construct and element.first > elements[0].first and bool(elements[0].items[0].classes & ACTING)
        if element.preposition is not None:
            holds = element.first == elements[0].first or (acting_first and len(elements) > 1 and element.first == elements[1].first)
        elif self.s.has_article(self.t):  # a masdar with article has no construct: «العقد الثاني» is a contract
            holds = False
        else:
            following = _second(elements)
            holds = (in_construct and element.first == elements[0].first) or (
                acting_first and following is not None and element.first == following.first
            )
        if not holds:
            return "its object stands too far away"
        return (elements[0].items if acting_first else self._controller()), element.items

    def _plain(self, elements: list[Element], *, in_construct: bool) -> tuple[Items, Items] | str:
        if self.has_pronoun:  # «رفضه | أي تدخل», «رفضها الإفراج عن …»: the pronoun is the subject of the verb before, as a rule
            subject = self.governor.subject if self.governor else NOBODY
            is_object = bool(elements) and self._takes_both() and (elements[0].is_plain or elements[0].preposition == "ل")  # «زيارته لمصر»
            return subject, elements[0].items if is_object else NOBODY
        if not in_construct:
            return self._controller(), NOBODY
        first = elements[0].items
        if (self.rule.subject or self.rule.subject_types) and self.c.fits_subject(first[0], self.candidate):
            return first, NOBODY
        following = _second(elements)
        if following is not None and first[0].classes & ACTING and self._takes_both():
            behind_it = following.preposition == "ل" and elements[0].last + 1 == following.first and following.items  # «استهداف الجيش لمواقع …»
            if behind_it or (following.is_plain and self.kinds[following.first - 1] != MARK):
                return first, following.items
        if self.candidate.is_object(first[0].classes, otherwise="object" if self.candidate.form == "masdar" else "subject"):
            return self._controller(), first
        return first, NOBODY

    def _takes_both(self) -> bool:
        """May an object stand behind the subject, as it may behind a masdar?"""
        return self.candidate.form == "masdar" and self.candidate.takes_object is not None

    def _controller(self) -> Items:
        """Who does this as far as the governing verb says: its subject, or whom it has do it."""
        governor, words = self.governor, self.s.words
        if governor is None:
            return NOBODY
        if (controlled := self.c.around.controlled(self.t, governor)) is not None:
            return controlled
        if not governor.subject or (governor.lemmas.isdisjoint(words.control) and governor.lemmas.isdisjoint(words.support)):
            return NOBODY
        if governor.lemmas & words.light or governor.lemmas & words.context.request or self.keys[governor.subject[0].first] == "اي":  # «أي جهة»
            return NOBODY
        around = self.c.around
        is_theirs = around.is_claimed(self.t, governor) or (around.is_complement(self.t, governor) and around.is_done(self.t, governor))
        return governor.subject if is_theirs else NOBODY

    def _with_relative(self, subject: Items, elements: list[Element], end: int) -> tuple[Items, list[Element], int]:
        """«هجوم شنه مسلحون على …», «الاجتماع الذي عقده …»: the clause of a support verb whose pronoun means the trigger tells more of it."""
        i = self._verb_behind(end)
        if i >= self.s.last or self.kinds[i + 1] != ENCLITIC or not self.c.speech.is_verb(i):
            return subject, elements, end
        lemmas = self.s.verbs.finite_lemmas(self.keys[i])
        if lemmas.isdisjoint(self.s.words.support):
            return subject, elements, end
        more, end = self.c.elements.clause(i + 2, self.s.last + 1)
        acting = next((e.items for e in more if e.is_plain and e.items[0].classes & ACTING), NOBODY)
        return subject or acting, [*elements, *more], end

    def _verb_behind(self, end: int) -> int:
        """The token behind a relative pronoun and particles."""
        i = end
        while i < self.s.last and (self.keys[i] in self.s.words.relative or self.keys[i] in self.s.words.particle):
            i += 1
        return i

    def _continued(self, end: int) -> tuple[int, Items, list[Element], int] | None:
        """«هجوم بسيارة مفخخة استهدف ثكنة»: the verb that goes on with the event, its object, its elements and their end."""
        i = self._verb_behind(end)
        if not self.rule.continued_by or i > self.s.last or not self.c.speech.is_verb(i):
            return None
        lemmas = self.s.verbs.finite_lemmas(self.keys[i])
        if lemmas.isdisjoint(self.rule.continued_by):
            return None
        elements, end = self.c.elements.clause(i + 1, self.s.last + 1)
        object_ = next((e.items for e in elements if e.is_plain), NOBODY)
        return (i, object_, elements, end) if object_ else None

    def _self(self) -> Items:
        """The noun phrase of the trigger, from its number on: «خمسة قتلى», «مؤتمر المناخ»."""
        first = self.t
        for i in range(max(self.s.first, self.t - _BEFORE_PARTICIPLE), self.t):
            if i in self.s.quantities and self.s.quantities[i][0] >= self.t:
                first = i
                break
        phrase = self.c.phrases.noun_phrase(first)
        return (phrase,) if phrase is not None else NOBODY


def _second(elements: list[Element]) -> Element | None:
    """The element behind the first, past time expressions."""
    return next((element for element in elements[1:] if not element.time), None)


def offers_of_participle(clauses: Clauses, t: int, candidate: Candidate) -> Offers | str:
    """A participle behind what it describes («الاتفاقية الموقعة بين …»), or one that says what the subject does besides («مطالباً بـ …»)."""
    if t >= clauses.s.last:
        return "nothing behind the participle"
    if missing := clauses.misses(t, t, candidate):
        return missing
    if candidate.reading is not None and candidate.reading.voice == "active":
        return _circumstance(clauses, t, candidate)
    sentence = clauses.s
    for i in range(t - 1, max(sentence.first, t - _BEFORE_PARTICIPLE) - 1, -1):
        if clauses.kinds[i] in (MARK, PROCLITIC):
            break
        phrase = clauses.phrases.noun_phrase(i)
        if phrase and phrase.last >= t - 1 and clauses.fits_object(phrase, candidate):
            elements, end = clauses.elements.clause(t + 1, sentence.last + 1)
            if not any(element.preposition in sentence.words.with_party and element.items for element in elements[:2]):
                return "nothing behind the participle says with whom or by whom"
            return clauses.collected(candidate, t, elements, end, object_=(phrase._replace(last=t - 1),))
    return "it describes nothing that fits"


def _circumstance(clauses: Clauses, t: int, candidate: Candidate) -> Offers | str:
    """«مطالباً المجتمع الدولي بـ …», «متهمة إياه بـ …»: in the accusative behind a mark or a verb's clause; its subject is that of the verb."""
    key = clauses.keys[t]
    before = clauses.keys[t - 1] if t > clauses.s.first else ""
    accusative = key.endswith("ا") or (key.endswith(("ة", "ين")) and (clauses.kinds[t - 1] == MARK or before == "و"))
    if not accusative or clauses.s.has_article(t):
        return "no participle of circumstance"
    governor = clauses.around.governor(t)
    while governor is not None and not governor.subject and (farther := clauses.around.governor(governor.token)) is not None:
        governor = farther
    elements, end = clauses.elements.clause(t + 1, clauses.s.last + 1)
    if candidate.rule.object or candidate.rule.object_types or candidate.rule.through:
        element = clauses.wanted(elements, candidate)
        if element is None:
            return "no object that fits"
        object_ = element.items
    else:
        plain = [element for element in elements if element.is_plain]
        object_ = plain[0].items if plain else NOBODY
    return clauses.collected(candidate, t, elements, end, subject=governor.subject if governor else NOBODY, object_=object_, governor=governor)
