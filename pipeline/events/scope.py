"""What colours a trigger: the words that govern it, read from the inside outwards, and where their power ends.

A noun is coloured by the nouns it is in construct with or that take it by a preposition («إلغاء توقيع», «الدعوة إلى توقيع»), by the verb that takes
them all, and by what colours that verb (`verb_scope`). What stands behind «بعد» or «بسبب» has happened, whatever the main verb says, and so has what
was there before («دعا إلى وقف القصف»: there is shelling, what is asked for is its end).
"""

from collections.abc import Iterator

from ..text.tokens import ENCLITIC, MARK, PROCLITIC, WORD
from .clauses import Clauses
from .elements import STOPS
from .surroundings import Governor
from .triggers import Candidate
from .verb_scope import Cue, VerbScope
from .words import bare

_REACH = 22
"""Tokens between a noun and the verb that colours it."""
_BEHIND = 4
"""Words between a trigger and an adjective of it: «زيارة الرئيس الفرنسي المرتقبة»."""


def cues_of(clauses: Clauses, t: int, candidate: Candidate, governor: Governor | None) -> list[Cue]:
    """What colours the trigger at token t, the innermost first; `governor` is the verb before a noun."""
    verbs = VerbScope(clauses)
    if candidate.form == "verb":
        return list(verbs.of_verb(t, is_present=candidate.reading is not None and candidate.reading.tense == "present"))
    return NounScope(verbs, t, candidate, governor).cues()


