"""An article as the event engine reads it: its tokens by sentence, the mentions that begin in each, and its clauses when they are asked for."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from ..rules.vocabulary import Vocabulary
from ..text.tokens import Tokens, find
from .clauses import Clauses
from .confidence import Confidence
from .dictionary import Dictionary
from .frames import Frame
from .partofspeech import keys_with_verbs
from .phrases import CLOSING_QUOTES, OPENING_QUOTES, NounPhrase
from .sentence import Mentions, Sentence
from .triggers import Candidate
from .words import EventWords

_TOLD = ("EVENT", "DOC", "PROGRAM")
"""Types of names whose first word may be a trigger."""
_LONGEST_SENTENCE = 250
"""Tokens of the longest sentence that is read as one: news has few above 120."""
_KEPT = 8
"""Sentences kept: pronouns are looked for in the few before."""


class Engine(NamedTuple):
    """The frames of a model, ready to match."""

    frames: dict[str, Frame]
    triggers: dict[str, tuple[Candidate, ...]]
    words: EventWords
    vocabulary: Vocabulary
    dictionary: Dictionary
    confidence: Confidence


class Reading:
    """One article; nothing is read before it is asked for."""

    def __init__(self, tokens: Tokens, sentences: list[list[int]], mentions: Mentions, engine: Engine) -> None:
        self.tokens = tokens._replace(keys=keys_with_verbs(tokens, engine.words, engine.vocabulary, engine.triggers))
        self.sentences, self.mentions, self.engine = sentences, mentions, engine
        self._index: _Index | None = None
        self._clauses: dict[int, Clauses | None] = {}

    def with_triggers(self) -> Iterator[tuple[int, Clauses, list[int]]]:
        """Each sentence that has triggers: its number, its clauses, the tokens where an event may be told."""
        triggers = find(self.tokens.keys, self.engine.triggers)
        for number, (first, last) in enumerate(self.sentences):
            for start in range(first, last + 1, _LONGEST_SENTENCE):  # so that the time a text without end takes stays linear
                end = min(last, start + _LONGEST_SENTENCE - 1)
                starts = triggers[bisect_left(triggers, start) : bisect_right(triggers, end)]
                if starts:
                    clauses = self.clauses(number) or self._read(number, start, end)
                    yield number, clauses, [t for t in starts if t not in self.index.no_triggers]

    def clauses(self, number: int) -> Clauses | None:
        """The clauses of a sentence, None for one that is too long to be read as one. The last few are kept."""
        if number not in self._clauses:
            if len(self._clauses) >= _KEPT:
                del self._clauses[min(self._clauses)]
            first, last = self.sentences[number]
            self._clauses[number] = self._read(number, first, last) if last - first < _LONGEST_SENTENCE else None
        return self._clauses[number]

    def close(self) -> None:
        """Let go of the sentences, which know of this object: so they are freed at once, and not only when garbage is collected."""
        self._clauses.clear()

    @property
    def index(self) -> "_Index":
        """The mentions by token."""
        if self._index is None:
            self._index = _Index(self.tokens, self.mentions)
        return self._index

    def _read(self, number: int, first: int, last: int) -> Clauses:
        return Clauses(self.index.sentence(self.tokens, first, last, self.engine), partial(self._subject_before, number))

    def _subject_before(self, number: int) -> tuple[NounPhrase, ...]:
        """The subject of the sentence before, read when a verb asks for it."""
        before = self.clauses(number - 1) if number else None
        return before.around.main_subject() if before is not None else ()


class _Index:
    """The mentions of an article by first token; of those that begin together the longest."""

    def __init__(self, tokens: Tokens, mentions: Mentions) -> None:
        self.mentions = mentions
        self.times, self.quantities, self.entities = (self._by_first(found) for found in mentions)
        self.firsts = tuple(sorted(found) for found in (self.times, self.quantities, self.entities))
        keys = tokens.keys
        self.no_triggers = {i + 1 for i in find(keys[:-2], OPENING_QUOTES) if keys[i + 2] in CLOSING_QUOTES}  # «صاروخ "فجر"»
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
            {i: found[i] for i in firsts[bisect_left(firsts, first) : bisect_right(firsts, last)] if found[i][0] <= last}
            for found, firsts in zip((self.times, self.quantities, self.entities), self.firsts, strict=True)
        )
        covered = frozenset(i for found in (times, entities) for start, (end, _) in found.items() for i in range(start, end + 1))
        return Sentence(tokens, first, last, times, covered, quantities, entities, self.mentions, engine.words, engine.vocabulary, engine.dictionary)
