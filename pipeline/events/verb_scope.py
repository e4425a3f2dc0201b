"""What colours a finite verb: its particles («لم», «س», «قد»), an auxiliary («كاد», «لا يزال»), and what opens its clause.

A clause is opened by «إذا», or by «أن» and the verb or noun that asks for it («يعتزم أن», «من المقرر أن»), which may be coloured in its turn. Cues
are read from the inside outwards; every look back is bounded, and no more than `DEEPEST` verbs are climbed.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from ..text.tokens import ENCLITIC, LINE_END, MARK, PROCLITIC, WORD
from .clauses import Clauses
from .elements import STOPS
from .words import bare

Kind = Literal["negation", "refusal", "future", "plan", "request", "hypothesis", "condition"]

DEEPEST = 4
_THAT = "ان"
"""The key of «أن», «إن» and «أنّ»."""
_THAT_NOT = "الا"
"""The key of «ألا» (and of «إلا»)."""
_REACH = 22
"""Tokens between «أن» and what asks for it."""
_AUXILIARY_REACH = 8
"""Tokens between an auxiliary and its verb: «كاد وزير الصحة أن يوقع»."""
_JOINED_REACH = 25
"""Tokens between coordinated verbs that share what colours them: «من المقرر أن يوقع … ويزور …»."""


class Cue(NamedTuple):
    """A word that colours, at its token."""

    kind: Kind
    token: int


class VerbScope:
    """Reads what colours the verbs of one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        self.c, self.s = clauses, clauses.s
        self.keys, self.kinds, self.speech = clauses.keys, clauses.kinds, clauses.speech
        self.words = clauses.s.words.context

    def of_verb(self, v: int, depth: int = DEEPEST, *, is_present: bool | None = None) -> Iterator[Cue]:
        """The cues of the verb at token v; `is_present` says how an ambiguous form («توقع») is read."""
        if is_present is None:
            is_present = self.s.verbs.tense(self.keys[v]) == "present"
        i = v - 1
        while self._is_particle(i):
            yield from self._of_particle(i, v, is_present=is_present)
            i -= 1
        if self.keys[i] == "ما" and self._denies(i, v):
            yield Cue("negation", i)
            return
        verb, auxiliary = v, self._auxiliary(i)
        if auxiliary is not None:
            yield from self._of_auxiliary(auxiliary)
            verb, i = auxiliary, auxiliary - 1
        if depth and i >= self.s.first:
            yield from self._of_opening(verb, i, depth, is_present=is_present)

    def _is_particle(self, i: int) -> bool:
        return i >= self.s.first and self.keys[i] in self.s.words.particle and self.keys[i] not in ("و", "ف", "ما")

    def _of_particle(self, i: int, v: int, *, is_present: bool) -> Iterator[Cue]:
        """«س», «لم», «قد» at token i before the verb at token v; «ما لم» is a condition too."""
        if self.keys[i] in self.words.future:
            yield Cue("future", i)
        if self.keys[i] in self.words.negation and not self.lemmas(v) & self.words.persists:
            yield Cue("negation", i)
            if i > self.s.first and self.keys[i - 1] == "ما":
                yield Cue("condition", i - 1)
        if self.keys[i] in self.words.may_be_past and is_present:
            yield Cue("hypothesis", i)

    def _denies(self, i: int, v: int) -> bool:
        """«ما زار الوزير …» at the beginning of a sentence; elsewhere, or with a pronoun behind the verb, «ما» is "what"."""
        opens = i <= self.s.first or (i == self.s.first + 1 and self.keys[i - 1] == "و")
        has_pronoun = v < self.s.last and self.kinds[v + 1] == ENCLITIC
        return i >= self.s.first and opens and not has_pronoun and not self.lemmas(v) & self.words.persists

    def lemmas(self, v: int) -> frozenset[str]:
        """The lemmas of a finite form, those of the third person if it may be one: «أكد» is hardly the «أكد» of كاد."""
        readings = [reading for reading in self.s.verbs.readings.get(self.keys[v], ()) if reading.tense in ("past", "present")]
        third = [reading for reading in readings if any(person.startswith("3") for person in reading.persons)]
        return frozenset(reading.lemma for reading in third or readings)

    def _auxiliary(self, i: int) -> int | None:
        """The auxiliary before a verb, given the token before the verb's particles; its subject may stand between («كادت الطائرة تتحطم»)."""
        wanted = self.s.words.auxiliary | self.words.nearly | self.words.persists
        for j in range(i, max(self.s.first, i - _AUXILIARY_REACH) - 1, -1):
            if self.keys[j] in self.words.copula_not:
                return j
            if self.kinds[j] == MARK or self.ends_clause(j) or self.keys[j] == "و":
                return None
            if self.keys[j] in self.s.verbs.finite and (lemmas := self.lemmas(j)):
                return j if lemmas & wanted and self.speech.is_verb(j) else None
        return None

    def _of_auxiliary(self, v: int) -> Iterator[Cue]:
        """What an auxiliary, «ليس» or the verb before a word of planning says, with its particles."""
        lemmas = self.lemmas(v)
        if self.keys[v] in self.words.copula_not:
            yield Cue("negation", v)
        if lemmas & self.words.nearly:
            yield self._nearly(v)
        i = v - 1
        while self._is_particle(i):
            yield from (cue for cue in self._of_particle(i, v, is_present=False) if cue.kind in ("future", "negation"))
            i -= 1
        if i >= self.s.first and self.keys[i] == "ما" and self._denies(i, v):
            yield Cue("negation", i)

    def _nearly(self, v: int) -> Cue:
        """«كاد يوقع», «لم يكد يوقع» did not; «يوشك على توقيع» is going to."""
        return Cue("plan" if self._is_present(v) else "refusal", v)

    def _is_present(self, v: int) -> bool:
        """Is the verb at token v in the present, in form and in meaning («لم يستطع» is past)?"""
        return self.s.verbs.tense(self.keys[v]) == "present" and (v == self.s.first or self.keys[v - 1] != "لم")

    def _of_opening(self, v: int, before: int, depth: int, *, is_present: bool) -> Iterator[Cue]:
        """What opens the clause of the verb (or its auxiliary) at token v; `before` is the token before its particles."""
        key = self.keys[before]
        if key in self.words.purpose_verb or (is_present and (key == "حتي" or (key == "ل" and self.kinds[before] == PROCLITIC))):
            yield Cue("plan", before)
        elif key == _THAT_NOT and is_present:
            yield Cue("negation", before)
            yield from self.of_that(before, depth, is_subjunctive=True)
        elif key == _THAT and self._is_conditional(before, v):
            yield Cue("condition", before)
        elif key == "و" and self.kinds[before] == PROCLITIC:
            if is_present:
                yield from self._joined(before, depth)
        else:
            opening = self.c.around.start(v) - 1
            if opening < self.s.first or self.keys[opening] not in (*self.words.condition, _THAT):
                yield from self._words_before(before, max(opening + 1, self.s.first))
            elif self.keys[opening] == _THAT:
                yield from self.of_that(opening, depth, is_subjunctive=opening == before and self._may_be_present(v))
            else:
                yield Cue("condition", opening)

    def _may_be_present(self, v: int) -> bool:
        return any(reading.tense == "present" for reading in self.s.verbs.readings.get(self.keys[v], ()))

    def _is_conditional(self, that: int, v: int) -> bool:
        """«إن وقع الطرفان …», «فإن اعتقلت», «لا يعرف إن كان …»: the «إن» of a condition stands right before a past."""
        if that != v - 1 or self.s.verbs.tense(self.keys[v]) != "past":
            return False
        opens = that == self.s.first or self.kinds[that - 1] in (MARK, PROCLITIC)
        return (opens and self.keys[that - 1] not in ("ل", "ب")) or ("كان" in self.lemmas(v) and self.speech.is_verb(that - 1))

    def _words_before(self, i: int, stop: int) -> Iterator[Cue]:
        """«ربما يوقع», «هل يوقع», «في حال وقعت»: a word of possibility or condition before a verb that nothing else opens."""
        for j in range(i, max(stop, i - _AUXILIARY_REACH) - 1, -1):
            if self.kinds[j] == MARK or self.keys[j] in self.s.words.relative:
                return
            if self.is_condition(j):
                yield Cue("condition", j)
                return
            if self.keys[j] in self.words.perhaps:
                yield Cue("hypothesis", j)
                return

    def is_condition(self, i: int) -> bool:
        """«إذا», «هل», «في حال»; «لولا» at the beginning of a clause."""
        if self.keys[i] in self.words.condition_first:
            return i == self.s.first or self.kinds[i - 1] in (MARK, PROCLITIC)
        if self.keys[i] in self.words.in_case:
            return i > self.s.first and self.keys[i - 1] == "في"
        return self.keys[i] in self.words.condition

    def _joined(self, joint: int, depth: int) -> Iterator[Cue]:
        """The verb before shares what opens its clause with the one behind «و», if both are in the present."""
        for i in range(joint - 1, max(self.s.first, joint - _JOINED_REACH) - 1, -1):
            if self.kinds[i] == MARK and self.keys[i] in STOPS:
                return
            if self.speech.is_verb(i):
                if self._may_be_present(i):
                    yield from (cue for cue in self.of_verb(i, depth - 1, is_present=True) if cue.kind != "negation")
                return

    def of_that(self, that: int, depth: int, *, is_subjunctive: bool) -> Iterator[Cue]:
        """What asks for the clause that «أن» opens: a word right before it («ضرورة أن», «خوفا من أن»), else the verb before it.

        A statement («أن», «إن» before a noun or a past) is coloured by verbs that deny or doubt it only: to say what is planned is no plan. «لأن»
        gives a reason, «فإن» begins anew, «بعد أن» a fact; «قبل أن» goes with its main verb; «على الحكومة أن» asks.
        """
        i, is_setting = that - 1, False
        if i < self.s.first or self.keys[i] in ("ل", "ف"):
            return
        while i >= self.s.first and (self.kinds[i] in (PROCLITIC, ENCLITIC) or (self.keys[i] in self.s.function_words and not self._cue_before(i))):
            if self.keys[i] in self.words.fact:
                return
            is_setting = is_setting or self.keys[i] in self.words.setting
            i -= 1
        if i < self.s.first or self.keys[i] in self.words.fact:
            return
        if (cue := self._cue_before(i)) and not is_setting:
            yield Cue(cue, i)
            yield from self._of_copula(i)
            return
        yield from self._of_asking(i, depth, is_subjunctive=is_subjunctive, is_setting=is_setting)

    def _cue_before(self, i: int) -> Kind | None:
        """What a word right before «أن» says."""
        if bare(self.keys[i]) in self.words.that_word:
            return "hypothesis"
        return "negation" if self.keys[i] in self.words.not_next and self.keys[i] != "لا" else self.cue_of_word(i)

    def _of_asking(self, i: int, depth: int, *, is_subjunctive: bool, is_setting: bool) -> Iterator[Cue]:
        """The verb before «أن», from token i leftwards, or what stands for one."""
        for v in range(i, max(self.s.first, i - _REACH) - 1, -1):
            if self.ends_clause(v):
                return
            if self.keys[v] in self.words.copula_not:
                yield Cue("negation", v)
                return
            if is_subjunctive and bare(self.keys[v]) in self.words.that_word and v > self.s.first and self.keys[v - 1] == "من":
                yield Cue("hypothesis", v)  # «من شأن القرار أن»
                return
            if is_subjunctive and self.keys[v] == "علي" and (v == self.s.first or self.kinds[v - 1] == MARK):
                yield Cue("request", v)  # «على الحكومة أن»
                return
            if self.speech.is_verb(v):
                lemmas = self.lemmas(v)
                found = [] if is_setting else list(self.of_lemmas(lemmas, v, is_subjunctive=is_subjunctive, is_masdar=False))
                yield from found
                if is_subjunctive or found or lemmas & self.words.occurs:
                    yield from self.of_verb(v, depth - 1)
                return

    def ends_clause(self, i: int) -> bool:
        """Is what stands before this token no part of the clause?"""
        key = self.keys[i]
        return key in self.s.words.relative or key in self.s.words.boundary or (self.kinds[i] == MARK and key in STOPS) or self.kinds[i] == LINE_END

    def _of_copula(self, i: int) -> Iterator[Cue]:
        """«ليس من المقرر أن», «من غير المقرر أن»: what stands before a word of planning."""
        for v in range(i - 1, max(self.s.first, i - _AUXILIARY_REACH) - 1, -1):
            if self.keys[v] == "غير":
                yield Cue("negation", v)
            if self.keys[v] in self.words.copula_not or self.speech.is_verb(v):
                yield from self._of_auxiliary(v)
                return
            if self.kinds[v] == MARK or self.ends_clause(v):
                return

    def of_lemmas(self, lemmas: frozenset[str], v: int, *, is_subjunctive: bool, is_masdar: bool) -> Iterator[Cue]:
        """What the verb at token v says of what it takes."""
        words = self.words
        if lemmas & words.denial:
            yield Cue("negation", v)
        if lemmas & words.hypothesis or (lemmas & words.ability and self._is_present(v)):
            yield Cue("hypothesis", v)
        elif not is_subjunctive:
            return
        elif lemmas & words.request:
            yield Cue("request", v)
        elif lemmas & words.plan or (is_masdar and lemmas & words.approve):
            yield Cue("plan", v)
        elif lemmas & words.refusal:
            yield Cue("refusal", v)
        elif lemmas & words.nearly:
            yield self._nearly(v)
        elif is_masdar and lemmas & words.consider:
            yield Cue("hypothesis", v)

    def cue_of_word(self, i: int, *, is_masdar: bool = True, between: tuple[str, ...] = ()) -> Kind | None:
        """What a noun or particle before a trigger, or before «أن», says of it, with the words between the two."""
        if self.kinds[i] != WORD:
            return None
        key, words = self.keys[i], self.words
        plain = key if key in words.plan_word | words.request_word | words.hypothesis_word else bare(key)
        if plain in words.refusal_word and not (between[:1] == ("علي",) and self._is_said(plain)):  # «التعليق على القصف» suspends nothing
            return "refusal"
        if plain in words.request_word or (not between and plain in words.warrant):
            return "request"
        if plain in words.hypothesis_word or (is_masdar and not between and plain in words.consider_word):
            return "hypothesis"
        if self.is_condition(i):
            return "condition"
        is_approved = is_masdar and between == ("علي",) and key in words.approve_word
        is_coming = key in words.on_way and i < self.s.last and self.kinds[i + 1] == ENCLITIC
        is_draft = not is_masdar and not between and plain in words.draft
        return "plan" if plain in words.plan_word or is_approved or is_coming or is_draft else None

    def _is_said(self, plain: str) -> bool:
        """Is a word the masdar of a verb of saying?"""
        return any(reading.tense == "masdar" and reading.lemma in self.words.saying for reading in self.s.verbs.readings.get(plain, ()))
