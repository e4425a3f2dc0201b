"""The events of an article: triggers found, their clauses read, roles filled, dated, placed and chained.

Matching is linear in the text: only sentences with a trigger are looked at, and every look around a trigger is bounded.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..rules.lexicon import Keys
from ..rules.vocabulary import Vocabulary
from ..text.tokens import Tokens
from .attribution import Attributions
from .chains import number_chains
from .clauses import Clauses
from .confidence import features_of, read_confidence
from .context import read_context
from .dating import date_of, share_dates
from .dictionary import Dictionary
from .frames import GRAMMATICAL, Frame
from .match import Match, Refusal, find_matches
from .narrative import Narrative, Told
from .places import Location, locations_of, places_of
from .reading import Engine, Reading
from .sentence import Mentions
from .tellings import TellingReader
from .triggers import index_triggers
from .words import read_event_words

_ID_LENGTH = 16


def read_engine(lexicons: Path, frames: dict[str, Frame], vocabulary: Vocabulary, keys: Keys) -> Engine:
    """Frames made ready with the event words of a lexicon folder."""
    named = {name for frame in frames.values() for rule in frame.triggers for name in rule.renamed.values()}
    sources = {source.partition(":")[0] for frame in frames.values() for rule in frame.roles.values() for source in rule.sources}
    words = read_event_words(lexicons, keys, sources - named - set(GRAMMATICAL), vocabulary.verbs)
    return Engine(frames, index_triggers(frames, vocabulary, keys), words, vocabulary, Dictionary(words, vocabulary), read_confidence(lexicons))


def find_events(
    doc_id: str,
    published: str | None,
    tokens: Tokens,
    sentences: list[list[int]],
    mentions: Mentions,
    engine: Engine,
    speech: Sequence[Sequence[int]] = (),
) -> list[dict[str, Any]]:
    """The events of an article as fields of `schema.Event`, in the order of their triggers.

    `published` is its ISO date, `speech` the characters of direct speech in it.
    """
    events: list[dict[str, Any]] = []
    reading = Reading(tokens, sentences, mentions, engine)
    attributions = Attributions(reading.clauses, [tokens.span(first, last) for first, last in sentences], speech)
    narrative = Narrative(tokens, sentences, mentions.timexes, published, engine.words)
    for number, clauses, found in matches_of(reading):
        claimed: set[int] = set()
        if not found:
            continue
        told, locations = narrative.before(number), locations_of(clauses)
        for match in found:
            known = narrative.known(match.candidate.frame.event, match.candidate.lemma)
            event = _event(doc_id, clauses, number, match, claimed, told, known, locations)
            narrative.note(event)
            event["attribution"] = attributions.of(number, match)
            if _is_ahead(event, published):
                event["modality"] = "planned"
            told_by = engine.triggers[clauses.keys[match.t]]
            event["confidence"] = engine.confidence.of(features_of(event, match, len({candidate.frame.event for candidate in told_by})))
            claimed.update({event["date"]["timex"]} - {None})
            events.append(event)
    reading.close()
    number_chains(events, TellingReader(tokens, sentences, mentions.entities, engine.triggers, engine.words))
    share_dates(events)
    return events


def matches_of(reading: Reading, refused: list[Refusal] | None = None) -> Iterator[tuple[int, Clauses, list[Match]]]:
    """The matches of each sentence that has any trigger: its number, its clauses, its matches; what does not fit is added to `refused`, if given."""
    for number, clauses, starts in reading.with_triggers():
        yield number, clauses, find_matches(clauses, starts, reading.engine.triggers, refused)


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
        "confidence": 0.0,
        "rule": candidate.address,
        "plover": frame.plover,
        "cameo": frame.cameo,
        "ace": frame.ace,
    }


def _id(*of: str | int) -> str:
    """A stable id: of the document, the type, the trigger's offsets and, if the trigger tells several events, which one."""
    told = of if of[-1] else of[:-1]
    return hashlib.sha1("\0".join(map(str, told)).encode()).hexdigest()[:_ID_LENGTH]


def _is_ahead(event: dict[str, Any], published: str | None) -> bool:
    """What is told with a date after the publication has not happened yet: «تعقد الجامعة الأحد المقبل …»; a past verb has been misdated, then."""
    if event["modality"] != "asserted" or (event["trigger"]["form"] == "verb" and event["tense"] == "past"):
        return False
    return bool(published and event["date"]["earliest"] and event["date"]["earliest"][:10] > published[:10])
