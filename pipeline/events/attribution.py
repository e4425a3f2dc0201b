"""Who tells an event, where it is not the article itself: the report that covers its trigger most closely.

A pronoun («وأضاف أن …») means who spoke in the sentence before. Words in quotation marks that go on over several sentences are all told by who
opens or closes the quotation.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Any

from .clauses import Clauses
from .match import Match
from .phrases import NounPhrase
from .reports import Report, find_reports
from .sentence import Sentence

_SENTENCES_BACK = 4
"""Sentences before a pronoun in which who it means is looked for."""
_DEEPEST_QUOTATION = 3
"""Quotations, one inside the other, that an event may lie in."""
Attribution = dict[str, Any]


class Attributions:
    """The reports of one article, found when they are asked for; `clauses_of` reads the sentence of a number, `sentences` are their characters."""

    def __init__(self, clauses_of: Callable[[int], Clauses | None], sentences: Sequence[tuple[int, int]], speech: Sequence[Sequence[int]]) -> None:
        self._clauses_of, self._ends = clauses_of, [end for _, end in sentences]
        self._speech = sorted((first, last) for first, last in speech)
        self._reports: dict[int, list[Report]] = {}

    def of(self, number: int, match: Match) -> Attribution | None:
        """The field of `schema.Event` for a match in the sentence of that number."""
        clauses = self._clauses_of(number)
        if clauses is None:
            return None
        t = match.t
        covering = [report for report in self._in(number) if _covers(clauses, report, match)]
        close = [report for report in covering if not report.whole]
        if close:
            return self._made(number, max(close, key=lambda report: (report.first, report.token)))
        if (quoted := self._of_quotation(number, clauses.s.tokens.starts[t])) is not None:
            return quoted
        return self._made(number, covering[-1]) if covering else None

    def _in(self, number: int) -> list[Report]:
        if number not in self._reports:
            clauses = self._clauses_of(number)
            self._reports[number] = find_reports(clauses) if clauses is not None else []
        return self._reports[number]

    def _made(self, number: int, report: Report) -> Attribution | None:
        found = self._named(number, report)
        if found is None:
            return None
        sentence, source = found
        start, end = sentence.tokens.span(source.first, source.last)
        entity = sentence.entities.get(source.first)
        index = entity[1] if entity is not None and entity[0] == source.last else source.entity
        return {"source": {"start": start, "end": end, "text": sentence.tokens.text[start:end], "entity": index}, "verb": report.verb}

    def _named(self, number: int, report: Report) -> tuple[Sentence, NounPhrase] | None:
        """The phrase that names who a report's source is, and its sentence; a pronoun's is looked for in the sentences before."""
        clauses = self._clauses_of(number)
        if report.source is not None and clauses is not None:
            return clauses.s, report.source
        for before in range(number - 1, max(-1, number - 1 - _SENTENCES_BACK), -1):
            clauses = self._clauses_of(before)
            if clauses is None:
                return None
            for earlier in reversed(self._in(before)):
                if earlier.source is not None and not earlier.by_noun:
                    return clauses.s, earlier.source
            if not self._in(before):  # nobody spoke: who acts in the sentence
                subject = clauses.around.main_subject()
                return (clauses.s, subject[0]) if subject else None
        return None

    def _of_quotation(self, number: int, start: int) -> Attribution | None:
        """Who tells the quotation that goes on over several sentences around a character."""
        innermost = bisect_left(self._speech, (start, 0))
        for first, last in self._speech[max(0, innermost - _DEEPEST_QUOTATION) : innermost]:
            if not first < start < last:
                continue
            begin = self._number(first)
            end = self._number(last - 1)
            if begin == end:
                return None
            for report in reversed(self._in(begin)):
                clauses = self._clauses_of(begin)
                if clauses is not None and not report.whole and not report.by_noun and clauses.s.tokens.starts[report.first] <= first + 1:
                    return self._made(begin, report)
            for report in self._in(end):
                clauses = self._clauses_of(end)
                if clauses is not None and report.whole and clauses.s.tokens.starts[report.token] >= last:
                    return self._made(end, report)
        return None

    def _number(self, character: int) -> int:
        """The number of the sentence that a character is in."""
        return min(bisect_right(self._ends, character), len(self._ends) - 1)


def _covers(clauses: Clauses, report: Report, match: Match) -> bool:
    """Does a report tell the event of a match? A noun is told by its own verb only; a new clause behind «فيما» is not told."""
    t = match.t
    is_source = report.source is not None and report.source.first <= t <= report.source.last
    if is_source or not report.first <= t <= report.last or report.token == t:
        return False
    if report.by_noun:
        return match.candidate.form != "verb" and not any(clauses.speech.is_verb(i) for i in range(report.first, t))
    if report.whole:
        return True
    return not any(clauses.keys[i] in clauses.s.words.context.ends_report for i in range(report.first, t))
