"""A mention of an event as chains compare it: its fillers by role, its days, its places, and which event nouns it is told with."""

from typing import Any, NamedTuple

from ..text.tokens import ENCLITIC, WORD, Tokens
from .fillers import Filler, FillerReader, is_country
from .sentence import Mention
from .triggers import Candidate
from .words import EventWords, bare

ASIDE = {("sport", "opponent"): "team", ("call", "recipient"): "caller"}
"""Roles whose fillers may change places when an event is told again: who beats and who is beaten."""
_BEHIND = 6
"""Tokens behind a trigger among which the event may be named: «ناقش الاجتماع», «خرقت إسرائيل الهدنة»."""
_BESIDE = 3
"""Tokens behind a trigger that describe it: «هجوم مماثل», «الهجوم الذي …»."""
_MANY = ("Number=Plur", "Number=Dual")


class Place(NamedTuple):
    """Where it happened: the words of the name but for «مدينة» and the like, which are `heads`; its entity's id and country.

    `settled` is a town, province or country: two of them are two places, but a road or camp may lie in one.
    """

    words: frozenset[str]
    heads: frozenset[str]
    id: str | None
    country: str | None
    whole_country: bool
    settled: bool


class Nouns(NamedTuple):
    """The event nouns of a mention, by lemma: each with its token, which are definite («الهجوم», «زيارته»), which plural.

    `pointed` are those that may mean what any word told: «الهجوم», «هذا القرار».
    """

    told: dict[str, int]
    known: frozenset[str]
    plural: frozenset[str]
    pointed: bool


class Telling(NamedTuple):
    """One mention, with trigger at token `first`.

    `joined` is one that a «و» or «كما» joins to what was told before, `goes_on` one in a sentence that does,
    `another` one that says so («أيضا», «آخر»).
    """

    event: dict[str, Any]
    first: int
    fillers: dict[str, tuple[Filler, ...]]
    places: tuple[Place, ...]
    nouns: Nouns
    joined: bool
    goes_on: bool
    another: bool


class TellingReader:
    """Reads the events of one article as tellings."""

    def __init__(
        self, tokens: Tokens, sentences: list[list[int]], entities: list[Mention], triggers: dict[str, tuple[Candidate, ...]], words: EventWords
    ) -> None:
        self.tokens, self.sentences, self.entities, self.triggers, self.words = tokens, sentences, entities, triggers, words
        self.fillers = FillerReader(tokens, entities)

    def telling(self, event: dict[str, Any]) -> Telling:
        """One event as a telling."""
        keys = self.tokens.keys
        first, last = self.tokens.within(event["trigger"]["start"], event["trigger"]["end"]) or (0, 0)
        opening, end = self.sentences[event["sentence"]]
        before = max(opening, first - 1)
        beside = keys[before : min(end, last + _BESIDE) + 1]
        return Telling(
            event,
            first,
            self._fillers(event),
            tuple(map(self._place, event["places"])),
            self._nouns(event, first, last),
            before < first and keys[before] in self.words.joining,
            keys[opening] in self.words.joining,
            any(key in self.words.another or bare(key) in self.words.another for key in beside),
        )

    def _nouns(self, event: dict[str, Any], first: int, last: int) -> Nouns:
        tokens = self.tokens
        opening, end = self.sentences[event["sentence"]]
        told: dict[str, int] = {}
        known: set[str] = set()
        plural: set[str] = set()
        described = any(key in self.words.relative for key in tokens.keys[last + 1 : min(end, last + _BESIDE) + 1])
        pointed = tokens.has_article(first) and event["trigger"]["form"] == "noun" and not described
        for i in range(first, min(end, last + _BEHIND) + 1):
            lemmas = self._lemmas(event, i, first)
            if not lemmas:
                continue
            for lemma in lemmas:
                told.setdefault(lemma, i)
            if any(number in tokens.morphs[i] for number in _MANY):
                plural |= lemmas
            if tokens.has_article(i) or (first < i < end and tokens.kinds[i + 1] == ENCLITIC):
                known |= lemmas
                pointed = pointed or (i > opening and tokens.keys[i - 1] in self.words.demonstrative)
        return Nouns(told, frozenset(known), frozenset(plural), pointed)

    def _lemmas(self, event: dict[str, Any], i: int, first: int) -> set[str]:
        """The lemmas of an event noun of this type that token i is, if it is one."""
        candidates = self.triggers.get(self.tokens.keys[i], ()) if self.tokens.kinds[i] == WORD else ()
        forms = ("noun", "masdar") if i > first or event["trigger"]["form"] in ("noun", "masdar") else ()
        return {candidate.lemma for candidate in candidates if candidate.form in forms and candidate.frame.event == event["type"]}

    def _fillers(self, event: dict[str, Any]) -> dict[str, tuple[Filler, ...]]:
        fillers: dict[str, tuple[Filler, ...]] = {}
        for role, filled in event["roles"].items():
            role = ASIDE.get((event["type"], role), role)
            fillers[role] = (*fillers.get(role, ()), *map(self.fillers.filler, filled))
        return fillers

    def _place(self, place: dict[str, Any]) -> Place:
        entity = self.entities[place["entity"]] if place["entity"] is not None else None
        first, last = self.tokens.within(place["start"], place["end"]) or (0, -1)
        words = frozenset(bare(self.tokens.keys[i]) for i in range(first, last + 1) if self.tokens.kinds[i] == WORD)
        heads = words & self.words.place_head
        if entity is None:
            return Place(words - heads, heads, None, None, False, False)
        return Place(words - heads, heads, entity["id"], entity["country"], is_country(entity), entity["type"] == "GPE")
