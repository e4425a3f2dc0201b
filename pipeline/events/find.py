"""The events of an article: triggers found, their clauses read, roles filled, dated, placed and chained.

Matching is linear in the text: only sentences with a trigger are looked at, and every look around a trigger is bounded.
"""

import hashlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from ..rules.lexicon import Keys
from ..rules.vocabulary import Vocabulary
from ..text.tokens import Tokens, find
from .chains import number_chains
from .clauses import Clauses
from .context import read_context
from .dating import date_of, share_dates
from .frames import GRAMMATICAL, Frame
from .match import Match, Refusal, find_matches
from .narrative import Narrative, Told
from .partofspeech import keys_with_verbs
from .phrases import CLOSING_QUOTES, OPENING_QUOTES, NounPhrase
from .places import Location, locations_of, places_of
from .roles import Filled
from .sentence import Mentions, Sentence
from .triggers import Candidate, index_triggers
from .words import EventWords, read_event_words

_ID_LENGTH = 16
_TOLD = ("EVENT", "DOC", "PROGRAM")
"""Types of names whose first word may be a trigger."""
_LONGEST_SENTENCE = 250
"""Tokens of the longest sentence that is read as one: news has few above 120."""


class Engine(NamedTuple):
    """The frames of a model, ready to match."""

    frames: dict[str, Frame]
    triggers: dict[str, tuple[Candidate, ...]]
    words: EventWords
    vocabulary: Vocabulary


def read_engine(lexicons: Path, frames: dict[str, Frame], vocabulary: Vocabulary, keys: Keys) -> Engine:
    """Frames made ready with the event words of a lexicon folder."""
    named = {name for frame in frames.values() for rule in frame.triggers for name in rule.renamed.values()}
    sources = {source.partition(":")[0] for frame in frames.values() for rule in frame.roles.values() for source in rule.sources}
    words = read_event_words(lexicons, keys, sources - named - set(GRAMMATICAL), vocabulary.verbs.lemmas())
    return Engine(frames, index_triggers(frames, vocabulary, keys), words, vocabulary)


def find_events(
    doc_id: str, published: str | None, tokens: Tokens, sentences: list[list[int]], mentions: Mentions, engine: Engine
) -> list[dict[str, Any]]:
    """The events of an article as fields of `schema.Event`, in the order of their triggers; `published` is its ISO date."""
    events: list[dict[str, Any]] = []
    narrative = Narrative(tokens, sentences, mentions.timexes, published, engine.words)
    for number, clauses, found in matches_of(tokens, sentences, mentions, engine):
        claimed: set[int] = set()
        if not found:
            continue
        told, locations = narrative.before(number), locations_of(clauses)
        for match in found:
            known = narrative.known(match.candidate.frame.event, match.candidate.lemma)
            events.append(_event(doc_id, clauses, number, match, claimed, told, known, locations))
            narrative.note(events[-1])
            if events[-1]["modality"] == "asserted" and _is_ahead(events[-1]["date"], published):
                events[-1]["modality"] = "planned"
            claimed.update({events[-1]["date"]["timex"]} - {None})
    number_chains(events)
    share_dates(events)
    return events


def matches_of(
    tokens: Tokens, sentences: list[list[int]], mentions: Mentions, engine: Engine, refused: list[Refusal] | None = None
) -> Iterator[tuple[int, Clauses, list[Match]]]:
    """The matches of each sentence that has any trigger: its number, its clauses, its matches; what does not fit is added to `refused`, if given."""
    triggers = engine.triggers
    tokens = tokens._replace(keys=keys_with_verbs(tokens, engine.words, engine.vocabulary, triggers))
    index: _Index | None = None
    for number, first, last in _pieces(sentences):
        starts = [first + i for i in find(tokens.keys[first : last + 1], triggers)]
        if not starts:
            continue
        index = index or _Index(tokens, mentions)
        clauses = Clauses(index.sentence(tokens, first, last, engine), partial(_subject_before, tokens, sentences, number, index, engine))
        yield number, clauses, find_matches(clauses, [t for t in starts if t not in index.no_triggers], triggers, refused)