class NounScope:
    """Reads what colours one trigger that is no verb."""

    def __init__(self, verbs: VerbScope, t: int, candidate: Candidate, governor: Governor | None) -> None:
        self.verbs, self.c, self.s, self.speech = verbs, verbs.c, verbs.s, verbs.speech
        self.keys, self.kinds, self.words = verbs.keys, verbs.kinds, verbs.words
        self.t, self.candidate, self.governor = t, candidate, governor
        self.is_masdar = candidate.form == "masdar"
        self.is_presumed = candidate.frame.happens or (not self.is_masdar and self.s.has_article(t))

    def cues(self) -> list[Cue]:
        """Adjectives behind it, what stands before it, and its verb."""
        return [*self._behind(), *self._before()]

    def _before(self) -> Iterator[Cue]:
        """The nouns and prepositions before the noun, outwards, and the verb they depend on.

        Behind a comma only the verb counts, if it takes what stands behind it: «طالب الوزير، فلان، بتوقيع …».
        """
        t, words = self.t, self.words
        is_joined = self.is_masdar and t > self.s.first and self.keys[t - 1] == "و"
        is_setting = is_apart = has_cue = False
        i = t
        if self._is_purpose(t - 1, is_masdar=self.is_masdar or self._begins_with_masdar()):
            yield Cue("plan", t - 1)
            has_cue = True
        while i > max(self.s.first, t - _REACH):
            i -= 1
            key, kind = self.keys[i], self.kinds[i]
            if kind == MARK and key not in STOPS:
                is_apart = is_apart or (key in ("،", ",") and not (is_joined and i == t - 2))  # «أهمية تحسين …، ورفع …»
            elif key == "ان" and not (is_setting or is_apart):
                yield from self.verbs.of_that(i, 3, is_subjunctive=False)
                return
            elif self.speech.is_verb(i):
                if self.keys[i - 1] == "ما" and i - 1 > self.s.first:  # «نفت ما نقلته وسائل إعلام عن زيارة …»
                    i -= 1
                    continue
                yield from self._of_governor(i, is_apart=is_apart, is_setting=is_setting)
                return
            elif self.verbs.is_condition(i):
                yield Cue("condition", i)
                return
            elif self.verbs.ends_clause(i) or ((key in words.fact or bare(key) in words.presumes) and not is_apart):
                return
            elif is_apart or i in self.s.covered:
                continue
            elif key in words.copula_not or (key in words.not_next and self._is_denied(i)):
                yield Cue("negation", i)
            elif kind == PROCLITIC:
                if is_joined and not has_cue and self._is_purpose(i, is_masdar=self.s.verbs.has_tense(self.keys[i + 1], "masdar")):
                    yield Cue("plan", i)
                    has_cue = True
            elif key in words.setting:
                is_setting = True
            elif (
                not is_setting
                and not self._acts(i)
                and self._carries(i)
                and (cue := self.verbs.cue_of_word(i, is_masdar=self.is_masdar, between=self._between(i)))
            ):
                yield Cue(cue, i)
                has_cue = True
            elif self.is_presumed and not has_cue and self._is_opaque(i):
                return

    def _begins_with_masdar(self) -> bool:
        """«وقف إطلاق النار»: an event noun of several words may be what is to be done."""
        return bool(self.candidate.tail) and self.s.verbs.has_tense(self.keys[self.t], "masdar")

    def _between(self, i: int) -> tuple[str, ...]:
        """The keys of the words between a token and the trigger, clitics left out."""
        return tuple(self.keys[j] for j in range(i + 1, self.t) if self.kinds[j] != PROCLITIC)

    def _acts(self, i: int) -> bool:
        """«طالبت الخطة باعتماد …»: is the word at token i in the subject of the governing verb?"""
        return self.governor is not None and any(phrase.first <= i <= phrase.last for phrase in self.governor.subject + self.governor.cause)

    def _carries(self, i: int) -> bool:
        """Does the power of a word at token i reach the noun? Not over «مع» or «ضد»: «رفع الحظر مع اتخاذ قرار»."""
        prepositions, carries = self.s.words.before_noun, self.words.carries
        return not any(key in prepositions and key not in carries for key in self._between(i))

    def _is_denied(self, i: int) -> bool:
        """«لا اعتقالات», «لا صحة لأنباء عن …»: does «لا» at token i stand right before the noun, or before a word that says that nothing is true?"""
        return not self._between(i) or self.keys[i + 1] in self.words.baseless

    def _is_opaque(self, i: int) -> bool:
        """Is a word right before the noun, or before its preposition, a masdar that does not bring it about («وقف القصف», «التحقيق في الهجوم»)?"""
        between = [key for key in self._between(i) if key not in self.s.words.demonstrative]
        if len(between) > 1 or (between and between[0] not in self.s.function_words):
            return False
        masdars = [reading for reading in self.s.verbs.readings.get(bare(self.keys[i]), ()) if reading.tense == "masdar"]
        return bool(masdars) and not any(reading.lemma in self._bringing for reading in masdars)

    @property
    def _bringing(self) -> frozenset[str]:
        """The verbs that bring about what they take: what colours them colours that."""
        return (self.s.words.support | self.s.words.control | self.s.words.light | self.words.brings) - self.words.attends

    def _is_purpose(self, i: int, *, is_masdar: bool) -> bool:
        """«للتوصل إلى اتفاق», «بهدف إبرام …»: not yet done, unless what governs it does it («نظمت برنامجاً لتدريب …») or takes a «ل»."""
        if i < self.s.first or self.keys[i] not in self.words.purpose or not is_masdar:
            return False
        if i > self.s.first:
            before = self.keys[i - 1]
            if before in self.words.fact or bare(before) in self.words.presumes or self.verbs.cue_of_word(i - 1):
                return False
        return self.governor is None or self.governor.lemmas.isdisjoint(self.words.doing | self.words.takes_l | self.words.request)

    def _of_governor(self, v: int, *, is_apart: bool, is_setting: bool) -> Iterator[Cue]:
        """What the verb at token v, before the noun in its clause, says of it."""
        lemmas, governor = self.verbs.lemmas(v), self.governor
        if is_setting:
            yield from (cue for cue in self.verbs.of_verb(v) if cue.kind in ("future", "plan"))
            return
        is_its = governor is not None and governor.token == v
        if is_its and governor is not None and any(phrase.head == self.t for phrase in governor.subject + governor.cause):
            if lemmas & (self.words.refusal | self.words.denial) and self._is_passive(v):
                yield Cue("refusal", v)
            elif self.is_masdar or not self.s.has_article(self.t):
                yield from self.verbs.of_verb(v)
            return
        if lemmas & self.words.turns_from and self.keys[self.t - 1] == "عن":
            yield Cue("refusal", v)
        is_complement = is_its and governor is not None and self.c.around.is_complement(self.t, governor)
        is_complement = is_complement or (self.keys[self.t - 1] == "من" and bool(lemmas & self.words.hypothesis))  # «حذر من هجوم»
        is_presumed = self.is_presumed or is_apart
        if is_presumed and not is_complement:
            return
        is_decided = self.is_masdar and not self.candidate.frame.happens
        found = list(self.verbs.of_lemmas(lemmas, v, is_subjunctive=True, is_masdar=is_decided))
        yield from found
        is_there = self.candidate.frame.happens and self.s.has_article(self.t)  # «لم تتبن أي جهة الهجوم»
        if found or (is_complement and not is_there and (not is_presumed or lemmas & self._bringing)):
            yield from self.verbs.of_verb(v)

    def _is_passive(self, v: int) -> bool:
        return all(reading.voice == "passive" for reading in self.s.verbs.readings[self.keys[v]] if reading.tense in ("past", "present"))

    def _behind(self) -> Iterator[Cue]:
        """An adjective behind the noun that agrees with it: «الزيارة المرتقبة», «هجوم محتمل»."""
        t, key = self.t, self.keys[self.t]
        is_feminine = key.endswith(("ة", "ه", "ات"))
        for i in range(t + 1, min(self.s.last, t + len(self.candidate.tail) + _BEHIND) + 1):
            if self.kinds[i] not in (WORD, ENCLITIC) or i in self.s.times or self.speech.is_verb(i) or self.keys[i] in self.s.function_words:
                return
            plain = bare(self.keys[i])
            if plain.endswith(("ة", "ه")) == is_feminine:
                if plain in self.words.planned_behind:
                    yield Cue("plan", i)
                if plain in self.words.possible_behind:
                    yield Cue("hypothesis", i)
