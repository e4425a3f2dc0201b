"""Which words may tell an event: every form of a frame's verbs, their masdars and passive participles, by key."""

from typing import Literal, NamedTuple

from ..rules.lexicon import Keys, PhraseIndex
from ..rules.verbs import Reading, Verbs
from ..text.keys import key as key_of
from .frames import Frame, TriggerRule
from .words import bare

Form = Literal["verb", "masdar", "participle"]
_SPEAKERS = frozenset(("1s", "1p"))
"""«أهلنا» is our people, not "we trained": a trigger that any object will do for is not read in the first person."""


class Candidate(NamedTuple):
    """One way a word may be a trigger: the frame, which of its triggers, and the reading of the word."""

    frame: Frame
    address: str  # "training.yml#triggers.2"
    rule: TriggerRule
    heads: PhraseIndex[bool]
    vetoes: frozenset[str]
    company: frozenset[str]
    form: Form
    reading: Reading
    order: int


def index_triggers(frames: dict[str, Frame], verbs: Verbs, keys: Keys) -> dict[str, tuple[Candidate, ...]]:
    """Candidates by key, in the order of the frames and their triggers."""
    by_lemma: dict[str, list[tuple[str, Reading]]] = {}
    for key, readings in verbs.readings.items():
        for reading in readings:
            by_lemma.setdefault(reading.lemma, []).append((key, reading))
    found: dict[str, list[Candidate]] = {}
    order = 0
    for name, frame in frames.items():
        for number, rule in enumerate(frame.triggers):
            order += 1
            heads: PhraseIndex[bool] = PhraseIndex()
            for phrase in (*rule.object, *rule.subject):
                heads.add(tuple(bare(key) for key in keys(phrase)), True)
            vetoes, company = (frozenset(bare(key_of(word)) for word in listed) for listed in (rule.unless, rule.only_with))
            for lemma in rule.verb:
                for key, reading in by_lemma[lemma]:
                    if reading.tense == "present" and reading.persons == {"1s"} and _has_past(verbs, key, lemma):
                        continue  # «اتفق» is he agreed; «أتفق» has the same key
                    form = _form_of(reading)
                    if form not in rule.forms or (rule.object_types and reading.persons and reading.persons <= _SPEAKERS):
                        continue
                    candidate = Candidate(frame, f"{name}#triggers.{number}", rule, heads, vetoes, company, form, reading, order)
                    found.setdefault(key, []).append(candidate)
                    if form != "verb":
                        found.setdefault("ال" + key, []).append(candidate)
    return {key: tuple(candidates) for key, candidates in found.items()}


def _has_past(verbs: Verbs, key: str, lemma: str) -> bool:
    return any(reading.tense == "past" and reading.lemma == lemma for reading in verbs.readings[key])


def _form_of(reading: Reading) -> Form | None:
    if reading.tense in ("past", "present"):
        return "verb"
    if reading.tense == "masdar":
        return "masdar"
    return "participle" if reading.voice == "passive" else None
