"""How an event is meant: does it happen or not, is it told, planned, asked for or only thought of, and in which tense.

`scope` finds the words that colour the trigger; here they are weighed.
"""

from typing import Literal, NamedTuple

from ..text.tokens import MARK
from .clauses import Clauses
from .scope import cues_of
from .surroundings import Governor
from .triggers import Candidate
from .verb_scope import Cue, Kind

Polarity = Literal["pos", "neg"]
Modality = Literal["asserted", "planned", "requested", "hypothetical"]
Tense = Literal["past", "present", "future"] | None
_RESTRICTION_REACH = 8
"""Tokens between a verb and what takes its negation back: «لم توقع الوزارة سوى اتفاقية»."""
_MEANT: dict[Kind, Modality] = {"plan": "planned", "future": "planned", "request": "requested", "hypothesis": "hypothetical"}


class Context(NamedTuple):
    """The fields of the event record."""

    polarity: Polarity
    modality: Modality
    tense: Tense
    voice: Literal["active", "passive"]


def read_context(clauses: Clauses, t: int, candidate: Candidate, governor: Governor | None) -> Context:
    """The context of the trigger at token t; `governor` is the verb before it in its sentence."""
    if candidate.form == "participle" and candidate.passive:  # «الاتفاقية الموقعة بين …»: concluded, whatever is said of it
        return Context("pos", "asserted", "past", "passive")
    cues = cues_of(clauses, t, candidate, governor)
    negations = sum(cue.kind in ("negation", "refusal") for cue in cues)
    if negations and _is_restricted(clauses, t):
        negations -= 1
    tense: Tense = None
    if candidate.form == "verb":
        tense = None if candidate.reading is None else "past" if candidate.reading.tense == "past" else "present"
    elif governor is not None:
        tense = clauses.s.verbs.tense(clauses.keys[governor.token])
    if any(cue.kind == "future" for cue in cues):
        tense = "future"
    return Context("neg" if negations % 2 else "pos", _modality(cues), tense, "passive" if candidate.passive else "active")


def _modality(cues: list[Cue]) -> Modality:
    """A condition makes all it holds hypothetical; else the innermost word decides, outside of what says that it came to nothing («أفشلت مخططا»)."""
    if any(cue.kind == "condition" for cue in cues):
        return "hypothetical"
    last = max((number for number, cue in enumerate(cues) if cue.kind == "refusal"), default=-1)
    for cue in cues[last + 1 :]:
        if cue.kind in _MEANT:
            return _MEANT[cue.kind]
    return "asserted"


def _is_restricted(clauses: Clauses, t: int) -> bool:
    """«لم توقع سوى اتفاقية واحدة»: she did sign one."""
    for i in range(t + 1, min(clauses.s.last, t + _RESTRICTION_REACH) + 1):
        if clauses.kinds[i] == MARK or clauses.speech.is_verb(i):
            return False
        if clauses.keys[i] in clauses.s.words.context.restriction:
            return True
    return False
