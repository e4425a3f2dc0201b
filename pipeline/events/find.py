"""The events of an article: triggers found, their clauses read, roles filled, dated, placed and chained.

Matching is linear in the text: only sentences with a trigger are looked at, and every look around a trigger is bounded.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ..rules.lexicon import Keys
from ..rules.verbs import Verbs
from ..text.tokens import Tokens
from .chains import number_chains
from .clauses import Clauses, Offers
from .context import read_context
from .dating import date_of
from .frames import Frame, read_frames
from .roles import Filled, fill_roles
from .sentence import Mentions, Sentence
from .triggers import Candidate, index_triggers
from .words import EventWords, read_event_words

_PLACE_PREPOSITIONS = ("في", "ب")
_PLACES = ("GPE", "LOC", "FAC")
_ID_LENGTH = 16


class Engine(NamedTuple):
    """The frames of a model, ready to match."""

    frames: dict[str, Frame]
    triggers: dict[str, tuple[Candidate, ...]]
    words: EventWords
    verbs: Verbs
    function_words: frozenset[str]


def read_engine(model: Path, lexicons: Path, verbs: Verbs, keys: Keys, function_words: frozenset[str]) -> Engine:
    """The frames and event words of a model folder."""
    lemmas = {reading.lemma for readings in verbs.readings.values() for reading in readings}
    frames = read_frames(model, lemmas)
    plain = {"subject", "object", "agent", *(rule.offered_as for frame in frames.values() for rule in frame.triggers)}
    sources = {source for frame in frames.values() for rule in frame.roles.values() for source in rule.sources} - plain
    words = read_event_words(lexicons, keys, sources | {"من قبل", "على يد", "من جانب"})
    return Engine(frames, index_triggers(frames, verbs, keys), words, verbs, function_words)


def find_events(doc_id: str, tokens: Tokens, sentences: list[list[int]], mentions: Mentions, engine: Engine) -> list[dict[str, Any]]:
    """The events of an article as fields of `schema.Event`, in the order of their triggers."""
    events: list[dict[str, Any]] = []
    triggers = engine.triggers
    for number, (first, last) in enumerate(sentences):
        starts = [i for i in range(first, last + 1) if tokens.keys[i] in triggers]
        if not starts:
            continue
        clauses = Clauses(_sentence(tokens, first, last, mentions, engine))
        taken: set[tuple[str, int]] = set()
        for t in starts:
            if t in clauses.s.times or _inside(t, mentions.timexes):
                continue
            for event in _at(doc_id, clauses, t, number, triggers[tokens.keys[t]], taken):
                events.append(event)
                break
    number_chains(events)
    return events


def _at(doc_id: str, clauses: Clauses, t: int, sentence: int, candidates: tuple[Candidate, ...], taken: set[tuple[str, int]]) -> Iterator[dict[str, Any]]:
    """The events that a token tells, the first frame that fits first. Two triggers of one type do not share their object («نظمت … لتدريب»)."""
    for candidate in candidates:
        if candidate.vetoes and clauses.has_any(candidate.vetoes):
            continue
        offers = clauses.offers(t, candidate)
        if offers is None:
            continue
        roles = fill_roles(candidate.frame, offers, clauses, t)
        if any(role not in roles for role in candidate.rule.needs) or not roles:
            continue
        wanted = offers.phrases[candidate.rule.offered_as]
        if any((candidate.frame.event, phrase.head) in taken for phrase in wanted):
            continue
        taken.update((candidate.frame.event, phrase.head) for phrase in wanted)
        yield _event(doc_id, clauses, t, sentence, candidate, offers, roles)


def _event(doc_id: str, clauses: Clauses, t: int, sentence: int, candidate: Candidate, offers: Offers, roles: Filled) -> dict[str, Any]:
    frame = candidate.frame
    start, end = clauses.s.tokens.span(t, t)
    context = read_context(clauses, t, candidate, offers.governor)
    lemma = candidate.reading.lemma
    trigger = {"start": start, "end": end, "text": clauses.s.tokens.text[start:end], "lemma": lemma, "form": candidate.form}
    return {
        "id": hashlib.sha1(f"{doc_id}\0{frame.event}\0{start}\0{end}".encode()).hexdigest()[:_ID_LENGTH],
        "chain": 0, "type": frame.event, "trigger": trigger, "sentence": sentence, **context._asdict(), "date": date_of(clauses, t, offers),
        "places": _places(clauses, t, offers, roles), "roles": roles, "attribution": None, "confidence": _confidence(candidate, roles),
        "rule": candidate.address, "plover": frame.plover, "cameo": frame.cameo, "ace": frame.ace,
    }  # fmt: skip


def _confidence(candidate: Candidate, roles: Filled) -> float:
    """More filled roles, more trust; a verb more than a masdar. To be measured once all types are there."""
    return round(min(0.95, (0.6 if candidate.form == "verb" else 0.5) + 0.1 * len(roles)), 2)


def _places(clauses: Clauses, t: int, offers: Offers, roles: Filled) -> list[dict[str, Any]]:
    """Places behind «في» and «ب» in the clause that fill no role."""
    sentence = clauses.s
    filled = {(argument["start"], argument["end"]) for found in roles.values() for argument in found}
    found = []
    for element in (*clauses.elements_before(t), *offers.elements):
        if element.preposition not in _PLACE_PREPOSITIONS:
            continue
        for phrase in element.items:
            if phrase.entity is None or sentence.mentions.entities[phrase.entity]["type"] not in _PLACES:
                continue
            start, end = sentence.tokens.span(phrase.first, phrase.last)
            if (start, end) not in filled:
                found.append({"start": start, "end": end, "text": sentence.tokens.text[start:end], "entity": phrase.entity, "source": "explicit"})
    return found


def _sentence(tokens: Tokens, first: int, last: int, mentions: Mentions, engine: Engine) -> Sentence:
    """The sentence first..last with the mentions that begin in it; of entities that begin together the longest."""
    times = {timex["first"]: timex["last"] for timex in mentions.timexes if first <= timex["first"] <= last}
    quantities = {q["first"]: (q["last"], index) for index, q in enumerate(mentions.quantities) if first <= q["first"] <= last}
    entities: dict[int, tuple[int, int]] = {}
    for index, entity in enumerate(mentions.entities):
        if first <= entity["first"] <= last and entity["last"] > entities.get(entity["first"], (-1, 0))[0]:
            entities[entity["first"]] = (entity["last"], index)
    return Sentence(tokens, first, last, times, quantities, entities, mentions, engine.words, engine.verbs, engine.function_words)


def _inside(t: int, mentions: list[dict[str, Any]]) -> bool:
    return any(mention["first"] <= t <= mention["last"] for mention in mentions)
