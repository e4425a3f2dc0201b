"""How an event is meant: does it happen or not, is it told, planned, asked for or only thought of, and in which tense.

Looked for right before the trigger («لم», «س», «عدم») and at the verb that governs a masdar («تعتزم الهيئة توقيع …», «دعا إلى تنظيم …»).
"""

from typing import Literal, NamedTuple

from ..text.tokens import MARK
from .clauses import Clauses
from .surroundings import Governor
from .triggers import Candidate

Tense = Literal["past", "present", "future"] | None
_BEFORE = 3
_BEFORE_WORDS = 8
"""Tokens before a trigger in which a word of planning or possibility colours it: «من المقرر أن توقع»."""


class Context(NamedTuple):
    """The fields of the event record."""

    polarity: Literal["pos", "neg"]
    modality: Literal["asserted", "planned", "requested", "hypothetical"]
    tense: Tense
    voice: Literal["active", "passive"]


def read_context(clauses: Clauses, t: int, candidate: Candidate, governor: Governor | None) -> Context:
    """The context of the trigger at token t; `governor` is the verb that governs it."""
    if candidate.form == "participle" and candidate.passive:  # «الاتفاقية الموقعة بين …»: concluded, whatever is said of it
        return Context("pos", "asserted", "past", "passive")
    nominal = candidate.form != "verb"
    sentence, keys = clauses.s, clauses.keys
    words = sentence.words
    start = max(sentence.first, t - _BEFORE)
    before = keys[start:t]
    negative = (
        bool(words.negation & set(before))
        if candidate.form == "verb"
        else bool(words.negation_noun & set(before[-2:]) or words.not_yet & set(before))
    )
    governing = governor.lemmas if governor and nominal else frozenset()
    negative = negative or bool(governing & words.denial) or bool(governor and governing and _negated(clauses, governor.token))
    near = set(_clause_before(clauses, t))
    tense: Tense = None if nominal or candidate.reading is None else "past" if candidate.reading.tense == "past" else "present"
    future = bool(words.future & set(before))
    if governor and nominal:
        tense = sentence.verbs.tense(keys[governor.token])
        carries = bool(governor.lemmas & (words.control | words.light))
        future = carries and keys[governor.token - 1] in words.future and governor.token > sentence.first
    if future:
        tense = "future"
    modality: Literal["asserted", "planned", "requested", "hypothetical"] = "asserted"
    if governing & words.request or near & words.request_word:
        modality = "requested"
    elif governing & words.hypothesis or near & (words.hypothesis_word - {"قد"}) or (tense == "present" and "قد" in before):
        modality = "hypothetical"
    elif (future and not negative) or governing & words.plan or near & words.plan_word or _is_purpose(clauses, t, candidate, governing):
        modality = "planned"
    return Context("neg" if negative else "pos", modality, tense, "passive" if candidate.passive else "active")


def _is_purpose(clauses: Clauses, t: int, candidate: Candidate, governing: frozenset[str]) -> bool:
    """«للتوصل إلى اتفاق», «من أجل إبرام …»: not yet done, unless what governs it does it («نظمت برنامجاً لتدريب …»)."""
    words = clauses.s.words
    return candidate.form in ("masdar", "noun") and clauses.keys[t - 1] in words.purpose and t > clauses.s.first and not governing & words.control


def _negated(clauses: Clauses, verb: int) -> bool:
    """«لم تعلن توقيع …»: the governing verb is negated."""
    return verb > clauses.s.first and clauses.keys[verb - 1] in clauses.s.words.negates_governor


def _clause_before(clauses: Clauses, t: int) -> list[str]:
    """The keys before a trigger back to the last mark or other verb."""
    found = []
    for i in range(t - 1, max(clauses.s.first, t - _BEFORE_WORDS) - 1, -1):
        if clauses.kinds[i] == MARK or clauses.speech.is_verb(i):
            break
        found.append(clauses.keys[i])
    return found