def _event(
    doc_id: str, clauses: Clauses, sentence: int, match: Match, claimed: set[int], told: Told | None, known: int | None, locations: list[Location]
) -> dict[str, Any]:
    t, candidate, offers, roles, repeated = match
    frame = candidate.frame
    start, end = clauses.s.tokens.span(t, offers.last)
    context = read_context(clauses, t, candidate, offers.governor)
    trigger = {"start": start, "end": end, "text": clauses.s.tokens.text[start:end], "lemma": candidate.lemma, "form": candidate.form}
    return {
        "id": _id(doc_id, frame.event, start, end, repeated),
        "chain": 0,
        "type": frame.event,
        "trigger": trigger,
        "sentence": sentence,
        **context._asdict(),
        "date": date_of(clauses, t, candidate.form, offers, context, claimed, told, known),
        "places": places_of(clauses, t, candidate.form, frame, offers, roles, locations),
        "roles": roles,
        "attribution": None,
        "confidence": _confidence(candidate, roles),
        "rule": candidate.address,
        "plover": frame.plover,
        "cameo": frame.cameo,
        "ace": frame.ace,
    }


def _id(*of: str | int) -> str:
    """A stable id: of the document, the type, the trigger's offsets and, if the trigger tells several events, which one."""
    told = of if of[-1] else of[:-1]
    return hashlib.sha1("\0".join(map(str, told)).encode()).hexdigest()[:_ID_LENGTH]


def _confidence(candidate: Candidate, roles: Filled) -> float:
    """More filled roles, more trust; a verb more than a masdar. To be measured once all types are there."""
    return round(min(0.95, (0.6 if candidate.form == "verb" else 0.5) + 0.1 * len(roles)), 2)


def _pieces(sentences: list[list[int]]) -> Iterator[tuple[int, int, int]]:
    """Sentences as (number, first, last); one without end is looked at in pieces, so that the time a text takes stays linear."""
    for number, (first, last) in enumerate(sentences):
        for start in range(first, last + 1, _LONGEST_SENTENCE):
            yield number, start, min(last, start + _LONGEST_SENTENCE - 1)


def _subject_before(tokens: Tokens, sentences: list[list[int]], number: int, index: "_Index", engine: Engine) -> tuple[NounPhrase, ...]:
    """The subject of the sentence before, read when a verb asks for it."""
    if not number or sentences[number - 1][1] - sentences[number - 1][0] > _LONGEST_SENTENCE:
        return ()
    return Clauses(index.sentence(tokens, sentences[number - 1][0], sentences[number - 1][1], engine)).around.main_subject()


class _Index:
    """The mentions of an article by first token; of those that begin together the longest."""

    def __init__(self, tokens: Tokens, mentions: Mentions) -> None:
        self.mentions = mentions
        self.times, self.quantities, self.entities = (self._by_first(found) for found in mentions)
        keys = tokens.keys
        self.no_triggers = {i for i in range(1, len(keys) - 1) if keys[i - 1] in OPENING_QUOTES and keys[i + 1] in CLOSING_QUOTES}  # «صاروخ "فجر"»
        self.no_triggers |= {i for timex in mentions.timexes for i in range(timex["first"], timex["last"] + 1)}
        # «المركز العربي لتدريب القضاة», «حركة النهضة»; but «مؤتمر جنيف» is one, and «القوات | المتمردة» too
        self.no_triggers |= {i for name in mentions.entities for i in range(name["first"] + (name["type"] in _TOLD), name["last"] + 1)}

    def _by_first(self, found: list[dict[str, Any]]) -> dict[int, tuple[int, int]]:
        by_first: dict[int, tuple[int, int]] = {}
        for index, mention in enumerate(found):
            if mention["last"] > by_first.get(mention["first"], (-1, 0))[0]:
                by_first[mention["first"]] = (mention["last"], index)
        return by_first

    def sentence(self, tokens: Tokens, first: int, last: int, engine: Engine) -> Sentence:
        """The tokens first..last with the mentions that begin and end there."""
        times, quantities, entities = (
            {i: found[i] for i in range(first, last + 1) if i in found and found[i][0] <= last}
            for found in (self.times, self.quantities, self.entities)
        )
        covered = frozenset(i for found in (times, entities) for start, (end, _) in found.items() for i in range(start, end + 1))
        return Sentence(tokens, first, last, times, covered, quantities, entities, self.mentions, engine.words, engine.vocabulary)


def _is_ahead(date: dict[str, Any], published: str | None) -> bool:
    """What is told with a date after the publication has not happened yet: «تعقد الجامعة الأحد المقبل …»."""
    return bool(published and date["earliest"] and date["earliest"][:10] > published[:10])
