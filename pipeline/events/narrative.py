"""The date a story has reached: what the sentences before told, as far as the next one goes on with it.

Three things are told: a day of the past in the main clause of a sentence («وصل الوفد أمس»), a line that is nothing but a date (a diary, a list of
years), and the date of an event that is spoken of again («… اجتماعاً أمس. وبحث الاجتماع …»). A new date, a heading, a new story of a round-up
(«من جهة أخرى»), a bullet and a new dateline end it. What lies before the story («وكان قد …») neither is dated by it nor moves it.
"""

from bisect import bisect_left
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

from ..text.tokens import DIGIT, LINE_END, MARK, PROCLITIC, WORD, Tokens
from .words import EventWords

_A_DAY = ("day", "hour", "minute", "second")
"""Grains of dates that go on in the next sentence: a day told is that of what follows, a year hardly."""
_LONGEST_HEADING = 12
"""Tokens of the longest line without full stop that is a heading."""
_LONGEST_OPENING = 6
"""Tokens at the beginning of a sentence in which a place with a dash is a dateline."""
_SENTENCES_ON = 2
"""Sentences that a day goes on for without being told again."""
_DASHES = frozenset("-–—")
_BULLETS = _DASHES | frozenset("•*·●▪")
_A_YEAR = 366
_SENTENCE_ENDS = frozenset(".!?؟…")


class Told(NamedTuple):
    """What was told before a sentence: a time expression, whether it heads a list, and how many sentences and paragraphs lie between."""

    timex: int
    is_heading: bool
    since: int = 0
    paragraphs: int = 0


class Narrative:
    """Walks the sentences of an article in order, each once."""

    def __init__(self, tokens: Tokens, sentences: list[list[int]], timexes: list[dict[str, Any]], published: str | None, words: EventWords) -> None:
        self._tokens, self._sentences, self._timexes = tokens, sentences, timexes
        self._published, self._words = published, words
        self._read = 0
        self._told: Told | None = None
        self._known: dict[tuple[str, str], set[int]] = {}

    def before(self, number: int) -> Told | None:
        """What was told before a sentence, if it goes on with that; sentences are asked for in their order."""
        while self._read < number:
            self._told = self._step(self._read, self._told)
            self._read += 1
        told, begin = self._told, self._begin(number)
        if told is None or self._turns(number, begin) or (self._is_background(begin) and not told.is_heading):
            return None
        return told._replace(paragraphs=told.paragraphs + self._opens_paragraph(number))

    def note(self, event: dict[str, Any]) -> None:
        """Remember the date of an event, for when it is spoken of again."""
        when, trigger = event["date"], event["trigger"]
        if when["timex"] is not None and when["earliest"] and trigger["form"] != "verb":
            self._known.setdefault((event["type"], trigger["lemma"]), set()).add(when["timex"])

    def known(self, event: str, lemma: str) -> int | None:
        """The time that events of a type with this lemma had so far in the story; None if they had several."""
        times = self._known.get((event, lemma), ())
        return min(times) if len({self._timexes[i]["value"] for i in times}) == 1 else None

    def _step(self, number: int, told: Told | None) -> Told | None:
        """What is told when a sentence has been read."""
        first, last = self._sentences[number]
        begin = self._begin(number)
        heads = self._date_of_line(first, last)
        if heads is not None:
            is_dateline = bool(self._published) and self._timexes[heads]["value"] == (self._published or "")[:10]
            return None if is_dateline else Told(heads, True)
        if told:
            told = told._replace(since=told.since + 1, paragraphs=told.paragraphs + self._opens_paragraph(number))
        if self._turns(number, begin):
            told = None
            self._known.clear()
        if self._is_heading(number):
            self._known.clear()
            return None
        if told and told.since > _SENTENCES_ON:
            told = None
        dated = [i for i in self._times(first, last) if self._timexes[i]["earliest"] and self._timexes[i]["value"] != "PRESENT_REF"]
        if not dated or self._is_background(begin) or (told and told.is_heading):
            return told
        return Told(dated[0], False) if self._is_told(first, dated[0]) else None

    def _begin(self, number: int) -> int:
        """The first word of a sentence, past line ends and clitics."""
        first, last = self._sentences[number]
        while first < last and self._tokens.kinds[first] in (PROCLITIC, LINE_END):
            first += 1
        return first

    def _opens_paragraph(self, number: int) -> bool:
        tokens = self._tokens
        before = self._sentences[number - 1][1] if number else 0
        return "\n" in tokens.text[tokens.starts[before] : tokens.starts[self._begin(number)]]

    def _times(self, first: int, last: int) -> range:
        begin, end = (bisect_left(self._timexes, bound, key=itemgetter("first")) for bound in (first, last + 1))
        return range(begin, end)

    def _date_of_line(self, first: int, last: int) -> int | None:
        """The date that a line is made of, but for marks and a number."""
        for i in self._times(first, last):
            timex = self._timexes[i]
            rest = (*range(first, timex["first"]), *range(timex["last"] + 1, last + 1))
            if timex["type"] == "DATE" and timex["earliest"] and all(self._tokens.kinds[j] in (MARK, DIGIT, LINE_END) for j in rest):
                return i
        return None

    def _is_told(self, first: int, index: int) -> bool:
        """Does the main clause of a sentence tell this day, of the year before the article?"""
        timex, words, keys = self._timexes[index], self._words, self._tokens.keys
        if timex["type"] not in ("DATE", "TIME") or timex["grain"] not in _A_DAY:
            return False
        if self._published and not 0 <= _days(self._published) - _days(timex["earliest"]) <= _A_YEAR:
            return False
        before = keys[first : timex["first"]]
        if before and (before[-1] in words.deadline or before[-1] in words.since or before[-1] in words.sets_apart):
            return False
        return words.relative.isdisjoint(before) and before.count("«") == before.count("»") and before.count('"') % 2 == 0

    def _turns(self, number: int, begin: int) -> bool:
        """Does another story begin with this sentence?"""
        tokens, (first, last) = self._tokens, self._sentences[number]
        if tokens.keys[begin] in _BULLETS or any(self._words.turn.longest(tokens.keys, i) for i in (first, begin)):
            return True
        for i in range(begin + 1, min(last, begin + _LONGEST_OPENING)):
            if tokens.keys[i] in _DASHES and tokens.ends[i - 1] < tokens.starts[i]:  # «الرباط – »: a dateline
                return True
            if tokens.kinds[i] != WORD:
                return False
        return False

    def _is_heading(self, number: int) -> bool:
        """Is it a short line without full stop?"""
        first, last = self._sentences[number]
        return last - first < _LONGEST_HEADING and self._tokens.keys[last] not in _SENTENCE_ENDS

    def _is_background(self, begin: int) -> bool:
        """«وكان الوفد قد زار …»: earlier than the story."""
        return self._tokens.keys[begin] in self._words.background


def _days(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()
